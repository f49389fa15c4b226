"""“Thật hay lừa?” for the hall, on the wall: each message is asked on a slide, and answered on the next with its marks drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from generator.edition import Edition
from generator.guide.judge import ROUND_DAYS, Posed, rounds
from generator.paper.address_room import room
from generator.paper.fonts import FAMILY
from generator.paper.judge_data import ICONS, code_data, marks, signs, tell
from generator.paper.lesson_data import foot, held, icon_svg, picture_data, span_data
from generator.paper.printed import Print
from generator.paper.shapes import AddressCode, FootedData, SentenceData, Shown
from generator.paper.slides import SYMBOL
from generator.screen.stretches import close, halves, unblank
from generator.words import words

FORM = "that-hay-lua-trinh-chieu"


class AskedData(TypedDict):
    """A message on its two slides: `whole` and `marked` show the same, `halves` is for what is too high, `close` are ever closer cuts."""

    number: int
    real: bool
    when: str
    signs: list[str]
    do: str
    waiting: str | None
    whole: Shown
    marked: Shown
    halves: list[Shown]
    close: list[list[Shown]]


class JudgeSlidesData(FootedData):
    """The slides of one round, and what comes after it."""

    title: str
    round: str
    which: str
    approval: str
    icons: dict[str, str]
    room: dict[str, float]
    count: str
    how: list[str]
    habit_lines: list[SentenceData]
    next: str
    messages: list[AskedData]
    codes: list[AddressCode]


def judge_slides(edition: Edition) -> tuple[Print[JudgeSlidesData], ...]:
    """`to-roi/that-hay-lua-trinh-chieu-1.pdf` and so on, a file a round; none where there are no messages. Raises QrSizeError."""
    dealt = rounds(edition.handbook.schemes)
    return tuple(_round(edition, n, posed, _next(n, dealt)) for n, posed in enumerate(dealt, 1) if posed)


def _round(edition: Edition, n: int, posed: Sequence[Posed], after: str) -> Print[JudgeSlidesData]:
    say = edition.handbook.words("judge")
    own, codes = say["slides"], code_data(edition, SYMBOL)
    name, told = say["round"].format(n=n), tell(edition)
    data: JudgeSlidesData = {
        "subject": say["subject"],
        "document_title": own["document_title"].format(n=n),
        "title": say["title"],
        "round": name,
        "which": own["which"].format(title=say["title"], round=name),
        **foot(edition),
        "approval": told["waiting"],
        "icons": {icon: icon_svg(icon) for icon in ICONS},
        "room": room(),
        "say": {**told, **{key: text for key, text in own.items() if isinstance(text, str) and "{" not in text}},
        "count": own["count"].format(count=len(posed)),
        "how": own["how"],
        "habit_lines": [span_data(line) for line in own["habit_lines"]],
        "next": after,
        "messages": [_asked(edition, each) for each in posed],
        "codes": codes,
    }
    return Print(f"to-roi/{FORM}-{n}.pdf", "judge-slides", data, FORM, held(codes), number=n)


def _next(n: int, dealt: Sequence[Sequence[Posed]]) -> str:
    own = words("judge")["slides"]
    if n < len(dealt) and dealt[n]:
        return str(own["next"].format(n=n + 1, days=ROUND_DAYS[n]))
    return str(own["no_next"])


def _asked(edition: Edition, posed: Posed) -> AskedData:
    message = posed.message
    screen, marked = message.screen, marks(message)
    return {
        "number": posed.number,
        "real": message.real,
        "when": message.when,
        "signs": signs(message),
        "do": message.do,
        "waiting": _waiting(edition, posed),
        "whole": picture_data(unblank(screen, marked, font=FAMILY)),
        "marked": picture_data(unblank(screen, marked, shown=True, font=FAMILY)),
        "halves": [picture_data(each) for each in halves(screen, FAMILY)],
        "close": [[picture_data(each) for each in way] for way in close(screen, marked, FAMILY)],
    }


def _waiting(edition: Edition, posed: Posed) -> str | None:
    handbook, scheme = edition.handbook, posed.scheme
    name = next(name for name, each in handbook.schemes.items() if each is scheme)
    if handbook.scheme_state(name) == "approved":
        return None
    return str(words("judge")["slides"]["waiting"].format(unit=handbook.contact(scheme.approval.unit).name))
