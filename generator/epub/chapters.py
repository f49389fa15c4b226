"""The chapters of the electronic book: XHTML from the handbook, with templates of their own.

Not from the site's pages: an e-reader has no use for their search boxes, buttons, tabs and folding parts, shows radio buttons
as dead dots, and lays out no grids. Sentences go through the same door as on the pages (`page/html.py`), so that the same
hard words and lessons are linked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.address import Site
from generator.guide.handbook import Handbook
from generator.guide.lesson import Lesson
from generator.guide.topic import Topic
from generator.page import html
from generator.page.copy_note import Copy, copy_note
from generator.page.frame import templates
from generator.page.lesson import approval_of, state_of
from generator.page.topic import taught_topics
from generator.page.troubles import met
from generator.vietnamese.alphabet import sort_key
from generator.words import words
from generator.words.dates import date_in_words

COVER, CONTENTS = "bia.xhtml", "muc-luc.xhtml"


@dataclass(frozen=True, slots=True)
class Picture:
    """A step's picture: its file in the book, and what it says to those who do not see it."""

    path: str
    alt: str


Pictures = Mapping[tuple[int, int], Picture]
"""By lesson code and number of the step, counted from 1."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A file of the book. `inside` are the chapters below it in the contents."""

    file: str
    title: str
    content: bytes
    inside: tuple[Chapter, ...] = ()


def chapters(handbook: Handbook, site: Site, copy: Copy, pictures: Pictures) -> tuple[Chapter, ...]:
    """What stands in the contents, in reading order: opening, topics with their lessons, common troubles, hard words."""
    w = words("page")
    terms = sorted(handbook.terms, key=lambda term: sort_key(term.term))
    return (
        _opening(handbook, site, copy),
        *(_topic(handbook, site, topic, pictures) for topic in taught_topics(handbook)),
        _chapter(handbook, "go-roi", w["troubles"]["title"], "troubles", {"troubles": met(handbook)}),
        _chapter(handbook, "tu-dien", w["glossary"]["title"], "glossary", {"terms": terms}),
    )


def reading_order(parts: tuple[Chapter, ...]) -> Iterator[Chapter]:
    """Every chapter, those inside another one after it."""
    for part in parts:
        yield part
        yield from reading_order(part.inside)


def cover(handbook: Handbook) -> Chapter:
    """The page that shows the cover's picture."""
    s = words("epub")["cover"]
    commune = handbook.commune
    alt = s["alt"].format(commune=commune.name, province=commune.province, team=commune.team)
    return _chapter(handbook, COVER.removesuffix(".xhtml"), s["name"], "cover", {"alt": alt})


def contents(handbook: Handbook, parts: tuple[Chapter, ...]) -> Chapter:
    """The navigation document (EPUB 3.3, 7): the contents, and the book's main places."""
    s = words("epub")
    lessons = next(part.inside for part in parts if part.inside)
    landmarks = (
        ("cover", COVER, s["cover"]["name"]),
        ("toc", f"{CONTENTS}#toc", s["contents"]),
        ("bodymatter", lessons[0].file, s["first"]),
        ("glossary", parts[-1].file, parts[-1].title),
    )
    return _chapter(handbook, CONTENTS.removesuffix(".xhtml"), s["contents"], "nav", {"parts": parts, "landmarks": landmarks})


def _opening(handbook: Handbook, site: Site, copy: Copy) -> Chapter:
    s = words("epub")["opening"]
    waiting = sum(lesson.approval.status == "waiting" for lesson in handbook.lessons)
    said = s["waiting"].format(n=waiting, all=len(handbook.lessons)) if waiting else s["approved"].format(all=len(handbook.lessons))
    values = {
        "note": copy_note(handbook, site, copy),
        "approval": said,
        "papers": "" if site.is_draft else f"{site.host}/to-roi/",
        "province": handbook.links[handbook.commune.handbook],
    }
    return _chapter(handbook, "mo-dau", s["name"], "opening", values)


def _topic(handbook: Handbook, site: Site, topic: Topic, pictures: Pictures) -> Chapter:
    title = words("epub")["topic"].format(digit=topic.digit, name=topic.name)
    lessons = handbook.lessons_of(topic)
    inside = tuple(_lesson(handbook, site, lesson, pictures) for lesson in lessons)
    return _chapter(handbook, topic.digit, title, "topic", {"topic": topic, "lessons": lessons}, inside)


def _lesson(handbook: Handbook, site: Site, lesson: Lesson, pictures: Pictures) -> Chapter:
    stale = words("page")["lesson"]["stale"].format(date=date_in_words(lesson.checked.date)) if lesson.is_stale(site.today) else ""
    values = {
        "lesson": lesson,
        "state": state_of(handbook, lesson),
        "stale": stale,
        "steps": [(step, pictures.get((lesson.code, number))) for number, step in enumerate(lesson.steps, 1)],
        "contacts": [handbook.contact(name) for name in lesson.help],
        "outside": [handbook.links[name] for name in dict.fromkeys((*lesson.links, handbook.commune.handbook))],
        "sources": [(source, handbook.links[source.link]) for source in lesson.sources],
        "approval": approval_of(handbook, lesson),
        "following": [handbook.lesson(code) for code in lesson.next],
    }
    return _chapter(handbook, lesson.code, words("epub")["lesson"].format(code=lesson.code, title=lesson.title), "lesson", values)


def _chapter(
    handbook: Handbook, name: str | int, title: str, template: str, values: Mapping[str, object], inside: tuple[Chapter, ...] = ()
) -> Chapter:
    writer = html.PageText(handbook, {}, lambda page: f"{page}.xhtml")
    text = (
        templates(__package__)
        .get_template(f"{template}.xhtml.j2")
        .render(
            w=words("page"),
            s=words("epub"),
            title=title,
            handbook=handbook,
            writer=writer,
            text=writer.text,
            label=writer.label,
            meaning=writer.meaning,
            **values,
        )
    )
    return Chapter(f"{name}.xhtml", title, (text.strip() + "\n").encode(), inside)
