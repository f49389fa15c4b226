"""The chapters of the electronic book: XHTML from the handbook, with templates of their own.

Not from the site's pages: an e-reader has no use for their search boxes, buttons, tabs and folding parts, shows radio buttons
as dead dots, and lays out no grids. Sentences go through the same door as on the pages (`page/html.py`), so that the same
hard words and lessons are linked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.edition import Edition
from generator.guide.lesson import Lesson
from generator.guide.topic import Topic
from generator.page import html
from generator.page.copy_note import copy_note
from generator.page.frame import templates
from generator.page.troubles import met
from generator.vietnamese.alphabet import sort_key
from generator.view import view
from generator.words import words

COVER, CONTENTS = "bia.xhtml", "muc-luc.xhtml"


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A step's picture: its file in the book, and what it says to those who do not see it."""

    path: str
    alt: str


Pictures = Mapping[tuple[int, int], PictureFile]
"""By lesson code and number of the step, counted from 1."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A file of the book. `inside` are the chapters below it in the contents."""

    file: str
    title: str
    content: bytes
    inside: tuple[Chapter, ...] = ()


def chapters(edition: Edition, pictures: Pictures) -> tuple[Chapter, ...]:
    """What stands in the contents, in reading order: opening, topics with their lessons, common troubles, hard words."""
    handbook = edition.handbook
    w = words("page")
    terms = sorted(handbook.terms, key=lambda term: sort_key(term.term))
    return (
        _opening(edition),
        *(_topic(edition, topic, pictures) for topic in handbook.taught_topics),
        _chapter(edition, "go-roi", w["troubles"]["title"], "troubles", {"troubles": met(handbook)}),
        _chapter(edition, "tu-dien", w["glossary"]["title"], "glossary", {"terms": terms}),
    )


def reading_order(parts: tuple[Chapter, ...]) -> Iterator[Chapter]:
    """Every chapter, those inside another one after it."""
    for part in parts:
        yield part
        yield from reading_order(part.inside)


def cover(edition: Edition) -> Chapter:
    """The page that shows the cover's picture."""
    s = words("epub")["cover"]
    commune = edition.handbook.commune
    alt = s["alt"].format(commune=commune.name, province=commune.province, team=commune.team)
    return _chapter(edition, COVER.removesuffix(".xhtml"), s["name"], "cover", {"alt": alt})


def contents(edition: Edition, parts: tuple[Chapter, ...]) -> Chapter:
    """The navigation document (EPUB 3.3, 7): the contents, and the book's main places."""
    s = words("epub")
    lessons = next(part.inside for part in parts if part.inside)
    landmarks = (
        ("cover", COVER, s["cover"]["name"]),
        ("toc", f"{CONTENTS}#toc", s["contents"]),
        ("bodymatter", lessons[0].file, s["first"]),
        ("glossary", parts[-1].file, parts[-1].title),
    )
    return _chapter(edition, CONTENTS.removesuffix(".xhtml"), s["contents"], "nav", {"parts": parts, "landmarks": landmarks})


def _opening(edition: Edition) -> Chapter:
    handbook, site = edition.handbook, edition.site
    s = words("epub")["opening"]
    waiting = sum(handbook.approval_state(lesson) != "approved" for lesson in handbook.lessons)
    said = s["waiting"].format(n=waiting, all=len(handbook.lessons)) if waiting else s["approved"].format(all=len(handbook.lessons))
    values = {
        "note": copy_note(edition),
        "approval": said,
        "papers": "" if site.is_draft else f"{site.host}/to-roi/",
        "province": handbook.links[handbook.commune.handbook],
    }
    return _chapter(edition, "mo-dau", s["name"], "opening", values)


def _topic(edition: Edition, topic: Topic, pictures: Pictures) -> Chapter:
    title = words("epub")["topic"].format(digit=topic.digit, name=topic.name)
    lessons = edition.handbook.lessons_of(topic)
    inside = tuple(_lesson(edition, lesson, pictures) for lesson in lessons)
    return _chapter(edition, topic.digit, title, "topic", {"topic": topic, "lessons": lessons}, inside)


def _lesson(edition: Edition, lesson: Lesson, pictures: Pictures) -> Chapter:
    told = view(edition, lesson)
    title = words("epub")["lesson"].format(code=lesson.code, title=lesson.title)
    steps = [(each, pictures.get((lesson.code, each.number))) for each in told.steps]
    return _chapter(edition, lesson.code, title, "lesson", {"lesson": lesson, "told": told, "steps": steps})


def _chapter(
    edition: Edition, name: str | int, title: str, template: str, values: Mapping[str, object], inside: tuple[Chapter, ...] = ()
) -> Chapter:
    writer = html.PageText(edition.handbook, {}, lambda page: f"{page}.xhtml")
    text = (
        templates(__package__)
        .get_template(f"{template}.xhtml.j2")
        .render(
            w=words("page"),
            s=words("epub"),
            title=title,
            handbook=edition.handbook,
            writer=writer,
            text=writer.text,
            label=writer.label,
            meaning=writer.meaning,
            **values,
        )
    )
    return Chapter(f"{name}.xhtml", title, (text.strip() + "\n").encode(), inside)
