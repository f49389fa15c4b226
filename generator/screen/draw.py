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


@lru_cache(maxsize=8192)
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
    numbered = [(0 if len(marked) == 1 else n, mark) for n, mark in enumerate(marked, 1)]
    return _drawn(screen, laid, window, numbered, font, f'<g class="{marks_as}">{{}}</g>' if marks_as else None)


def draw_unmarked(screen: Screen, sought: tuple[str, ...], most: float, font: str | None = None) -> Drawing:
    """Draw a screen for a reader who is to find the `sought` parts: they look like all others, and are all there.

    A screen higher than `most` is cut where a phone's own edge would be, not round them. Raises KeyError as `draw` does.
    """
    laid = layout(screen)
    found = {part.mark.id: part.mark.frame for part in laid.parts if part.mark}
    frames = [found[name] for name in sought]
    window = sight(frames, [part.box for part in laid.parts], laid.height, most) if frames and screen.phone else whole(laid.height)
    return _drawn(screen, laid, window, [], font)


@lru_cache(maxsize=8192)
def stretch(screen: Screen, window: Window, marks: tuple[str, ...] = (), *, shown: bool = False, font: str | None = None) -> Drawing:
    """What a window shows of a screen to be judged, in the same place whether its marks are `shown` or not.

    Each mark in the window is to be looked at, and has its number of `marks`. Raises KeyError as `draw`.
    """
    laid = layout(screen)
    found = {part.mark.id: replace(part.mark, act="look") for part in laid.parts if part.mark and window.shows(part.box)}
    numbered = [(n, found[name]) for n, name in enumerate(marks, 1) if name in found]
    return _drawn(screen, laid, window, numbered, font, None if shown else "")


def _drawn(
    screen: Screen, laid: Layout, window: Window, marks: list[tuple[int, Mark]], font: str | None, group: str | None = None
) -> Drawing:
    """The parts in the window with the marks over them, each with its number or, for 0, the sign of what is done there.

    `group` takes the marks in, at `{}`: without it they are drawn as they are, and only then does the description speak of them; where
    it is empty they are left out, and the drawing has the same size.
    """
    shown = [part for part in laid.parts if window.shows(part.box)]
    marked = [mark for _, mark in marks]
    fittings = _fittings(window) if screen.phone else []
    seats = badges.seats(marked, [*(box for part in shown for box in part.solid), *fittings])
    window = window.holding([badges.covered(x, y) for x, y in seats])
    over = "".join(badges.outline(mark.frame) for mark in marked)
    over += "".join(badges.numeral(n, x, y) if n else badges.badge(mark.act, x, y) for (n, mark), (x, y) in zip(marks, seats, strict=True))
    inner = (_phone(window) if screen.phone else _card(window)) + "".join(part.svg for part in shown)
    inner += over if group is None else group.format(over)
    alt = _alt(screen, marked if group is None else [])
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
    if window.above or window.below:
        return path(_edge(window, half, WIDTH - _CARD_LINE, 14), fill=WHITE, stroke=EDGE, thick=_CARD_LINE)
    return rect(Box(half, window.top + half, WIDTH - _CARD_LINE, window.height - _CARD_LINE), 14, fill=WHITE, stroke=EDGE, thick=_CARD_LINE)


def _phone(window: Window) -> str:
    """The phone's outline."""
    fittings = "".join(rect(box, 3, fill=EDGE) for box in _fittings(window))
    return path(_edge(window, -_FRAME / 2, WIDTH + _FRAME, _CORNER), fill=WHITE, stroke=INK, thick=_FRAME) + fittings


def _edge(window: Window, left: float, wide: float, corner: float) -> str:
    """An outline with round corners; where what it holds goes on, its edge is a wave instead."""
    half, quarter, straight, c = number(wide / _WAVES), number(wide / _WAVES / 2), number(wide - 2 * corner), number(corner)
    start = f"M{number(left)} {number(window.top if window.above else window.top + corner)}"
    over = (
        f"q{quarter}-7 {half} 0" + f"t{half} 0" * (_WAVES - 1)
        if window.above
        else f"a{c} {c} 0 0 1 {c}-{c}h{straight}a{c} {c} 0 0 1 {c} {c}"
    )
    side = f"V{number(window.bottom if window.below else window.bottom - corner)}"
    under = (
        f"q-{quarter}-7-{half} 0" + f"t-{half} 0" * (_WAVES - 1)
        if window.below
        else f"a{c} {c} 0 0 1-{c} {c}h-{straight}a{c} {c} 0 0 1-{c}-{c}"
    )
    return f"{start}{over}{side}{under}z"


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
