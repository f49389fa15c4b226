"""What must not be printed, although it is found in older leaflets and on the web: dead, doubtful or misleading.

The reasons that authors read are in words/author/problems.<lang>.yml under `reasons`, by the same names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_GAP = r"[ .\-]?"


def _number(digits: str) -> str:
    """A number, however its digits are grouped."""
    return r"(?<!\d)" + _GAP.join(digits) + r"(?!\d)"


def _host(name: str) -> str:
    """A host or anything below it, on its own or inside an address."""
    return rf"(?<![\w.-])[\w.-]*(?<![\w-]){re.escape(name)}(?![\w-]|\.\w)"


_BANK = (
    r"ngân hàng|agribank|vietcombank|vietinbank|bidv|techcombank|mbbank|mb bank|vpbank|tpbank|acb|sacombank|hdbank|vib|shb"
    r"|lpbank|seabank|msb|ocb|eximbank"
)

UNPRINTABLE: Mapping[str, re.Pattern[str]] = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, pattern in {
        "canhbao.khonggianmang.vn": _host("canhbao.khonggianmang.vn"),
        "hssk.kcb.vn": _host("hssk.kcb.vn"),
        "0339035656": _number("0339035656"),
        "chongthurac.vn": _host("chongthurac.vn"),
        "thongbaorac.ais.gov.vn": _host("thongbaorac.ais.gov.vn"),
        "postmart.vn": _host("postmart.vn"),
        "dichvucong.lamdong.gov.vn": _host("dichvucong.lamdong.gov.vn"),
        "daknong.gov.vn": _host("daknong.gov.vn"),
        "a05-phone": rf"(?<!\d)069{_GAP}\d{{3}}{_GAP}\d{{4}}(?!\d)|A05[^.;!?]{{0,40}}?(?<!\d)0\d{{2}}{_GAP}\d{{3}}{_GAP}\d{{3,4}}(?!\d)",
        "1900.0134": _number("19000134"),
        "bank-hotline": rf"\b(?:{_BANK})\b[^.;!?]{{0,60}}?(?<!\d)1[89]00{_GAP}\d{{2,4}}{_GAP}\d{{0,4}}(?!\d)",
        "free-signature": r"chữ ký số(?: cá nhân)?(?: (?:là|được|hoàn toàn|đều))* miễn phí|miễn phí(?: \w+){0,3} chữ ký số",
        "zalo-phone": rf"{_number('1900561558')}|\bzalo\b[^.;!?]{{0,40}}?(?<!\d)1900{_GAP}\d{{2,4}}{_GAP}\d{{0,4}}(?!\d)",
        "nongsandalatlamdong.vn": _host("nongsandalatlamdong.vn"),
        "quangson.lamdong.gov.vn": _host("quangson.lamdong.gov.vn"),
        "18001096": _number("18001096"),
        "1022": r"(?<![\d.,/])1022(?![\d/]|[.,]\d)",
        "1900.1006": _number("19001006") + "|" + _number("19009000"),
        "dial-code": r"(?:\*{1,2}|#{1,2})\d{2,3}\*(?!\*)[^#]{0,25}#|##\d{2,3}#",
        "package-id": r"(?<![\w.])com\.(?:vnid|[a-z][a-z0-9_]+\.[a-z][a-z0-9_.]*[a-z0-9])\b",
    }.items()
}
"""The name of each item and what finds it in a sentence, an address or a phone number."""

UNTIL_TESTED = frozenset({"nongsandalatlamdong.vn", "quangson.lamdong.gov.vn", "18001096", "1022", "1900.1006"})
"""What one call, or opening one page, would make printable: a warning. Once somebody has tried it, it leaves the list."""

_SIGNS: Mapping[str, tuple[int, str]] = {
    **{name: (0, name) for name in UNPRINTABLE},
    "0339035656": (10, ""),
    "a05-phone": (10, ""),
    "1900.0134": (8, ""),
    "bank-hotline": (6, "00"),
    "free-signature": (0, "ký số"),
    "zalo-phone": (6, ""),
    "18001096": (8, ""),
    "1022": (4, "1022"),
    "1900.1006": (8, ""),
    "dial-code": (2, "#"),
    "package-id": (0, "com."),
}
"""Of each item how many digits there must be, and what must stand there in small letters: of a host its name."""

_DIGIT = re.compile(r"\d")


def in_any_case(text: str) -> str:
    """A text in small letters, as patterns see it that ask for none: they take the i of Turkish for an i, with its dot and without."""
    return text.casefold().replace("\u0131", "i").replace("i\u0307", "i")


def suspected(text: str) -> tuple[str, ...]:
    """The items that may be in a text, by the signs that each must have. Most sentences have none, and need not be searched for each."""
    digits, small = len(_DIGIT.findall(text)), in_any_case(text)
    return tuple([item for item, (least, sign) in _SIGNS.items() if digits >= least and sign in small])
