"""Codes are read from the pixels of the finished sheet, by two readers that did not draw them."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import numpy
import pypdfium2
import pytest

from generator.address import Site
from generator.guide.handbook import Handbook
from generator.guide.lesson import Lesson
from generator.paper.handout import handout, handout_data
from generator.paper.qr import qr
from generator.paper.readback import ReadBackError, read_codes, verify
from generator.paper.sheet import Sheet
from generator.paper.typst import compile

HANDBOOK = "HTTPS://BINHDANHOCVUSO.LAMDONG.GOV.VN"


@pytest.mark.parametrize("dpi", [100, 150])
def test_exactly_the_two_codes_are_read_from_every_sheet(sheets: dict[int, Sheet], dpi: int) -> None:
    for code, sheet in sheets.items():
        read = frozenset[str]().union(*read_codes(sheet.pdf, dpi))
        assert read == {f"HTTPS://QUANGSON.EXAMPLE/{code}/", HANDBOOK}, sheet.path


def test_a_second_reader_reads_the_same_at_300_dpi(sheets: dict[int, Sheet], tmp_path: Path) -> None:
    for code, sheet in sheets.items():
        read: set[str] = set()
        for number, page in enumerate(pypdfium2.PdfDocument(sheet.pdf)):
            image = tmp_path / f"{code}-{number}.png"
            page.render(scale=300 / 72).to_pil().save(image)
            found = subprocess.run(["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", image], capture_output=True, text=True)
            assert found.returncode in (0, 4), found.stderr
            read.update(found.stdout.split())
        assert read == {f"HTTPS://QUANGSON.EXAMPLE/{code}/", HANDBOOK}


def test_an_address_with_a_path_keeps_its_case_and_is_read(handbook: Handbook, lesson: Lesson, public: Site, fonts: Path) -> None:
    sheet = handout(handbook, lesson, replace(public, host="https://quangson.github.io/So-Tay"), fonts)
    assert "https://quangson.github.io/So-Tay/103/" in sheet.codes


def test_a_wrong_code_is_found_out(handbook: Handbook, lesson: Lesson, draft: Site, fonts: Path, sheets: dict[int, Sheet]) -> None:
    data = handout_data(handbook, lesson, draft)
    data["codes"][0]["svg"] = qr("HTTPS://QUANGSON.EXAMPLE/104/").svg
    wrong = replace(sheets[103], pdf=compile("a4", data, fonts))
    with pytest.raises(
        ReadBackError, match=r"not read: HTTPS://QUANGSON.EXAMPLE/103/; read but not expected: HTTPS://QUANGSON.EXAMPLE/104/"
    ):
        verify(wrong)


def test_a_code_that_nothing_can_read_is_found_out(
    handbook: Handbook, lesson: Lesson, draft: Site, fonts: Path, sheets: dict[int, Sheet]
) -> None:
    data = handout_data(handbook, lesson, draft)
    data["codes"][1]["svg"] = data["codes"][1]["svg"].replace("#000", "#eee")
    with pytest.raises(ReadBackError, match=f"not read: {HANDBOOK}"):
        verify(replace(sheets[103], pdf=compile("a4", data, fonts)))


def test_modules_and_white_edge_are_wide_enough_in_the_raster(sheets: dict[int, Sheet]) -> None:
    """Both symbols are 25 modules; the first row of each starts and ends with a finder pattern of 7 dark modules."""
    dpi = 600
    page = pypdfium2.PdfDocument(sheets[103].pdf)[1].render(scale=dpi / 72, grayscale=True).to_numpy()[:, :, 0]
    dark = page < 128
    found = 0
    for corners in _symbols(page, dpi):
        left, right, top, bottom = corners
        module = (right - left) / 25
        assert module / dpi * 25.4 >= 0.8
        assert (right - left) / dpi * 25.4 >= 29.9
        quiet = int(4 * module) - 2
        around = dark[top - quiet : bottom + quiet, left - quiet : right + quiet].copy()
        around[quiet : quiet + bottom - top, quiet : quiet + right - left] = False
        assert not around.any()
        found += 1
    assert found == 2


def _symbols(page: numpy.ndarray, dpi: int) -> list[tuple[int, int, int, int]]:
    """Left, right, top, bottom of each symbol in pixels: zxing tells where about, the dark modules tell exactly."""
    import zxingcpp

    symbols = []
    for code in zxingcpp.read_barcodes(page[:: dpi // 150, :: dpi // 150].copy()):
        spot, step = code.position, dpi // 150
        xs = [point.x * step for point in (spot.top_left, spot.top_right, spot.bottom_left, spot.bottom_right)]
        ys = [point.y * step for point in (spot.top_left, spot.top_right, spot.bottom_left, spot.bottom_right)]
        slack = dpi // 50
        box = (min(ys) - slack, max(ys) + slack, min(xs) - slack, max(xs) + slack)
        rows, columns = numpy.nonzero(page[box[0] : box[1], box[2] : box[3]] < 128)
        symbols.append((box[2] + columns.min(), box[2] + columns.max() + 1, box[0] + rows.min(), box[0] + rows.max() + 1))
    return symbols
