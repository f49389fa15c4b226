"""Words tried in many fields of a handbook at once: which are refused, each at its place, and the handbook that the others are in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from refusals import Folder, answer
from text_fields import TextField, filled

from generator.guide.handbook import Handbook

NAMES = frozenset({"Term.term", "Term.also", "Village.name"})
"""The fields of text by which other guides call something: with others they would be refused there."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of them. `refused` are those with an error, and its codes; the handbook, of these `files`, says what was `accepted`."""

    accepted: Mapping[TextField, str]
    refused: Mapping[TextField, frozenset[str]]
    handbook: Handbook
    files: Mapping[str, bytes]


def tried(files: Mapping[str, bytes], said: Mapping[TextField, str]) -> Tried:
    """Put them in, and take out what is refused until nothing is.

    Fails where an error stands where nothing was put in: it comes of a name by which another guide calls something, see NAMES.
    """
    left, refused = dict(said), dict[TextField, set[str]]()
    while True:
        made = filled(files, left)
        told = answer(Folder(made.files, {}, ()))
        if told.handbook:
            return Tried(left, {field: frozenset(codes) for field, codes in refused.items()}, told.handbook, made.files)
        for problem in (each for each in told.problems if each.level == "error"):
            fields = made.at(problem.place)
            assert fields, f"told where nothing was put in: {problem}"
            for field in fields:
                refused.setdefault(field, set()).add(problem.code)
                left.pop(field, None)
