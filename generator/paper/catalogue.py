"""Everything that is printed, in the order of the download page."""

from __future__ import annotations

from generator.address import Site
from generator.guide.handbook import Handbook
from generator.paper.handout import handouts
from generator.paper.printed import Print


def all_prints(handbook: Handbook, site: Site) -> tuple[Print, ...]:
    """Every printed file of the handbook, ready for the press."""
    return tuple(item for lesson in handbook.lessons for item in handouts(handbook, lesson, site))
