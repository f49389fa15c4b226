"""What an author writes is read by somebody: every field of a lesson is traced through page, e-book, trainer's page and paper."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import page_sample
import pytest
from good import paths

from generator.cli.check_table import questions
from generator.edition import Copy, Edition
from generator.epub.chapters import chapters, reading_order
from generator.guide.doubts import open_questions
from generator.guide.lesson import Lesson
from generator.guide.shape import shape_of
from generator.outputs import all_prints
from generator.page.lesson import lesson_page
from generator.page.pages import resident_pages
from generator.page.practice import practice_pages
from generator.page.staff import staff_pages
from generator.page.trainer import trainer_page
from generator.paper.handout import FORMATS, handout
from generator.paper.slides import slides, trainer_notes
from generator.site.search_index import search_index
from generator.site.searchable import entry

NOT_WORDS = {
    "code": "a number, shown as one",
    "find[]": "what people type to find the lesson: for the search index",
    "audience.min_age": "a number, in a sentence of its own",
    "minutes.teach[]": "a number",
    "minutes.practise[]": "a number",
    "steps[].picture.screen": "a name: the drawing is shown",
    "steps[].picture.mark[]": "a name: the outline is shown",
    "steps[].picture.crop": "how the drawing is cut",
    "steps[].trouble": "a name: its way out is in `stuck` by now",
    "steps[].key": "which steps stand on a poster",
    "steps[].leads_to": "a name: where a tap leads",
    "steps[].until": "a day, which the step itself names",
    "key_points[].until": "a day, which the sentence itself names",
    "warnings[].until": "a day, which the sentence itself names",
    "quiz[].until": "a day, which the question itself names",
    "quiz[].answer": "a number: the right option is told",
    "mistakes[].at.step": "a number: where the practice run lets it happen",
    "mistakes[].at.press": "a name: what is pressed by mistake in the practice run",
    "links[]": "a name: the link is shown",
    "targets[]": "a number: the plan's page shows it",
    "help[]": "a name: the contact is shown",
    "next[]": "a number: that lesson is named",
    "sources[].link": "a name: the link is shown",
    "sources[].published": "a day",
    "sources[].in_force": "a day",
    "sources[].checked": "a day",
    "confirm[].ask": "a name: the unit is told in the report",
    "checked.date": "a day",
    "recheck_days": "a number: when the lesson is shown as due",
    "approval.unit": "a name: the unit is shown",
    "approval.status": "one of two states, told in a sentence",
    "approval.date": "a day",
    "approval.words": "stands for the lesson's own words",
    "approval.history[].date": "a day",
    "approval.history[].words": "stands for words of the lesson that are approved no more",
}
"""Fields that hold no words of the author's to be read as they are, each with its reason."""

FOR_TRAINERS = {"teach_back[]", "trainer.prepare[]", "trainer.say", "trainer.pitfalls[]"}
"""Words that residents are not to see."""

FOR_AUTHORS = {"confirm[].what", "confirm[].phone"}
"""Words that stand on no page and no paper at all: `sotay check --table` and the report tell them."""
FOR_STAFF = {"approval.history[].why"}
"""Words on the trainer's page alone."""


def _marked(value: Any, path: str, marks: dict[str, str]) -> Any:
    """The same data with a word of its own in each place of words; `marks` gets word → path."""
    if isinstance(value, dict):
        return {name: _marked(each, f"{path}.{name}" if path else name, marks) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_marked(each, f"{path}[]", marks) for each in value]
    if value is None or path in NOT_WORDS:
        return value
    mark = f"Dau{len(marks):03d}x"
    marks[mark] = path
    return mark


def _leaves(value: Any, path: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _leaves(each, f"{path}.{name}" if path else name)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from _leaves(each, f"{path}[]")
    elif value is not None:
        yield path


FULLEST = max(page_sample.handbook().lessons, key=lambda lesson: len(set(_leaves(lesson.model_dump(mode="json")))))
MARKS: dict[str, str] = {}
GIVEN = FULLEST.model_dump(mode="json") | {
    "approval": {"unit": FULLEST.approval.unit, "status": "approved", "date": "2026-11-20", "document": "Số 1"}
    | {"words": "0123-4567-89ab-cdef", "history": [{"date": "2026-11-20", "why": "Số 1", "words": "0123-4567-89ab-cdef"}]},
    "audience": {"who": "Ai cũng học được.", "min_age": 14},
    "confirm": [{"what": "Máy hỏi ảnh hay hỏi mã?", "ask": FULLEST.approval.unit, "phone": "Một máy Samsung"}],
}
LESSON = Lesson.model_validate(_marked(GIVEN, "", MARKS))


@pytest.fixture(scope="module")
def edition() -> Edition:
    from dataclasses import replace

    handbook = page_sample.handbook()
    lessons = tuple(LESSON if each.code == LESSON.code else each for each in handbook.lessons)
    return Edition(replace(handbook, lessons=lessons), page_sample.SITE, copy=Copy("2026-11-22-abcdef", page_sample.SITE.today))


def _found(text: str) -> set[str]:
    return {MARKS[mark] for mark in re.findall(r"Dau\d{3}x", text)}


@pytest.fixture(scope="module")
def shown(edition: Edition) -> dict[str, set[str]]:
    """By output, the fields whose words stand in it."""
    book = next(part for part in reading_order(chapters(edition, {})) if part.file == f"{LESSON.code}.xhtml")
    prints = [handout(edition, LESSON, form) for form in FORMATS] + [slides(edition, LESSON), trainer_notes(edition, LESSON)]
    return {
        "page": _found(lesson_page(edition, LESSON).decode()),
        "epub": _found(book.content.decode()),
        "trainer": _found(trainer_page(edition, LESSON).decode()),
        "paper": set().union(*(_found(json.dumps(item.data, ensure_ascii=False)) for item in prints)),
        "others": set().union(*map(_found, _others(edition))),
    }


def _others(edition: Edition) -> Iterator[str]:
    """Everything else that is made: all pages, the search index, every print, every chapter. The file for Kiwix is made of these pages."""
    pages = {**resident_pages(edition), **staff_pages(edition), **practice_pages(edition)}
    yield from (content.decode() for content in pages.values())
    yield search_index([entry(edition.handbook, lesson) for lesson in edition.handbook.lessons]).decode()
    yield from (json.dumps(item.data, ensure_ascii=False) for item in all_prints(edition))
    yield from (part.content.decode() for part in reading_order(chapters(edition, {})))


def test_the_sample_fills_every_field() -> None:
    assert set(paths(shape_of(Lesson))) == set(MARKS.values()) | set(NOT_WORDS), "lesson 103 of tests/support/handbook.yml has every field"


def test_every_sentence_for_residents_is_on_the_page_and_in_the_book(shown: dict[str, set[str]]) -> None:
    wanted = set(MARKS.values()) - FOR_TRAINERS - FOR_AUTHORS - FOR_STAFF
    assert wanted - shown["page"] == set()
    assert wanted - shown["epub"] == set()


def test_what_is_for_trainers_is_shown_to_them_only(shown: dict[str, set[str]]) -> None:
    assert shown["trainer"] >= FOR_TRAINERS | FOR_STAFF
    assert shown["paper"] >= FOR_TRAINERS
    assert not (FOR_TRAINERS | FOR_STAFF) & (shown["page"] | shown["epub"])


def test_every_field_of_words_is_shown_somewhere(shown: dict[str, set[str]]) -> None:
    assert set(MARKS.values()) - FOR_AUTHORS == set().union(*shown.values())


def test_what_must_still_be_asked_is_told_to_authors_only(edition: Edition, shown: dict[str, set[str]]) -> None:
    assert set(MARKS.values()) >= FOR_AUTHORS
    assert not [name for name, found in shown.items() if found & FOR_AUTHORS]
    told = questions(edition.handbook, "vi") + json.dumps(
        [asdict(each) for one in open_questions(edition.handbook).values() for each in one]
    )
    assert _found(told) == FOR_AUTHORS
