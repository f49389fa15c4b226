"""The whole handbook, checked and frozen: what every output is made from."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from generator.guide.commune import Commune, Contact
from generator.guide.doors import Door
from generator.guide.glossary import Term
from generator.guide.judge import Scheme
from generator.guide.lesson import Approval, Lesson, Step
from generator.guide.links import Link
from generator.guide.own import is_own
from generator.guide.own_kind import words_for
from generator.guide.own_names import kind_of
from generator.guide.progress import Progress, Standing
from generator.guide.recording import Sound, lesson_words, step_words
from generator.guide.register import Register
from generator.guide.screen import Screen
from generator.guide.session import Session
from generator.guide.short_forms import ShortForm
from generator.guide.targets import Targets
from generator.guide.topic import Topic
from generator.guide.trouble import Trouble

ApprovalState = Literal["waiting", "approved", "amended"]
"""`amended`: the unit approved other words than those that stand there now."""


@dataclass(frozen=True, slots=True)
class Handbook:
    """Lessons are sorted by code, topics by digit, sessions by number; every reference between records has been checked.

    `files` says in which file of the guides folder each lesson stands, `session_files` each session by its number, `register` which
    codes have been printed, `sounds` which recordings of each lesson can be played, `amended` which lessons (by code) and messages to
    judge (by the name of their file) no longer say what their unit approved. That is known from the lesson as it was written, also
    after a sentence has ended. `progress` is what the commune counted, if it counts. `reworded` are by code the shared lessons of which
    it says a sentence in its own words: these words → the shared sentence.
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
    short_forms: tuple[ShortForm, ...] = ()
    sessions: tuple[Session, ...] = ()
    doors: tuple[Door, ...] = ()
    files: Mapping[int, str] = field(default_factory=dict)
    session_files: Mapping[int, str] = field(default_factory=dict)
    register: Register = field(default_factory=Register)
    amended: frozenset[int | str] = frozenset()
    sounds: Mapping[int, tuple[Sound, ...]] = field(default_factory=dict)
    progress: Progress = field(default_factory=Progress)
    reworded: Mapping[int, Mapping[str, str]] = field(default_factory=dict)

    def words(self, name: str) -> Mapping[str, Any]:
        """The words of one part of the product that speak of the reader's own commune, as what it is: a phường reads “Công an phường”."""
        return words_for(kind_of(self.commune), name)

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
        return self._state(lesson.approval, lesson.code)

    def scheme_state(self, name: str) -> ApprovalState:
        """How far the unit's approval of the messages in a file is. KeyError where there is none of that name."""
        return self._state(self.schemes[name].approval, name)

    def _state(self, approval: Approval, key: int | str) -> ApprovalState:
        if approval.status == "waiting":
            return "waiting"
        return "amended" if key in self.amended else "approved"

    def sounds_of(self, lesson: Lesson, step: Step | None = None) -> tuple[Sound, ...]:
        """The recordings of a step, or of the whole lesson, one a language."""
        if lesson.code not in self.sounds:
            return ()
        said = step_words(step) if step else lesson_words(lesson)
        return tuple({each.language: each for each in self.sounds[lesson.code] if each.words == said}.values())

    @property
    def own(self) -> tuple[int, ...]:
        """The codes of the lessons that are not as all communes have them, in order: written by this one, or reworded."""
        return tuple(each.code for each in self.lessons if each.code in self.reworded or is_own(self.files.get(each.code, "")))

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

    def without(self, codes: Collection[int]) -> Handbook:
        """The same without these lessons. Where one is named in a list it is left out of that; a door at which nothing is left to offer,
        a session that teaches or asks about one, and the messages to judge that lead to one go with it. What was printed stays.
        """
        if not codes:
            return self
        left = {lesson.code for lesson in self.lessons}.difference(codes)
        kept = (lesson for lesson in self.lessons if lesson.code in left)
        lessons = tuple(each.model_copy(update={"next": tuple(code for code in each.next if code in left)}) for each in kept)
        schemes = {name: scheme for name, scheme in self.schemes.items() if scheme.lesson in left}
        sessions = tuple(session for session in self.sessions if left.issuperset(session.lessons))
        return replace(
            self,
            lessons=lessons,
            schemes=schemes,
            sessions=sessions,
            doors=tuple(fewer for door in self.doors if (fewer := door.only(left))),
            files={code: name for code, name in self.files.items() if code in left},
            session_files={each.number: self.session_files[each.number] for each in sessions},
            amended=self.amended.intersection([*left, *schemes]),
            sounds={code: each for code, each in self.sounds.items() if code in left},
        )

    def standing(self, target: int, year: int | None = None) -> Standing:
        """How far a target is, as far as the commune counted it, or counted it within one year."""
        return self.progress.standing(target, tuple(self.commune.villages), year)

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
