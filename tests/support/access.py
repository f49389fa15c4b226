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

_HIDE = """() => {
    const kinds = new Map(), met = new Map();
    const surplus = (part, above) => {
        const style = getComputedStyle(part), drawn = part.className.baseVal;
        if (style.display === 'none') return true;
        const look = [style.color, style.backgroundColor, style.backgroundImage, style.fill, style.opacity, style.textShadow];
        look.push(style.fontSize, style.fontWeight, style.textDecorationLine, style.position, style.display, style.visibility);
        const kind = [above, part.tagName, drawn === undefined ? part.className : drawn, part.getAttributeNames(), ...look].join('|');
        if (!kinds.has(kind)) kinds.set(kind, kinds.size);
        const own = kinds.get(kind), inside = [...part.children], twice = inside.filter(each => surplus(each, own));
        met.set(own, (met.get(own) || 0) + 1);
        if (twice.length === inside.length && met.get(own) > 3) return true;
        twice.forEach(each => { each.style.display = 'none' });
        return false;
    };
    surplus(document.body, '');
}"""


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


def leave_three_of_a_kind(page: Page) -> None:
    """Hide what a page shows a fourth time: the same kind of part, looking the same, in parts that are and look the same up to the body.

    What is made alike is coloured alike, so colours may be asked of what is left. All keep their places, for rules that count them.
    """
    page.evaluate(_HIDE)
