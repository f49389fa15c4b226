"""Cards to cut and give away from door to door: one lesson a card, eight to a sheet of A4."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.address import Site
from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.guide.lesson import Lesson
from generator.paper.lesson_data import Data, held
from generator.paper.printed import Print
from generator.qr.qr import address_in_code, even_side, qr
from generator.words import words

A_SHEET = 8
"""Cards on one sheet of A4."""

SYMBOL = 40.0
"""Millimetres of a card's code, without white edge: read from an arm's length, also by a shaking hand."""


def cards(edition: Edition) -> tuple[Print, ...]:
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


def _cards(edition: Edition, topic: int | None, title: str, lessons: Sequence[Lesson]) -> Print:
    """One file. Few lessons fill their sheet by whole rounds; places left over on the last sheet get cards of the whole handbook."""
    say, handbook, site = words("cards"), edition.handbook, edition.site
    rounds = max(1, A_SHEET // len(lessons))
    left_over = -len(lessons) * rounds % A_SHEET
    data: Data = {
        "subject": say["subject"],
        "document_title": title,
        "handbook": words("paper")["handbook"].format(commune=handbook.commune.name),
        "team": handbook.commune.team,
        "draft": words("paper")["draft"] if site.is_draft else None,
        "cards": [_card(lesson, site, say) for lesson in lessons] * rounds + [_home_card(handbook, site, say)] * left_over,
        "say": {name: text for name, text in say.items() if "{" not in text},
    }
    path = "to-roi/the-qr.pdf" if topic is None else f"to-roi/the-qr-{topic}.pdf"
    return Print(path, "cards", data, "the-qr", held(data["cards"]), number=topic)


def _card(lesson: Lesson, site: Site, say: Mapping[str, Any]) -> Data:
    address = site.in_words(lesson.code)
    alt = say["alt"].format(code=lesson.code, address=address)
    return {"code": lesson.code, "title": lesson.title, "address": address, "alt": alt, **_symbol(site.in_code(lesson.code))}


def _home_card(handbook: Handbook, site: Site, say: Mapping[str, Any]) -> Data:
    """The way to all lessons, where a lesson's card has its number."""
    address = site.host_in_words
    told = {
        "title": say["find"],
        "lessons": say["lessons"].format(count=len(handbook.lessons)),
        "alt": say["home_alt"].format(address=address),
    }
    return {"code": None, "address": address, **told, **_symbol(address_in_code(f"{site.host}/"))}


def _symbol(holds: str) -> Data:
    code = qr(holds)
    return {"holds": code.text, "svg": code.svg, "side": even_side(code, SYMBOL), "symbol": SYMBOL}
