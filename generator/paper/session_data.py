"""What the layouts of a session's papers are given."""

from __future__ import annotations

from typing import TypedDict

from generator.paper.quiz import QuestionData
from generator.paper.shapes import AddressBeside, AddressCode, FootedData, SentenceData

Turn = TypedDict("Turn", {"from": int, "minutes": int, "kind": str, "what": str, "lesson": int | None})
"""A turn of the agenda: the minute in which it begins, and how long it is. `from` is a word of Python, so it cannot be a class."""


class SessionData(FootedData):
    """What all papers of a session say."""

    number: str
    title: str
    icons: dict[str, str]
    room: dict[str, float]
    safety: list[SentenceData]


class CopyData(TypedDict):
    """What to print for an evening, and how often for how many people."""

    what: str
    file: str
    counts: list[int]


class KeyAnswer(TypedDict):
    """A question with its right answer."""

    ask: SentenceData
    letter: str
    right: SentenceData
    why: SentenceData


class KeyForm(TypedDict):
    """A check, as whoever counts needs it."""

    form: str
    tasks: list[str]
    answers: list[KeyAnswer]


class TeamData(SessionData):
    """The team's own sheets."""

    facts: str
    at_hand: str
    who: str
    goal: SentenceData
    turns: list[Turn]
    total: int
    prepare: list[SentenceData]
    people: list[str]
    copies: list[CopyData]
    rows: int
    signin_how: SentenceData
    calls_how: SentenceData
    forms: list[KeyForm]


class Asked(TypedDict):
    """A question to tick."""

    ask: SentenceData
    options: list[SentenceData]


class CheckForm(TypedDict):
    """A check, as whoever takes it gets it."""

    form: str
    tasks: list[str]
    questions: list[Asked]


class ChecksData(SessionData):
    """The two checks."""

    forms: list[CheckForm]


class InvitingCode(AddressBeside):
    """The code of the invitation, and what is said above it."""

    label: str


class PosterData(SessionData):
    """The invitation."""

    invites: str
    who: str
    goal: SentenceData
    lend: str
    code: InvitingCode


class Learned(TypedDict):
    """A lesson of the evening."""

    code: str
    title: str


class LearnedData(SessionData):
    """The card to take home, `count` times; a number that nobody knows yet is a line to write on."""

    count: int
    lessons: list[Learned]
    ask: str
    phone: str | None
    code: AddressBeside


class Taught(TypedDict):
    """A lesson of the evening, and the code that opens it."""

    code: AddressCode
    number: int
    title: str


class AskedOnWall(QuestionData):
    """A question on the wall, and the state of the lesson that it is from."""

    checked: str
    approval: str


class SessionSlidesData(SessionData):
    """What is projected."""

    who: str
    goal: SentenceData
    lessons: list[Taught]
    province: AddressCode
    questions: list[AskedOnWall]
