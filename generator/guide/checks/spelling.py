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

from generator.guide.phrases import APART, Phrases
from generator.guide.shape import Leaf, Tree
from generator.guide.spelling import Spelling
from generator.guide.text import plain
from generator.guide.word_lists import read_list
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

_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
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


@dataclass(slots=True)
class _Met:
    """What is known of the pieces that were met so far. Each is looked at once: a handbook has only some thousand of them."""

    every: set[str] = field(default_factory=set)
    wrong: set[str] = field(default_factory=set)
    begins: dict[str, Collection[str]] = field(default_factory=dict)
    """Those with which a confusion begins, with what may come second, nothing where it is the whole."""

    def look_at(self, words: Sequence[str]) -> None:
        if self.every.issuperset(words):
            return
        _, phrases = _confusions()
        for word in set(words) - self.every:
            if not _right(word):
                self.wrong.add(word)
            if seconds := phrases.by_first.get(_small(word)):
                self.begins[word] = seconds.keys()
        self.every.update(words)

    def may_be_confused(self, words: Sequence[str]) -> bool:
        """False where no confusion begins with its first two pieces."""
        follows = [(self.begins[word], words[at : at + 1]) for at, word in enumerate(words, 1) if word in self.begins]
        return any("" in seconds or (second and _small(second[0]) in seconds) for seconds, second in follows)


def spelling_checks(trees: Sequence[Tree], *, whole: bool, met: dict[str, Collection[str]]) -> Iterator[Problem]:
    """Every confusion, and every syllable that cannot be, unsorted; needless entries of the list are told where all that may use them was
    read: `whole`.

    `met` are, by file, the entries that are known to be used there: nothing is wrong in these files, and what is found of others is added.
    """
    listed = any(tree.model is Spelling for tree in trees)
    entries = [leaf for tree in trees for leaf in tree.leaves if leaf.slot == _ALLOWED]
    names = [leaf for tree in trees for leaf in tree.leaves if leaf.slot in _OWN_NAMES]
    every = AllowedWords.of(leaf.text for leaf in (*entries, *names))
    wrong: list[tuple[Leaf, str]] = []
    known = _Met()
    for tree in [tree for tree in trees if tree.name not in met]:
        allowed = AllowedWords(every.words)
        for leaf, words in _judged(tree):
            known.look_at(words)
            for found, better in confused(words) if known.may_be_confused(words) else ():
                yield problem(leaf.place, "SO661", level="warning", found=found, better=better)
            if listed and not known.wrong.isdisjoint(words):
                wrong += ((leaf, found) for found in misspelt(words, allowed))
        if listed:
            met[tree.name] = allowed.used
    used = Counter(word.lower() for tree in trees for _, words in _judged(tree) for word in words) if wrong else {}
    near = {found: ", ".join(near_syllables(found, used)) for found in {found for _, found in wrong}}
    for leaf, found in wrong:
        yield problem(leaf.place, "SO660", level="warning", found=found, near=near[found])
    if listed and whole:
        yield from _needless(entries, frozenset().union(*met.values()))


def _judged(tree: Tree) -> Iterator[tuple[Leaf, list[str]]]:
    """What is judged, with its pieces."""
    for leaf in tree.leaves:
        if worded(leaf.kind) and leaf.slot not in _NOT_JUDGED:
            yield leaf, pieces(leaf.text)


def misspelt(words: Sequence[str], allowed: AllowedWords) -> Iterator[str]:
    """The pieces of a text that cannot be written and are not allowed."""
    wrong = {at for at, word in enumerate(words) if not _right(word)}
    for start, entry in allowed.words.found(words) if wrong else ():
        covered = wrong.intersection(range(start, start + len(entry)))
        if covered:
            allowed.used.add(" ".join(entry))
            wrong -= covered
    yield from (words[at] for at in sorted(wrong))


def confused(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pieces of a text that are often taken for others, each with what is meant."""
    better, phrases = _confusions()
    found = dict.fromkeys(phrases.within([spelled(word) or word for word in words]))
    yield from ((each, better[each]) for each in found if each in better)


def _small(piece: str) -> str:
    """A piece as confusions are compared."""
    return (spelled(piece) or piece).lower()


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
    beyond = _BEYOND_ASCII.search(text)
    return beyond is None or not (beyond[0].isalpha() or any(letter.isalpha() for letter in _BEYOND_ASCII.findall(text)))


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
def confusions() -> tuple[dict[str, Any], ...]:
    """The groups of spelling.vi.yml."""
    return tuple(read_list(files(__package__) / "spelling.vi.yml"))
