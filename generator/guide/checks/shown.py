"""What people are shown, on screens and on paper, must be possible to show: each letter has its shape, each word finds room in a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.guide.shape import Leaf, Tree
from generator.guide.worded import shown_as
from generator.problems import Problem, problem

MOST_LETTERS = 14
"""Side by side in one word. So many of middling width fill a line of the wall poster's title (60 pt) and of its columns (26 pt); a
syllable of Vietnamese has at most 7."""

MOST_IN_ADDRESS = 40
"""With dots or other signs between. The longest address that a lesson names has 34."""

_LONG_WORD = re.compile(rf"[^\W_]{{{MOST_LETTERS + 1},}}|[^\s/-]{{{MOST_IN_ADDRESS + 1},}}")


def shown_checks(trees: Iterable[Tree]) -> Iterator[Problem]:
    """Every problem with what is shown, unsorted."""
    for tree in trees:
        for leaf in tree.leaves:
            if shown_as(leaf.kind):
                yield from leaf.strange
                if len(leaf.text) > MOST_LETTERS:
                    yield from _too_wide(leaf)


def _too_wide(leaf: Leaf) -> Iterator[Problem]:
    """The first word that no line may hold. Aliases are never shown: people type them without blanks too."""
    words = leaf.text.split()
    if max(map(len, words), default=0) <= MOST_LETTERS or leaf.slot == "Lesson.find":
        return
    word = _LONG_WORD.search(" ".join(words))
    if word:
        limit = MOST_LETTERS if word[0].isalnum() else MOST_IN_ADDRESS
        yield problem(leaf.place, "SO129", found=word[0][:30], count=len(word[0]), limit=limit)
