"""What any output says of a lesson, told once: dates, age, state of approval, whom to call, sources, what comes next.

Sentences keep their inline marks (guide/text.py), so that each output can write them in its own way; what pages and books say
in the same words is here as a finished sentence.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from generator.edition import Edition
from generator.guide.commune import Contact
from generator.guide.handbook import ApprovalState, Handbook
from generator.guide.lesson import Lesson, Step
from generator.guide.links import Link
from generator.guide.topic import Topic
from generator.last import remembers_last
from generator.vietnamese.fold import bare, keys
from generator.words import words
from generator.words.dates import date_in_words

ALARM_CALLS = 3
"""So many buttons for who was just cheated: as many as fit on the first screen of a phone beside the sentence to say."""

_CALLED = re.compile(r"(?i)\bgọi\b(?:[^.;:]|[.](?=\d))*")
"""From the verb on: a number to be typed or written down is not called."""

_QUOTED = re.compile(r"“[^”]+”")


@dataclass(frozen=True, slots=True)
class StepView:
    """A step, counted from 1. `calls` are those whose number the step says: in a panic one tap is better than typing."""

    number: int
    step: Step
    calls: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    """What a source tells, the page that says it, and its days: when it was published, from when its rule holds, when somebody looked."""

    what: str
    link: Link
    published: datetime.date | None
    in_force: datetime.date | None
    seen: datetime.date

    @property
    def days(self) -> str:
        """All its days in words: “đăng ngày 2/7/2026, quy định có từ 15/8/2026, xem ngày 22/11/2026”."""
        days = {"published": self.published, "in_force": self.in_force, "seen": self.seen}
        return ", ".join(_said()[name].format(date=date_in_words(day)) for name, day in days.items() if day)


@dataclass(frozen=True, slots=True)
class Call:
    """Whom to call, and the number of the step that tells of it; 0 where none does."""

    contact: Contact
    step: int

    @property
    def line(self) -> str:
        """Where its number is found, as long as nobody has written it into the commune's file."""
        return _said()["no_phone"] if self.contact.local else re.split(r"[,.;]", self.contact.what)[0]


@dataclass(frozen=True, slots=True)
class Alarm:
    """What the lesson for who was cheated says before all else: the first thing to do, whom to call, and the sentence to say there."""

    first: Step
    calls: tuple[Call, ...]
    say: str


@dataclass(frozen=True, slots=True)
class LessonView:
    """A lesson as outputs tell it.

    `age` is the least age, unless the lesson says it in words already. `checked`, `approved` are days in words; `approved` is
    empty as long as `unit` has not approved, `state` tells whether it approved the words that stand there now. `rules` are the days
    from which its sources' rules hold, no rule of tomorrow among them, the newest first. `stale` is True where the last check is too
    long ago. `address` is what people read and type. `alarm` is of the lesson that the commune opens for who was cheated. `age_line`,
    `looked_line`, `state_line`, `stale_line` and `approval_line` are sentences, the short ones make one line on a phone; empty where
    there is nothing to say.
    """

    lesson: Lesson
    topic: Topic
    age: int | None
    checked: str
    rules: tuple[datetime.date, ...]
    stale: bool
    unit: str
    state: ApprovalState
    approved: str
    document: str
    steps: tuple[StepView, ...]
    contacts: tuple[Contact, ...]
    outside: tuple[Link, ...]
    sources: tuple[SourceView, ...]
    following: tuple[Lesson, ...]
    address: str
    alarm: Alarm | None

    @property
    def age_line(self) -> str:
        return "" if self.age is None else str(_said()["min_age"].format(n=self.age))

    @property
    def looked_line(self) -> str:
        """When somebody looked again, and from when the rules hold, so that nobody takes one day for the other."""
        said = _said()[("looked", "looked_rule", "looked_rules")[min(len(self.rules), 2)]]
        return str(said.format(date=self.checked, rule=date_in_words(self.rules[0]) if self.rules else ""))

    @property
    def state_line(self) -> str:
        said = _said()[self.state]
        return str(said.format(unit=self.unit, approved=self.approved, looked=self.looked_line))

    @property
    def short_state_line(self) -> str:
        said = _said()[f"short_{self.state}"]
        return str(said.format(unit=self.unit, approved=self.approved))

    @property
    def short_facts_line(self) -> str:
        """How long it takes and how many things it needs; for how many people one line is enough."""
        low, high = self.lesson.minutes.practise
        said = _said()["short_facts" if self.lesson.need else "short_minutes"]
        return str(said.format(low=low, high=high, n=len(self.lesson.need)))

    @property
    def stale_line(self) -> str:
        return str(_said()["stale"].format(date=self.checked)) if self.stale else ""

    @property
    def approval_line(self) -> str:
        said = _said()[f"approval_{self.state}"]
        return str(said.format(unit=self.unit, date=self.approved, document=self.document))


@remembers_last
def view(edition: Edition, lesson: Lesson) -> LessonView:
    """The lesson as this edition tells it; the edition's day decides whether it is due for another check and which rules hold."""
    handbook = edition.handbook
    approval = lesson.approval
    given = approval.status == "approved" and approval.date
    today = edition.site.today
    return LessonView(
        lesson=lesson,
        topic=handbook.topic(lesson.topic),
        age=lesson.audience.age_to_say,
        checked=date_in_words(lesson.checked.date),
        rules=tuple(sorted({each.in_force for each in lesson.sources if each.in_force and each.in_force <= today}, reverse=True)),
        stale=lesson.is_stale(today),
        unit=handbook.contact(approval.unit).name,
        state=handbook.approval_state(lesson),
        approved=date_in_words(approval.date) if given and approval.date else "",
        document=approval.document or "",
        steps=tuple(StepView(number, step, _calls(handbook, step)) for number, step in enumerate(lesson.steps, 1)),
        contacts=tuple(handbook.contact(name) for name in lesson.help),
        outside=tuple(handbook.links[name] for name in dict.fromkeys((*lesson.links, handbook.commune.handbook))),
        sources=tuple(
            SourceView(source.what, handbook.links[source.link], source.published, source.in_force, source.checked)
            for source in lesson.sources
        ),
        following=tuple(handbook.lesson(code) for code in lesson.next),
        address=edition.site.in_words(lesson.code),
        alarm=_alarm(handbook, lesson) if lesson.code == handbook.commune.alarm else None,
    )


def _calls(handbook: Handbook, step: Step) -> tuple[Contact, ...]:
    called = " ".join(_CALLED.findall(step.do))
    contacts = (each for each in handbook.commune.contacts.values() if each.phone and each.phone in called)
    return tuple(each for each in contacts if re.search(rf"(?<!\d){re.escape(each.phone or '')}(?!\d)", called))


def _alarm(handbook: Handbook, lesson: Lesson) -> Alarm:
    """A contact belongs to the first step that names it by the words of its id: `ngan-hang` to “Gọi số in sau thẻ ngân hàng”."""
    told = [" ".join(map(bare, keys(step.do))) for step in lesson.steps]
    calls = (
        Call(handbook.contact(name), next((number for number, do in enumerate(told, 1) if name.replace("-", " ") in do), 0))
        for name in lesson.help[:ALARM_CALLS]
    )
    quoted = (match[0] for step in lesson.steps if (match := _QUOTED.search(step.do)))
    return Alarm(lesson.steps[min(handbook.commune.alarm_step, len(lesson.steps)) - 1], tuple(calls), next(quoted, ""))


def _said() -> dict[str, str]:
    said: dict[str, str] = words("page")["lesson"]
    return said
