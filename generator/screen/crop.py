"""Which stretch of a screen to show: the marked controls, big, with whole neighbours around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.screen.shapes import Box

AIM, _MOST = 210.0, 300.0
"""Pictures grow to the first height and do not grow past the second, so that the steps of a lesson look alike."""
_AIR = 13.0
"""Between a cut and what stands next to it, so that the wavy edge touches nothing."""
_RIM = 7.0
"""An outline stands so far off its part at most."""
_FOOT = 52.0
"""So near the end of the screen a cut would save nothing."""


@dataclass(frozen=True, slots=True)
class Window:
    """What is shown, from `top` to `bottom`; `above` and `below` say whether the screen goes on there."""

    top: float
    bottom: float
    above: bool
    below: bool

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def shows(self, box: Box) -> bool:
        """True for what lies wholly inside."""
        return box.y >= self.top and box.bottom <= self.bottom

    def holding(self, boxes: Sequence[Box]) -> Window:
        """The window with its cuts moved out so far that they clear `boxes`. What it shows stays the same."""
        top = min([self.top, *(box.y - _AIR for box in boxes)]) if self.above else self.top
        bottom = max([self.bottom, *(box.bottom + _AIR for box in boxes)]) if self.below else self.bottom
        return replace(self, top=top, bottom=bottom)


def whole(height: float) -> Window:
    """The screen uncut."""
    return Window(0, height, above=False, below=False)


def around(marked: Sequence[Box], parts: Sequence[Box], height: float, aim: float = AIM) -> Window:
    """The stretch that holds the `marked` outlines, grown by whole bands of parts.

    It grows above and below in turn, at least once: what stands before a control tells where one is, what follows tells what
    comes next. Paper that is short of room asks for less than the usual `aim` and gets no neighbour that it does not need.
    """
    bands = bands_of(parts)
    first = max((n for n, band in enumerate(bands) if band.y <= min(box.y + _RIM for box in marked)), default=0)
    last = min((n for n, band in enumerate(bands) if band.bottom >= max(box.bottom - _RIM for box in marked)), default=len(bands) - 1)

    def window(first: int, last: int) -> Window:
        held = (bands[first], bands[last], *marked)
        top, bottom = min(box.y for box in held) - _AIR, max(box.bottom for box in held) + _AIR
        above, below = first > 0, last < len(bands) - 1 or height - bottom > _FOOT
        return Window(top if above else 0, bottom if below else height, above, below)

    start, up = (first, last), True
    while (aim >= AIM and (first, last) == start) or window(first, last).height < aim:
        ways = [(first - 1, last), (first, last + 1)]
        possible = [way for way in (ways if up else reversed(ways)) if _within(way, len(bands)) and window(*way).height <= _MOST]
        if not possible:
            break
        up = possible[0][0] == first
        first, last = possible[0]
    return window(first, last)


def sight(marked: Sequence[Box], parts: Sequence[Box], height: float, most: float) -> Window:
    """What a phone of this height would show with the `marked` parts on it, scrolled to the screen's beginning or its end.

    A stretch round the parts would give away where they are; only what lies between beginning and end is shown so.
    """
    if height <= most:
        return whole(height)
    top, bottom = min(box.y for box in marked), max(box.bottom for box in marked)
    bands = bands_of(parts)
    upper = max((band.bottom for band in bands if band.bottom + _AIR <= most), default=0)
    if bottom <= upper + _RIM:
        return Window(0, upper + _AIR, above=False, below=True)
    lower = min((band.y for band in bands if height - band.y + _AIR <= most), default=height)
    if top >= lower - _RIM:
        return Window(lower - _AIR, height, above=True, below=False)
    return around(marked, parts, height, most)


def _within(way: tuple[int, int], count: int) -> bool:
    return way[0] >= 0 and way[1] < count


def bands_of(parts: Sequence[Box]) -> list[Box]:
    """Parts that stand side by side make one band; from top to bottom."""
    bands: list[Box] = []
    for box in sorted(parts, key=lambda part: (part.y, part.x)):
        if bands and box.y < bands[-1].bottom:
            held = bands[-1]
            bands[-1] = Box(held.x, held.y, held.w, max(held.bottom, box.bottom) - held.y)
        else:
            bands.append(box)
    return bands
