"""Short forms and old names for the search box: each of one thing only, and none that is a word by itself and would then not be found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.guide.shape import Leaf, Tree
from generator.problems import Problem, problem
from generator.vietnamese.fold import folded
from generator.vietnamese.short import LONGEST
from generator.vietnamese.syllables import spelled


def short_form_checks(trees: Iterable[Tree]) -> Iterator[Problem]:
    """Every problem with the forms, in the order of the file."""
    seen: dict[str, Leaf] = {}
    for leaf in (leaf for tree in trees for leaf in tree.leaves if leaf.slot == "ShortForm.forms"):
        form = folded(leaf.text)
        if not 0 < len(form.split()) <= LONGEST:
            yield problem(leaf.place, "SO663", found=leaf.text, most=LONGEST)
        elif spelled(leaf.text.strip()):
            yield problem(leaf.place, "SO664", found=leaf.text)
        elif form in seen:
            yield problem(leaf.place, "SO665", found=leaf.text, line=seen[form].place.line)
        seen.setdefault(form, leaf)
