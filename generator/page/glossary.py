"""The page of hard words."""

from __future__ import annotations

from generator.by_lesson import PAGE, by_cards
from generator.edition import Edition
from generator.page.frame import body, markdown
from generator.vietnamese.alphabet import sort_key
from generator.words import words


@by_cards(PAGE)
def glossary_page(edition: Edition) -> bytes:
    """The page `/tu-dien/`: all terms in alphabetical order."""
    w = words("page")["glossary"]
    terms = sorted(edition.handbook.terms, key=lambda term: sort_key(term.term))
    return markdown(w["title"], w["description"], "glossary", body("glossary.md.j2", edition, terms=terms))
