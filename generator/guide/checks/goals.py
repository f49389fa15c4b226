"""The plan's goals: their numbers are those that their words say, and no two villages go by one name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.guide.commune import Commune
from generator.guide.own_goals import OVER
from generator.guide.shape import Tree, records, shape_of
from generator.guide.source import Fields, Scalar
from generator.guide.targets import Target, Targets
from generator.problems import Place, Problem, problem
from generator.vietnamese.fold import folded


def goal_checks(trees: Sequence[Tree]) -> Iterator[Problem]:
    """Every problem with goals and villages, unsorted."""
    for tree in trees:
        if tree.model is Targets:
            for target in records(tree.node, shape_of(Targets), Target):
                yield from _numbers(target)
        elif commune := tree.of(Commune):
            yield from _names(commune)


def _numbers(target: Fields) -> Iterator[Problem]:
    percents = target.get("percents")
    for field in ("in_2025", "in_2030"):
        goal = percents.get(field) if isinstance(percents, Fields) else None
        said = target.text(field)
        if goal is None or not said:
            continue
        number = goal.get("percent") if isinstance(goal, Fields) else goal
        over = isinstance(goal, Fields) and goal.text("over") == "true"
        if not isinstance(number, Scalar) or not re.fullmatch(r"\d+", number.text or ""):
            continue
        numbers, meant = re.findall(r"\d+", said), bool(OVER.search(said))
        if not numbers or int(numbers[0]) != int(number.text or 0) or over != meant:
            yield problem(goal.place, "SO821", field=field, said=said[:60], number=number.text, over=str(meant).lower())


def _names(commune: Fields) -> Iterator[Problem]:
    villages = commune.get("villages")
    first: dict[str, Place] = {}
    for name, entry in villages.entries.items() if isinstance(villages, Fields) else ():
        told = entry.node.get("name") if isinstance(entry.node, Fields) else None
        if not isinstance(told, Scalar) or not told.text:
            continue
        for key in dict.fromkeys((folded(told.text), folded(name))):
            if key in first and first[key] != told.place:
                yield problem(told.place, "SO822", name=told.text[:60], line=first[key].line)
                break
            first[key] = told.place
