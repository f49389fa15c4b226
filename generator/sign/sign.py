"""The sign itself: its data for the press, and the last look at the finished paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from generator.paper.lesson_data import held, icon_svg
from generator.paper.printed import Print, press
from generator.paper.readback import ReadBackError, read_codes
from generator.paper.shapes import CodeData, PaperData
from generator.paper.sheet import Sheet
from generator.qr.qr import printed_side, qr
from generator.qr.vietqr import Transfer, read_transfer
from generator.sign.order import Order
from generator.words import words


@dataclass(frozen=True, slots=True)
class Size:
    """Paper in millimetres, and the side of the code's symbol without its white edge."""

    width: float
    height: float
    symbol: float


SIZES = MappingProxyType({"a6": Size(105, 148, 56), "a5": Size(148, 210, 79)})
"""What the sign may be printed on. A code is read from about ten times its side: over a counter, or from a stall's front."""


class SignPage(CodeData):
    """The words on one sign, and its code."""

    shop: str
    name: str
    bank: str
    account: str
    alt: str


class SignData(PaperData):
    """All signs of an order, and the size of their paper in millimetres; `scale` is how much larger than A6 that is."""

    team: str
    width: float
    height: float
    scale: float
    icons: dict[str, str]
    say: dict[str, str]
    signs: list[SignPage]


def sign(orders: Sequence[Order], size: str = "a6") -> Print[SignData]:
    """One page an order, ready for the press. KeyError for an unknown size."""
    say = words("sign")["paper"]
    paper = SIZES[size]
    pages = [_page(order, paper, say) for order in orders]
    data: SignData = {
        "subject": say["title"],
        "document_title": say["title"],
        "team": say["title"],
        "width": paper.width,
        "height": paper.height,
        "scale": paper.width / SIZES["a6"].width,
        "icons": {name: icon_svg(name) for name in ("eye", "phone")},
        "say": {name: text for name, text in say.items() if "{" not in text},
        "signs": pages,
    }
    return Print(f"{size}.pdf", "sign", data, "sign", held(pages))


def made(orders: Sequence[Order], size: str, fonts: Path) -> Sheet:
    """The finished signs, looked at once more. Raises TooLongError, PaperError, ReadBackError, VietQrError."""
    sheet = press(sign(orders, size), fonts)
    verify_accounts(sheet, orders)
    return sheet


def verify_accounts(sheet: Sheet, orders: Sequence[Order]) -> None:
    """Raise ReadBackError unless each page's code, read from its pixels, asks for exactly the account that was ordered."""
    found = read_codes(sheet.content)
    if len(found) != len(orders):
        raise ReadBackError(f"{len(found)} pages for {len(orders)} signs")
    for number, (codes, order) in enumerate(zip(found, orders, strict=True), start=1):
        if [read_transfer(code) for code in codes] != [Transfer(order.bank.bin, order.account)]:
            raise ReadBackError(f"page {number} does not carry the account that was ordered")


def _page(order: Order, paper: Size, say: dict[str, str]) -> SignPage:
    code = qr(order.code)
    return {
        "shop": order.shop or say["shop"],
        "name": order.name,
        "bank": say["bank"].format(bank=order.bank.name),
        "account": _grouped(order.account),
        "holds": code.text,
        "svg": code.svg,
        "side": printed_side(code, paper.symbol),
        "alt": say["alt"].format(name=order.name, bank=order.bank.name, account=_grouped(order.account)),
    }


def _grouped(account: str) -> str:
    """In fours, as people read numbers to each other; a nickname of letters stays whole."""
    return " ".join(account[start : start + 4] for start in range(0, len(account), 4)) if account.isdigit() else account
