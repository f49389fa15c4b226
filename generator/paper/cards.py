"""Cards to cut and give away from door to door: one lesson a card, eight to a sheet of A4."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.address import Site
from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.guide.lesson import Lesson
from generator.paper.lesson_data import foot, held
from generator.paper.printed import Print
from generator.paper.shapes import CodeData, FootedData
from generator.qr.qr import address_in_code, even_side, qr
from generator.words import words

A_SHEET = 8
"""Cards on one sheet of A4."""

SYMBOL = 40.0
"""Millimetres of a card's code, without white edge: read from an arm's length, also by a shaking hand."""


class Card(CodeData):
    """A card to cut out; the whole handbook's has no lesson's `code`."""

    code: int | None
    title: str
    address: str
    alt: str
    symbol: float


class HomeCard(Card):
    """The card of the whole handbook, and how many lessons that is."""

    lessons: str


class CardsData(FootedData):
    """All cards of a file, in the order of its sheets."""

    cards: list[Card]


def cards(edition: Edition) -> tuple[Print[CardsData], ...]:
    """Sheets of all lessons, and of each topic that has any. Raises QrSizeError."""
    say, handbook = words("cards"), edition.handbook
    of_all = _cards(edition, None, say["all"], handbook.lessons)
    return (
        of_all,
        *(
            _cards(edition, topic.digit, say["topic"].format(digit=topic.digit, name=topic.name), handbook.lessons_of(topic))
            for topic in handbook.taught_topics
        ),
    )


def _cards(edition: Edition, topic: int | None, title: str, lessons: Sequence[Lesson]) -> Print[CardsData]:
    """One file. Few lessons fill their sheet by whole rounds; places left over on the last sheet get cards of the whole handbook."""
    say, handbook, site = words("cards"), edition.handbook, edition.site
    rounds = max(1, A_SHEET // len(lessons))
    left_over = -len(lessons) * rounds % A_SHEET
    codes: list[Card] = [_card(lesson, site, say) for lesson in lessons] * rounds + [_home_card(handbook, site, say)] * left_over
    data: CardsData = {
        "subject": say["subject"],
        "document_title": title,
        **foot(edition),
        "cards": codes,
        "say": {name: text for name, text in say.items() if "{" not in text},
    }
    path = "to-roi/the-qr.pdf" if topic is None else f"to-roi/the-qr-{topic}.pdf"
    return Print(path, "cards", data, "the-qr", held(codes), number=topic)


def _card(lesson: Lesson, site: Site, say: Mapping[str, Any]) -> Card:
    address = site.in_words(lesson.code)
    alt = say["alt"].format(code=lesson.code, address=address)
    code = _code(site.in_code(lesson.code))
    return {**code, "code": lesson.code, "title": lesson.title, "address": address, "alt": alt, "symbol": SYMBOL}


def _home_card(handbook: Handbook, site: Site, say: Mapping[str, Any]) -> HomeCard:
    """The way to all lessons, where a lesson's card has its number."""
    address = site.host_in_words
    return {
        **_code(address_in_code(f"{site.host}/")),
        "code": None,
        "title": say["find"],
        "lessons": say["lessons"].format(count=len(handbook.lessons)),
        "address": address,
        "alt": say["home_alt"].format(address=address),
        "symbol": SYMBOL,
    }


def _code(holds: str) -> CodeData:
    code = qr(holds)
    return {"holds": code.text, "svg": code.svg, "side": even_side(code, SYMBOL)}
