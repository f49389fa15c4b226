"""The sheet to learn scanning with: three codes that can do no harm.

Two open pages of our own site and no other: a look-alike address of somebody else's would belong to whoever buys it. The third
has the form of a payment, to no bank: its BIN and account are zeros.
"""

from __future__ import annotations

from typing import Any, NotRequired

from generator.address import shown
from generator.edition import Edition
from generator.paper.address_room import room
from generator.paper.lesson_data import foot, held, icon_svg, safety_data, span_data
from generator.paper.printed import Print
from generator.paper.shapes import CodeData, FootedData, SentenceData
from generator.qr.qr import even_side, qr
from generator.qr.vietqr import Transfer, write

SYMBOL = 40.0
"""Millimetres: first tries are made with unsteady hands."""

RIGHT = "thu/"
ODD = "thu-gia/"
BAIT = "?ngan-hang-tang-qua=nhap-ma-otp"
"""What makes an address of ours look wrong: a bank's name far from the front, a gift, a wish for the one-time code."""

NOBODY = ("000000", "0000000000")
"""No bank has a BIN of zeros: the State Bank's begin with 9704."""


class Exercise(CodeData):
    """A code to practise with, and what to do, line by line."""

    title: str
    do: list[SentenceData]
    alt: str
    address: NotRequired[str]


class Payment(Exercise):
    """The code of a payment, and what to look at before money goes out."""

    mark: str
    sign: str
    screen: str
    same: str
    other: str


class PracticeData(FootedData):
    """The three codes, and how to go about them."""

    title: str
    icons: dict[str, str]
    lead: SentenceData
    how: SentenceData
    right: Exercise
    odd: Exercise
    pay: Payment
    room: dict[str, float]
    safety: list[SentenceData]


def practice_sheet(edition: Edition) -> Print[PracticeData]:
    """`to-roi/luyen-quet-ma.pdf`, one A4 page, ready for the press. Raises QrSizeError."""
    site, say = edition.site, edition.handbook.words("practice")["sheet"]
    right = _page(f"{site.root}/{RIGHT}", say["right"])
    odd = _page(f"{site.root}/{ODD}{BAIT}", say["odd"])
    pay = _exercise(write(Transfer(*NOBODY, say["pay"]["shown"])), say["pay"], say["pay"]["alt"])
    data: PracticeData = {
        "subject": say["subject"],
        "document_title": say["title"],
        "title": say["title"],
        **foot(edition),
        "icons": {name: icon_svg(name) for name in ("ok", "no")},
        "say": {},
        "lead": span_data(say["lead"]),
        "how": span_data(say["how"]),
        "right": right,
        "odd": odd,
        "pay": {
            **pay,
            "mark": say["pay"]["mark"],
            "sign": say["pay"]["sign"],
            "screen": say["pay"]["screen"],
            "same": say["pay"]["same"],
            "other": say["pay"]["other"],
        },
        "room": room(),
        "safety": safety_data(site),
    }
    codes = held([right, odd, pay])
    return Print("to-roi/luyen-quet-ma.pdf", "practice", data, "luyen-quet-ma", codes)


def _page(url: str, say: dict[str, Any]) -> Exercise:
    address = shown(url)
    return {**_exercise(url, say, say["alt"].format(address=address)), "address": address}


def _exercise(holds: str, say: dict[str, Any], alt: str) -> Exercise:
    code = qr(holds)
    return {
        "title": say["title"],
        "do": [span_data(line) for line in say["do"]],
        "holds": holds,
        "svg": code.svg,
        "side": even_side(code, SYMBOL),
        "alt": alt,
    }
