"""Which editions lie under one address: a handbook that communes share, and their pages below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.editions.plan import PlanError, Task, address, told


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

    Raises PlanError where a shared handbook does not list just the communes that lie below it: its first page leads to them.
    """
    every = {task.name: told(task) for task in wanted}
    found = []
    for name, root in sorted(every.items()):
        here = address(root.get("host"))
        those = (other for other, each in every.items() if here and address(each.get("above")) == here and other != name)
        below = {(address(every[other].get("host")) or "").removeprefix(f"{here}/"): other for other in those}
        listed = root.get("communes")
        listed = set(map(str, listed)) if isinstance(listed, dict) else set()
        if listed != below.keys():
            missing, more = sorted(below.keys() - listed), sorted(listed - below.keys())
            raise PlanError("communes", root=name, missing=", ".join(missing) or "–", more=", ".join(more) or "–")
        if here and below:
            found.append(SharedHost(here, name, dict(sorted(below.items()))))
    return tuple(found)
