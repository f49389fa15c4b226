"""A sentence changed after the approval: page, book, paper and the trainer's notes say so, none calls the lesson approved."""

from __future__ import annotations

import json
from dataclasses import replace

import page_sample
import pytest

from generator.edition import Copy, Edition
from generator.epub.chapters import chapters, reading_order
from generator.page.lesson import lesson_page
from generator.page.staff import about_page
from generator.page.trainer import trainer_page
from generator.paper.book import book
from generator.paper.handout import FORMATS, handout
from generator.paper.slides import slides, trainer_notes

CODE = 701
"""Approved on 2/5/2026 in the sample."""

SAID = "đã duyệt bản ngày 2/5/2026"
WAITS = "có sửa đổi chờ duyệt"


def _said(edition: Edition) -> dict[str, str]:
    lesson = edition.handbook.lesson(CODE)
    prints = {form: handout(edition, lesson, form) for form in FORMATS}
    prints |= {"slides": slides(edition, lesson), "notes": trainer_notes(edition, lesson)}
    parts = {part.file: part.content.decode() for part in reading_order(chapters(edition, {}))}
    return {
        "page": lesson_page(edition, lesson).decode(),
        "trainer": trainer_page(edition, lesson).decode(),
        "about": about_page(edition).decode(),
        "epub": parts[f"{CODE}.xhtml"],
    } | {name: json.dumps(made.data, ensure_ascii=False) for name, made in prints.items()}


EDITION = Edition(page_sample.handbook(), page_sample.SITE, copy=Copy("2026-11-22-abcdef", page_sample.SITE.today))
APPROVED, AMENDED = _said(EDITION), _said(replace(EDITION, handbook=replace(EDITION.handbook, amended=frozenset({CODE}))))


@pytest.mark.parametrize("output", AMENDED)
def test_every_output_says_that_a_change_waits(output: str) -> None:
    assert SAID in AMENDED[output]
    assert "chờ duyệt" in AMENDED[output].split(SAID, 1)[1][:120]
    assert SAID not in APPROVED[output]


def test_the_head_of_the_page_does_not_call_approved_what_is_approved_no_more() -> None:
    state = {name: said["page"].split('class="st-state"')[1].split("</p>")[0] for name, said in (("a", APPROVED), ("b", AMENDED))}
    assert "đã duyệt" in state["a"]
    assert "có sửa đổi chờ duyệt" in state["b"]
    assert "có sửa đổi" not in state["a"]


def test_the_book_counts_it_by_itself_and_the_e_book_as_waiting() -> None:
    handbook = replace(EDITION.handbook, amended=frozenset({CODE}))
    edition = replace(EDITION, handbook=handbook)
    assert "1 bài đã duyệt, sau đó có sửa đổi chờ duyệt" in book(edition).parts[0].print.data["cover"]["states"]
    opening = {name: next(iter(chapters(each, {}))).content.decode() for name, each in (("a", EDITION), ("b", edition))}
    assert opening["a"] != opening["b"]


def test_the_trainer_reads_how_often_the_unit_accepted_the_lesson() -> None:
    lesson = EDITION.handbook.lesson(CODE)
    entries = tuple(
        {"date": f"2026-05-0{day}", "why": why, "words": "0123-4567-89ab-cdef"} for day, why in ((2, "số 12/CAX"), (9, "lỗi gõ"))
    )
    approval = type(lesson.approval).model_validate(lesson.approval.model_dump() | {"history": entries})
    page = trainer_page(EDITION, lesson.model_copy(update={"approval": approval})).decode()
    assert page.index("Ngày 2/5/2026: số 12/CAX") < page.index("Ngày 9/5/2026: lỗi gõ")
