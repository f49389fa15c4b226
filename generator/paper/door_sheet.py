"""From door to door on one A5: what to offer by who opens, and boxes to count doors. Nobody's name and nobody's number."""

from __future__ import annotations

from typing import TypedDict

from generator.edition import Edition
from generator.paper.lesson_data import foot, span_data
from generator.paper.printed import Print
from generator.paper.shapes import FootedData, SentenceData
from generator.words import words


class Offer(TypedDict):
    """A lesson to offer at a door."""

    code: int
    title: str


class DoorData(TypedDict):
    """Who opens, what to say, what to offer."""

    who: str
    say: str
    offer: list[Offer]


class DoorSheetData(FootedData):
    """All doors, and the rules of going round."""

    title: str
    icons: dict[str, str]
    rules: list[SentenceData]
    doors: list[DoorData]


def door_sheet(edition: Edition) -> tuple[Print[DoorSheetData], ...]:
    """`to-roi/di-tung-nha.pdf`, ready for the press; nothing where the guides say nothing of doors."""
    handbook, say = edition.handbook, words("session")["door"]
    if not handbook.doors:
        return ()
    data: DoorSheetData = {
        "subject": say["subject"],
        "document_title": say["title"],
        "title": say["title"],
        **foot(edition),
        "icons": {},
        "rules": [span_data(rule) for rule in say["rules"]],
        "doors": [
            {
                "who": door.who,
                "say": door.say,
                "offer": [{"code": code, "title": handbook.lesson(code).title} for code in door.offer],
            }
            for door in handbook.doors
        ],
        "say": {name: text for name, text in say.items() if isinstance(text, str)},
    }
    return (Print("to-roi/di-tung-nha.pdf", "door", data, "di-tung-nha"),)
