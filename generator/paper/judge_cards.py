"""“Thật hay lừa?” for the hall, on paper: a card for each message to cut out and hold up, and the key for whoever leads the game."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

from generator.edition import Edition
from generator.guide.judge import FOLDER, ROUND_DAYS, Posed, rounds
from generator.paper.address_room import room
from generator.paper.fonts import FAMILY
from generator.paper.judge_data import ICONS, code_data, signs, tell
from generator.paper.lesson_data import foot, held, icon_svg, picture_data, span_data
from generator.paper.printed import Print
from generator.paper.shapes import AddressCode, FootedData, SentenceData, Shown
from generator.qr.qr import SMALLEST_SYMBOL
from generator.screen.stretches import unblank
from generator.words import words

FORM = FOLDER
A_SHEET = 4
"""Cards on one sheet of A4."""


class CardData(TypedDict):
    """What is held up: nothing on it says what it is."""

    number: int
    when: str
    picture: Shown


class Answer(TypedDict):
    """What the key says of a card."""

    number: int
    real: bool
    signs: list[str]
    do: str


class Round(TypedDict):
    """The cards of a round, how many places they leave on their last sheet, and their key."""

    name: str
    strip: str
    day: str
    numbers: str
    cards: list[CardData]
    spare: int
    key_heading: str
    key: list[Answer]


class Spare(TypedDict):
    """A card to write on, for places that are left over on the last sheet."""

    heading: str
    lines: list[SentenceData]
    opens: str


class JudgeCardsData(FootedData):
    """A round of the game: how it is played, its cards, the codes under which it is found."""

    title: str
    icons: dict[str, str]
    room: dict[str, float]
    page: str
    how: list[SentenceData]
    columns: dict[str, str]
    spare: Spare
    round: Round
    codes: list[AddressCode]


def judge_cards(edition: Edition) -> tuple[Print[JudgeCardsData], ...]:
    """`to-roi/that-hay-lua-1.pdf` and so on, a file a round: how to play, the cards, their key.

    One evening plays one round. None where there are no messages. Raises QrSizeError.
    """
    return tuple(_print(edition, n, posed) for n, posed in enumerate(rounds(edition.handbook.schemes), 1) if posed)


def _print(edition: Edition, n: int, posed: Sequence[Posed]) -> Print[JudgeCardsData]:
    say, paper = edition.handbook.words("judge"), words("paper")
    own = say["cards"]
    codes = code_data(edition, SMALLEST_SYMBOL)
    days = {"second": ROUND_DAYS[1], "third": ROUND_DAYS[2]}
    data: JudgeCardsData = {
        "subject": say["subject"],
        "document_title": own["document_title"].format(n=n),
        "title": own["heading"],
        **foot(edition),
        "icons": {name: icon_svg(name) for name in ICONS},
        "room": room(),
        "say": {**tell(edition), **{name: text for name, text in own.items() if isinstance(text, str) and "{" not in text}},
        "page": paper["page"],
        "how": [span_data(line.format(**days)) for line in own["how"]],
        "columns": own["columns"],
        "spare": {
            "heading": own["spare"]["heading"],
            "lines": [span_data(line) for line in own["spare"]["lines"]],
            "opens": own["spare"]["opens"],
        },
        "round": _round(n, posed, say),
        "codes": codes,
    }
    return Print(f"to-roi/{FORM}-{n}.pdf", "judge-cards", data, FORM, held(codes), number=n)


def _round(n: int, posed: Sequence[Posed], say: Mapping[str, Any]) -> Round:
    own, days = say["cards"], ROUND_DAYS[n - 1]
    first, last = posed[0].number, posed[-1].number
    return {
        "name": say["round"].format(n=n),
        "strip": own["strip"].format(title=say["title"], n=n),
        "day": own["days"]["later"].format(n=days) if days else own["days"]["first"],
        "numbers": f"{first}–{last}",
        "cards": [_card(each) for each in posed],
        "spare": -len(posed) % A_SHEET,
        "key_heading": own["key_heading"].format(n=n, first=first, last=last),
        "key": [_answer(each) for each in posed],
    }


def _card(posed: Posed) -> CardData:
    return {"number": posed.number, "when": posed.message.when, "picture": picture_data(unblank(posed.message.screen, font=FAMILY))}


def _answer(posed: Posed) -> Answer:
    message = posed.message
    return {"number": posed.number, "real": message.real, "signs": signs(message), "do": message.do}
