"""The paper of an evening: every sheet on its pages, nothing asked that should not be kept, numbers of copies that fit the class."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
import session_sample

from generator.address import Site
from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.outputs import all_prints
from generator.paper.door_sheet import door_sheet
from generator.paper.printed import press
from generator.paper.session_copies import PEOPLE, copies
from generator.paper.session_papers import check_papers, learned_cards, posters, team_papers
from generator.paper.sheet import Sheet
from generator.paper.typst import TooLongError

PAGES = {"to": 6, "phieu": 2, "moi": 1, "the": 1}


@pytest.fixture(scope="module")
def evening(handbook: Handbook, draft: Site) -> Edition:
    return Edition(replace(handbook, sessions=(session_sample.session(103, 706),), doors=(session_sample.door(706, 103),)), draft)


@pytest.fixture(scope="module")
def made(evening: Edition, fonts: Path) -> Mapping[str, Sheet]:
    """By what the name of the file ends in."""
    prints = (*team_papers(evening), *check_papers(evening), *posters(evening), *learned_cards(evening), *door_sheet(evening))
    return {re.split(r"[-/]", item.path)[-1].removesuffix(".pdf"): press(item, fonts) for item in prints}


def words_of(sheet: Sheet) -> list[str]:
    """The words of each page, on one line."""
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in pypdfium2.PdfDocument(sheet.content)]


def test_every_file_has_its_pages_none_is_blank_and_each_is_counted(made: Mapping[str, Sheet]) -> None:
    assert {name: sheet.pages for name, sheet in made.items() if name in PAGES} == PAGES
    for name in ("to", "phieu"):
        for number, words in enumerate(words_of(made[name]), start=1):
            assert len(words) > 300, (name, number)
            assert f"Trang {number}/{PAGES[name]}" in words


def test_invitation_and_card_open_the_first_lesson(made: Mapping[str, Sheet]) -> None:
    assert made["moi"].codes == made["the"].codes == ("HTTPS://QUANGSON.EXAMPLE/103/",)
    (card,) = words_of(made["the"])
    assert card.count("Tôi đã học") == 8
    (poster,) = words_of(made["moi"])
    for told in ("Tối nay mở VNeID", "Tự mở VNeID trên máy mình.", "Ngày:", "Giờ:", "Chỗ học:", "Mang theo điện thoại"):
        assert told in poster


def test_no_sheet_asks_for_a_number_of_a_person(made: Mapping[str, Sheet]) -> None:
    for sheet in made.values():
        for words in words_of(sheet):
            for found in re.finditer(r"số (căn cước|điện thoại|định danh)", words):
                before = words[: found.start()]
                assert re.search(r"[Kk]hông ghi[^.]*$", before), words[found.start() - 60 : found.end()]
    assert "Tên gọi" in words_of(made["to"])[2]
    assert words_of(made["to"])[2].count("Có Không") == 40


def test_a_check_asks_and_only_the_key_answers(made: Mapping[str, Sheet], evening: Edition) -> None:
    a, b = words_of(made["phieu"])
    question = evening.handbook.lesson(103).quiz[0]
    right = f"Đáp án: {'abcd'[question.answer - 1]}. {question.options[question.answer - 1]}"
    assert all(option in a for option in question.options)
    assert question.why not in a
    assert "Phiếu này việc 3" in a
    assert "Phiếu kia việc 3" in b
    key = words_of(made["to"])[4]
    assert right in key
    assert question.why in key


def test_everybody_gets_both_checks_and_lines_and_cards_are_enough(evening: Edition) -> None:
    rows = {(row.key, row.lesson): row.counts for row in copies(evening, evening.handbook.session(1))}
    assert rows["check", None] == rows["a4", 103] == rows["a4", 706] == PEOPLE == (10, 20, 30)
    assert rows["signin", None] == rows["calls", None] == (1, 1, 2)
    assert rows["card", None] == (2, 3, 4)


def test_half_a_sheet_of_the_quiz_is_enough_for_one_and_a_third_come_without_a_phone(evening: Edition) -> None:
    rows = {(row.key, row.lesson): row.counts for row in copies(evening, evening.handbook.session(1))}
    assert rows["quiz", 103] == rows["quiz", 706] == (5, 10, 15)
    assert rows["circle", 103] == (4, 7, 10)


def test_a_lesson_with_nothing_to_circle_is_not_copied_for_it(evening: Edition) -> None:
    lesson = evening.handbook.lesson(103)
    bare = lesson.model_copy(update={"steps": tuple(step.model_copy(update={"picture": None}) for step in lesson.steps)})
    lessons = tuple(bare if each.code == 103 else each for each in evening.handbook.lessons)
    without = replace(evening, handbook=replace(evening.handbook, lessons=lessons))
    rows = {(row.key, row.lesson) for row in copies(without, without.handbook.session(1))}
    assert ("circle", 103) not in rows
    assert ("quiz", 103) in rows


def test_what_is_to_be_copied_is_made(evening: Edition) -> None:
    paths = {item.path for item in all_prints(evening)}
    assert {row.path for row in copies(evening, evening.handbook.session(1))} <= paths


def test_the_door_sheet_offers_lessons_and_counts_doors_alone(made: Mapping[str, Sheet], evening: Edition) -> None:
    (words,) = words_of(made["nha"])
    assert "Ông bà ở nhà một mình" in words
    assert f"103 {evening.handbook.lesson(103).title}" in words
    assert door_sheet(replace(evening, handbook=replace(evening.handbook, doors=()))) == ()


def test_a_title_that_no_card_holds_is_told(evening: Edition, fonts: Path) -> None:
    long = session_sample.session(103, title=" ".join(["nghiêng"] * 14))
    (item,) = learned_cards(replace(evening, handbook=replace(evening.handbook, sessions=(long,))))
    with pytest.raises(TooLongError):
        press(item, fonts)


def test_the_agenda_says_what_is_projected_and_answers_only_once_all_sheets_are_in(evening: Edition) -> None:
    (session,) = evening.handbook.sessions
    first, *middle, check = session.agenda
    assert (check.kind, session.at_hand.projector) == ("check", True)
    tested_twice = session.model_copy(update={"agenda": (first, check, *middle, check)})
    (team,) = team_papers(replace(evening, handbook=replace(evening.handbook, sessions=(tested_twice,))))
    said = [turn["what"] for turn in team.data["turns"]]
    assert said[0].endswith("Chiếu buoi-1-trinh-chieu, trang 1.")
    assert [place for place, what in enumerate(said) if "từ trang 2" in what] == [len(said) - 1]
    assert said[-1].endswith("Thu hết phiếu rồi chiếu buoi-1-trinh-chieu, từ trang 2.")


def test_where_there_is_no_projector_the_agenda_names_no_slides(evening: Edition) -> None:
    (session,) = evening.handbook.sessions
    dark = session.model_copy(update={"at_hand": session.at_hand.model_copy(update={"projector": False})})
    (team,) = team_papers(replace(evening, handbook=replace(evening.handbook, sessions=(dark,))))
    assert [turn["what"] for turn in team.data["turns"] if "trinh-chieu" in turn["what"]] == []
