"""Guides in which the rules for single files found nothing, remembered so that they need not be judged again.

Only that there was nothing is remembered, never a problem: those are found anew each time, with their places.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping

from generator.disk.sums import sum_of
from generator.program import program

MOST = 10_000
"""So many guides are remembered: sixty states of 159."""


class Clean:
    """Which guides are clean, by checksums over all that a rule for single files may look at; `known` are those of earlier runs."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        self._known = dict.fromkeys(known)

    def names(self, files: Mapping[str, bytes], about: str) -> frozenset[str]:
        """The guides among `files` of which is known that there is nothing. `about` is what else decides, such as the day."""
        return frozenset(name for name, key in _keys(files, about).items() if key in self._known)

    def note(self, files: Mapping[str, bytes], about: str, dirty: Collection[str]) -> None:
        """Remember all but the `dirty` ones."""
        now = [key for name, key in _keys(files, about).items() if name not in dirty]
        self._known = dict.fromkeys([*now, *self._known])

    def known(self) -> list[str]:
        """What is remembered, the newest first."""
        return list(self._known)[:MOST]


def _keys(files: Mapping[str, bytes], about: str) -> dict[str, str]:
    """By name, of every guide that is one of many, in a folder of its kind: a checksum over it and all that there is one of."""
    single = {name: raw for name, raw in files.items() if "/" not in name}
    start = f"{program()} {about} {sum_of(single)} "
    return {
        name: hashlib.sha256(f"{start}{name}\n".encode(errors="backslashreplace") + raw).hexdigest()
        for name, raw in files.items()
        if name not in single
    }
