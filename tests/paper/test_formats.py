"""The other formats of the hand-out: A5, large print, poster. What the A4 sheet is tested for is not repeated where nothing differs."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import typst
import zxingcpp
from pdf_reader import fonts as fonts_of
from pdf_reader import reader, sizes, tags, words
from PIL import Image
from pressed import pressed

from generator.address import Site
from generator.edition import Edition
from generator.guide.checks.shown import MOST_LETTERS
from generator.guide.handbook import Handbook
from generator.guide.lesson import Lesson
from generator.guide.text import plain
from generator.paper.handout import FORMATS, handout
from generator.paper.key_steps import evenly, with_key_pictures
from generator.paper.lesson_data import lesson_data
from generator.paper.printed import press
from generator.paper.readback import read_codes
from generator.paper.sheet import Sheet
from generator.paper.typst import TooLongError
from generator.screen.draw import draw

HANDBOOK = "HTTPS://BINHDANHOCVUSO.LAMDONG.GOV.VN"
BAND = "BẢN NHÁP – địa chỉ chưa dùng được"
PAPER = {"a5": (148, 210), "to-lon": (210, 297), "a3": (297, 420)}
"""Millimetres."""
SYMBOL = {"a5": 30, "to-lon": 40, "a3": 100}
"""Millimetres of a code's side, without its white edge."""
MOST_PAGES = {"a5": 2, "to-lon": 10, "a3": 1}

Finished = dict[tuple[str, int], Sheet]


@pytest.fixture(scope="module")
def finished(handbook: Handbook, draft: Site, fonts: Path) -> Finished:
    """Every real lesson in every format but A4."""
    edition, lessons = Edition(handbook, draft), handbook.lessons
    return {(form, lesson.code): pressed(handout(edition, lesson, form), fonts) for form in PAPER for lesson in lessons}


def changed(lesson: Lesson, **fields: Any) -> Lesson:
    return Lesson.model_validate({**lesson.model_dump(by_alias=True), **fields})


def pixels(pdf: bytes, number: int, dpi: int) -> Image.Image:
    image: Image.Image = pypdfium2.PdfDocument(pdf)[number].render(scale=dpi / 72, grayscale=True).to_pil()
    return image


def lists(pdf: bytes) -> list[list[str]]:
    """The kinds of the children of every list, in reading order."""
    found = tags(pdf)
    return [_children(found[start + 1 :], depth) for start, (depth, kind, _) in enumerate(found) if kind == "/L"]


def _children(after: list[tuple[int, str, str]], depth: int) -> list[str]:
    children = []
    for level, kind, _ in after:
        if level <= depth:
            break
        if level == depth + 1:
            children.append(kind)
    return children


def test_all_formats_of_a_lesson_are_made(handbook: Handbook, lesson: Lesson, draft: Site) -> None:
    paths = [handout(Edition(handbook, draft), lesson, form).path for form in FORMATS]
    assert paths == [f"to-roi/103-{form}.pdf" for form in ("a4", *PAPER)]
    assert list(FORMATS) == ["a4", *PAPER]


def test_paper_and_number_of_pages(finished: Finished) -> None:
    for (form, _), sheet in finished.items():
        pages = reader(sheet.content).pages
        assert sheet.pages == len(pages) <= MOST_PAGES[form]
        for page in pages:
            assert tuple(round(float(side) / 72 * 25.4) for side in (page.mediabox.width, page.mediabox.height)) == PAPER[form]


@pytest.mark.parametrize("dpi", [100, 150])
def test_exactly_the_codes_of_the_format_are_read(finished: Finished, dpi: int) -> None:
    for (form, code), sheet in finished.items():
        own = {f"HTTPS://QUANGSON.EXAMPLE/{code}/"}
        assert frozenset[str]().union(*read_codes(sheet.content, dpi)) == (own if form == "a3" else {*own, HANDBOOK})


def test_symbols_modules_and_white_edges_are_as_large_as_they_should_be(finished: Finished) -> None:
    """Measured in the raster; every symbol of the real lessons has 25 modules on a side."""
    for form in PAPER:
        dpi = 150 if form == "a3" else 300
        sheet = finished[form, 103]
        seen = 0
        for number in range(sheet.pages):
            page = pixels(sheet.content, number, dpi)
            dark = page.point([255] * 128 + [0] * 128)
            for found in zxingcpp.read_barcodes(page):
                spot, slack = found.position, dpi // 40
                around = (spot.top_left.x - slack, spot.top_left.y - slack, spot.bottom_right.x + slack, spot.bottom_right.y + slack)
                box = dark.crop(around).getbbox()
                assert box is not None
                left, top = around[0] + box[0], around[1] + box[1]
                side = box[2] - box[0]
                assert side / dpi * 25.4 >= SYMBOL[form] - 0.2
                assert side / 25 / dpi * 25.4 >= 0.8
                quiet = int(4 * side / 25) - 2
                edge = dark.crop((left - quiet, top - quiet, left + side + quiet, top + side + quiet))
                edge.paste(0, (quiet - 1, quiet - 1, quiet + side + 1, quiet + side + 1))
                assert edge.getbbox() is None, (form, number)
                seen += 1
        assert seen == (1 if form == "a3" else 2)


def test_each_address_stands_in_words(finished: Finished) -> None:
    for (form, code), sheet in finished.items():
        text = words(sheet.content)
        assert f"quangson.example/{code}" in text
        assert "phải bắt đầu bằng quangson.example/" in text
        assert "không bao giờ hỏi mã OTP" in text
        assert ("binhdanhocvuso.lamdong.gov.vn" in text) == (form != "a3")


def test_all_steps_are_there_in_order_and_none_is_cut(finished: Finished, handbook: Handbook) -> None:
    for lesson in handbook.lessons:
        for form in ("a5", "to-lon"):
            pages = [" ".join(page.extract_text().split()) for page in reader(finished[form, lesson.code].content).pages]
            text, at = words(finished[form, lesson.code].content), 0
            for step in lesson.steps:
                at = text.index(plain(step.do), at)
                at = text.index(plain(step.see), at)
                assert any(plain(step.do) in page and plain(step.see) in page for page in pages), (form, lesson.code)


def _drawn_words(handbook: Handbook, lesson: Lesson) -> str:
    """What the lesson's pictures say: a bubble may say what the step says."""
    pictures = [draw(handbook.screens[step.picture.screen], crop=False) for step in lesson.steps if step.picture]
    return "|".join(re.findall(r">([^<>]+)<", " ".join(picture.svg for picture in pictures)))


def test_words_are_as_large_as_promised(finished: Finished, handbook: Handbook) -> None:
    """A5: what to do at 12 pt and all that belongs to a step at 11; large print: everything at 20, labels in pictures too."""
    for lesson in handbook.lessons:
        small = sizes(finished["a5", lesson.code].content)
        do = "|".join(plain(step.do) for step in lesson.steps)
        see = "|".join(plain(step.see) for step in lesson.steps)
        stuck = "|".join(plain(step.stuck or "") for step in lesson.steps)
        drawn = _drawn_words(handbook, lesson)
        assert [text for size, text in small if len(text) > 12 and text in do and text not in see + stuck + drawn and size < 11.99] == []
        assert [text for size, text in small if len(text) > 12 and text in see and text not in drawn and size < 10.99] == []
        assert min(size for size, _ in small) >= 6.49
        assert min(size for size, _ in sizes(finished["to-lon", lesson.code].content)) >= 19.99


def test_the_poster_can_be_read_from_two_metres(finished: Finished, handbook: Handbook) -> None:
    for lesson in handbook.lessons:
        runs = sizes(finished["a3", lesson.code].content)
        assert max(size for size, text in runs if text == str(lesson.code)) >= 80
        title = [text for size, text in runs if 59.9 <= size < 61]
        assert " ".join(" ".join(title).split()) == lesson.title
        shown = [plain(step.do) for step in lesson.steps if plain(step.do) in words(finished["a3", lesson.code].content)]
        assert len(shown) in (3, 4)
        steps = "|".join(shown)
        assert all(size >= 25.99 for size, text in runs if len(text) > 8 and text in steps)
        assert plain(lesson.warnings[0].say) in words(finished["a3", lesson.code].content)


def test_the_poster_shows_the_steps_that_the_author_marked(finished: Finished, handbook: Handbook, draft: Site) -> None:
    for lesson in handbook.lessons:
        alts = [alt for _, kind, alt in tags(finished["a3", lesson.code].content) if kind == "/Figure" and "Mã QR" not in alt]
        marked = [step for step in lesson.steps if step.key]
        assert len(marked) == len(alts) == len(set(alts)) == 3
        groups = {group["steps"][0]["number"]: group for group in lesson_data(Edition(handbook, draft), lesson, 30.0)["groups"]}
        for alt, step in zip(alts, marked, strict=True):
            shown = groups[lesson.steps.index(step) + 1]["pictures"]
            assert alt in [drawing["alt"] for drawing in shown if drawing]


def test_the_poster_says_of_how_many_each_of_its_steps_is_one(finished: Finished, handbook: Handbook) -> None:
    for lesson in handbook.lessons:
        assert words(finished["a3", lesson.code].content).count(f" trong {len(lesson.steps)} bước") == 1 + 3


def test_pictures_that_recur_are_shown_once_and_posters_without_pictures_show_steps(
    handbook: Handbook, lesson: Lesson, draft: Site, fonts: Path
) -> None:
    steps = [{**step, "key": False} for step in lesson.model_dump(by_alias=True)["steps"]]
    recurring = changed(lesson, steps=[{**step, "picture": steps[n % 2]["picture"]} for n, step in enumerate(steps)])
    for case in (recurring, changed(lesson, steps=[{**step, "picture": None} for step in steps])):
        data = with_key_pictures(lesson_data(Edition(handbook, draft), case, 100.0), 3)
        assert [group["steps"][0]["number"] for group in data["groups"]] == [1, 5, 8]
        assert press(handout(Edition(handbook, draft), case, "a3"), fonts).pages == 1
    some = changed(lesson, steps=[{**step, "picture": steps[n % 4]["picture"]} for n, step in enumerate(steps)])
    data = with_key_pictures(lesson_data(Edition(handbook, draft), some, 100.0), 3)
    assert [group["steps"][0]["number"] for group in data["groups"]] == [1, 3, 4]


def test_evenly_keeps_the_ends() -> None:
    assert evenly("abcdefgh", 3) == ["a", "e", "h"]
    assert evenly("abcdefgh", 4) == ["a", "c", "f", "h"]
    assert evenly("abc", 4) == ["a", "b", "c"]


def test_large_print_fills_every_page_but_the_last(finished: Finished) -> None:
    """The lowest ink above the footer lies in the last two fifths of the page: a step that stands alone may end there."""
    for (form, code), sheet in finished.items():
        if form != "to-lon":
            continue
        for number in range(sheet.pages - 1):
            page = pixels(sheet.content, number, 36)
            body = page.crop((0, 0, page.width, round(page.height * (297 - 17) / 297))).point([255] * 200 + [0] * 56)
            box = body.getbbox()
            assert box is not None
            assert box[3] > 0.6 * page.height, (code, number)


def test_large_print_has_no_empty_back_and_ends_with_the_code_of_the_lesson(finished: Finished) -> None:
    for (form, code), sheet in finished.items():
        if form == "to-lon":
            assert sheet.pages % 2 == 0, code
            assert set(read_codes(sheet.content, 100)[-1]) == {f"HTTPS://QUANGSON.EXAMPLE/{code}/", HANDBOOK}


def test_most_pictures_of_large_print_are_larger_than_they_must_be(finished: Finished, handbook: Handbook) -> None:
    runs = []
    for lesson in handbook.lessons:
        drawn = _drawn_words(handbook, lesson).split("|")
        runs += [size for size, text in sizes(finished["to-lon", lesson.code].content) if text.strip() in drawn and len(text.strip()) > 3]
    assert len([size for size in runs if size >= 20 * 1.14]) > len(runs) / 2 > 0


def test_pieces_spread_over_pages_leave_none_nearly_empty() -> None:
    """None stands alone where two would have room; the first two stay together."""
    assert _starts("(3, 3, 3, 3, 3, 3, 3)", count=4, together=1) == [0, 1, 3, 5]
    assert _starts("(1, 5, 5, 5, 5)", count=4, together=2) == [0, 2, 3, 4]
    assert _starts("(9, 9, 9)", count=4, together=1) is None


def _starts(tall: str, count: int, together: int) -> list[int] | None:
    layouts = files("generator.paper.layouts")
    asked = f"spread({tall}.map(high => high * 1pt), 10pt, 0.5pt, {count}, {together})"
    main = f'#import "pages.typ": spread\n#metadata({asked}) <starts>'
    project: Any = {"main.typ": main.encode(), "pages.typ": (layouts / "pages.typ").read_bytes()}
    found: list[int] | None = json.loads(typst.query(project, "<starts>", field="value", one=True))
    return found


def test_nothing_is_printed_where_printers_cannot(finished: Finished) -> None:
    for sheet in finished.values():
        for number in range(sheet.pages):
            page = pixels(sheet.content, number, 72)
            box = page.point([255] * 250 + [0] * 6).getbbox()
            edge = 2.4 / 25.4 * 72
            assert box is not None
            assert min(box[0], box[1], page.width - box[2], page.height - box[3]) >= edge, sheet.path


def test_the_steps_are_one_real_list(finished: Finished, handbook: Handbook) -> None:
    for lesson in handbook.lessons:
        for form, count in (("a5", len(lesson.steps)), ("to-lon", len(lesson.steps)), ("a3", 3)):
            assert ["/LI"] * count in lists(finished[form, lesson.code].content), (form, lesson.code)


def test_all_formats_can_be_read_aloud(finished: Finished, handbook: Handbook) -> None:
    for (form, code), sheet in finished.items():
        pdf = reader(sheet.content)
        root: Any = pdf.trailer["/Root"]
        assert pdf.metadata is not None
        assert pdf.metadata.title == f"Bài {code}. {handbook.lesson(code).title}"
        assert root["/Lang"] in ("vi", "vi-VN")
        assert b"pdfuaid:part" in root["/Metadata"].get_data()
        headings = [kind for _, kind, _ in tags(sheet.content) if kind in ("/H1", "/H2", "/H3")]
        assert headings[0] == "/H1"
        assert headings.count("/H1") == 1
        figures = [alt for _, kind, alt in tags(sheet.content) if kind == "/Figure"]
        assert all(figures)
        assert sum("Mã QR" in alt for alt in figures) == (1 if form == "a3" else 2)
        used = fonts_of(sheet.content)
        assert all(used.values())
        assert all("NotoSans" in name for name in used)


def test_every_page_wears_the_band_of_a_draft_and_none_on_a_real_host(
    finished: Finished, handbook: Handbook, lesson: Lesson, public: Site, fonts: Path
) -> None:
    for sheet in finished.values():
        assert all(BAND in " ".join(page.extract_text().split()) for page in reader(sheet.content).pages), sheet.path
    for form in PAPER:
        real = press(handout(Edition(handbook, public), lesson, form), fonts)
        assert BAND not in words(real.content)
        assert "sotay.quangson.gov.vn/103" in words(real.content)
        assert real.pages == finished[form, 103].pages


def test_the_same_lesson_gives_the_same_bytes(finished: Finished, handbook: Handbook, lesson: Lesson, draft: Site, fonts: Path) -> None:
    for form in PAPER:
        assert press(handout(Edition(handbook, draft), lesson, form), fonts).content == finished[form, 103].content


@pytest.mark.parametrize("form", PAPER)
def test_a_lesson_that_does_not_fit_says_by_how_much(handbook: Handbook, lesson: Lesson, draft: Site, fonts: Path, form: str) -> None:
    long = ("Bấm thật chậm vào ô " * 20)[:399]
    steps = [{**step, "do": long, "see": long, "stuck": None} for step in lesson.model_dump(by_alias=True)["steps"]]
    endless = changed(lesson, title=("Kích hoạt tài khoản " * 6)[:119], steps=steps)
    if form == "to-lon":
        # Only a single piece can be too high for a page: here what to prepare, eight long sentences.
        endless = changed(endless, need=[long] * 8)
    with pytest.raises(TooLongError) as caught:
        press(handout(Edition(handbook, draft), endless, form), fonts)
    assert caught.value.millimetres > 0
    assert caught.value.subject == "bài 103"


@pytest.mark.parametrize("title", ["VNeID", "Quét mã", "dichvucong.gov.vn", "n" * MOST_LETTERS])
@pytest.mark.parametrize("form", list(FORMATS))
def test_a_title_of_one_word_is_set_inside_the_page(title: str, form: str, handbook: Handbook, draft: Site, fonts: Path) -> None:
    lesson = handbook.lesson(103).model_copy(update={"title": title})
    sheet = press(handout(Edition(handbook, draft), lesson, form), fonts)
    page = pypdfium2.PdfDocument(sheet.content)[0]
    text = page.get_textpage()
    assert title in text.get_text_range()
    found = text.search(title).get_next()
    assert found is not None
    assert max(text.get_charbox(found[0] + at)[2] for at in range(len(title))) <= page.get_width() - 14
