"""The practice sheet: harmless codes, large and far apart, and what stands beside them."""

from __future__ import annotations

import datetime
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pypdfium2
import pytest
import zbar
from pdf_reader import fonts as fonts_of
from pdf_reader import reader, sizes, tags, words
from pressed import pressed
from symbols import Symbol, symbols

from generator.address import Site
from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.paper.practice import practice_sheet
from generator.paper.printed import press
from generator.paper.readback import read_codes
from generator.paper.sheet import Sheet
from generator.qr.qr import QUIET
from generator.qr.vietqr import read_transfer
from generator.sign.banks import banks

MARK = "MẪU – KHÔNG THANH TOÁN"


@pytest.fixture(scope="module")
def sheet(handbook: Handbook, draft: Site, fonts: Path) -> Sheet:
    return pressed(practice_sheet(Edition(handbook, draft)), fonts)


@pytest.fixture(scope="module")
def found(sheet: Sheet) -> list[Symbol]:
    return symbols(sheet)


def test_it_is_one_page_with_three_codes_read_by_two_programs(sheet: Sheet, tmp_path: Path) -> None:
    assert sheet.pages == 1
    assert len(sheet.codes) == 3
    for dpi in (100, 150):
        assert read_codes(sheet.content, dpi) == (frozenset(sheet.codes),)
    (page,) = pypdfium2.PdfDocument(sheet.content)
    assert sorted(zbar.seen([zbar.page_at_300_dpi(page)], tmp_path)) == list(sheet.codes)


def test_every_address_is_our_own(sheet: Sheet) -> None:
    addresses = [code for code in sheet.codes if not code.startswith("000201")]
    assert len(addresses) == 2
    for address in addresses:
        parts = urlsplit(address)
        assert (parts.scheme, parts.netloc) == ("https", "quangson.example")
        assert "." not in parts.path + parts.query, "no other site's name is borrowed"


def test_the_payment_can_reach_nobody(sheet: Sheet) -> None:
    """Its form is sound, so that applications take it for a payment; neither bank nor account can exist."""
    (code,) = (code for code in sheet.codes if code.startswith("000201"))
    transfer = read_transfer(code)
    assert transfer.bin not in {bank.bin for bank in banks()}
    assert not transfer.bin.startswith("9704"), "all numbers that the State Bank gives begin so"
    assert transfer.bin.strip("0") == transfer.account.strip("0") == ""
    assert transfer.name == "MAU KHONG THANH TOAN"


def test_codes_are_large_and_stand_in_white(found: list[Symbol]) -> None:
    assert len(found) == 3
    for symbol in found:
        assert (symbol.box[2] - symbol.box[0]) / 72 * 25.4 >= 40
        assert symbol.quiet >= QUIET, symbol


def test_codes_are_so_far_apart_that_a_phone_can_see_one_alone(found: list[Symbol]) -> None:
    boxes = sorted((symbol.box for symbol in found), key=lambda box: box[1])
    for lower, upper in pairwise(boxes):
        assert (upper[1] - lower[3]) / 72 * 25.4 >= 20


def test_the_payment_is_marked_over_and_under_the_code_and_not_on_it(sheet: Sheet) -> None:
    assert words(sheet.content).count(MARK) == 2


def test_each_address_stands_in_words_and_is_the_code_s(sheet: Sheet) -> None:
    text = words(sheet.content).replace(" ", "")
    for code in sheet.codes:
        if code.startswith("https://"):
            assert code.removeprefix("https://").rstrip("/") in text


def test_instructions_are_large_and_nothing_is_small(sheet: Sheet) -> None:
    runs = sizes(sheet.content)
    assert all(size >= 13.9 for size, text in runs if text.startswith(("Quét mã", "Đúng thì", "Vào ứng dụng", "Trả lời")))
    assert all(size >= 9.9 for size, text in runs if not text.startswith("Sổ tay số"))


def test_it_tells_of_the_team_and_the_right_address(sheet: Sheet) -> None:
    text = words(sheet.content)
    assert "phải bắt đầu bằng quangson.example/" in text
    assert "không bao giờ hỏi mã OTP" in text


def test_screen_readers_get_lists_headings_and_words_for_the_codes(sheet: Sheet) -> None:
    found = tags(sheet.content)
    assert [kind for _, kind, _ in found if kind in ("/H1", "/H2", "/H3")] == ["/H1", "/H2", "/H2", "/H2"]
    figures = [alt for _, kind, alt in found if kind == "/Figure"]
    assert len(figures) == 3
    assert all("Mã QR" in alt for alt in figures)
    assert sum(kind == "/L" for _, kind, _ in found) == 3
    assert b"pdfuaid:part" in reader(sheet.content).trailer["/Root"]["/Metadata"].get_data()  # type: ignore[index]
    assert all("NotoSans" in name and inside for name, inside in fonts_of(sheet.content).items())


def test_a_draft_says_so_and_a_real_site_does_not(sheet: Sheet, handbook: Handbook, public: Site, fonts: Path) -> None:
    band = "BẢN NHÁP – địa chỉ chưa dùng được"
    assert band in words(sheet.content)
    assert band not in words(press(practice_sheet(Edition(handbook, public)), fonts).content)


@pytest.mark.parametrize("host", ["https://so-tay-so.quangson.lamdong.gov.vn", "https://quangson-lamdong.github.io/so-tay-so"])
def test_long_addresses_have_room_too(host: str, handbook: Handbook, fonts: Path) -> None:
    sheet = press(practice_sheet(Edition(handbook, Site(host, datetime.date(2026, 11, 22)))), fonts)
    assert sheet.pages == 1
    assert f"{host}/thu/" in sheet.codes
    assert f"{host.removeprefix('https://')}/thu-gia/" in words(sheet.content).replace(" ", "")


def test_the_same_handbook_gives_the_same_bytes(sheet: Sheet, handbook: Handbook, draft: Site, fonts: Path) -> None:
    assert press(practice_sheet(Edition(handbook, draft)), fonts) == sheet
