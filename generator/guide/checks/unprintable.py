"""What must not be printed, although it is found in older leaflets and on the web: dead, doubtful or misleading.

The reasons that authors read are in words/author/problems.<lang>.yml under `reasons`, by the same names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

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

_DIGIT = re.compile(r"\d")
_DOTTED = re.compile(r"\w\.\w")
_LEAST_DIGITS = 4
"""In the shortest number of the table."""

_OF_WORDS, _OF_SIGNS = frozenset({"free-signature"}), frozenset({"dial-code"})
_OF_DIGITS = frozenset({"0339035656", "a05-phone", "1900.0134", "bank-hotline", "zalo-phone", "18001096", "1022", "1900.1006"})


def suspected(text: str) -> tuple[str, ...]:
    """The items that may be in a text, by the signs that each must have. Most sentences have none, and need not be searched for each."""
    digits = len(_DIGIT.findall(text))
    return _suspected(
        digits >= _LEAST_DIGITS, "#" in text and digits > 0, "." in text and bool(_DOTTED.search(text)), "ký số" in text.casefold()
    )


@cache
def _suspected(digits: bool, signs: bool, dotted: bool, words: bool) -> tuple[str, ...]:
    def may_be(item: str) -> bool:
        if item in _OF_DIGITS:
            return digits
        return words if item in _OF_WORDS else signs if item in _OF_SIGNS else dotted

    return tuple(item for item in UNPRINTABLE if may_be(item))
