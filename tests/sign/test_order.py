"""What an owner types, on the command line or in a street's list."""

from __future__ import annotations

import unicodedata

import pytest

from generator.qr.vietqr import Transfer, read_transfer
from generator.sign.order import LONGEST, OrderError, order, orders


def test_an_order_keeps_the_name_as_typed_and_drops_blanks_in_the_account() -> None:
    asked = order("VCB", " 0000 0000 00 ", "  CHU   TAI KHOAN MAU ", unicodedata.normalize("NFD", "Tạp hóa Mẫu"))
    assert (asked.account, asked.name, asked.shop) == ("0000000000", "CHU TAI KHOAN MAU", "Tạp hóa Mẫu")
    assert read_transfer(asked.code) == Transfer("970436", "0000000000")


@pytest.mark.parametrize(
    ("bank", "account", "name", "says"),
    [
        ("970499", "0000", "MAU", "bank"),
        ("Ngân hàng X", "0000", "MAU", "bank"),
        ("VCB", "", "MAU", "account"),
        ("VCB", "0" * 20, "MAU", "account"),
        ("VCB", "0000-0000", "MAU", "account"),
        ("VCB", "0000OOé", "MAU", "account"),
        ("VCB", "0.00E+11", "MAU", "spreadsheet"),
        ("VCB", "0,00E+11", "MAU", "spreadsheet"),
        ("VCB", "0000", " ", "no_name"),
        ("VCB", "0000", "M" * (LONGEST + 1), "long"),
        ("VCB", "0000", "MAU <b>", "letter"),
        ("VCB", "0000", "店", "letter"),
        ("VCB", "0000", "MAU\u200b", "letter"),
    ],
)
def test_what_is_wrong_is_named(bank: str, account: str, name: str, says: str) -> None:
    with pytest.raises(OrderError) as caught:
        order(bank, account, name)
    assert caught.value.says == says


@pytest.mark.parametrize("separator", [",", ";"])
@pytest.mark.parametrize("mark", ["", "\N{ZERO WIDTH NO-BREAK SPACE}"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_street_is_read_as_spreadsheets_save_it(separator: str, mark: str, end: str) -> None:
    lines = ("Bank,Account,NAME,shop", 'MB,0000,MAU MOT,"Quán phở"', "", "acb,00000,MAU HAI,")
    found = orders((mark + end.join(lines).replace(",", separator)).encode())
    assert [(asked.bank.bin, asked.account, asked.name, asked.shop) for asked in found] == [
        ("970422", "0000", "MAU MOT", "Quán phở"),
        ("970416", "00000", "MAU HAI", ""),
    ]


def test_a_mistake_in_a_list_is_named_with_its_line() -> None:
    with pytest.raises(OrderError) as caught:
        orders(b"bank,account,name\nMB,0000,MAU\nXYZ,0000,MAU\n")
    assert (caught.value.says, caught.value.line, caught.value.blanks["bank"]) == ("bank", 3, "XYZ")


@pytest.mark.parametrize(
    ("table", "says"),
    [
        (b"", "columns"),
        (b"bank,name\nMB,MAU\n", "columns"),
        (b"bank,account,name\n", "empty"),
        (b"bank,account,name\n,,\n", "empty"),
        (b"bank,account,name\nMB,0000\n", "no_name"),
        ("bank,account,name\nMB,0000,Quán".encode("utf-16"), "not_utf8"),
    ],
)
def test_a_list_that_is_none_is_refused(table: bytes, says: str) -> None:
    with pytest.raises(OrderError) as caught:
        orders(table)
    assert caught.value.says == says
