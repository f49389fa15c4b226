"""The hand-out: what it says, to whom it can be read aloud, and how large it is printed."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pdf_reader import fonts as fonts_of
from pdf_reader import places, reader, sizes, tags, words

from generator.address import Site
from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.guide.lesson import Lesson
from generator.guide.text import plain
from generator.paper.handout import handout
from generator.paper.lesson_data import lesson_data
from generator.paper.printed import press
from generator.paper.sheet import Sheet

BAND = "BẢN NHÁP – địa chỉ chưa dùng được"


def changed(lesson: Lesson, **fields: Any) -> Lesson:
    return Lesson.model_validate({**lesson.model_dump(by_alias=True), **fields})


def test_every_lesson_has_one_or_two_pages(sheets: dict[int, Sheet]) -> None:
    assert sheets
    for sheet in sheets.values():
        assert sheet.pages == len(reader(sheet.content).pages)
        assert sheet.pages in (1, 2)


def test_no_page_is_half_white(sheets: dict[int, Sheet]) -> None:
    """The lowest words above the footer stand in the last seventh of the page."""
    for sheet in sheets.values():
        for number in range(sheet.pages):
            assert min(low for size, low, _ in places(sheet.content, number) if size > 9.1 and low > 36) < 842 / 7, sheet.path


def test_no_step_is_cut_and_nothing_runs_into_the_margins(sheets: dict[int, Sheet], handbook: Handbook) -> None:
    for lesson in handbook.lessons:
        pages = [" ".join(page.extract_text().split()) for page in reader(sheets[lesson.code].content).pages]
        for step in lesson.steps:
            assert any(plain(step.do) in page and plain(step.see) in page for page in pages), (lesson.code, step.do)
        for size, low, text in places(sheets[lesson.code].content):
            foot = low < 30 and ("Trang " in text or "Sổ tay số" in text)
            assert size < 10.9 or foot or 34 <= low <= 842 - 12, (lesson.code, text)


def test_all_steps_are_there_word_for_word_and_in_order(sheets: dict[int, Sheet], handbook: Handbook) -> None:
    for lesson in handbook.lessons:
        text, at = words(sheets[lesson.code].content), 0
        for step in lesson.steps:
            at = text.index(plain(step.do), at)
            at = text.index(plain(step.see), at)


def test_title_needs_keys_and_state_are_there(sheets: dict[int, Sheet], handbook: Handbook) -> None:
    for lesson in handbook.lessons:
        text = words(sheets[lesson.code].content)
        unit = handbook.contact(lesson.approval.unit).name
        for wanted in (
            lesson.title,
            *map(plain, (*lesson.need, *(each.say for each in (*lesson.key_points, *lesson.warnings[:2])))),
            f"chờ {unit} duyệt",
            "Trang 1/2",
        ):
            assert wanted in text, (lesson.code, wanted)


def test_each_address_stands_in_words_beside_its_code(sheets: dict[int, Sheet]) -> None:
    for code, sheet in sheets.items():
        text = words(sheet.content)
        assert f"quangson.example/{code}" in text
        assert "binhdanhocvuso.lamdong.gov.vn" in text
        assert "phải bắt đầu bằng quangson.example/" in text
        assert {address.removeprefix("HTTPS://").rstrip("/").lower() for address in sheet.codes} == {
            f"quangson.example/{code}",
            "binhdanhocvuso.lamdong.gov.vn",
        }


def test_trainer_notes_are_not_on_it(sheets: dict[int, Sheet], handbook: Handbook) -> None:
    for lesson in handbook.lessons:
        assert plain(lesson.trainer.say) not in words(sheets[lesson.code].content)


def test_it_says_in_its_file_what_it_is_and_in_which_language(sheets: dict[int, Sheet], handbook: Handbook) -> None:
    for lesson in handbook.lessons:
        pdf = reader(sheets[lesson.code].content)
        root: Any = pdf.trailer["/Root"]
        assert pdf.metadata is not None
        assert pdf.metadata.title == f"Bài {lesson.code}. {lesson.title}"
        assert root["/Lang"] in ("vi", "vi-VN")
        assert root["/MarkInfo"]["/Marked"]
        assert b"pdfuaid:part" in root["/Metadata"].get_data()


def test_steps_are_one_real_list_with_their_numerals(sheets: dict[int, Sheet], handbook: Handbook) -> None:
    for lesson in handbook.lessons:
        found = tags(sheets[lesson.code].content)
        start = next(n for n, (_, kind, _) in enumerate(found) if kind == "/L")
        depth = found[start][0]
        items = []
        for level, kind, _ in found[start + 1 :]:
            if level <= depth:
                break
            if level == depth + 1:
                items.append(kind)
        assert items == ["/LI"] * len(lesson.steps)


def test_headings_descend_from_one_title(sheets: dict[int, Sheet]) -> None:
    for sheet in sheets.values():
        headings = [kind for _, kind, _ in tags(sheet.content) if kind in ("/H1", "/H2", "/H3")]
        assert headings[0] == "/H1"
        assert headings.count("/H1") == 1
        assert headings.count("/H2") >= 6


def test_every_figure_has_words_for_the_blind(sheets: dict[int, Sheet], handbook: Handbook) -> None:
    for lesson in handbook.lessons:
        figures = [alt for _, kind, alt in tags(sheets[lesson.code].content) if kind == "/Figure"]
        assert all(figures)
        assert sum("Mã QR" in alt for alt in figures) == 2
        assert len(figures) >= 2 + sum(bool(step.picture and step.picture.mark) for step in lesson.steps) / 2


def test_all_fonts_are_noto_and_in_the_file(sheets: dict[int, Sheet]) -> None:
    for sheet in sheets.values():
        used = fonts_of(sheet.content)
        assert used
        assert all(used.values())
        assert all("NotoSans" in name for name in used)


def test_words_are_large_enough(sheets: dict[int, Sheet], handbook: Handbook) -> None:
    """Steps at 14 pt or more, everything else at 11, addresses and the foot of the page too; labels in pictures at 9."""
    for lesson in handbook.lessons:
        runs = sizes(sheets[lesson.code].content)
        assert min(size for size, _ in runs) >= 8.99
        said = ("binhdanhocvuso.lamdong.gov.vn", f"quangson.example/{lesson.code}", "Tổ xem lại ngày", f"Bài {lesson.code} · Trang 1/2")
        told = [(size, text) for size, text in runs if any(words in text for words in said)]
        assert len(told) >= len(said)
        assert min(told)[0] >= 10.99, told
        steps = " ".join(plain(step.do) for step in lesson.steps)
        large = [text for size, text in runs if size >= 13.99]
        assert sum(len(text) for text in large if text in steps) >= 0.8 * len(steps.replace(" ", ""))
        body = " ".join(
            plain(text)
            for text in (*lesson.need, *(each.say for each in (*lesson.key_points, *lesson.warnings)), *(step.see for step in lesson.steps))
        )
        assert all(size >= 10.99 for size, text in runs if len(text) > 12 and text in body)


def test_a_contact_without_a_number_gets_a_dotted_line(
    handbook: Handbook, lesson: Lesson, draft: Site, fonts: Path, sheets: dict[int, Sheet]
) -> None:
    unknown = sum(handbook.contact(name).phone is None for name in lesson.help)
    assert unknown
    assert words(sheets[103].content).count("Số điện thoại: ") >= unknown
    known = {name: contact.model_copy(update={"phone": "0263.123.456"}) for name, contact in handbook.commune.contacts.items()}
    filled = replace(handbook, commune=handbook.commune.model_copy(update={"contacts": known}))
    after = press(handout(Edition(filled, draft), lesson), fonts).content
    assert _dotted(sheets[103].content) == unknown
    assert _dotted(after) == 0
    assert words(after).count("0263.123.456") == len(lesson.help)


def _dotted(pdf: bytes) -> int:
    """How many dotted lines are drawn: a dash pattern that begins with a dot no longer than the line is thick."""
    count = 0
    for page in reader(pdf).pages:
        contents = page.get_contents()
        assert contents is not None
        count += len(re.findall(rb"\[[\d.]+ [\d. ]+\] ?[\d.]+ d\b", contents.get_data()))
    return count


def test_the_draft_band_is_worn_on_a_reserved_host_and_not_on_a_real_one(
    handbook: Handbook, lesson: Lesson, public: Site, fonts: Path, sheets: dict[int, Sheet]
) -> None:
    assert words(sheets[103].content).count(BAND) == 2
    real = words(press(handout(Edition(handbook, public), lesson), fonts).content)
    assert BAND not in real
    assert "sotay.quangson.gov.vn/103" in real


def test_a_lesson_not_checked_for_half_a_year_says_so(handbook: Handbook, lesson: Lesson, draft: Site) -> None:
    later = replace(draft, today=lesson.checked.date + datetime.timedelta(days=181))
    assert lesson_data(Edition(handbook, draft), lesson, 30.0)["stale"] is None
    assert lesson_data(Edition(handbook, later), lesson, 30.0)["stale"] == "Bài kiểm tra đã lâu, cần kiểm tra lại"


def test_an_approval_names_its_document(handbook: Handbook, lesson: Lesson, draft: Site) -> None:
    approval = {"unit": lesson.approval.unit, "status": "approved", "date": "2026-12-01", "document": "số 12/CAX"}
    data = lesson_data(Edition(handbook, draft), changed(lesson, approval=approval), 30.0)
    assert data["approval"] == "Công an xã đã duyệt ngày 1/12/2026 (số 12/CAX)"
    long = lesson_data(Edition(handbook, draft), changed(lesson, approval=approval | {"document": "Công văn " + "x" * 100}), 30.0)
    assert long["approval"] == "Công an xã đã duyệt ngày 1/12/2026"


def test_neighbouring_steps_with_one_picture_share_it(handbook: Handbook, lesson: Lesson, draft: Site, fonts: Path) -> None:
    first, second, *rest = lesson.model_dump(by_alias=True)["steps"]
    shared = changed(lesson, steps=[first, {**second, "picture": first["picture"]}, *rest[:3]])
    data = lesson_data(Edition(handbook, draft), shared, 30.0)
    assert [len(group["steps"]) for group in data["groups"]] == [2, 1, 1, 1]
    pdf = press(handout(Edition(handbook, draft), shared), fonts).content
    alts = [alt for _, kind, alt in tags(pdf) if kind == "/Figure"]
    wide = data["groups"][0]["pictures"][0]
    assert wide
    assert alts.count(wide["alt"]) == 1
    assert plain(second["do"]) in words(pdf)


def test_steps_without_pictures_are_set_too(handbook: Handbook, lesson: Lesson, draft: Site, fonts: Path) -> None:
    bare = changed(lesson, steps=[{**step, "picture": None} for step in lesson.model_dump(by_alias=True)["steps"]])
    sheet = press(handout(Edition(handbook, draft), bare), fonts)
    assert sheet.pages <= 2
    assert sum(kind == "/Figure" for _, kind, _ in tags(sheet.content)) == 2


def test_the_fingerprint_changes_with_the_host_and_the_lesson_only(handbook: Handbook, lesson: Lesson, draft: Site, public: Site) -> None:
    print_of = handout(Edition(handbook, draft), lesson).fingerprint()
    assert handout(Edition(handbook, draft), lesson).fingerprint() == print_of
    assert handout(Edition(handbook, replace(draft, today=draft.today + datetime.timedelta(days=1))), lesson).fingerprint() == print_of
    assert handout(Edition(handbook, public), lesson).fingerprint() != print_of
    assert handout(Edition(handbook, draft), changed(lesson, title="Khác")).fingerprint() != print_of


def test_an_unknown_form_is_a_key_error(handbook: Handbook, lesson: Lesson, draft: Site) -> None:
    with pytest.raises(KeyError):
        handout(Edition(handbook, draft), lesson, "a7")


def test_what_is_made_of_a_file_has_a_fingerprint_of_its_own(handbook: Handbook, lesson: Lesson, draft: Site) -> None:
    item = handout(Edition(handbook, draft), lesson)
    known = item.fingerprint()
    assert replace(item, data={**item.data, "title": "Khác"}).fingerprint() != known
    assert replace(item).fingerprint() == item.fingerprint() == known
