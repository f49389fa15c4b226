"""A commune's pages below a handbook that many communes share: its own address, and the list that the shared handbook keeps of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.address import AddressError, parsed
from generator.guide.commune import Commune, is_below
from generator.guide.shape import Tree
from generator.guide.source import Fields
from generator.problems import Problem, problem


def above_checks(trees: Sequence[Tree]) -> Iterator[Problem]:
    """Every problem with `above` and `communes` in commune.yml, unsorted."""
    for tree in trees:
        above = tree.node.entries.get("above") if tree.model is Commune and isinstance(tree.node, Fields) else None
        if above is None or not isinstance(tree.node, Fields):
            continue
        try:
            host, shared = (parsed(tree.node.text(field) or "") for field in ("host", "above"))
        except AddressError:  # told with the field itself
            continue
        if not is_below(host, shared):
            yield problem(tree.node.entries["host"].node.place, "SO274", host=host, above=shared)
        if communes := tree.node.entries.get("communes"):
            yield problem(communes.key, "SO275", above=shared)
