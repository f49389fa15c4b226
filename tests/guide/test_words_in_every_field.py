"""Naughty strings through every field of text of every guide: told at its place, or shown as it was written. `make fuzz` tries them all."""

from __future__ import annotations

from functools import cache

import pytest
from every_kind import every_kind
from good import slots
from naughty import STRINGS
from said_where import made_of
from text_fields import TextField, text_fields
from tried import TIED
from words_tried import Neutral, everywhere, faults, in_round, names_in_round, neutral

from generator.guide.commune import Phone
from generator.guide.kinds import KINDS
from generator.guide.shape import plain_kind, shape_of
from generator.guide.worded import shown_as

ROUNDS = (1, 236)
"""Of as many as there are strings."""

FOR_AUTHORS = {"Allowed.why", "Allowed.words", "Doubt.phone", "Doubt.what", "Exempt.why", "Hidden.why", "Links.hosts", "Replacement.why"}
"""Words that no page and no sheet shows."""
FOR_THE_SEARCH = {"Lesson.find", "ShortForm.forms", "ShortForm.means", "Trouble.find"}
INSTEAD = {"FieldBox.hint", "Commune.plan", "Replacement.words"}
"""Shown where something else is not: a hint in a field without a value, the plan where a lesson names it, a commune's own words
as long as the sentence that they replace stands as it did."""


@cache
def known() -> Neutral:
    return neutral()


def _slots(fields: list[TextField]) -> set[str]:
    return {field.slot for field in fields}


def test_every_field_of_text_is_found_in_the_models() -> None:
    models = {slot for kind in KINDS for slot, type_ in slots(shape_of(kind.model)).items() if plain_kind(type_) is str}
    assert models == _slots(text_fields(every_kind()))


def test_every_field_of_text_takes_a_word_and_all_but_a_few_show_it() -> None:
    fields = [field for field in text_fields(every_kind()) if shown_as(field.kind) and field.kind != Phone]
    shown = {field.slot for field, outputs in known().shown.items() if outputs}
    assert _slots(fields) - shown <= FOR_AUTHORS | FOR_THE_SEARCH | INSTEAD | TIED
    assert shown >= {"Lesson.title", "Step.do", "Bubble.from", "Trial.tasks", "Target.what", "Door.say"}


def test_braces_in_every_field_at_once_are_shown_as_they_were_written() -> None:
    """The sentences that authors' words are put into have blanks in braces: none may be filled twice."""
    told = everywhere("{0} {title} {", known().files)
    assert len(told.accepted) > 200
    assert faults(told, made_of(told.handbook), known()) == []


@pytest.mark.parametrize("number", ROUNDS)
def test_a_naughty_string_is_told_at_its_place_or_shown_as_it_was_written(number: int) -> None:
    told = in_round(number, STRINGS, known().files)
    assert len(told.accepted) > 100
    assert len(told.refused) > 50
    assert faults(told, made_of(told.handbook), known()) == []


@pytest.mark.parametrize("number", ROUNDS)
def test_a_name_or_an_address_takes_none_of_them_unseen(number: int) -> None:
    assert names_in_round(number, STRINGS, every_kind()) == []
