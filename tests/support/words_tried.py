"""Naughty strings in every field of text: where a word of its own is shown, there these must be, as they were written."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import yaml
from every_kind import every_kind
from refusals import Folder, answer
from said_where import Made, as_read, is_in, made_of, squeezed
from text_fields import TextField, filled, text_fields
from tried import TIED, Tried, tried

from generator.address import PATTERN
from generator.guide.handbook import code_of
from generator.guide.kinds import LESSON_FILE
from generator.guide.own import REPLACE
from generator.guide.worded import shown_as

_ENDS = ".?!"
_OF_SITES = frozenset({"Commune.host", "Commune.above"})
"""Take the address of any site there may be."""

_AN_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Neutral:
    """The handbook with a word of its own in every field of text: which outputs show which field, and all markup that there is."""

    files: Mapping[str, bytes]
    shown: Mapping[TextField, frozenset[str]]
    markup: frozenset[tuple[str, str]]


def neutral() -> Neutral:
    """Made once: takes about a second."""
    files = every_kind()
    marks = words_of_their_own(files)
    told = tried(files, marked(files))
    made = made_of(told.handbook)
    shown = {
        field: frozenset(name for name, words in made.words.items() if squeezed(marks[field]) in words)
        for field in told.accepted
        if not _is_replaced(field, files)
    }
    return Neutral(files, shown, made.markup | made_of(tried(files, {}).handbook).markup)


def _is_replaced(field: TextField, files: Mapping[str, bytes]) -> bool:
    """Whether the commune says this sentence in its own words: those go on, whatever the sentence becomes, and `check` tells both."""
    mine = yaml.safe_load(files[REPLACE])["replace"]
    return bool(LESSON_FILE.fullmatch(field.file)) and (code_of(field.file), field.said) in {
        (each["lesson"], each["shared"]) for each in mine
    }


def words_of_their_own(files: Mapping[str, bytes]) -> dict[TextField, str]:
    """For each field of text one that stands nowhere else."""
    return {field: f"Dau{number:03d}x" for number, field in enumerate(_batch(files))}


def marked(files: Mapping[str, bytes]) -> dict[TextField, str]:
    """Each field with that word at its end."""
    return {field: _placed(field, mark, 1) for field, mark in words_of_their_own(files).items()}


def in_round(number: int, strings: Sequence[str], files: Mapping[str, bytes]) -> Tried:
    """One string in each field, another in each round: after as many rounds as there are strings each was in every field."""
    chance = random.Random(number)
    said = {
        field: _placed(field, strings[(number + turn * 7) % len(strings)], chance.randrange(3)) for turn, field in enumerate(_batch(files))
    }
    return tried(files, said)


def everywhere(string: str, files: Mapping[str, bytes]) -> Tried:
    """One string at the end of every field."""
    return tried(files, {field: _placed(field, string, 1) for field in _batch(files)})


def names_in_round(number: int, strings: Sequence[str], files: Mapping[str, bytes]) -> list[str]:
    """The same for what is kept as it is typed and is no sentence: ids, addresses, digests, colours. Gives those that were taken unseen.

    Where another guide calls something by such a name, it is told there.
    """
    others = [field for field in text_fields(files) if not shown_as(field.kind) and field.slot not in TIED]
    said = {field: strings[(number + turn * 7) % len(strings)] for turn, field in enumerate(others)}
    made = filled(files, said)
    told = {(problem.place.file, problem.place.line) for problem in answer(Folder(made.files, {}, ())).problems}
    return [
        f"{field.slot} in {field.file} takes {value!r}"
        for field, value in said.items()
        if (f"guides/{field.file}", made.spots[field][0]) not in told
        and not _AN_ID.fullmatch(value.strip())
        and not (field.slot in _OF_SITES and re.fullmatch(PATTERN, value))
    ]


def faults(told: Tried, made: Made, known: Neutral) -> list[str]:
    """What vanished, and what became markup."""
    gone = [
        f"{field.slot} in {field.file} is not on {name}: {value!r}"
        for field, value in told.accepted.items()
        for name in sorted(known.shown.get(field, ()))
        if not is_in(as_read(value, told.handbook), made.words[name])
    ]
    return [*gone, *(f"new markup: {each}" for each in sorted(made.markup - known.markup))]


def _batch(files: Mapping[str, bytes]) -> list[TextField]:
    return [field for field in text_fields(files) if shown_as(field.kind) and field.slot not in TIED]


def _placed(field: TextField, string: str, how: int) -> str:
    """Alone, at the end or at the beginning of what stands there: a sentence keeps the end that it must have."""
    if how == 0 or not field.said:
        return string
    said = field.said.rstrip(_ENDS)
    end = field.said[len(said) :]
    return f"{said} {string}{end}" if how == 1 else f"{string} {field.said}"
