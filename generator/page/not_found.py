"""The page for wrong addresses. The host shows it at any address, so its links start at the site's root."""

from __future__ import annotations

from generator.edition import Edition
from generator.page.boxes import number_box
from generator.page.frame import body
from generator.words import words


def not_found_body(edition: Edition) -> str:
    """HTML for the theme's 404 page, which MkDocs makes without a Markdown file."""
    up = f"{edition.site.path}/"
    ask = words("page")["not_found"]["ask"].format(team=edition.handbook.commune.team)
    return body("not_found.html.j2", edition, up=up, ask=ask, **number_box(edition.handbook))
