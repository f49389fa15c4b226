"""Which syllables somebody may have meant who wrote one that cannot be: one letter more, less, other or out of place, or another tone."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from generator.vietnamese.alphabet import sort_key
from generator.vietnamese.syllables import apart, syllables

_LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
_FOREIGN = {"f": "ph", "j": "gi", "w": "ư", "z": "d"}
"""What stands for a letter in quick notes; w is an ư of which Telex made nothing."""

_LONGEST = 8
"""Letters: the longest syllables, like nghiêng, have seven."""

MOST = 3
"""Suggestions."""


def near_syllables(written: str, used: Mapping[str, int]) -> tuple[str, ...]:
    """At most three syllables, in the letter case of what was written: those with the same letters first, then the more `used` ones.

    None for what is probably an abbreviation.
    """
    letters, tone = apart("".join(_FOREIGN.get(letter, letter) for letter in written.lower()))
    if len(letters) > _LONGEST or (written.isascii() and written.isupper()):
        return ()
    found: dict[str, tuple[bool, bool, int, bool]] = {}
    for some, likely in (((letters,), True), (_fewer(letters), True), (_others(letters), False)):
        for one in some:
            for whole, each in _by_letters().get(one, ()):
                found.setdefault(whole, (one != letters, each != tone, -used.get(whole, 0), not likely))
    best = sorted(found, key=lambda whole: (found[whole], sort_key(whole)))
    return tuple(_cased(whole, written) for whole in best[:MOST])


def _fewer(letters: str) -> Iterator[str]:
    """A letter was typed twice or too much, or two out of place."""
    for at in range(len(letters)):
        yield letters[:at] + letters[at + 1 :]
        yield letters[:at] + letters[at + 1 : at + 2] + letters[at] + letters[at + 2 :]


def _others(letters: str) -> Iterator[str]:
    """A letter is another one, or was forgotten."""
    for at, letter in itertools.product(range(len(letters) + 1), _LETTERS):
        yield letters[:at] + letter + letters[at + 1 :]
        yield letters[:at] + letter + letters[at:]


@cache
def _by_letters() -> Mapping[str, list[tuple[str, str]]]:
    """The letters without the tone → the syllables of these letters, each with its tone."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for whole in syllables():
        letters, tone = apart(whole)
        found[letters].append((whole, tone))
    return found


def _cased(syllable: str, written: str) -> str:
    if written.isupper():
        return syllable.upper()
    return syllable.capitalize() if written[0].isupper() else syllable
