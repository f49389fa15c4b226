"""What a session projects: each question of the checks is asked before it is answered, and every lesson's code is on the last slide."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import session_sample
from pdf_reader import places, reader, tags

from generator.address import Site
from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.guide.session import Session
from generator.guide.text import plain
from generator.paper.printed import press
from generator.paper.readback import read_codes
from generator.paper.session_papers import questions
from generator.paper.session_slides import session_slides
from generator.paper.sheet import Sheet

PROVINCE = "HTTPS://BINHDANHOCVUSO.LAMDONG.GOV.VN"
LONG = "https://hoctap.quangson.lamdong.gov.vn"
FOOT, LEAST = 14, 24
"""Points."""


def evening_of(handbook: Handbook, site: Site, *sessions: Session) -> Edition:
    return Edition(replace(handbook, sessions=sessions), site)


@pytest.fixture(scope="module")
def evening(handbook: Handbook, draft: Site) -> Edition:
    return evening_of(handbook, draft, session_sample.session(103, 706))


@pytest.fixture(scope="module")
def deck(evening: Edition, fonts: Path) -> Sheet:
    (item,) = session_slides(evening)
    return press(item, fonts)


def page_words(sheet: Sheet) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in reader(sheet.content).pages]


def test_it_begins_with_what_it_is_for_and_ends_with_every_lessons_code(deck: Sheet, evening: Edition) -> None:
    first, *_, last = page_words(deck)
    session = evening.handbook.session(1)
    assert all(told in first for told in ("Buổi 1", session.title, session.who, plain(session.goal), "Bài 103"))
    for code in session.lessons:
        assert f"Bài {code}" in last
        assert evening.handbook.lesson(code).title in last
        assert f"quangson.example/{code}" in last.replace(" ", "")
    assert "binhdanhocvuso.lamdong.gov.vn" in last


def test_nothing_of_its_lessons_is_drawn_for_it(evening: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.paper.lesson_data.draw", None)
    assert len(session_slides(replace(evening))) == 1


@pytest.mark.parametrize("dpi", [100, 150])
def test_its_codes_are_read_from_the_first_and_the_last_slide(deck: Sheet, dpi: int) -> None:
    first, *between, last = read_codes(deck.content, dpi)
    assert first == {"HTTPS://QUANGSON.EXAMPLE/103/"}
    assert last == {"HTTPS://QUANGSON.EXAMPLE/103/", "HTTPS://QUANGSON.EXAMPLE/706/", PROVINCE}
    assert not any(between)


def test_the_questions_of_both_checks_are_asked_and_then_answered(deck: Sheet, evening: Edition) -> None:
    session = evening.handbook.session(1)
    asked = [*questions(evening, session.checks.a), *questions(evening, session.checks.b)]
    _, before, *pages, _ = page_words(deck)
    assert "Nộp phiếu xong, mình cùng trả lời." in before
    assert len(pages) == 2 * len(asked)
    for question, shown, answered in zip(asked, pages[::2], pages[1::2], strict=True):
        assert all(plain(option) in page for option in question.options for page in (shown, answered))
        assert plain(question.why) not in shown
        assert plain(question.why) in answered
        assert f"Đúng là: {'abcd'[question.answer - 1]}." in answered
        assert "Đúng là" not in shown


def test_each_slide_is_numbered_and_its_words_can_be_read_from_the_last_row(deck: Sheet) -> None:
    for number, told in enumerate(page_words(deck), start=1):
        assert f"Buổi 1 · {number}/{deck.pages}" in told
    assert all(size == FOOT or size >= LEAST - 0.01 for size, _, _ in places(deck.content))
    kinds = [kind for _, kind, _ in tags(deck.content)]
    assert kinds.count("/H1") == 1


def test_without_a_projector_there_are_no_slides(evening: Edition) -> None:
    session = evening.handbook.session(1)
    without = session.model_copy(update={"at_hand": session.at_hand.model_copy(update={"projector": False})})
    assert session_slides(evening_of(evening.handbook, evening.site, without)) == ()


@pytest.mark.parametrize("count", [1, 3, 4, 6])
def test_as_many_lessons_as_a_session_may_have_find_room(handbook: Handbook, draft: Site, fonts: Path, count: int) -> None:
    codes = range(103, 103 + count)
    lessons = (*(handbook.lesson(103).model_copy(update={"code": code}) for code in codes), handbook.lesson(706))
    session = session_sample.session(103).model_copy(update={"lessons": tuple(codes)})
    (item,) = session_slides(evening_of(replace(handbook, lessons=lessons), replace(draft, host=LONG), session))
    assert press(item, fonts).pages == 14 + -(-count // 3)
