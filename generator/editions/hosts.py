"""Which editions lie under one address: a handbook that communes share, and their pages below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.editions.addresses import addresses
from generator.editions.plan import PlanError, Task


@dataclass(frozen=True, slots=True)
class SharedHost:
    """An address under which many editions lie: `root` is the name of the shared one, `below` those of the communes by their part of
    the address."""

    address: str
    root: str
    below: Mapping[str, str]


def shared_hosts(wanted: Sequence[Task]) -> tuple[SharedHost, ...]:
    """Every shared handbook among the editions with the communes below it, by address. What is wrong in a commune.yml itself is told when
    that edition is built.

    Raises PlanError where a shared handbook does not list just the communes that lie below it, since its first page leads to them, and
    where one of them shows a shared lesson that it hides: their pages would lead to none.
    """
    every = {task.name: addresses(task.files) for task in wanted}
    found = []
    for name, root in sorted(every.items()):
        those = ((other, each) for other, each in every.items() if root.host and each.above == root.host and other != name)
        below = {(each.host or "").removeprefix(f"{root.host}/"): other for other, each in those}
        if root.communes != below.keys():
            missing = "\n".join(f"  {each}: {every[below[each]].name}" for each in sorted(below.keys() - root.communes))
            raise PlanError("communes", root=name, missing=missing or "  –", more=", ".join(sorted(root.communes - below.keys())) or "–")
        for other in sorted(below.values()):
            if shown := root.hidden - every[other].hidden - every[other].reworded:
                raise PlanError("hidden", root=name, other=other, codes=", ".join(sorted(shown)))
        if root.host and below:
            found.append(SharedHost(root.host, name, dict(sorted(below.items()))))
    return tuple(found)
