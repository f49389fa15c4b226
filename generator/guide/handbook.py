"""The whole handbook, checked and frozen: what every output is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.guide.commune import Commune, Contact
from generator.guide.glossary import Term
from generator.guide.lesson import Lesson
from generator.guide.links import Link
from generator.guide.screen import Screen
from generator.guide.targets import Targets
from generator.guide.topic import Topic


@dataclass(frozen=True, slots=True)
class Handbook:
    """Lessons are sorted by code, topics by digit; every reference between records has been checked."""

    commune: Commune
    topics: tuple[Topic, ...]
    lessons: tuple[Lesson, ...]
    screens: Mapping[str, Screen]
    links: Mapping[str, Link]
    terms: tuple[Term, ...]
    targets: Targets

    def lesson(self, code: int) -> Lesson:
        """The lesson with this code. KeyError where there is none."""
        for lesson in self.lessons:
            if lesson.code == code:
                return lesson
        raise KeyError(code)

    def topic(self, digit: int) -> Topic:
        """The topic with this digit. KeyError where there is none."""
        for topic in self.topics:
            if topic.digit == digit:
                return topic
        raise KeyError(digit)

    def lessons_of(self, topic: Topic) -> tuple[Lesson, ...]:
        """A topic's lessons in the order of their codes."""
        return tuple(lesson for lesson in self.lessons if lesson.topic == topic.digit)

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
