"""The page that shows search results; without scripts it still lists every lesson."""

from __future__ import annotations

from generator.guide.handbook import Handbook
from generator.page.frame import Links, body, markdown
from generator.words import words


def search_page(handbook: Handbook, leaf: str = "") -> bytes:
    """The page `/tim/`; the search script fills `#tim-ket-qua`."""
    w = words("page")["search"]
    return markdown(w["title"], w["description"], "search", body("search.md.j2", handbook, Links(leaf=leaf)))
