"""The practice run on paper: every step asks without giving its answer away, and the key answers every question."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pdf_reader import places, reader, sizes, tags, words
from pressed import pressed

from generator.address import Site
from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.guide.lesson import Lesson, Mistake, Slip
from generator.guide.run import run
from generator.guide.text import plain
from generator.paper.printed import Print, press
from generator.paper.run_sheet import RunSheetData, run_sheet
from generator.paper.sheet import Sheet
from generator.paper.typst import TooLongError, compile
from generator.screen.draw import draw
from generator.screen.shapes import MARK
from generator.words import words as told

BAND = "BẢN NHÁP – địa chỉ chưa dùng được"
HANDBOOK = "HTTPS://BINHDANHOCVUSO.LAMDONG.GOV.VN"
Sheets = dict[int, Sheet]


def item_of(handbook: Handbook, site: Site, lesson: Lesson) -> Print[RunSheetData]:
    (item,) = run_sheet(Edition(handbook, site), lesson)
    return item


@pytest.fixture(scope="module")
def sheets_to_circle(handbook: Handbook, draft: Site, fonts: Path) -> Sheets:
    return {lesson.code: pressed(item_of(handbook, draft, lesson), fonts) for lesson in handbook.lessons}


def page_words(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in reader(pdf).pages]


def solid(text: str) -> str:
    """Without blanks: words with a hyphen may be broken after it."""
    return plain(text).replace(" ", "")


def test_each_step_stands_there_with_its_question_before_the_key(sheets_to_circle: Sheets, handbook: Handbook) -> None:
    for lesson in handbook.lessons:
        *pages, _ = page_words(sheets_to_circle[lesson.code].content)
        asked = solid(" ".join(pages))
        for number, step in enumerate(lesson.steps, 1):
            assert f"Bước{number}" in asked
            assert solid(step.do) in asked, (lesson.code, number)


def test_no_screen_shows_what_is_sought(handbook: Handbook, draft: Site) -> None:
    """The colour of rings and badges is in the key's drawings alone."""
    for lesson in handbook.lessons:
        data = item_of(handbook, draft, lesson).data
        for sought in data["sought"]:
            assert sought["picture"] is not None
            assert MARK not in sought["picture"]["svg"], (lesson.code, sought["number"])
            assert "Chỗ cần" not in sought["picture"]["alt"]
            assert "Số 1:" not in sought["picture"]["alt"]
        assert all(MARK in picture["svg"] for found in data["found"] for picture in found["pictures"])


def test_the_key_says_what_is_pressed_where(handbook: Handbook, draft: Site) -> None:
    lesson = handbook.lesson(103)
    found = {each["number"]: each for each in item_of(handbook, draft, lesson).data["found"]}
    tasks = run(lesson, handbook.screens)
    assert set(found) == {number for number, task in enumerate(tasks, 1) if task.press or task.way.marks}
    for number, each in found.items():
        for target in tasks[number - 1].press:
            spot = next(
                spot for spot in draw(handbook.screens[str(tasks[number - 1].way.screen)], crop=False).spots if spot.id == target.id
            )
            assert spot.says.split(" ")[0] in each["said"]


def test_the_answers_stand_on_a_page_of_their_own(sheets_to_circle: Sheets, handbook: Handbook, draft: Site) -> None:
    for lesson in handbook.lessons:
        *pages, key = page_words(sheets_to_circle[lesson.code].content)
        data = item_of(handbook, draft, lesson).data
        assert "Đáp án" in key
        assert str(lesson.code) in key
        for each in data["found"]:
            assert solid(each["said"]) in solid(key)
            assert solid(each["said"]) not in solid(" ".join(pages))


def test_nine_steps_take_three_pages(sheets_to_circle: Sheets, handbook: Handbook) -> None:
    for lesson in handbook.lessons:
        assert sheets_to_circle[lesson.code].pages == 3, lesson.code


def test_few_questions_have_their_key_turned_at_the_foot(handbook: Handbook, lesson: Lesson, draft: Site, fonts: Path) -> None:
    steps = [step.model_copy(update={"picture": None, "leads_to": None}) for step in lesson.steps]
    few = lesson.model_copy(update={"steps": (*steps[:4], lesson.steps[4], *steps[5:])})
    pdf = press(item_of(handbook, draft, few), fonts).content
    turned: list[tuple[float, str]] = []
    reader(pdf).pages[-1].extract_text(visitor_text=lambda text, cm, tm, _font, _size: turned.append((cm[0] * tm[0], text)))
    assert len(reader(pdf).pages) == 2
    assert "Đáp án" in " ".join(text for way, text in turned if way < 0)
    assert "Bước 4" in " ".join(text for way, text in turned if way > 0)


def test_what_is_typed_is_not_there_yet_and_gets_a_line_to_write_on(handbook: Handbook, draft: Site) -> None:
    data = item_of(handbook, draft, handbook.lesson(103)).data
    typed = [
        number for number, task in enumerate(run(handbook.lesson(103), handbook.screens), 1) if any(p.act == "type" for p in task.press)
    ]
    assert typed
    assert [sought["number"] for sought in data["sought"] if sought["write"]] == typed
    say = told("run_sheet")
    for number in typed:
        assert data["sought"][number - 1]["ask"].startswith("Bác gõ vào")
    assert "Đừng ghi số thật" in say["not_real"]


def test_a_step_off_the_phone_asks_nothing(handbook: Handbook, lesson: Lesson, draft: Site) -> None:
    first = lesson.steps[0].model_copy(update={"picture": None})
    data = item_of(handbook, draft, lesson.model_copy(update={"steps": (first, *lesson.steps[1:])})).data
    sought = data["sought"][0]
    assert (sought["asked"], sought["picture"]) == (False, None)
    assert sought["ask"] == told("run_sheet")["ask"]["away"]
    assert 1 not in [found["number"] for found in data["found"]]


def test_the_typical_mistake_stands_in_the_key_alone(handbook: Handbook, lesson: Lesson, draft: Site, fonts: Path) -> None:
    slip = Mistake(wrong="Bấm nhầm.", fix="Bấm mũi tên quay lại.", at=Slip(step=3, press="login"))
    slipped = lesson.model_copy(update={"mistakes": (slip,)})
    *pages, key = page_words(press(item_of(handbook, draft, slipped), fonts).content)
    assert "Nhiều người bấm nhầm nút “Đăng nhập”. Bấm nhầm. Sửa lại: Bấm mũi tên quay lại." in key
    assert "Nhiều người" not in " ".join(pages)


def test_a_lesson_without_a_phone_s_screen_gets_no_sheet(handbook: Handbook, lesson: Lesson, draft: Site) -> None:
    bare = lesson.model_copy(update={"steps": tuple(step.model_copy(update={"picture": None}) for step in lesson.steps)})
    assert run_sheet(Edition(handbook, draft), bare) == ()


def test_it_has_both_codes_and_a_draft_s_band(sheets_to_circle: Sheets, handbook: Handbook, public: Site, fonts: Path) -> None:
    for lesson in handbook.lessons:
        sheet = sheets_to_circle[lesson.code]
        assert sheet.codes == (HANDBOOK, f"HTTPS://QUANGSON.EXAMPLE/{lesson.code}/")
        assert words(sheet.content).count(BAND) == sheet.pages
    assert BAND not in words(press(item_of(handbook, public, handbook.lesson(103)), fonts).content)


def test_words_are_as_large_as_on_a_hand_out(sheets_to_circle: Sheets, handbook: Handbook) -> None:
    for lesson in handbook.lessons:
        pdf = sheets_to_circle[lesson.code].content
        assert all(size >= 10.9 for size, text in sizes(pdf) if text.startswith(("Bác ", "Bước ", "Bấm ", "Gõ ")))
        *pages, key = range(len(reader(pdf).pages))
        assert all(size >= 7.9 for page in pages for size, _, _ in places(pdf, page)), "in drawings, and the foot"
        assert all(size >= 6 for size, _, _ in places(pdf, key)), "in the key's small drawings"


def test_screen_readers_hear_title_steps_key(sheets_to_circle: Sheets, handbook: Handbook) -> None:
    found: list[tuple[int, str, Any]] = tags(sheets_to_circle[103].content)
    headings = [kind for _, kind, _ in found if kind in ("/H1", "/H2", "/H3")]
    steps = len(handbook.lesson(103).steps)
    assert headings[:1] == ["/H1"]
    assert headings.count("/H2") >= steps + 1
    assert headings.count("/H3") == steps
    assert all(alt for _, kind, alt in found if kind == "/Figure")


def test_too_many_words_are_told_in_millimetres(handbook: Handbook, lesson: Lesson, draft: Site, fonts: Path) -> None:
    steps = tuple(step.model_copy(update={"do": "Bấm vào chỗ này rồi chờ máy hiện ra trang sau. " * 8}) for step in lesson.steps)
    item = item_of(handbook, draft, lesson.model_copy(update={"steps": steps}))
    with pytest.raises(TooLongError) as raised:
        compile(item.layout, item.data, fonts)
    assert raised.value.millimetres > 10


def test_the_same_lesson_gives_the_same_bytes(
    sheets_to_circle: Sheets, handbook: Handbook, lesson: Lesson, draft: Site, fonts: Path
) -> None:
    item = item_of(replace(handbook), draft, lesson)
    assert (item.path, item.lesson, item.form) == ("to-roi/103-cho-nao-bam.pdf", 103, "cho-nao-bam")
    assert press(item, fonts).content == sheets_to_circle[103].content
