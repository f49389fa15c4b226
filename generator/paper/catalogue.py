"""Everything that is printed, in the order of the download page."""

from __future__ import annotations

from generator.address import Site
from generator.guide.handbook import Handbook
from generator.paper.book import book
from generator.paper.cards import cards
from generator.paper.handout import FORMATS, handouts
from generator.paper.pictures import pictures
from generator.paper.practice import practice_sheet
from generator.paper.printed import Print
from generator.paper.slides import slides, trainer_notes

TIGHT = frozenset({*(form.layout for form in FORMATS.values()), "glance"})
"""Layouts that hold a whole lesson in a given room."""


def all_prints(handbook: Handbook, site: Site) -> tuple[Print, ...]:
    """Every printed file of the handbook, ready for the press. Raises QrSizeError."""
    of_lessons = (
        (
            *handouts(handbook, lesson, site),
            *pictures(handbook, lesson, site),
            slides(handbook, lesson, site),
            trainer_notes(handbook, lesson, site),
        )
        for lesson in handbook.lessons
    )
    whole = (*cards(handbook, site), practice_sheet(handbook, site), book(handbook, site))
    return (*(item for prints in of_lessons for item in prints), *whole)
