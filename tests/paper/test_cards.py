"""Cards to cut: the right number on a sheet, each whole, readable, and as large as the one beside it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from few import few_guides
from pdf_reader import fonts as fonts_of
from pdf_reader import reader, sizes, tags, words
from PIL import Image
from pressed import pressed

from generator.address import Site
from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.guide.load import load
from generator.paper.cards import A_SHEET, cards
from generator.paper.printed import Print, press
from generator.paper.readback import read_codes
from generator.paper.sheet import Sheet
from generator.paper.typst import TooLongError
from generator.screen.icons import names

BAND = "BẢN NHÁP – địa chỉ chưa dùng được"
WIDE, HIGH = 97, 69
"""Millimetres of a card."""


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    """Five lessons: enough for a sheet of cards, too few to fill it."""
    return load(few_guides((103, 502, 601, 701, 706)), icons=names())


@pytest.fixture(scope="module")
def files(handbook: Handbook, draft: Site, fonts: Path) -> dict[str, Sheet]:
    return {item.path.removeprefix("to-roi/"): pressed(item, fonts) for item in cards(Edition(handbook, draft))}


@pytest.fixture(scope="module")
def twenty(handbook: Handbook, draft: Site, fonts: Path) -> Sheet:
    """All lessons of a handbook that has twenty."""
    lessons = tuple(handbook.lessons[0].model_copy(update={"code": code}) for code in range(101, 121))
    return press(cards(Edition(replace(handbook, lessons=lessons), draft))[0], fonts)


def raster(pdf: bytes, number: int, dpi: int) -> Image.Image:
    image: Image.Image = pypdfium2.PdfDocument(pdf)[number].render(scale=dpi / 72, grayscale=True).to_pil()
    return image


def spots(pdf: bytes, number: int) -> list[tuple[float, float, float, str]]:
    """Top, left and side of every symbol on a page in millimetres, from the top left, and what it holds; read at 200 dpi."""
    found = zxingcpp.read_barcodes(raster(pdf, number, 200))
    mm = 25.4 / 200
    return sorted(
        (at.top_left.y * mm, at.top_left.x * mm, (at.top_right.x - at.top_left.x) * mm, code.text)
        for code in found
        for at in [code.position]
    )


def test_one_file_for_all_and_one_for_each_topic_with_lessons(files: dict[str, Sheet], handbook: Handbook) -> None:
    with_lessons = [topic.digit for topic in handbook.topics if handbook.lessons_of(topic)]
    assert list(files) == ["the-qr.pdf", *(f"the-qr-{digit}.pdf" for digit in with_lessons)]
    assert len(with_lessons) < len(handbook.topics)


@pytest.mark.parametrize("dpi", [100, 150])
def test_every_card_is_read(files: dict[str, Sheet], handbook: Handbook, dpi: int) -> None:
    for name, sheet in files.items():
        digit = name.removeprefix("the-qr").removesuffix(".pdf").removeprefix("-")
        lessons = [lesson for lesson in handbook.lessons if not digit or lesson.topic == int(digit)]
        wanted = {f"HTTPS://QUANGSON.EXAMPLE/{lesson.code}/" for lesson in lessons}
        if A_SHEET % len(lessons):
            wanted.add("HTTPS://QUANGSON.EXAMPLE")
        assert frozenset[str]().union(*read_codes(sheet.content, dpi)) == wanted == set(sheet.codes)


def test_no_place_on_a_sheet_is_blank_and_each_lesson_has_as_many_cards(handbook: Handbook, draft: Site) -> None:
    def rounds(count: int) -> Counter[int | None]:
        lessons = tuple(handbook.lessons[0].model_copy(update={"code": 101 + n}) for n in range(count))
        return Counter(card["code"] for card in cards(Edition(replace(handbook, lessons=lessons), draft))[0].data["cards"])

    for count in range(1, 20):
        cards_of = rounds(count)
        assert cards_of.total() % A_SHEET == 0
        assert cards_of.pop(None, 0) < A_SHEET
        assert len(cards_of) == count
        assert len(set(cards_of.values())) == 1
        assert count > A_SHEET or A_SHEET - count < cards_of.total() <= A_SHEET


def test_eight_on_a_sheet_and_the_last_ones_no_larger(twenty: Sheet) -> None:
    assert twenty.pages == 3
    read = [spots(twenty.content, number) for number in range(3)]
    assert [len(page) for page in read] == [8, 8, 8]
    first_top, first_left, *_ = read[0][0]
    for page in read:
        for top, left, side, _ in page:
            assert side == pytest.approx(40, abs=0.6)
            assert (top - first_top) % HIGH == pytest.approx(0, abs=0.5) or (top - first_top) % HIGH == pytest.approx(HIGH, abs=0.5)
            assert abs(left - first_left) == pytest.approx(0, abs=0.5) or abs(left - first_left) == pytest.approx(WIDE, abs=0.5)
    of_lessons = [f"HTTPS://QUANGSON.EXAMPLE/{code}/" for code in range(101, 121)]
    assert [text for page in read for *_, text in page] == [*of_lessons, *["HTTPS://QUANGSON.EXAMPLE"] * 4]


def test_symbols_and_white_edges_are_wide_enough_in_the_raster(files: dict[str, Sheet]) -> None:
    dpi = 300
    dark = raster(files["the-qr.pdf"].content, 0, dpi).point([255] * 128 + [0] * 128)
    for top, left, side, _ in spots(files["the-qr.pdf"].content, 0):
        edges = [round(at * dpi / 25.4) for at in (left - 2, top - 2, left + side + 2, top + side + 2)]
        box = dark.crop((edges[0], edges[1], edges[2], edges[3])).getbbox()
        assert box is not None
        x, y = round((left - 2) * dpi / 25.4) + box[0], round((top - 2) * dpi / 25.4) + box[1]
        exact = box[2] - box[0]
        assert exact / dpi * 25.4 == pytest.approx(40, abs=0.2)
        quiet = int(4 * exact / 25) - 2
        edge = dark.crop((x - quiet, y - quiet, x + exact + quiet, y + exact + quiet))
        edge.paste(0, (quiet - 1, quiet - 1, quiet + exact + 1, quiet + exact + 1))
        assert edge.getbbox() is None


def test_each_card_says_number_title_address_and_what_it_opens(files: dict[str, Sheet], handbook: Handbook) -> None:
    text, runs = words(files["the-qr.pdf"].content), sizes(files["the-qr.pdf"].content)
    for lesson in handbook.lessons:
        assert lesson.title in text
        assert f"quangson.example/{lesson.code}" in text
        assert max(size for size, run in runs if run == str(lesson.code)) >= 55
    assert text.count("Không ai được hỏi mã OTP") == A_SHEET
    assert text.count("5 bài Tìm bằng chữ, hoặc gõ số bài. quangson.example Quét mã") == A_SHEET - len(handbook.lessons)
    assert all(size >= 8.49 for size, _ in runs)
    assert all(size >= 10.99 for size, run in runs if any(run in lesson.title for lesson in handbook.lessons) and len(run) > 3)


def test_each_card_wears_the_band_of_a_draft_and_none_on_a_real_host(
    files: dict[str, Sheet], twenty: Sheet, handbook: Handbook, public: Site, fonts: Path
) -> None:
    """The sheet is cut: a band on its edge would be lost."""
    assert words(files["the-qr.pdf"].content).count(BAND) == A_SHEET
    assert words(files["the-qr-1.pdf"].content).count(BAND) == A_SHEET
    assert words(twenty.content).count(BAND) == 24
    real = words(press(cards(Edition(handbook, public))[0], fonts).content)
    assert BAND not in real
    assert "sotay.quangson.gov.vn/103" in real


def test_a_card_has_room_for_a_long_address(handbook: Handbook, public: Site, fonts: Path) -> None:
    long = replace(public, host="https://lam-dong.github.io/so-tay-so")
    text = words(press(cards(Edition(handbook, long))[0], fonts).content)
    assert "lam-dong.github.io/so-tay-so/103" in text


def test_the_marks_to_cut_along_are_there(files: dict[str, Sheet]) -> None:
    """Short solid lines at the edge of the sheet, on every line between cards."""
    dpi = 200
    page = raster(files["the-qr.pdf"].content, 0, dpi).point([255] * 160 + [0] * 96)
    side, upper = (210 - 2 * WIDE) / 2, 13.5
    for column in range(3):
        x = round((side + column * WIDE) * dpi / 25.4)
        assert page.crop((x - 2, round((upper - 5) * dpi / 25.4), x + 3, round((upper - 1.5) * dpi / 25.4))).getbbox()
    for row in range(5):
        y = round((upper + row * HIGH) * dpi / 25.4)
        assert page.crop((round((side - 5) * dpi / 25.4), y - 2, round((side - 1.5) * dpi / 25.4), y + 3)).getbbox()


def test_the_sheets_can_be_read_aloud(files: dict[str, Sheet]) -> None:
    for sheet in files.values():
        root: Any = reader(sheet.content).trailer["/Root"]
        assert root["/Lang"] in ("vi", "vi-VN")
        assert b"pdfuaid:part" in root["/Metadata"].get_data()
        kinds = [kind for _, kind, _ in tags(sheet.content)]
        assert kinds.count("/H1") == 1
        assert kinds.count("/H2") == kinds.count("/Figure")
        assert all(
            alt.startswith(("Mã QR mở bài ", "Mã QR mở trang đầu của sổ tay tại "))
            for _, kind, alt in tags(sheet.content)
            if kind == "/Figure"
        )
        assert all("NotoSans" in name and held for name, held in fonts_of(sheet.content).items())


def test_a_title_that_does_not_fit_says_by_how_much(handbook: Handbook, draft: Site, fonts: Path) -> None:
    endless = handbook.lessons[0].model_copy(update={"title": ("Kích hoạt tài khoản " * 6)[:119]})
    with pytest.raises(TooLongError) as caught:
        press(_first(replace(handbook, lessons=(endless,)), draft), fonts)
    assert caught.value.millimetres > 0


def _first(handbook: Handbook, site: Site) -> Print:
    return cards(Edition(handbook, site))[0]
