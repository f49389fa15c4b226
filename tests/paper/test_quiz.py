"""The quiz on half a sheet: every question to tick, twice; the answers on another sheet and nowhere else."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pdf_reader import places, reader, sizes, tags, words
from pressed import pressed
from symbols import symbols

from generator.address import Site
from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.guide.lesson import Lesson, Question
from generator.guide.text import plain
from generator.paper.printed import press
from generator.paper.quiz import quiz_sheet
from generator.paper.sheet import Sheet
from generator.paper.typst import TooLongError, compile

BAND = "BẢN NHÁP – địa chỉ chưa dùng được"
LEAST = 11
"""Points of what is read and answered; the foot is smaller."""

Sheets = dict[int, Sheet]


@pytest.fixture(scope="module")
def quizzes(handbook: Handbook, draft: Site, fonts: Path) -> Sheets:
    return {lesson.code: pressed(quiz_sheet(Edition(handbook, draft), lesson), fonts) for lesson in handbook.lessons}


def page_words(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in reader(pdf).pages]


def asking(lesson: Lesson, *questions: Question) -> Lesson:
    return lesson.model_copy(update={"quiz": questions})


def test_both_halves_of_the_first_page_ask_all_that_the_lesson_asks(quizzes: Sheets, handbook: Handbook) -> None:
    for lesson in handbook.lessons:
        asked, _ = page_words(quizzes[lesson.code].content)
        for question in lesson.quiz:
            assert asked.count(plain(question.ask)) == 2, (lesson.code, question.ask)
            for letter, option in zip("abcd", question.options, strict=False):
                assert asked.count(f"{letter}. {plain(option)}") == 2, (lesson.code, option)


def test_the_second_page_has_the_right_answers_with_their_reasons_and_no_wrong_ones(quizzes: Sheets, handbook: Handbook) -> None:
    for lesson in handbook.lessons:
        asked, answered = page_words(quizzes[lesson.code].content)
        for question in lesson.quiz:
            letter, right = "abcd"[question.answer - 1], plain(question.options[question.answer - 1])
            assert answered.count(f"Chọn {letter}. {right} {plain(question.why)}") == 2, (lesson.code, question.ask)
            assert plain(question.why) not in asked
            wrong = [plain(option) for option in question.options if plain(option) != right]
            assert not [option for option in wrong if f". {option}" in answered]


def test_nothing_crosses_the_cut_and_each_half_says_what_it_is(quizzes: Sheets, handbook: Handbook) -> None:
    middle = 297 / 2 / 25.4 * 72
    for lesson in handbook.lessons:
        pdf = quizzes[lesson.code].content
        for number in range(2):
            runs = [(text, y, size) for size, y, text in places(pdf, number)]
            upper = [text for text, y, _ in runs if y > middle]
            lower = [text for text, y, _ in runs if y < middle]
            assert upper == lower, (lesson.code, number)
            assert not [text for text, y, size in runs if y - 0.3 * size < middle < y + size]
            for half in (upper, lower):
                said = " ".join(" ".join(half).split())
                assert BAND in said
                assert str(lesson.code) in said


def test_each_half_to_tick_has_the_lesson_s_code_and_its_address(quizzes: Sheets, handbook: Handbook) -> None:
    for lesson in handbook.lessons:
        sheet = quizzes[lesson.code]
        assert sheet.codes == (f"HTTPS://QUANGSON.EXAMPLE/{lesson.code}/",)
        assert [symbol.page for symbol in symbols(sheet)] == [0, 0]
        assert page_words(sheet.content)[0].count(f"quangson.example/{lesson.code}") == 2


def test_letters_are_large_and_the_whole_is_two_pages_of_a4(quizzes: Sheets, handbook: Handbook) -> None:
    for lesson in handbook.lessons:
        pages = reader(quizzes[lesson.code].content).pages
        assert [tuple(map(round, page.mediabox[2:])) for page in pages] == [(595, 842)] * 2
        asked = " ".join(plain(question.ask) for question in lesson.quiz)
        small = [text for size, text in sizes(quizzes[lesson.code].content) if size < LEAST - 0.1]
        assert not [text for text in small if len(text) > 8 and text.strip() in asked]


def test_a_question_is_asked_until_its_last_day(handbook: Handbook, lesson: Lesson, draft: Site) -> None:
    end = datetime.date(2027, 2, 28)
    ending = lesson.quiz[0].model_copy(update={"ask": "Đến 28/2/2027 thì sao?", "until": end})
    book = replace(handbook, lessons=(asking(lesson, ending, *lesson.quiz[1:]), *handbook.lessons[1:]))

    def asked(day: datetime.date) -> int:
        edition = Edition(book, replace(draft, today=day))
        return len(quiz_sheet(edition, edition.handbook.lesson(lesson.code)).data["questions"])

    assert asked(end) == len(lesson.quiz)
    assert asked(end + datetime.timedelta(days=1)) == len(lesson.quiz) - 1


def test_too_many_words_are_told_in_millimetres(handbook: Handbook, lesson: Lesson, draft: Site, fonts: Path) -> None:
    long = lesson.quiz[0].model_copy(update={"ask": "Bác làm gì khi có người gọi điện đến nhà? " * 12})
    item = quiz_sheet(Edition(handbook, draft), asking(lesson, *[long] * 4))
    with pytest.raises(TooLongError) as raised:
        compile(item.layout, item.data, fonts)
    assert raised.value.millimetres > 10


def test_who_has_it_read_aloud_hears_each_half_once(quizzes: Sheets, handbook: Handbook) -> None:
    found: list[tuple[int, str, Any]] = tags(quizzes[103].content)
    assert [kind for _, kind, _ in found if kind == "/H1"] == ["/H1"] * 2
    assert sum(kind == "/Figure" for _, kind, _ in found) == 1
    assert sum(kind == "/L" for _, kind, _ in found) >= len(handbook.lesson(103).quiz) + 2


def test_a_real_address_wears_no_band_and_moves_nothing(handbook: Handbook, lesson: Lesson, public: Site, fonts: Path) -> None:
    sheet = press(quiz_sheet(Edition(handbook, public), lesson), fonts)
    assert BAND not in words(sheet.content)
    assert sheet.pages == 2


def test_the_same_lesson_gives_the_same_bytes(quizzes: Sheets, handbook: Handbook, lesson: Lesson, draft: Site, fonts: Path) -> None:
    item = quiz_sheet(Edition(handbook, draft), lesson)
    assert (item.path, item.lesson, item.form) == ("to-roi/103-cau-hoi.pdf", 103, "cau-hoi")
    assert press(item, fonts).content == quizzes[103].content
