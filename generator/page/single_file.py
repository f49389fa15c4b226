"""A lesson in one file, to pass from phone to phone: what it is called, how large it may be, what it says of itself."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from markupsafe import Markup

from generator.edition import Edition
from generator.guide.lesson import Lesson
from generator.page.theme import site_name
from generator.view import view
from generator.words import words

MOST = 300
"""Largest size in KB of 1024 bytes. Pages are made before the file, so they offer it with this."""


@dataclass(frozen=True, slots=True)
class Offer:
    """How a page offers the file: its path from the site's root, `103/103-kich-hoat.html`, which still says what it is in a folder of
    downloads; in words what it is, its size, and what it is for."""

    path: str
    name: str
    size: str
    when: str


def offer(edition: Edition, lesson: Lesson) -> Offer | None:
    """The lesson's file; None where pages are opened from a disk, and go from hand to hand themselves."""
    if not edition.on_a_server:
        return None
    said = words("single_file")
    path = f"{lesson.code}/{lesson.code}-{edition.handbook.subject(lesson.code)}.html"
    return Offer(path, said["offer"], said["size"].format(extension="HTML", kilobytes=MOST), said["when"])


def foot(edition: Edition, lesson: Lesson) -> Markup:
    """Paragraphs for the foot: what the file is, of which day, that it may be passed on, where the newest is."""
    told = view(edition, lesson)
    said = words("single_file")
    what = said["what"].format(code=lesson.code, title=lesson.title, handbook=site_name(edition.handbook), looked=told.looked_line)
    return Markup("<p><b>{}</b><br>{} {}</p>\n").format(what, said["pass_on"], _newest(edition, lesson))


def old_note(edition: Edition, lesson: Lesson) -> Markup:
    """What stands on top once the lesson is due for another look: the page's script shows it by the reader's own clock."""
    last = lesson.checked.date + datetime.timedelta(days=lesson.recheck_days)
    line = words("single_file")["old"].format(date=view(edition, lesson).checked, newest=_newest(edition, lesson))
    return Markup('<p class="st-old" data-until="{}" hidden><span>{}</span></p>\n').format(last.isoformat(), line)


def _newest(edition: Edition, lesson: Lesson) -> str:
    said, site = words("single_file"), edition.site
    if site.is_draft:
        return str(said["newest_draft"].format(team=edition.handbook.commune.team))
    return str(said["newest"].format(address=site.in_words(lesson.code)))
