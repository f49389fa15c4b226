"""What the theme in `docs/overrides` must know of the handbook: goes into the `extra` mapping of the MkDocs configuration.

Header, footer and the 404 page are written by the theme around every page, hand-written ones too; their words, links and
icons come from here, so that no template of the theme holds a word or a number of its own.
"""

from __future__ import annotations

from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.page import save_page
from generator.page.colours import BRAND
from generator.page.copy_note import copy_note
from generator.page.not_found import not_found_body
from generator.screen.icons import ICONS
from generator.words import words

_ICONS = ("book", "search", "list", "warning", "next")


def site_name(handbook: Handbook) -> str:
    """What the handbook is called: after each page's own title in the browser's window, and on a phone's first screen."""
    return f"{words('page')['site']['brand']} {handbook.commune.name}"


def theme_settings(edition: Edition) -> dict[str, object]:
    """The `extra` mapping: plain text, lists and mappings only, so that YAML can carry it."""
    w = words("page")
    commune = edition.handbook.commune
    return {
        "words": dict(w["site"]) | {"about": w["site"]["about"].format(team=commune.team, province=commune.province)},
        "commune": commune.name,
        "alarm": commune.alarm,
        "footer": [dict(link) for link in w["footer"] if not (edition.copy and link["page"] == save_page.NAME)],
        "colour": BRAND,
        "icons": {name: ICONS[name] for name in _ICONS},
        "offline": copy_note(edition) if edition.copy else None,
        "not_found": not_found_body(edition),
    }
