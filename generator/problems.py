"""What is wrong in a guide, where, and what to do: the one kind of complaint of the generator.

A problem is a value, not an exception: readers and checks collect all of them, so that an author sees every mistake of
every file in one run. The words live in `words/author/problems.<lang>.yml`, by code; a code never changes its meaning.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Level = Literal["error", "warning"]


class Place(NamedTuple):
    """A spot in a file, line and column counted from 1 as editors do. `file` is relative, with forward slashes."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake: its place, its code (`SO104`) and the particulars that its sentence names.

    `params` fills the blanks of the sentence in the catalogue; it is a tuple of pairs so that a problem can be compared
    and put in a set. A warning is shown but does not stop the build.
    """

    place: Place
    code: str
    params: tuple[tuple[str, str], ...] = ()
    level: Level = field(default="error", compare=False)


def problem(place: Place, code: str, /, *, level: Level = "error", **params: object) -> Problem:
    """Make a problem; parameters are named as in the catalogue's sentence."""
    return problem_of(place, code, params, level)


def problem_of(place: Place, code: str, params: Mapping[str, object], level: Level = "error") -> Problem:
    """The same from parameters by name."""
    return Problem(place, code, tuple(sorted((name, str(value)) for name, value in params.items())), level)


def shown(text: str) -> str:
    """A text safe to print: what is no letter, sign or blank is written as its escape (`\\n`, `\\x1b`, `\\u202e`).

    File names may hold anything; raw, a line end would forge a second message and ESC would command the terminal.
    """
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)


class GuideError(Exception):
    """One or more problems that the author of a guide can fix. Anything else that is raised is a bug of ours."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(", ".join(f"{p.place} {p.code}" for p in self.problems))
