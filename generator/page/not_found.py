"""The page for wrong addresses. The host shows it at any address, so its links start at the site's root."""

from __future__ import annotations

from generator.address import Site
from generator.guide.handbook import Handbook
from generator.page.boxes import number_box
from generator.page.frame import Links, body
from generator.words import words


def not_found_body(handbook: Handbook, site: Site) -> str:
    """HTML for the theme's 404 page, which MkDocs makes without a Markdown file."""
    links = Links(up=f"{site.path}/")
    ask = words("page")["not_found"]["ask"].format(team=handbook.commune.team)
    return body("not_found.html.j2", handbook, links, ask=ask, **number_box(handbook))
