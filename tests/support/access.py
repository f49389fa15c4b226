"""Asks axe-core, which knows the rules of WCAG, what is wrong with a page."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

COLOURS = ("color-contrast", "link-in-text-block")
"""The rules that look at colours: most of axe's work, and all that is another by night."""

WHOLE = "html"

_ASK = """([where, options]) => axe.run(where, options).then(
    told => told.violations.map(each => [each.id, each.nodes.slice(0, 3).map(node => node.target)])
)"""


def faults(page: Page, *, colours: str | None = WHOLE, rest: bool = True) -> list[Any]:
    """Each rule that is broken, with the first places: colours in the parts that a selector finds, all other rules on the whole page."""
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(Axe().axe_script)
    options: dict[str, Any] = {"resultTypes": ["violations"], "preload": False}
    if rest and colours == WHOLE:
        return _told(page, WHOLE, options)
    found = _told(page, WHOLE, {**options, "rules": {rule: {"enabled": False} for rule in COLOURS}}) if rest else []
    if colours:
        found += _told(page, colours, {**options, "runOnly": {"type": "rule", "values": [*COLOURS]}})
    return found


def _told(page: Page, where: str, options: dict[str, Any]) -> list[Any]:
    told: list[Any] = page.evaluate(_ASK, [where, options])
    return told
