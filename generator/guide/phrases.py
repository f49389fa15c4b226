"""Finds words and set phrases in sentences, by whole syllables: `app` is in “cài app”, not in “App Store” nor in “apple”."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

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


class Phrases:
    """A set of phrases to look for. One in lower case is found in any case, one with a capital only as it is written.

    `cut` finds the tokens of a phrase, as those of the text were found.
    """

    def __init__(self, phrases: Iterable[str], cut: re.Pattern[str] = _TOKEN) -> None:
        by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for phrase in phrases:
            parts = tuple(cut.findall(phrase))
            by_first[parts[0].lower()].append(parts)
        self._by_first: Mapping[str, list[tuple[str, ...]]] = {
            first: sorted(found, key=lambda parts: (-len(parts), parts)) for first, found in by_first.items()
        }

    def at(self, words: Sequence[str], start: int) -> tuple[str, ...] | None:
        """The longest phrase that begins at a token, as it is listed; None where none does."""
        if start >= len(words):
            return None
        for parts in self._by_first.get(words[start].lower(), ()):
            if len(words) - start >= len(parts) and all(map(_same, parts, words[start : start + len(parts)])):
                return parts
        return None

    def within(self, words: Sequence[str]) -> Iterator[str]:
        """Every phrase from left to right, each token used once."""
        if self._by_first.keys().isdisjoint(map(str.lower, words)):
            return
        start = 0
        while start < len(words):
            found = self.at(words, start)
            if found:
                yield " ".join(found)
            start += len(found) if found else 1


def _same(listed: str, written: str) -> bool:
    return written == listed if listed != listed.lower() else written.lower() == listed
