"""Short forms written out, so that `mk` and `mật khẩu` are the same words wherever they stand; the search script does likewise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.vietnamese.fold import bare, keys

LONGEST = 4
"""Words of the longest form, like chứng minh nhân dân."""


def written_out(found: Sequence[str], short: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of a text with each short form, known by its bare words, replaced by its meaning's keys; the longest form wins.

    What a meaning says is not looked up again.
    """
    plain = [*map(bare, found)]
    meant: list[str] = []
    at = 0
    while at < len(found):
        for count in range(LONGEST, 0, -1):
            means = short.get(" ".join(plain[at : at + count])) if at + count <= len(found) else None
            if means is not None or count == 1:
                meant += [found[at]] if means is None else keys(means)
                at += count
                break
    return tuple(meant)
