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


class Phrases:
    """A set of phrases to look for. One in lower case is found in any case, one with a capital only as it is written.

    `cut` finds the tokens of a phrase, as those of the text were found.
    """

    def __init__(self, phrases: Iterable[str], cut: re.Pattern[str] = _TOKEN) -> None:
        by_first: dict[str, dict[str, list[tuple[str, ...]]]] = defaultdict(lambda: defaultdict(list))
        for parts in sorted((tuple(cut.findall(phrase)) for phrase in phrases), key=lambda parts: (-len(parts), parts)):
            by_first[parts[0].lower()]["".join(parts[1:2]).lower()].append(parts)
        self.by_first: Mapping[str, Mapping[str, list[tuple[str, ...]]]] = {first: dict(found) for first, found in by_first.items()}
        """By their first token and then by their second, `""` where there is none; the longest first."""

    def at(self, words: Sequence[str], start: int) -> tuple[str, ...] | None:
        """The longest phrase that begins at a token, as it is listed; None where none does."""
        if start >= len(words):
            return None
        found = self.by_first.get(words[start].lower())
        if found is None:
            return None
        second = words[start + 1].lower() if start + 1 < len(words) else ""
        for parts in chain(found.get(second, ()), found.get("", ())):
            if len(words) - start >= len(parts) and all(map(_same, parts, words[start : start + len(parts)])):
                return parts
        return None

    def found(self, words: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Where a phrase begins, and the phrase as it is listed, from left to right; each token is used once."""
        free = 0
        for start in [at for at, word in enumerate(map(str.lower, words)) if word in self.by_first]:
            found = self.at(words, start) if start >= free else None
            if found:
                yield start, found
                free = start + len(found)

    def within(self, words: Sequence[str]) -> Iterator[str]:
        """The same without the places."""
        return (" ".join(found) for _, found in self.found(words))


class Lists:
    """Several sets of phrases by name, of which is asked at once which may be in a text: most texts hold hardly any."""

    def __init__(self, lists: Mapping[str, Phrases]) -> None:
        begun: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
        for name, phrases in lists.items():
            for first, seconds in phrases.by_first.items():
                for second in seconds:
                    begun[first][second] = begun[first].get(second, frozenset()) | {name}
        self._begun: Mapping[str, Mapping[str, frozenset[str]]] = dict(begun)
        self.names = lists.keys()

    def may_be_in(self, words: Sequence[str]) -> AbstractSet[str]:
        """The names of those of which a phrase begins in these tokens, with its second one too where it has one."""
        small = [*map(str.lower, words), ""]
        names: set[str] = set()
        for at in [at for at, word in enumerate(small) if word in self._begun]:
            seconds = self._begun[small[at]]
            names.update(seconds.get(small[at + 1], ()), seconds.get("", ()))
        return names


def _same(listed: str, written: str) -> bool:
    return written == listed if listed != listed.lower() else written.lower() == listed
