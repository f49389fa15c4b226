"""Which editions lie under one address: a handbook that communes share, and their pages below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import yaml

from generator.editions.plan import PlanError, Task
from generator.guide.own import COMMUNE


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
    told = {task.name: _told(task) for task in wanted}
    found = []
    for name, root in sorted(told.items()):
        address = _address(root, "host")
        below = {
            _address(each, "host").removeprefix(f"{address}/"): other
            for other, each in told.items()
            if address and _address(each, "above") == address and other != name
        }
        listed = root.get("communes")
        listed = set(map(str, listed)) if isinstance(listed, dict) else set()
        if listed != below.keys():
            missing, more = sorted(below.keys() - listed), sorted(listed - below.keys())
            raise PlanError("communes", root=name, missing=", ".join(missing) or "–", more=", ".join(more) or "–")
        if below:
            found.append(SharedHost(address, name, dict(sorted(below.items()))))
    return tuple(found)


def _told(task: Task) -> Mapping[str, object]:
    try:
        read = yaml.safe_load(task.files[COMMUNE])
    except (yaml.YAMLError, ValueError):
        return {}
    return read if isinstance(read, dict) else {}


def _address(told: Mapping[str, object], field: str) -> str:
    value = told.get(field)
    return value.strip().rstrip("/") if isinstance(value, str) else ""
