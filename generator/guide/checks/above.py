"""A commune's pages below a handbook that many communes share: its own address, and the list that the shared handbook keeps of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.address import AddressError, parsed
from generator.guide.commune import Commune, is_below
from generator.guide.shape import Tree
from generator.problems import Problem, problem


def above_checks(trees: Sequence[Tree]) -> Iterator[Problem]:
    """Every problem with `above` and `communes` in commune.yml, unsorted."""
    for tree in trees:
        commune = tree.of(Commune)
        if commune is None or "above" not in commune.entries:
            continue
        try:
            host, shared = (parsed(commune.text(field) or "") for field in ("host", "above"))
        except AddressError:  # told with the field itself
            continue
        if not is_below(host, shared):
            yield problem(commune.entries["host"].node.place, "SO274", host=host, above=shared)
        if communes := commune.entries.get("communes"):
            yield problem(communes.key, "SO275", above=shared)
