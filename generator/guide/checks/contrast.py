"""Colours on which words can be read: white on those of topics, by a rule of WCAG."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.guide.shape import Tree
from generator.problems import Problem, problem

LEAST_CONTRAST = 7.0
"""White words on a topic's colour: WCAG 2.2, success criterion 1.4.6 (level AAA)."""


def contrast_checks(trees: Sequence[Tree]) -> Iterator[Problem]:
    """Every topic's colour on which white cannot be read, unsorted. What is no colour at all is told elsewhere."""
    for leaf in (leaf for tree in trees for leaf in tree.leaves if leaf.slot == "Topic.colour"):
        if re.fullmatch("#[0-9a-f]{6}", leaf.text):
            ratio = contrast_with_white(leaf.text)
            if ratio < LEAST_CONTRAST:
                yield problem(leaf.place, "SO243", colour=leaf.text, ratio=f"{ratio:.1f}", limit=f"{LEAST_CONTRAST:.0f}")


def contrast_with_white(colour: str) -> float:
    """Contrast of white on `#rrggbb`, 1 to 21 (WCAG 2.2, relative luminance)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
