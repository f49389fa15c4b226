"""The page of hard words."""

from __future__ import annotations

from generator.guide.handbook import Handbook
from generator.page.frame import Links, body, markdown
from generator.vietnamese.alphabet import sort_key
from generator.words import words


def glossary_page(handbook: Handbook, leaf: str = "") -> bytes:
    """The page `/tu-dien/`: all terms in alphabetical order."""
    w = words("page")["glossary"]
    terms = sorted(handbook.terms, key=lambda term: sort_key(term.term))
    return markdown(w["title"], w["description"], "glossary", body("glossary.md.j2", handbook, Links(leaf=leaf), terms=terms))
