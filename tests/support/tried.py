"""Words tried in many fields of a handbook at once: which are refused, each at its place, and the handbook that the others are in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from refusals import Folder, answer
from text_fields import Filled, TextField, filled

from generator.guide.handbook import Handbook
from generator.problems import Problem

TIED = frozenset({"Term.term", "Term.also", "Village.name", "Target.in_2025", "Target.in_2030", "Replacement.shared"})
"""The fields of text with which another value must agree, or by which other guides call something: what is wrong is told there."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of them. `refused` are those with an error, and its codes; the handbook, of these `files`, says what was `accepted`."""

    accepted: Mapping[TextField, str]
    refused: Mapping[TextField, frozenset[str]]
    handbook: Handbook
    files: Mapping[str, bytes]


def tried(files: Mapping[str, bytes], said: Mapping[TextField, str]) -> Tried:
    """Put them in, and take out what is refused until nothing is. Where an error stands where nothing was put in, the field behind it is
    found by trying; those that often bring one are TIED.
    """
    left, refused = dict(said), dict[TextField, set[str]]()
    while True:
        made = filled(files, left)
        errors = _errors(made)
        if not errors:
            told = answer(Folder(made.files, {}, ()))
            assert told.handbook
            return Tried(left, {field: frozenset(codes) for field, codes in refused.items()}, told.handbook, made.files)
        blamed = [(field, problem.code) for problem in errors for field in made.at(problem.place)]
        for field, code in blamed or [(_behind(errors[0].code, files, left), errors[0].code)]:
            refused.setdefault(field, set()).add(code)
            left.pop(field, None)


def _behind(code: str, files: Mapping[str, bytes], said: Mapping[TextField, str]) -> TextField:
    """The one field whose words bring such an error, by halves. Fails where it is in the guides themselves."""
    assert code not in {each.code for each in _errors(filled(files, {}))}, f"{code} is in the guides themselves"
    fields = list(said)
    while len(fields) > 1:
        half = fields[: len(fields) // 2]
        brings = code in {each.code for each in _errors(filled(files, {field: said[field] for field in half}))}
        fields = half if brings else fields[len(fields) // 2 :]
    assert code in {each.code for each in _errors(filled(files, {field: said[field] for field in fields}))}
    return fields[0]


def _errors(made: Filled) -> list[Problem]:
    return [each for each in answer(Folder(made.files, {}, ())).problems if each.level == "error"]
