"""The whole handbook, checked and frozen: what every output is made from."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from generator.guide.commune import Commune, Contact
from generator.guide.doors import Door
from generator.guide.glossary import Term
from generator.guide.judge import Scheme
from generator.guide.lesson import Lesson
from generator.guide.links import Link
from generator.guide.register import Register
from generator.guide.screen import Screen
from generator.guide.session import Session
from generator.guide.targets import Targets
from generator.guide.topic import Topic
from generator.guide.trouble import Trouble

ApprovalState = Literal["waiting", "approved", "amended"]
"""`amended`: the unit approved other words than those that stand there now."""


@dataclass(frozen=True, slots=True)
class Handbook:
    """Lessons are sorted by code, topics by digit, sessions by number; every reference between records has been checked.

    `files` says in which file of the guides folder each lesson stands, `register` which codes have been printed, `amended` which
    lessons no longer say what their unit approved. That is known from the lesson as it was written, also after a sentence has ended.
    """

    commune: Commune
    topics: tuple[Topic, ...]
    lessons: tuple[Lesson, ...]
    screens: Mapping[str, Screen]
    links: Mapping[str, Link]
    terms: tuple[Term, ...]
    targets: Targets
    troubles: Mapping[str, Trouble] = field(default_factory=dict)
    schemes: Mapping[str, Scheme] = field(default_factory=dict)
    sessions: tuple[Session, ...] = ()
    doors: tuple[Door, ...] = ()
    files: Mapping[int, str] = field(default_factory=dict)
    register: Register = field(default_factory=Register)
    amended: frozenset[int] = frozenset()

    def lesson(self, code: int) -> Lesson:
        """The lesson with this code. KeyError where there is none."""
        for lesson in self.lessons:
            if lesson.code == code:
                return lesson
        raise KeyError(code)

    def session(self, number: int) -> Session:
        """The session with this number. KeyError where there is none."""
        for session in self.sessions:
            if session.number == number:
                return session
        raise KeyError(number)

    def approval_state(self, lesson: Lesson) -> ApprovalState:
        """How far the unit's approval of a lesson is."""
        if lesson.approval.status == "waiting":
            return "waiting"
        return "amended" if lesson.code in self.amended else "approved"

    def subject(self, code: int) -> str:
        """What a lesson's code stands for, for ever: the words in the name of its file. KeyError where there is none."""
        return subject_of(self.files[code])

    def topic(self, digit: int) -> Topic:
        """The topic with this digit. KeyError where there is none."""
        for topic in self.topics:
            if topic.digit == digit:
                return topic
        raise KeyError(digit)

    def lessons_of(self, topic: Topic) -> tuple[Lesson, ...]:
        """A topic's lessons in the order of their codes."""
        return tuple(lesson for lesson in self.lessons if lesson.topic == topic.digit)

    @property
    def taught_topics(self) -> tuple[Topic, ...]:
        """Topics that have at least one lesson: only these have a page."""
        return tuple(topic for topic in self.topics if self.lessons_of(topic))

    def only(self, codes: Collection[int]) -> Handbook:
        """A smaller handbook with these lessons, and always the one for who was cheated. KeyError for a code without a lesson.

        What belongs to lessons left out goes: `next`, topics without a lesson, messages to judge, sessions, what is offered at doors, and
        the register, whose withdrawn pages stay online.
        """
        wanted = {self.lesson(code).code for code in codes} | {self.commune.alarm}
        kept = tuple(lesson for lesson in self.lessons if lesson.code in wanted)
        lessons = tuple(each.model_copy(update={"next": tuple(code for code in each.next if code in wanted)}) for each in kept)
        topics = tuple(topic for topic in self.topics if any(lesson.topic == topic.digit for lesson in lessons))
        schemes = {name: scheme for name, scheme in self.schemes.items() if scheme.lesson in wanted}
        sessions = tuple(session for session in self.sessions if wanted.issuperset(session.lessons))
        doors = tuple(left for door in self.doors if (left := door.only(wanted)))
        return replace(self, lessons=lessons, topics=topics, schemes=schemes, sessions=sessions, doors=doors, register=Register())

    def contact(self, name: str) -> Contact:
        """A contact by id."""
        return self.commune.contacts[name]

    def term(self, words: str) -> Term:
        """The glossary entry that `[[words]]` names. KeyError where there is none."""
        wanted = words.casefold()
        for term in self.terms:
            if wanted in (name.casefold() for name in (term.term, *term.also)):
                return term
        raise KeyError(words)


def subject_of(file: str) -> str:
    """`1-vneid/103-kich-hoat.yml` → `kich-hoat`."""
    return file.rpartition("/")[2].partition("-")[2].removesuffix(".yml")


def code_of(file: str) -> int:
    """`1-vneid/103-kich-hoat.yml` → 103."""
    return int(file.rpartition("/")[2][:3])
