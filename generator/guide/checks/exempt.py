"""Lets pass what exceptions.yml names, and tells of a line there that no longer names anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.guide.exceptions import Exceptions, Exempt
from generator.guide.shape import Tree, records, shape_of
from generator.problems import Problem, problem


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem with one step of a lesson, which an exception may let pass."""

    lesson: str
    step: int
    problem: Problem


def without_exempt(findings: Iterable[Finding], trees: Sequence[Tree]) -> Iterator[Problem]:
    """The problems that no exception lets pass, and one for each exception that finds nothing to let pass."""
    found = tuple(findings)
    there = {(each.problem.code, each.lesson, str(each.step)) for each in found}
    passing: set[tuple[str, str, str]] = set()
    for tree in trees:
        for line in records(tree.node, shape_of(Exceptions), Exempt) if tree.model is Exceptions else ():
            named = (line.text("problem") or "", line.text("lesson") or "", line.text("step") or "")
            passing.add(named)
            if all(named) and named not in there:
                yield problem(line.place, "SO642", code=named[0], lesson=named[1][:60], step=named[2][:60])
    yield from (each.problem for each in found if (each.problem.code, each.lesson, str(each.step)) not in passing)
