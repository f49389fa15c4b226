"""A screen from data to one svg, for pages, paper, slides and the practice run.

The svg has attributes only: it can stand in a page under a strict Content-Security-Policy, it stays readable without the
page's stylesheet, and Typst draws the same file.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape

from generator.guide.screen import Screen
from generator.guide.text import plain
from generator.screen import badges
from generator.screen.crop import AIM, Window, around, sight, whole
from generator.screen.layout import Layout, layout
from generator.screen.parts import WIDTH, Mark
from generator.screen.shapes import EDGE, INK, WHITE, Box, number, path, rect
from generator.words import words

_MARGIN = 6.0
"""Around the screen, for its frame and for badges on its rim."""
_FRAME, _CORNER = 3.2, 24
_CARD_LINE = 2.0
_WAVES = 12
"""Half waves along a cut; even, so that both ends meet the sides alike."""
_SAID = 48
"""A message is quoted up to so many letters in the description."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawn screen: its svg, what it says to those who do not see it, and its size where the screen is 240 wide.

    `spots` are all parts in it that can be touched or marked, their boxes counted from the drawing's upper left corner.
    """

    svg: str
    alt: str
    width: float
    height: float
    spots: tuple[Mark, ...] = ()


def ids(screen: Screen) -> tuple[str, ...]:
    """The names of all parts that a step can mark, in drawing order."""
    return tuple(part.mark.id for part in layout(screen).parts if part.mark and part.mark.id)


@lru_cache(maxsize=4096)
def draw(
    screen: Screen, marks: tuple[str, ...] = (), *, crop: bool = True, font: str | None = None, aim: float = AIM, marks_as: str = ""
) -> Drawing:
    """Draw a screen, its marked parts outlined, cut to what matters unless `crop` is false or nothing is marked.

    `font` names the family for a file that stands alone; inside a page the page's own font draws the words. `aim` is the
    height that a cut picture grows to. With `marks_as` the outlines and badges are a group of that class, which a page may hide and
    show; they only point, and the description does not speak of them. Raises KeyError for a mark or an icon that does not exist: the
    guide was checked before.
    """
    laid = layout(screen)
    found = {part.mark.id: part.mark for part in laid.parts if part.mark and part.mark.id}
    marked = [found[name] if screen.phone and not marks_as else replace(found[name], act="look") for name in marks]
    window = whole(laid.height)
    if crop and marked and screen.phone:
        window = around([mark.frame for mark in marked], [part.box for part in laid.parts], laid.height, aim)
    return _drawn(screen, laid, window, marked, font)


def draw_unmarked(screen: Screen, sought: tuple[str, ...], most: float, font: str | None = None) -> Drawing:
    """Draw a screen for a reader who is to find the `sought` parts: they look like all others, and are all there.

    A screen higher than `most` is cut where a phone's own edge would be, not round them. Raises KeyError as `draw` does.
    """
    laid = layout(screen)
    found = {part.mark.id: part.mark.frame for part in laid.parts if part.mark}
    frames = [found[name] for name in sought]
    window = sight(frames, [part.box for part in laid.parts], laid.height, most) if frames and screen.phone else whole(laid.height)
    return _drawn(screen, laid, window, [], font)


def _drawn(screen: Screen, laid: Layout, window: Window, marked: list[Mark], font: str | None) -> Drawing:
    shown = [part for part in laid.parts if window.shows(part.box)]
    fittings = _fittings(window) if screen.phone else []
    seats = badges.seats(marked, [*(box for part in shown for box in part.solid), *fittings])
    window = window.holding([badges.covered(x, y) for x, y in seats])
    inner = (_phone(window) if screen.phone else _card(window)) + "".join(part.svg for part in shown)
    over = "".join(badges.outline(mark.frame) for mark in marked)
    for n, (mark, (x, y)) in enumerate(zip(marked, seats, strict=True)):
        over += badges.badge(mark.act, x, y) if len(marked) == 1 else badges.numeral(n + 1, x, y)
    inner += f'<g class="{marks_as}">{over}</g>' if marks_as else over
    alt = _alt(screen, [] if marks_as else marked)
    top = min([window.top - _MARGIN, *(badges.covered(x, y).y for x, y in seats)])
    bottom = max([window.bottom + _MARGIN, *(badges.covered(x, y).bottom for x, y in seats)])
    view = Box(-_MARGIN, top, WIDTH + 2 * _MARGIN, bottom - top)
    spots = tuple(_spot(part.mark, view) for part in shown if part.mark and (screen.phone or part.mark.id))
    return Drawing(_svg(view, alt, font, inner), alt, round(view.w, 2), round(view.h, 2), spots)


def named(mark: Mark) -> str:
    """What a sentence calls the part: `nút “Gửi”`."""
    what: dict[str, str] = words("screen")["what"]
    return what[mark.kind].format(text=_short(mark.says))


def _spot(mark: Mark, view: Box) -> Mark:
    def moved(box: Box) -> Box:
        return Box(round(box.x - view.x, 2), round(box.y - view.y, 2), round(box.w, 2), round(box.h, 2))

    return replace(mark, frame=moved(mark.frame), inside=mark.inside and moved(mark.inside))


def _svg(view: Box, alt: str, font: str | None, inner: str) -> str:
    x, y, w, h = (number(v) for v in (view.x, view.y, view.w, view.h))
    family = f' font-family="{escape(font)}"' if font else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="st-phone" viewBox="{x} {y} {w} {h}" width="{w}" height="{h}" role="img" '
        f'aria-label="{escape(alt)}" fill="none" stroke-linecap="round" stroke-linejoin="round"{family}>{inner}</svg>'
    )


def _fittings(window: Window) -> list[Box]:
    """The loudspeaker and the line at the foot, where the window shows these ends."""
    speaker = [] if window.above else [Box(WIDTH / 2 - 22, window.top + 8, 44, 6)]
    return speaker if window.below else [*speaker, Box(WIDTH / 2 - 34, window.bottom - 13, 68, 4)]


def _card(window: Window) -> str:
    """A plain card for what is not on a phone: papers, a counter, a sign at a stall."""
    half = _CARD_LINE / 2
    return rect(Box(half, window.top + half, WIDTH - _CARD_LINE, window.height - _CARD_LINE), 14, fill=WHITE, stroke=EDGE, thick=_CARD_LINE)


def _phone(window: Window) -> str:
    """The phone's outline; where the screen goes on, its edge is a wave instead."""
    left, wide = -_FRAME / 2, WIDTH + _FRAME
    half, quarter, straight = number(wide / _WAVES), number(wide / _WAVES / 2), number(wide - 2 * _CORNER)
    start = f"M{number(left)} {number(window.top if window.above else window.top + _CORNER)}"
    over = f"q{quarter}-7 {half} 0" + f"t{half} 0" * (_WAVES - 1) if window.above else f"a24 24 0 0 1 24-24h{straight}a24 24 0 0 1 24 24"
    side = f"V{number(window.bottom if window.below else window.bottom - _CORNER)}"
    under = (
        f"q-{quarter}-7-{half} 0" + f"t-{half} 0" * (_WAVES - 1) if window.below else f"a24 24 0 0 1-24 24h-{straight}a24 24 0 0 1-24-24"
    )
    fittings = "".join(rect(box, 3, fill=EDGE) for box in _fittings(window))
    return path(f"{start}{over}{side}{under}z", fill=WHITE, stroke=INK, thick=_FRAME) + fittings


def _alt(screen: Screen, marked: list[Mark]) -> str:
    """The screen's own description, then where to tap, type or look."""
    alt = plain(screen.alt)
    if not marked:
        return alt
    said = words("screen")
    things = [named(mark) for mark in marked]
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
