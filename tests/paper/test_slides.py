"""Slides and trainer's notes: what they say, to whom, how large, and that their codes are read."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from pdf_reader import fonts as fonts_of
from pdf_reader import places, reader, sizes, tags, words
from pressed import pressed

from generator.address import Site
from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.guide.lesson import Lesson
from generator.guide.text import plain
from generator.paper.printed import press
from generator.paper.readback import read_codes
from generator.paper.sheet import Sheet
from generator.paper.slides import slides, trainer_notes
from generator.paper.typst import TooLongError

BAND = "BẢN NHÁP – địa chỉ chưa dùng được"
HANDBOOK = "HTTPS://BINHDANHOCVUSO.LAMDONG.GOV.VN"
FOOT, IN_PICTURES, LEAST, DO, SEE = 14, 20, 24, 32, 28
"""Points."""

Sheets = dict[int, Sheet]


@pytest.fixture(scope="module")
def decks(handbook: Handbook, draft: Site, fonts: Path) -> Sheets:
    return {lesson.code: pressed(slides(Edition(handbook, draft), lesson), fonts) for lesson in handbook.lessons}


@pytest.fixture(scope="module")
def notes(handbook: Handbook, draft: Site, fonts: Path) -> Sheets:
    return {lesson.code: pressed(trainer_notes(Edition(handbook, draft), lesson), fonts) for lesson in handbook.lessons}


def changed(lesson: Lesson, **fields: Any) -> Lesson:
    return Lesson.model_validate({**lesson.model_dump(by_alias=True), **fields})


def page_words(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in reader(pdf).pages]


def solid(text: str) -> str:
    """Without blanks: words with a hyphen may be broken after it."""
    return plain(text).replace(" ", "")


def test_a_deck_is_16_to_9_with_one_slide_a_step_two_a_question_and_five_more(decks: Sheets, handbook: Handbook) -> None:
    for lesson in handbook.lessons:
        pages = reader(decks[lesson.code].content).pages
        assert len(pages) == len(lesson.steps) + 2 * len(lesson.quiz) + 5
        for page in pages:
            assert float(page.mediabox.width) / float(page.mediabox.height) == pytest.approx(16 / 9, abs=0.001)


def test_each_step_has_its_own_slide_in_order(decks: Sheets, handbook: Handbook) -> None:
    for lesson in handbook.lessons:
        pages = page_words(decks[lesson.code].content)
        for number, step in enumerate(lesson.steps, start=1):
            assert plain(step.do) in pages[number], (lesson.code, number)
            assert f"Bác sẽ thấy {plain(step.see)}" in pages[number]
            assert f"trong {len(lesson.steps)} bước" in pages[number]


def test_the_other_slides_say_what_the_class_needs(decks: Sheets, handbook: Handbook) -> None:
    for lesson in handbook.lessons:
        pages = page_words(decks[lesson.code].content)
        first, code, (warned, keys, asked) = pages[0], pages[-1], pages[len(lesson.steps) + 1 : len(lesson.steps) + 4]
        for wanted in (str(lesson.code), lesson.title, plain(lesson.audience.who), *map(plain, lesson.need)):
            assert wanted in first, (lesson.code, wanted)
        assert all(plain(warning.say) in warned for warning in lesson.warnings[:2])
        assert all(plain(key.say) in keys for key in lesson.key_points)
        assert all(plain(question) in asked for question in lesson.teach_back)
        for slide in (first, code):
            assert f"Bài {lesson.code}" in slide
            assert f"quangson.example/{lesson.code}" in solid(slide)
        assert "binhdanhocvuso.lamdong.gov.vn" in code


def test_words_can_be_read_from_the_last_row(decks: Sheets, handbook: Handbook) -> None:
    for lesson in handbook.lessons:
        pdf = decks[lesson.code].content
        for number in range(decks[lesson.code].pages):
            for size, _, text in places(pdf, number):
                pictured = 1 <= number <= len(lesson.steps)
                assert size == FOOT or size >= (IN_PICTURES if pictured else LEAST) - 0.01, (lesson.code, number, size, text)
        for number, step in enumerate(lesson.steps, start=1):
            runs = [(size, text) for size, _, text in places(pdf, number) if size != FOOT and len(text) > 3]
            assert min(size for size, text in runs if text in plain(step.do) and text not in plain(step.see)) >= DO - 0.01
            assert min(size for size, text in runs if text in plain(step.see)) >= IN_PICTURES
            assert max(size for size, text in runs if text in plain(step.see)) >= SEE - 0.01


def test_nothing_runs_off_a_slide(decks: Sheets) -> None:
    for sheet in decks.values():
        for size, low, text in places(sheet.content):
            assert low >= (12 if size == FOOT else 44), (sheet.path, text)


def test_what_is_for_the_trainer_stands_in_the_notes_only(decks: Sheets, notes: Sheets, handbook: Handbook) -> None:
    for lesson in handbook.lessons:
        shown, told = words(decks[lesson.code].content), words(notes[lesson.code].content)
        own = map(plain, (lesson.trainer.say, *lesson.trainer.prepare, *lesson.trainer.pitfalls))
        for text in own:
            assert text not in shown, (lesson.code, text)
            assert text in told, (lesson.code, text)


def test_the_notes_show_every_slide_but_the_questions_and_say_what_goes_wrong(decks: Sheets, notes: Sheets, handbook: Handbook) -> None:
    for lesson in handbook.lessons:
        told = solid(words(notes[lesson.code].content))
        alts = [alt for _, kind, alt in tags(notes[lesson.code].content) if kind == "/Figure" and alt.startswith("Trang chiếu")]
        assert [alt.split(".")[0] for alt in alts] == [
            *(f"Trang chiếu {n}" for n in range(1, len(lesson.steps) + 5)),
            f"Trang chiếu {decks[lesson.code].pages}",
        ]
        for step in lesson.steps:
            assert solid(f"Chờ cả lớp thấy: {step.see}") in told
            assert step.stuck is None or solid(step.stuck) in told
        for text in (
            *lesson.need,
            *lesson.teach_back,
            *(each.say for each in lesson.warnings),
            lesson.practise,
            *(m.fix for m in lesson.mistakes),
        ):
            assert solid(text) in told, (lesson.code, text)
        low, high = lesson.minutes.teach
        assert solid(f"Giảng {low}–{high} phút") in told
        assert solid(f"chờ {handbook.contact(lesson.approval.unit).name} duyệt") in told


def test_each_question_is_answered_in_the_notes(notes: Sheets, handbook: Handbook) -> None:
    for lesson in handbook.lessons:
        told = words(notes[lesson.code].content)
        assert told.count("(đúng)") == len(lesson.quiz)
        for question in lesson.quiz:
            assert f"{plain(question.options[question.answer - 1])} (đúng)" in told
        first = len(lesson.steps) + 5
        assert f"Trang chiếu {first} đến {first + 2 * len(lesson.quiz) - 1}:" in told


def test_a_question_is_asked_on_one_slide_and_answered_on_the_next_where_nothing_moves(decks: Sheets, handbook: Handbook) -> None:
    for lesson in handbook.lessons:
        pdf = decks[lesson.code].content
        pages = page_words(pdf)
        for number, question in enumerate(lesson.quiz):
            at = len(lesson.steps) + 4 + 2 * number
            for page in pages[at : at + 2]:
                assert all(solid(text) in solid(page) for text in (question.ask, *question.options)), (lesson.code, number)
            assert plain(question.why) in pages[at + 1]
            assert plain(question.why) not in pages[at]
            assert f"Đúng là: {'abcd'[question.answer - 1]}." in pages[at + 1]
            asked, answered = (set(places(pdf, page)) for page in (at, at + 1))
            kept = [text for *_, text in asked - answered]
            assert all("Bác chọn câu nào?" in text or "/" in text for text in kept), kept


def test_the_notes_are_a_few_a4_pages_with_words_large_enough(notes: Sheets) -> None:
    """Words of the notes themselves stand right of or below the small slides, at 11 pt or more; the foot at 9."""
    for sheet in notes.values():
        assert 4 <= sheet.pages <= 6, sheet.path
        page = reader(sheet.content).pages[0]
        assert (round(float(page.mediabox.width)), round(float(page.mediabox.height))) == (595, 842)
    for size, text in sizes(notes[103].content):
        if text.startswith(("Chờ cả lớp", "Ai không", "Trước khi", "Đọc to", "Nhầm", "Sửa lại")):
            assert size >= 10.99, text


def test_no_heading_is_alone_at_the_foot_of_the_notes(notes: Sheets) -> None:
    """Headings of the notes are bold at 15 pt; the foot of the page lies below 40 pt."""
    for sheet in notes.values():
        for number in range(sheet.pages):
            lowest = min(((low, size, text) for size, low, text in places(sheet.content, number) if low > 40), default=(0, 0, ""))
            assert lowest[1] != 15, (sheet.path, number + 1, lowest)


@pytest.mark.parametrize("dpi", [100, 150])
def test_codes_are_read_from_the_first_and_the_last_slide_and_from_the_notes(decks: Sheets, notes: Sheets, dpi: int) -> None:
    for code, sheet in decks.items():
        expected = {f"HTTPS://QUANGSON.EXAMPLE/{code}/", HANDBOOK}
        first, *between, last = read_codes(sheet.content, dpi)
        assert first == expected - {HANDBOOK}
        assert last == expected
        assert not any(between)
        assert frozenset[str]().union(*read_codes(notes[code].content, dpi)) == expected


def test_the_lessons_code_takes_half_the_height_of_the_last_slide(decks: Sheets) -> None:
    for code, sheet in decks.items():
        page = pypdfium2.PdfDocument(sheet.content)[sheet.pages - 1].render(scale=150 / 72).to_pil()
        own = next(found for found in zxingcpp.read_barcodes(page) if found.text.endswith(f"/{code}/"))
        assert own.position.bottom_left.y - own.position.top_left.y >= 0.5 * page.height


def test_modules_in_the_notes_are_wide_enough_for_a_held_up_page(notes: Sheets) -> None:
    """Both symbols have 25 modules; zxing gives corners within a module."""
    dpi = 300
    for sheet in notes.values():
        found = [
            code for page in pypdfium2.PdfDocument(sheet.content) for code in zxingcpp.read_barcodes(page.render(scale=dpi / 72).to_pil())
        ]
        assert len(found) == 2
        for code in found:
            assert (code.position.top_right.x - code.position.top_left.x) / 25 / dpi * 25.4 >= 0.8


def test_steps_are_one_real_list_on_slides_and_in_notes(decks: Sheets, notes: Sheets, handbook: Handbook) -> None:
    for lesson in handbook.lessons:
        for sheet in (decks[lesson.code], notes[lesson.code]):
            assert len(lesson.steps) in _lists(sheet.content), sheet.path


def _lists(pdf: bytes) -> list[int]:
    """How many items each list has."""
    found = tags(pdf)
    counts = []
    for start, (depth, kind, _) in enumerate(found):
        if kind == "/L":
            inside = []
            for level, inner, _ in found[start + 1 :]:
                if level <= depth:
                    break
                inside.append((level, inner))
            counts.append(sum(level == depth + 1 and inner == "/LI" for level, inner in inside))
    return counts


def test_headings_alternative_texts_language_and_fonts_are_right(decks: Sheets, notes: Sheets, handbook: Handbook) -> None:
    for lesson in handbook.lessons:
        for sheet in (decks[lesson.code], notes[lesson.code]):
            found = tags(sheet.content)
            headings = [kind for _, kind, _ in found if kind in ("/H1", "/H2", "/H3")]
            assert headings[0] == "/H1"
            assert headings.count("/H1") == 1
            assert headings.count("/H2") >= 4
            assert all(alt for _, kind, alt in found if kind == "/Figure")
            root: Any = reader(sheet.content).trailer["/Root"]
            assert root["/Lang"] in ("vi", "vi-VN")
            assert b"pdfuaid:part" in root["/Metadata"].get_data()
            used = fonts_of(sheet.content)
            assert used
            assert all("NotoSans" in name and inside for name, inside in used.items())


def test_the_draft_band_is_worn_on_every_page_and_not_on_a_real_host(
    handbook: Handbook, lesson: Lesson, public: Site, fonts: Path, decks: Sheets, notes: Sheets
) -> None:
    """The real one is long and has a path, which is set and read too."""
    for sheet in (decks[103], notes[103]):
        assert all(BAND in page for page in page_words(sheet.content))
    site = replace(public, host="https://quang-son.github.io/so-tay-so")
    for make in (slides, trainer_notes):
        real = press(make(Edition(handbook, site), lesson), fonts)
        assert BAND not in words(real.content)
        assert "quang-son.github.io/so-tay-so/103" in words(real.content).replace(" ", ""), "broken where it is too long for its line"
        assert f"{site.host}/103/" in real.codes


def test_steps_without_pictures_are_set_larger(handbook: Handbook, lesson: Lesson, draft: Site, fonts: Path, decks: Sheets) -> None:
    bare = changed(lesson, steps=[{**step, "picture": None} for step in lesson.model_dump(by_alias=True)["steps"]])
    sheet = press(slides(Edition(handbook, draft), bare), fonts)
    assert sheet.pages == decks[103].pages
    assert max(size for size, _, _ in places(sheet.content, 2)) > max(size for size, _, _ in places(decks[103].content, 2) if size < 45)


def test_a_sentence_too_long_for_a_slide_is_told_in_millimetres(handbook: Handbook, lesson: Lesson, draft: Site, fonts: Path) -> None:
    first, *rest = lesson.model_dump(by_alias=True)["steps"]
    long = changed(lesson, steps=[{**first, "do": "Mở ứng dụng rồi tìm. " * 14}, *rest])
    with pytest.raises(TooLongError) as told:
        press(slides(Edition(handbook, draft), long), fonts)
    assert told.value.millimetres >= 1


def test_a_lesson_not_checked_for_half_a_year_says_so(handbook: Handbook, lesson: Lesson, draft: Site) -> None:
    later = replace(draft, today=lesson.checked.date + datetime.timedelta(days=181))
    assert slides(Edition(handbook, later), lesson).data["stale"]
    assert trainer_notes(Edition(handbook, later), lesson).data["notes"]["stale"]
    assert trainer_notes(Edition(handbook, draft), lesson).data["notes"]["stale"] is None


def test_the_same_lesson_gives_the_same_bytes(handbook: Handbook, lesson: Lesson, draft: Site, fonts: Path, decks: Sheets) -> None:
    item = slides(Edition(handbook, draft), lesson)
    assert (item.path, item.lesson) == ("to-roi/103-trinh-chieu.pdf", 103)
    assert press(item, fonts).content == decks[103].content
