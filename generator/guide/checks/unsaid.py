"""Claims that no sentence may make: not confirmed, no longer true, or the words of those who cheat. What to say instead is told.

They are judged sentence by sentence, where people read them; what a source or a link is about is not. The reasons that authors read are
in words/author/problems.<lang>.yml under SO504, by the same names as those of unprintable.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.guide.checks import wording
from generator.guide.phrases import sentences
from generator.guide.shape import Leaf, Tree
from generator.problems import Level, Problem, problem

_SO = r"[^.;!?]{0,60}"
"""So far apart two words may stand and still belong together."""

_LIE = r"dọa|lừa|kẻ gian|kẻ xấu|giả|đừng tin|tin đồn|nghe đồn|không ghi|không có|không phải|không bị|chưa có"
"""A sentence with one of these tells of the lie, or denies it."""

_APPS = r"\b(?:zalo|facebook|tiktok|youtube|messenger)\b"
_NAMES = "samsung|oppo|xiaomi|redmi|vivo|realme|huawei|nokia"
_BRANDS = rf"\b(?:{_NAMES})\b"
_NAMED = r"(?:\*\*[^*]+\*\*|“[^“”]+”)"
_LAW_320 = r"(?:nghị định|nđ)(?: số)? 320"
_LAW_330 = r"(?:nghị định|nđ)(?: số)? 330"
_SIGNERS = (
    r"\b(?:vnpt[ -]?ca|(?:vnpt )?smart ?ca|viettel[ -]?ca|mysign|fpt[ -]?ca|misa ?esign|bkav ?ca|easy ?ca|smart ?sign|new ?ca"
    r"|trust ?ca)\b"
)
_SEVEN_DAYS = r"(?:trong|quá|hạn)(?: vòng)? (?:7|bảy) ngày(?! làm việc)"


@dataclass(frozen=True, slots=True)
class Claim:
    """What finds a claim in a sentence in small letters, and what in the same sentence makes it harmless.

    A sentence without any of the words `has` is not searched. `marked` looks at the text with its marks.
    """

    has: tuple[str, ...]
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    marked: bool = False

    def may_be_in(self, small: str) -> bool:
        """False for a text, in small letters, that has none of the words."""
        return any(map(small.__contains__, self.has))

    def found(self, text: str) -> str:
        """The words of the claim, nothing where it is not made."""
        for said in [text] if self.marked else sentences(text):
            match = self.pattern.search(said.lower())
            if match and not (self.unless and self.unless.search(said.lower())):
                return said[match.start() : match.end()]
        return ""


def _claim(has: str, pattern: str, unless: str = "", *, marked: bool = False) -> Claim:
    return Claim(tuple(has.split("|")), re.compile(pattern), re.compile(unless) if unless else None, marked)


def _both(one: str, other: str) -> str:
    """Both in one sentence, in any order."""
    return rf"{one}{_SO}{other}|{other}{_SO}{one}"


CLAIMS: Mapping[str, Claim] = {
    "account-deleted": _claim("31/12", _both(rf"(?:{_APPS}|tài khoản){_SO}(?:xóa|khóa)", r"31/12"), _LIE),
    "brand-menu": _claim(_NAMES, rf"{_BRANDS}[^.;!?]{{0,60}}{_NAMED}[^.;!?]{{0,30}}(?:rồi|,|>|và){_SO}{_NAMED}", marked=True),
    "citizen-app": _claim("công dân số", r"công dân số (?:của )?(?:tỉnh )?lâm đồng"),
    "fine-of-320": _claim("320", _both(_LAW_320, r"phạt"), r"không (?:ghi|có|nói)"),
    "fine-of-330": _claim("330", _both(_LAW_330, r"(?:phạt|triệu|đồng)")),
    "five-papers": _claim(
        "năm giấy|năm loại giấy|5 giấy|5 loại giấy", _both(r"\b(?:năm|5)(?: loại)? giấy", r"(?:vneid|tích hợp|cơ bản|miễn|giảm)")
    ),
    "kin-report-once": _claim(
        "một lần|1 lần",
        r"(?:ruột|người thân|họ hàng|người nhà)[^.;!?]{0,60}báo[^.;!?]{0,20}(?:một|1) lần",
        r"không còn|không phải|đã bỏ|mỗi lần",
    ),
    "locked-on-15-6": _claim("15/6", _both(r"\b15/6\b", r"khóa"), _LIE + "|đừng|không"),
    "no-fee-in-lam-dong": _claim("0 đồng", _both("lâm đồng", r"\b0 đồng"), _LIE),
    "old-markets": _claim("voso|sendo|postmart", r"\b(?:voso|sendo)(?:\.vn)?\b|\bpostmart\b(?!\.vn)"),
    "old-rule": _claim("2345|117/2025", r"(?:quyết định|qđ)(?: số)? 2345\b|\b2345/qđ|(?:nghị định|nđ)(?: số)? 117/2025|\b117/2025/nđ"),
    "platform-by-law": _claim("320", _both(_LAW_320, _APPS), _LIE),
    "seven-days": _claim(
        "7 ngày|bảy ngày", rf"(?:kích hoạt|mở tài khoản|mở vneid){_SO}{_SEVEN_DAYS}|{_SEVEN_DAYS}{_SO}kích hoạt|mở trong (?:7|bảy) ngày"
    ),
    "signature-price": _claim("ký số", rf"chữ ký số{_SO}\b(?:giá|phí|gói|trả){_SO}\d[\d.]* ?(?:đồng|nghìn|triệu|đ\b)", _LIE),
    "signature-provider": _claim("vnpt|smart|viettel|mysign|fpt|misa|bkav|easy|new|trust", _SIGNERS),
    "stay-in-person": _claim(
        "lưu trú|ra gặp|báo thẳng|báo trực tiếp",
        rf"lưu trú{_SO}(?:trực tiếp|báo thẳng|(?:ra|đến|lên|tới)(?: thẳng| tận| gặp)?(?: trụ sở)? công an)"
        rf"|(?:ra gặp|báo thẳng|báo trực tiếp){_SO}(?:vẫn là đã báo|cũng được|cũng là báo)",
        r"không (?:cần|phải|nhận|còn)|đừng",
    ),
    "vssid-closing": _claim("vssid", r"vssid[^.;!?]{0,40}(?:sắp|sẽ|đã|bị)[^.;!?]{0,10}(?:đóng cửa|ngừng|dừng|bỏ|khai tử|xóa)", _LIE),
}
"""Each claim by its name."""

UNTIL_CONFIRMED = frozenset({"citizen-app", "seven-days"})
"""What one call or one look at a phone would settle: a warning."""

_WAIVED = re.compile(
    r"(?:miễn|giảm|không thu)(?: (?:các|khoản|một|số|luôn|hẳn|nửa|phần))*(?: phí,)? lệ phí"
    r"|lệ phí[^.;!?]{0,30}được (?:miễn|giảm)|miễn phí, lệ phí",
    re.IGNORECASE,
)
_FEE = "lệ phí"
"""Without which nothing is waived."""

_DENIED = re.compile(r"không (?:hứa|có|được)|kẻ gian|lừa|dọa", re.IGNORECASE)
_END_OF_WAIVER = re.compile(r"28/0?2/2027|28-2-2027|hết tháng 2/2027")

JUDGED = wording.LESSON | wording.MANY | wording.TROUBLE | wording.TRAINER | wording.TITLES | {wording.STEP, wording.ALT}
"""Sentences that people read, or that a trainer says to them."""

DATED = frozenset({"Lesson.summary", "Step.see", "Step.stuck", "Sentence.say", "Mistake.fix", "Question.why", wording.STEP})
"""Sentences that would promise a waiver for ever if they did not say its last day. A title, a question and what it offers have no room."""


def unsaid_checks(trees: Sequence[Tree]) -> Iterator[Problem]:
    """Every claim that must not be made, unsorted. Only what a guide may hold at all is looked for in its sentences."""
    for tree in trees:
        leaves = [leaf for leaf in tree.leaves if leaf.slot in JUDGED]
        small = "\n".join([leaf.text for leaf in leaves]).lower()
        claims = {item: claim for item, claim in CLAIMS.items() if claim.may_be_in(small)}
        for leaf in leaves if claims else ():
            yield from _claims(leaf, claims)
        for leaf in leaves if _FEE in small else ():
            if leaf.slot in DATED and not _END_OF_WAIVER.search(leaf.text):
                waived = _WAIVED.search(leaf.text)
                if waived and not _DENIED.search(leaf.text):
                    yield problem(leaf.place, "SO504", item="waiver-without-end", found=waived[0][:60])


def _claims(leaf: Leaf, claims: Mapping[str, Claim]) -> Iterator[Problem]:
    small = leaf.text.lower()
    for item, claim in claims.items():
        found = claim.found(leaf.text) if claim.may_be_in(small) else ""
        if found:
            level: Level = "warning" if item in UNTIL_CONFIRMED else "error"
            yield problem(leaf.place, "SO504", level=level, item=item, found=found[:60])
