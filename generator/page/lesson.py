"""A lesson's page: everything a resident needs to do it alone, and nothing of the trainer's notes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from generator.address import Site
from generator.guide.commune import Contact
from generator.guide.handbook import Handbook
from generator.guide.lesson import Lesson, Phones, Step
from generator.guide.text import plain
from generator.page.download import Download
from generator.page.frame import Links, body, markdown
from generator.qr.qr import qr
from generator.screen.draw import draw
from generator.words import words
from generator.words.dates import date_in_words

_CALLED = re.compile(r"(?i)\bgọi\b(?:[^.;:]|[.](?=\d))*")
"""From the verb on: a number to be typed or written down is not called."""


@dataclass(frozen=True, slots=True)
class StepView:
    """A step as the page shows it. `svg` is empty where the step has no picture; `calls` are those whose number the step says."""

    number: int
    do: str
    see: str
    stuck: str | None
    phones: Phones | None
    svg: Markup
    calls: tuple[Contact, ...]


def lesson_page(handbook: Handbook, lesson: Lesson, site: Site, downloads: tuple[Download, ...] = (), leaf: str = "") -> bytes:
    """The page `/103/`. `site.today` decides only whether the lesson is due for another check."""
    w = words("page")["lesson"]
    topic = handbook.topic(lesson.topic)
    code = qr(site.in_code(lesson.code))
    content = body(
        "lesson.md.j2",
        handbook,
        Links(leaf=leaf),
        lesson=lesson,
        topic=topic,
        state=state_of(handbook, lesson),
        stale=w["stale"].format(date=date_in_words(lesson.checked.date)) if lesson.is_stale(site.today) else "",
        steps=[_view(handbook, number, step) for number, step in enumerate(lesson.steps, 1)],
        contacts=[handbook.contact(name) for name in lesson.help],
        downloads=downloads,
        outside=[handbook.links[name] for name in dict.fromkeys((*lesson.links, handbook.commune.handbook))],
        sources=[(source, handbook.links[source.link]) for source in lesson.sources],
        approval=approval_of(handbook, lesson),
        address=site.in_words(lesson.code),
        code=code,
        drawing=Markup(code.svg),
        draft=site.is_draft,
        following=[handbook.lesson(code) for code in lesson.next],
    )
    title = w["page_title"].format(code=lesson.code, title=lesson.title)
    return markdown(title, plain(lesson.summary), "lesson", content)


def _view(handbook: Handbook, number: int, step: Step) -> StepView:
    svg = ""
    if step.picture:
        svg = draw(handbook.screens[step.picture.screen], step.picture.mark, crop=step.picture.crop).svg
    return StepView(number, step.do, step.see, step.stuck, step.phones, Markup(svg), _calls(handbook, step))


def _calls(handbook: Handbook, step: Step) -> tuple[Contact, ...]:
    """Whom the step says to call: in a panic one tap is better than typing."""
    called = " ".join(_CALLED.findall(step.do))
    contacts = (each for each in handbook.commune.contacts.values() if each.phone)
    return tuple(each for each in contacts if re.search(rf"(?<!\d){re.escape(each.phone or '')}(?!\d)", called))


def state_of(handbook: Handbook, lesson: Lesson) -> str:
    w = words("page")["lesson"]
    unit = handbook.contact(lesson.approval.unit).name
    checked = date_in_words(lesson.checked.date)
    if lesson.approval.status == "approved" and lesson.approval.date:
        return str(w["approved"]).format(unit=unit, approved=date_in_words(lesson.approval.date), date=checked)
    return str(w["waiting"]).format(unit=unit, date=checked)


def approval_of(handbook: Handbook, lesson: Lesson) -> str:
    w = words("page")["lesson"]
    approval = lesson.approval
    unit = handbook.contact(approval.unit).name
    if approval.status == "approved" and approval.date:
        return str(w["approval_given"]).format(unit=unit, date=date_in_words(approval.date), document=approval.document)
    return str(w["approval_waiting"]).format(unit=unit)
