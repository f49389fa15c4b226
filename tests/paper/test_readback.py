"""Codes are read from the pixels of the finished sheet, by two readers that did not draw them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
import zbar
import zxingcpp
from PIL import Image

from generator.address import Site
from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.guide.lesson import Lesson
from generator.paper.handout import handout
from generator.paper.lesson_data import lesson_data
from generator.paper.printed import press
from generator.paper.readback import GATES_DPI, ReadBackError, read_codes, seen_on, seen_on_grids, verify
from generator.paper.sheet import Sheet
from generator.paper.typst import compile
from generator.qr.qr import qr

HANDBOOK = "HTTPS://BINHDANHOCVUSO.LAMDONG.GOV.VN"


@pytest.mark.parametrize("dpi", [100, 150])
def test_exactly_the_two_codes_are_read_from_every_sheet(sheets: dict[int, Sheet], dpi: int) -> None:
    for code, sheet in sheets.items():
        read = frozenset[str]().union(*read_codes(sheet.content, dpi))
        assert read == {f"HTTPS://QUANGSON.EXAMPLE/{code}/", HANDBOOK}, sheet.path


def test_a_second_reader_reads_the_same_at_300_dpi(sheets: dict[int, Sheet], tmp_path: Path) -> None:
    for code, sheet in sheets.items():
        pages = map(zbar.page_at_300_dpi, pypdfium2.PdfDocument(sheet.content))
        assert {*zbar.seen(pages, tmp_path)} == {f"HTTPS://QUANGSON.EXAMPLE/{code}/", HANDBOOK}


def test_an_address_with_a_path_keeps_its_case_and_is_read(handbook: Handbook, lesson: Lesson, public: Site, fonts: Path) -> None:
    sheet = press(handout(Edition(handbook, replace(public, host="https://quangson.github.io/So-Tay")), lesson), fonts)
    assert "https://quangson.github.io/So-Tay/103/" in sheet.codes


def test_what_is_drawn_again_is_a_part_of_the_page_in_which_codes_stand_where_they_stand_on_the_whole(sheets: dict[int, Sheet]) -> None:
    page = pypdfium2.PdfDocument(sheets[103].content)[sheets[103].pages - 1]
    for dpi, part in zip(GATES_DPI, seen_on_grids(page), strict=True):
        whole = {code.text: code for code in seen_on(page, dpi)}
        assert len(part) == len(whole) == 2
        for code in part:
            places = [(getattr(code, side), getattr(whole[code.text], side)) for side in ("left", "top", "right", "bottom")]
            assert all(abs(one - other) <= 0.5 for one, other in places)


def test_a_page_without_codes_is_drawn_once(sheets: dict[int, Sheet]) -> None:
    page = pypdfium2.PdfDocument(sheets[103].content)[0]
    assert sheets[103].pages == 2
    assert seen_on_grids(page) == ((), ())


def test_a_wrong_code_is_found_out(handbook: Handbook, lesson: Lesson, draft: Site, fonts: Path, sheets: dict[int, Sheet]) -> None:
    data = lesson_data(Edition(handbook, draft), lesson, 30.0)
    data["codes"][0]["svg"] = qr("HTTPS://QUANGSON.EXAMPLE/104/").svg
    wrong = replace(sheets[103], content=compile("a4", data, fonts))
    with pytest.raises(
        ReadBackError, match=r"not read: HTTPS://QUANGSON.EXAMPLE/103/; read but not expected: HTTPS://QUANGSON.EXAMPLE/104/"
    ):
        verify(wrong)


def test_a_code_that_nothing_can_read_is_found_out(
    handbook: Handbook, lesson: Lesson, draft: Site, fonts: Path, sheets: dict[int, Sheet]
) -> None:
    data = lesson_data(Edition(handbook, draft), lesson, 30.0)
    data["codes"][1]["svg"] = data["codes"][1]["svg"].replace("#000", "#eee")
    with pytest.raises(ReadBackError, match=f"not read: {HANDBOOK}"):
        verify(replace(sheets[103], content=compile("a4", data, fonts)))


def test_modules_and_white_edge_are_wide_enough_in_the_raster(sheets: dict[int, Sheet]) -> None:
    """Both symbols are 25 modules on a side."""
    dpi = 600
    page = pypdfium2.PdfDocument(sheets[103].content)[sheets[103].pages - 1].render(scale=dpi / 72, grayscale=True).to_pil()
    dark = page.point([255] * 128 + [0] * 128)
    symbols = _symbols(page, dark, dpi)
    assert len(symbols) == 2
    for left, top, right, bottom in symbols:
        module = (right - left) / 25
        assert module / dpi * 25.4 >= 0.8
        assert (right - left) / dpi * 25.4 >= 29.9
        quiet = int(4 * module) - 2
        around = dark.crop((left - quiet, top - quiet, right + quiet, bottom + quiet))
        around.paste(0, (quiet, quiet, quiet + right - left, quiet + bottom - top))
        assert around.getbbox() is None


def _symbols(page: Image.Image, dark: Image.Image, dpi: int) -> list[tuple[int, int, int, int]]:
    """Left, top, right, bottom of each symbol in pixels: zxing tells where about, the dark modules tell exactly."""
    symbols = []
    slack, step = dpi // 50, 4
    for code in zxingcpp.read_barcodes(page.reduce(step)):
        spot = code.position
        corners = (spot.top_left, spot.top_right, spot.bottom_left, spot.bottom_right)
        left, right = min(at.x for at in corners) * step - slack, max(at.x for at in corners) * step + slack
        top, bottom = min(at.y for at in corners) * step - slack, max(at.y for at in corners) * step + slack
        box = dark.crop((left, top, right, bottom)).getbbox()
        assert box is not None
        symbols.append((left + box[0], top + box[1], left + box[2], top + box[3]))
    return symbols
