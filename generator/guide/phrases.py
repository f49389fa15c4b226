"""Finds words and set phrases in sentences, by whole syllables: `app` is in “cài app”, not in “App Store” nor in “apple”."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import chain

from generator.guide.text import REMEMBERED, plain, spans

APART = "□"
"""Stands for words that are not the author's own: on a button (bold) or quoted (“…”)."""

_TOKEN = re.compile(r"\w+(?:[-.'’/]\w+)*|[^\w\s]")
_QUOTED = re.compile("“[^“”]*”")
_END = re.compile(r"(?<=[.!?;])\s+|(?<=[.!?;][”’)])\s+")


@lru_cache(REMEMBERED)
def syllables(text: str) -> int:
    """How many âm tiết a text has: what stands between spaces and has a letter or a digit; marks do not count.

    Vietnamese is written syllable by syllable, and which of them make up one word only a dictionary knows: limits are
    therefore in syllables (20 words of everyday speech are about 28).
    """
    return sum(any(char.isalnum() for char in piece) for piece in plain(text).split())


def sentences(text: str) -> list[str]:
    """The sentences of a text without its marks. They end at `.`, `!`, `?` and `;`; a colon does not end one."""
    return _END.split(plain(text))


@lru_cache(REMEMBERED)
def tokens(text: str) -> tuple[str, ...]:
    """The author's own words, one a syllable, and punctuation; APART for words on buttons and quotations."""
    own = "".join(f" {APART} " if span.kind == "strong" else span.words for span in spans(text))
    return tuple(_TOKEN.findall(_QUOTED.sub(f" {APART} ", own)))


def small(text: str) -> frozenset[str]:
    """The same in small letters, each once: what no phrase begins with need not be searched."""
    return frozenset(map(str.lower, tokens(text)))


class Phrases:
    """A set of phrases to look for. One in lower case is found in any case, one with a capital only as it is written.

    `cut` finds the tokens of a phrase, as those of the text were found.
    """

    def __init__(self, phrases: Iterable[str], cut: re.Pattern[str] = _TOKEN) -> None:
        by_first: dict[str, dict[str, list[tuple[str, ...]]]] = defaultdict(lambda: defaultdict(list))
        for parts in sorted((tuple(cut.findall(phrase)) for phrase in phrases), key=lambda parts: (-len(parts), parts)):
            by_first[parts[0].lower()]["".join(parts[1:2]).lower()].append(parts)
        self._by_first: Mapping[str, Mapping[str, list[tuple[str, ...]]]] = {first: dict(found) for first, found in by_first.items()}
        """By their first token and then by their second, `""` where there is none; the longest first."""

    def may_be_in(self, words: AbstractSet[str]) -> bool:
        """False where none of these words, in small letters, begins a phrase."""
        return not self._by_first.keys().isdisjoint(words)

    def at(self, words: Sequence[str], start: int) -> tuple[str, ...] | None:
        """The longest phrase that begins at a token, as it is listed; None where none does."""
        if start >= len(words):
            return None
        found = self._by_first.get(words[start].lower())
        if found is None:
            return None
        second = words[start + 1].lower() if start + 1 < len(words) else ""
        for parts in chain(found.get(second, ()), found.get("", ())):
            if len(words) - start >= len(parts) and all(map(_same, parts, words[start : start + len(parts)])):
                return parts
        return None

    def within(self, words: Sequence[str]) -> Iterator[str]:
        """Every phrase from left to right, each token used once."""
        if self._by_first.keys().isdisjoint(map(str.lower, words)):
            return
        start = 0
        while start < len(words):
            found = self.at(words, start) if words[start].lower() in self._by_first else None
            if found:
                yield " ".join(found)
            start += len(found) if found else 1


def _same(listed: str, written: str) -> bool:
    return written == listed if listed != listed.lower() else written.lower() == listed
