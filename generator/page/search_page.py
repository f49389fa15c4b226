"""The page that shows search results; without scripts it still lists every lesson."""

from __future__ import annotations

from generator.by_lesson import PAGE, by_cards
from generator.edition import Edition
from generator.page.frame import body, markdown
from generator.words import words


@by_cards(PAGE)
def search_page(edition: Edition) -> bytes:
    """The page `/tim/`; the search script fills `#tim-ket-qua`."""
    w = words("page")["search"]
    return markdown(w["title"], w["description"], "search", body("search.md.j2", edition))
