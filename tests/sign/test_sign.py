"""The printed sign: what its code holds, what stands on it in words, and that a wrong page is noticed."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import zbar
import zxingcpp
from pypdf import PdfReader

from generator.disk.disk import write_folder
from generator.paper.fonts import font_files
from generator.paper.readback import ReadBackError
from generator.paper.sheet import Sheet
from generator.paper.typst import TooLongError
from generator.qr.qr import SMALLEST_MODULE
from generator.sign.order import LONGEST, Order, order
from generator.sign.sign import SIZES, made, verify_accounts
from generator.words import words

ORDERS = (
    order("VCB", "0000000000", "CHU TAI KHOAN MAU"),
    order("MB", "0" * 19, "HO KINH DOANH CO TEN DAI DE THU VUA TAM BIEN KHONG", "Quán nước mía, bánh mì, đồ ăn sáng ở cổng chợ xã"),
)


@pytest.fixture(scope="module")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fonts")
    write_folder(font_files(), folder)
    return folder


@pytest.fixture(scope="module", params=sorted(SIZES))
def sheet(request: pytest.FixtureRequest, fonts: Path) -> tuple[str, Sheet]:
    return request.param, made(ORDERS, request.param, fonts)


def text_of(sheet: Sheet, page: int) -> str:
    return " ".join(PdfReader(io.BytesIO(sheet.content)).pages[page].extract_text().split())


def test_every_sign_has_a_page_of_the_size_asked_for(sheet: tuple[str, Sheet]) -> None:
    size, finished = sheet
    pages = PdfReader(io.BytesIO(finished.content)).pages
    assert len(pages) == finished.pages == len(ORDERS)
    for page in pages:
        assert float(page.mediabox.width) == pytest.approx(SIZES[size].width / 25.4 * 72, abs=0.5)
        assert float(page.mediabox.height) == pytest.approx(SIZES[size].height / 25.4 * 72, abs=0.5)


def test_a_second_reader_finds_the_ordered_account_on_each_page(sheet: tuple[str, Sheet], tmp_path: Path) -> None:
    document = pypdfium2.PdfDocument(sheet[1].content)
    for page, asked in zip(document, ORDERS, strict=True):
        assert zbar.seen([zbar.page_at_300_dpi(page)], tmp_path) == [asked.code]


def test_modules_are_large_in_the_pixels(sheet: tuple[str, Sheet]) -> None:
    dpi = 300
    for page in pypdfium2.PdfDocument(sheet[1].content):
        (found,) = zxingcpp.read_barcodes(page.render(scale=dpi / 72).to_pil())
        side = (found.position.top_right.x - found.position.top_left.x) / dpi * 25.4
        told: Any = found.extra
        modules = 17 + 4 * int(told["Version"])
        assert side / modules >= SMALLEST_MODULE
        assert side >= 50


def test_name_bank_account_and_advice_stand_under_the_code(sheet: tuple[str, Sheet]) -> None:
    paper = words("sign")["paper"]
    for page, asked in enumerate(ORDERS):
        text = text_of(sheet[1], page)
        above = asked.shop or paper["shop"]
        for wanted in (above, asked.name, f"Ngân hàng {asked.bank.name}", "0000 0000 00", paper["buyer_does"], paper["seller_does"]):
            assert wanted in text


def test_it_tells_screen_readers_what_it_is(sheet: tuple[str, Sheet]) -> None:
    reader = PdfReader(io.BytesIO(sheet[1].content))
    root = reader.root_object
    assert str(root["/Lang"]) in ("vi", "vi-VN")
    assert b"pdfuaid:part" in root["/Metadata"].get_data()  # type: ignore[attr-defined]
    assert reader.metadata is not None
    assert reader.metadata.title == "Biển mã QR nhận tiền"


def test_the_file_says_nothing_of_the_account_but_on_the_sign(sheet: tuple[str, Sheet]) -> None:
    reader = PdfReader(io.BytesIO(sheet[1].content))
    told = f"{reader.metadata}{reader.root_object['/Metadata'].get_data()!r}"  # type: ignore[attr-defined]
    assert "0000000000" not in told
    assert ORDERS[0].name not in told


def test_the_same_order_gives_the_same_bytes(fonts: Path) -> None:
    assert made(ORDERS[:1], "a6", fonts) == made(ORDERS[:1], "a6", fonts)


def test_pages_that_carry_another_account_are_noticed(fonts: Path) -> None:
    finished = made(ORDERS, "a6", fonts)
    with pytest.raises(ReadBackError, match="page 1"):
        verify_accounts(finished, ORDERS[::-1])
    with pytest.raises(ReadBackError, match="2 pages for 1"):
        verify_accounts(finished, ORDERS[:1])


@pytest.mark.parametrize("shop", ["Quán " * 40, "W" * LONGEST], ids=["too many words", "a word too wide"])
def test_words_without_a_place_are_refused_with_what_is_missing(shop: str, fonts: Path) -> None:
    with pytest.raises(TooLongError) as caught:
        made((Order(ORDERS[0].bank, "0", "MAU", shop.strip()),), "a6", fonts)
    assert 1 <= caught.value.millimetres < 500
