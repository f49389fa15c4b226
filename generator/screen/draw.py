"""A screen from data to one svg, for pages, paper, slides and the practice run.

The svg has attributes only: it can stand in a page under a strict Content-Security-Policy, it stays readable without the
page's stylesheet, and Typst draws the same file.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from generator.guide.screen import Screen
from generator.guide.text import plain
from generator.screen import badges
from generator.screen.crop import Window, around, whole
from generator.screen.layout import layout
from generator.screen.parts import WIDTH, Mark
from generator.screen.shapes import EDGE, INK, WHITE, Box, number, path, rect
from generator.words import words

_MARGIN = 6.0
"""Around the screen, for its frame and for badges on its rim."""
_FRAME = 3.2
_SAID = 48
"""A message is quoted up to so many letters in the description."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawn screen: its svg, what it says to those who do not see it, and its size where the screen is 240 wide."""

    svg: str
    alt: str
    width: float
    height: float


def ids(screen: Screen) -> tuple[str, ...]:
    """The names of all parts that a step can mark, in drawing order."""
    return tuple(part.mark.id for part in layout(screen).parts if part.mark)


def draw(screen: Screen, marks: tuple[str, ...] = (), *, crop: bool = True, font: str | None = None) -> Drawing:
    """Draw a screen, its marked parts outlined, cut to what matters unless `crop` is false or nothing is marked.

    `font` names the family for a file that stands alone; inside a page the page's own font draws the words. Raises KeyError
    for a mark or an icon that does not exist: the guide was checked before.
    """
    laid = layout(screen)
    found = {part.mark.id: part for part in laid.parts if part.mark}
    chosen = [found[name] for name in marks]
    marked = [part.mark for part in chosen if part.mark]
    seats = badges.seats(marked, [box for part in laid.parts for box in part.solid])
    window = whole(laid.height)
    if crop and chosen:
        keep = [mark.frame.grow(3, 3) for mark in marked] + [badges.covered(x, y) for x, y in seats]
        window = around([part.box for part in chosen], keep, [part.box for part in laid.parts], laid.height)
    inside = "".join(part.svg for part in laid.parts if window.shows(part.box))
    over = "".join(badges.outline(mark.frame) for mark in marked)
    for n, (mark, (x, y)) in enumerate(zip(marked, seats, strict=True)):
        over += badges.badge(mark.act, x, y) if len(marked) == 1 else badges.numeral(n + 1, x, y)
    alt = _alt(screen, marked)
    view = Box(-_MARGIN, window.top - _MARGIN, WIDTH + 2 * _MARGIN, window.height + 2 * _MARGIN)
    return Drawing(_svg(view, alt, font, _phone(window) + inside + over), alt, view.w, view.h)


def _svg(view: Box, alt: str, font: str | None, inner: str) -> str:
    x, y, w, h = (number(v) for v in (view.x, view.y, view.w, view.h))
    family = f' font-family="{escape(font)}"' if font else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="st-phone" viewBox="{x} {y} {w} {h}" width="{w}" height="{h}" role="img" '
        f'aria-label="{escape(alt)}" fill="none" stroke-linecap="round" stroke-linejoin="round"{family}>{inner}</svg>'
    )


def _phone(window: Window) -> str:
    """The phone's outline; where the screen goes on, its edge is a wave instead."""
    left, right = -_FRAME / 2, WIDTH + _FRAME / 2
    half = number((right - left) / 12)
    there, back = (
        f"q{number((right - left) / 24)}-7 {half} 0" + f"t{half} 0" * 11,
        f"q-{number((right - left) / 24)}-7-{half} 0" + f"t-{half} 0" * 11,
    )
    top, bottom = window.top, window.bottom
    x, y, end, foot = (number(v) for v in (left, top, right, bottom))
    wide = number(right - left - 48)
    start = f"M{x} {y}" if window.above else f"M{x} {number(top + 24)}"
    over = there if window.above else f"a24 24 0 0 1 24-24h{wide}a24 24 0 0 1 24 24"
    side = f"V{foot}" if window.below else f"V{number(bottom - 24)}"
    under = back if window.below else f"a24 24 0 0 1-24 24h-{wide}a24 24 0 0 1-24-24"
    svg = path(f"{start}{over}{side}{under}z", fill=WHITE, stroke=INK, thick=_FRAME)
    if not window.above:
        svg += rect(Box(WIDTH / 2 - 22, top + 9, 44, 6), 3, fill=EDGE)
    if not window.below:
        svg += rect(Box(WIDTH / 2 - 34, bottom - 12, 68, 4), 2, fill=EDGE)
    return svg


def _alt(screen: Screen, marked: list[Mark]) -> str:
    """The screen's own description, then where to tap, type or look."""
    alt = plain(screen.alt)
    if not marked:
        return alt
    said = words("screen")
    things = [said["what"][mark.kind].format(text=_short(mark.says)) for mark in marked]
    if len(marked) == 1:
        where = said["one"][marked[0].act].format(what=things[0])
    else:
        first, second = (said["act"][mark.act].format(what=thing) for mark, thing in zip(marked, things, strict=True))
        where = said["two"].format(first=first, second=second)
    return f"{alt} {where}" if alt.endswith((".", "!", "?", "…")) else f"{alt}. {where}"


def _short(text: str) -> str:
    if len(text) <= _SAID:
        return text
    return text[:_SAID].rsplit(" ", 1)[0].rstrip(" ,.;:…") + "…"
