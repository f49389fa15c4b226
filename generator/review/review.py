"""What one unit is asked: every sentence of its lessons and of its messages to judge, numbered, with the sources; what is still open.

Also what other lessons ask it.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.guide.approval import Said, digest, sentences
from generator.guide.commune import Contact
from generator.guide.doubts import OpenQuestion, open_questions
from generator.guide.handbook import ApprovalState, Handbook
from generator.guide.judge import Scheme
from generator.guide.lesson import Lesson, Source
from generator.guide.links import Link
from generator.guide.validate import near
from generator.vietnamese.fold import folded

NOTHING: Mapping[str, str] = MappingProxyType({})

_BEFORE = ("wrong", "ask", "option", "answer", "when", "alt", "drawn")
"""What claims nothing by itself."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence to judge, with its inline marks. `before` is what it answers: the slip that it mends, the question of the quiz, the
    situation, drawing and drawn words of a message.

    `number` counts through the lesson; `place` is its kind (guide/approval.py), `of` counts steps, questions and messages. `shared` is the
    sentence that all communes have, where this one says it, or what stands before it, in its own words.
    """

    number: int
    place: str
    of: int | None
    before: tuple[str, ...]
    text: str
    until: datetime.date | None
    shared: str = ""


@dataclass(frozen=True, slots=True)
class UnitQuestion:
    """An open question of a lesson, with the names of lesson and unit, and on what kind of phone it is to be tried."""

    code: int
    title: str
    what: str
    ask: str
    phone: str | None


@dataclass(frozen=True, slots=True)
class LessonReview:
    """A lesson on the sheet, or a file of messages to judge, whose `code` is its name.

    `words` stands for the words that are approved by signing.
    """

    code: int | str
    title: str
    state: ApprovalState
    words: str
    claims: tuple[Claim, ...]
    sources: tuple[tuple[Source, Link], ...]
    doubts: tuple[UnitQuestion, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """All that one unit is asked. `elsewhere` are questions to it from lessons that are not on the sheet."""

    unit: str
    contact: Contact
    lessons: tuple[LessonReview, ...]
    elsewhere: tuple[UnitQuestion, ...]


class UnknownUnitError(Exception):
    """No contact has this name; `near` is the one probably meant, or nothing."""

    def __init__(self, name: str, near: str) -> None:
        self.name, self.near = name, near
        super().__init__(name, near)


def unit_named(handbook: Handbook, typed: str) -> str:
    """The id of the contact that was typed, by id or by name, with or without marks. Raises UnknownUnitError."""
    contacts = handbook.commune.contacts
    names = {**{folded(each.name): key for key, each in contacts.items()}, **{key: key for key in contacts}}
    for name in (typed.strip().casefold(), folded(typed)):
        if name in names:
            return names[name]
    close = near(typed.strip(), contacts) or near(folded(typed), names)
    raise UnknownUnitError(typed, names.get(close, ""))


def units(handbook: Handbook) -> dict[str, int]:
    """How many lessons and files of messages each unit has to approve, those with the most first."""
    found: dict[str, int] = {}
    approvals = (*(each.approval for each in handbook.lessons), *(each.approval for each in handbook.schemes.values()))
    for approval in approvals:
        found[approval.unit] = found.get(approval.unit, 0) + 1
    return dict(sorted(found.items(), key=lambda each: (-each[1], each[0])))


def review(handbook: Handbook, unit: str, codes: Collection[int] | None = None) -> Review:
    """What a unit is asked, of all its lessons and then its messages to judge, or of these lessons. KeyError for an unknown unit."""
    own = [lesson for lesson in handbook.lessons if lesson.approval.unit == unit and (codes is None or lesson.code in codes)]
    games = [name for name, scheme in handbook.schemes.items() if codes is None and scheme.approval.unit == unit]
    shown = {lesson.code for lesson in own}
    elsewhere = () if codes is not None else open_questions(handbook).get(unit, ())
    return Review(
        unit=unit,
        contact=handbook.contact(unit),
        lessons=(*(_lesson(handbook, lesson) for lesson in own), *(_scheme(handbook, name) for name in games)),
        elsewhere=tuple(_named(handbook, unit, each) for each in elsewhere if each.code not in shown),
    )


def claims(record: Lesson | Scheme, reworded: Mapping[str, str] = NOTHING) -> Iterator[Claim]:
    """Every sentence that claims something. What claims nothing by itself stands before the sentence that answers it.

    `reworded` are the commune's own words with the shared sentence of each.
    """
    before: list[Said] = []
    number = 0
    for said in sentences(record):
        if said.kind == "title":
            continue
        if said.kind in _BEFORE:
            before.append(said)
            continue
        number += 1
        shared = next((reworded[each.text] for each in (said, *before) if each.text in reworded), "")
        yield Claim(number, said.kind, said.number, _before(before), said.text, said.until, shared)
        before = []


def _before(said: list[Said]) -> tuple[str, ...]:
    """The slip; or the question, its right answer, and the others, which are wrong."""
    if not said or said[0].kind != "ask":
        return tuple(each.text for each in said)
    right = said[-1].text
    return (said[0].text, right, *(each.text for each in said[1:-1] if each.text != right))


def _lesson(handbook: Handbook, lesson: Lesson) -> LessonReview:
    return LessonReview(
        code=lesson.code,
        title=lesson.title,
        state=handbook.approval_state(lesson),
        words=digest(lesson),
        claims=tuple(claims(lesson, handbook.reworded.get(lesson.code, NOTHING))),
        sources=tuple((source, handbook.links[source.link]) for source in lesson.sources),
        doubts=tuple(_named(handbook, each.ask, OpenQuestion(lesson.code, each.what, each.phone)) for each in lesson.confirm),
    )


def _scheme(handbook: Handbook, name: str) -> LessonReview:
    scheme = handbook.schemes[name]
    return LessonReview(
        code=name,
        title=scheme.name,
        state=handbook.scheme_state(name),
        words=digest(scheme),
        claims=tuple(claims(scheme)),
        sources=tuple((source, handbook.links[source.link]) for source in scheme.sources),
        doubts=(),
    )


def _named(handbook: Handbook, unit: str, asked: OpenQuestion) -> UnitQuestion:
    return UnitQuestion(asked.code, handbook.lesson(asked.code).title, asked.what, handbook.contact(unit).name, asked.phone)
