"""The card for the wall of who was just cheated: what the lesson's page says before all else, in letters that are read from the door."""

from __future__ import annotations

from typing import TypedDict

from generator.edition import Edition
from generator.guide.text import plain
from generator.paper.lesson_data import foot, held, lesson_words, span_data, stamp
from generator.paper.printed import Print
from generator.paper.shapes import AddressCode, SentenceData, StampedData
from generator.qr.qr import SMALLEST_SYMBOL
from generator.view import view
from generator.words import words


class AlarmCall(TypedDict):
    """Whom to call; a number that nobody knows yet is None. `where` says where else it stands, or that it is to be written in."""

    name: str
    phone: str | None
    where: str


class AlarmData(StampedData):
    """The card: what to do first, whom to call, what to say there."""

    codes: list[AddressCode]
    icons: dict[str, str]
    first: SentenceData
    calls: list[AlarmCall]
    quoted: str | None


def alarm_card(edition: Edition) -> tuple[Print[AlarmData], ...]:
    """`to-roi/lam-ngay.pdf`, one page of A5, ready for the press; nothing for an edition without the commune's alarm lesson.

    A number that is not known is a line to write on. Raises QrSizeError.
    """
    handbook = edition.handbook
    lesson = next((each for each in handbook.lessons if each.code == handbook.commune.alarm), None)
    alarm = view(edition, lesson).alarm if lesson else None
    if lesson is None or alarm is None:
        return ()
    say, told = words("alarm_card"), lesson_words(edition, lesson, SMALLEST_SYMBOL)
    # The lesson's own code alone, as on the poster: in a fright one must not have to choose.
    own = told["codes"][:1]
    calls: list[AlarmCall] = [
        {"name": each.contact.name, "phone": each.contact.phone, "where": say["fill_in" if each.contact.local else "on_card"]}
        for each in alarm.calls
    ]
    data: AlarmData = {
        **foot(edition),
        **stamp(told),
        "subject": say["subject"],
        "document_title": say["document_title"].format(title=lesson.title),
        "codes": own,
        "icons": {name: told["icons"][name] for name in ("call", "warning")},
        "first": span_data(alarm.first.do),
        "calls": calls,
        "quoted": plain(alarm.say) or None,
        "say": {**{name: told["say"][name] for name in ("number", "page")}, "first": say["first"], "say": say["say"]},
    }
    return (Print("to-roi/lam-ngay.pdf", "alarm-card", data, "lam-ngay", held(own)),)
