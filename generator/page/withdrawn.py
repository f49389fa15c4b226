"""The page that a withdrawn lesson leaves at its address: paper with this code is still on people's walls."""

from __future__ import annotations

from generator.guide.handbook import Handbook
from generator.guide.register import Entry
from generator.page.frame import Links, body, markdown
from generator.words import words
from generator.words.dates import date_in_words


def withdrawn_page(handbook: Handbook, entry: Entry, leaf: str = "") -> bytes:
    """Says that the lesson is gone, why, and where to go."""
    w = words("page")["withdrawn"]
    instead = handbook.lesson(entry.instead) if entry.instead else None
    content = body("withdrawn.md.j2", handbook, Links(leaf=leaf), entry=entry, instead=instead)
    return markdown(
        w["page_title"].format(code=entry.code), w["lead"].format(title=entry.title, date=date_in_words(entry.date)), "lesson", content
    )
