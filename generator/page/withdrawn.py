"""The page that a withdrawn lesson leaves at its address: paper with this code is still on people's walls."""

from __future__ import annotations

from generator.edition import Edition
from generator.guide.register import PrintedCode
from generator.page.frame import body, markdown
from generator.words import words
from generator.words.dates import date_in_words


def withdrawn_page(edition: Edition, entry: PrintedCode) -> bytes:
    """Says that the lesson is gone, why, and where to go."""
    w = words("page")["withdrawn"]
    instead = edition.handbook.lesson(entry.instead) if entry.instead else None
    content = body("withdrawn.md.j2", edition, entry=entry, instead=instead)
    told = w["lead"].format(title=entry.title, date=date_in_words(entry.date))
    return markdown(w["page_title"].format(code=entry.code), told, "withdrawn", content)
