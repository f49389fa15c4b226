"""Spelling: syllables that cannot be written in Vietnamese, and words that are often taken for one another.

Vietnamese is written syllable by syllable, so syllables are judged, by the rules of the language (see vietnamese/syllables.py) and not by
hunspell's list of some 6,600: of a hundred random slips of the finger the rules find 80 and that list 85, but it lacks everyday ones (mẩu,
lóa), holds wrong ones (têt), is under the GPL, and comes to people on Windows only in a package of 47 MB that nobody looks after. A slip
that makes another right syllable (sử lý) neither finds: for that there are the common confusions, spelling.vi.yml.

What people type to find a lesson is not judged, nor what holds no Vietnamese mark at all where it is quoted or stands alone: a message
as phones write it, or a foreign name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from generator.guide.phrases import APART, Phrases
from generator.guide.shape import Leaf, Tree
from generator.guide.spelling import Spelling
from generator.guide.text import plain
from generator.guide.worded import worded
from generator.problems import Problem, problem
from generator.vietnamese.near import near_syllables
from generator.vietnamese.syllables import spelled

_ALLOWED = "Allowed.words"
_NOT_JUDGED = frozenset({"Lesson.find", "Trouble.find", "ShortForm.forms", _ALLOWED})
_OWN_NAMES = ("Commune.name", "Commune.province", "Commune.communes")
"""Right by themselves: a commune that takes the lessons as they are has no list of its own to put Ea H'Leo in."""

_ADDRESS = re.compile(r"(?<![!-~])[!-~]*(?:[A-Za-z0-9]\.[a-z]{2,}|@|://)[!-~]*(?!\w)|(?<!\w)\.[a-z]{2,}(?:\.[a-z]{2,})*(?!\w)")
"""`vneid.gov.vn`, an e-mail's address, and an ending, `.gov.vn`."""

_DOTTED = re.compile(r"\.[a-z]")
"""In every address but those with @ or ://."""

_QUOTED = re.compile("“[^“”]*”")
_PIECE = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[^\w\s]")
"""A syllable, or a mark. Unlike the tokens of phrases.py a hyphen or a stroke parts two: người mua/bán, NĐ-CP."""


@dataclass(frozen=True, slots=True)
class AllowedWords:
    """Words that are right although they cannot be written; `used` remembers which of them were met."""

    words: Phrases
    used: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, words: Iterable[str]) -> AllowedWords:
        return cls(Phrases((word for word in words if _PIECE.search(word)), _PIECE))


def confusion_checks(trees: Sequence[Tree]) -> Iterator[Problem]:
    """Words that are often taken for one another, unsorted."""
    for leaf, words in _judged(trees):
        for found, better in confused(words):
            yield problem(leaf.place, "SO661", level="warning", found=found, better=better)


def spelling_checks(trees: Sequence[Tree], *, whole: bool, met: dict[str, Collection[str]]) -> Iterator[Problem]:
    """Every syllable that cannot be, unsorted; needless entries of the list are told where all that may use them was read: `whole`.

    `met` are, by file, the entries that are known to be used there: nothing is wrong in these files, and what is found of others is added.
    """
    if not any(tree.model is Spelling for tree in trees):
        return
    entries = [leaf for tree in trees for leaf in tree.leaves if leaf.slot == _ALLOWED]
    names = [leaf for tree in trees for leaf in tree.leaves if leaf.slot in _OWN_NAMES]
    every = AllowedWords.of(leaf.text for leaf in (*entries, *names))
    wrong: list[tuple[Leaf, str]] = []
    for tree in trees:
        if tree.name not in met:
            allowed = AllowedWords(every.words)
            wrong += [(leaf, found) for leaf, words in _judged([tree]) for found in misspelt(words, allowed)]
            met[tree.name] = allowed.used
    used = Counter(word.lower() for _, words in _judged(trees) for word in words) if wrong else {}
    near = {found: ", ".join(near_syllables(found, used)) for found in {found for _, found in wrong}}
    for leaf, found in wrong:
        yield problem(leaf.place, "SO660", level="warning", found=found, near=near[found])
    if whole:
        yield from _needless(entries, frozenset().union(*met.values()))


def _judged(trees: Sequence[Tree]) -> Iterator[tuple[Leaf, list[str]]]:
    """What is judged, with its pieces."""
    for tree in trees:
        for leaf in tree.leaves:
            if worded(leaf.kind) and leaf.slot not in _NOT_JUDGED:
                yield leaf, pieces(leaf.text)


def misspelt(words: Sequence[str], allowed: AllowedWords) -> Iterator[str]:
    """The pieces of a text that cannot be written and are not allowed."""
    wrong = {at for at, word in enumerate(words) if not _right(word)}
    at = 0
    while wrong and at < len(words):
        entry = allowed.words.at(words, at)
        end = at + len(entry or " ")
        if entry and not wrong.isdisjoint(range(at, end)):
            allowed.used.add(" ".join(entry))
        elif not entry and at in wrong:
            yield words[at]
        at = end


def confused(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pieces of a text that are often taken for others, each with what is meant."""
    better, phrases = _confusions()
    found = dict.fromkeys(phrases.within([spelled(word) or word for word in words]))
    yield from ((each, better[each]) for each in found if each in better)


def pieces(text: str) -> list[str]:
    """Syllables and marks of a text, with APART for addresses and for what is quoted without any Vietnamese mark."""
    words = plain(text)
    if _is_bare(words) and " " in words:
        return []
    if "“" in words:
        words = _QUOTED.sub(lambda quoted: APART if _is_bare(quoted[0]) else quoted[0], words)
    if "@" in words or "://" in words or _DOTTED.search(words):
        words = _ADDRESS.sub(APART, words)
    return _PIECE.findall(words)


def _is_bare(text: str) -> bool:
    """True where no letter has a mark of Vietnamese."""
    return text.isascii() or all(letter.isascii() for letter in text if letter.isalpha())


@cache
def _right(piece: str) -> bool:
    """True for a syllable that can be written, for a mark, a single letter, and for what has a digit in it."""
    return len(piece) == 1 or spelled(piece) is not None or any(letter.isdigit() for letter in piece)


def _needless(entries: Iterable[Leaf], used: Collection[str]) -> Iterator[Problem]:
    met: set[str] = set()
    for leaf in entries:
        entry = " ".join(_PIECE.findall(leaf.text))
        if entry not in used or entry in met:
            yield problem(leaf.place, "SO662", level="warning", found=leaf.text)
        met.add(entry)


@cache
def _confusions() -> tuple[Mapping[str, str], Phrases]:
    """What is often written → what is meant; and all phrases to look for, with those that only look like a confusion."""
    better = {wrong: right for group in confusions() for wrong, right in group["words"].items()}
    return better, Phrases((*better, *(kept for group in confusions() for kept in group.get("keep", ()))), _PIECE)


@cache
def confusions() -> list[dict[str, Any]]:
    """The groups of spelling.vi.yml."""
    loaded: list[dict[str, Any]] = yaml.safe_load(files(__package__).joinpath("spelling.vi.yml").read_text(encoding="utf-8"))
    return loaded
