"""Guides in which the rules for single files found nothing, remembered so that they need not be judged again.

Of what was found only that there was nothing is remembered, never a problem: those are found anew each time, with their places.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping

from generator.disk.sums import sum_of
from generator.program import program

MOST = 10_000
"""So many guides are remembered: sixty states of 159."""


class Clean:
    """Which guides are clean, by checksums over all that a rule for single files may look at; `known` are those of earlier runs.

    With each guide its allowed words are remembered (see spelling.py): whether an entry of their list is needed depends on all guides.
    """

    def __init__(self, known: Mapping[str, Collection[str]] | None = None) -> None:
        self._known = dict(known or {})

    def names(self, files: Mapping[str, bytes], about: str) -> dict[str, Collection[str]]:
        """The guides among `files` of which is known that there is nothing. `about` is what else decides, such as the day."""
        return {name: self._known[key] for name, key in _keys(files, about).items() if key in self._known}

    def note(self, files: Mapping[str, bytes], about: str, met: Mapping[str, Collection[str]], dirty: Collection[str]) -> None:
        """Remember all but the `dirty` ones, with the allowed words that were met in them; nothing of guides that were not judged."""
        now = {key: sorted(met[name]) for name, key in _keys(files, about).items() if name not in dirty and name in met}
        self._known = now | {key: words for key, words in self._known.items() if key not in now}

    def known(self) -> dict[str, Collection[str]]:
        """What is remembered, the newest first."""
        return dict(list(self._known.items())[:MOST])


def _keys(files: Mapping[str, bytes], about: str) -> dict[str, str]:
    """By name, a checksum over a guide and over all that there is one of, which lie in no folder of their kind."""
    single = {name: raw for name, raw in files.items() if "/" not in name}
    start = f"{program()} {about} {sum_of(single)} "
    return {name: hashlib.sha256(f"{start}{name}\n".encode(errors="backslashreplace") + raw).hexdigest() for name, raw in files.items()}
