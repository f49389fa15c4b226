"""Which stretch of a screen to show: the marked controls, big, with whole neighbours around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.screen.shapes import Box

_AIM, _MOST = 190.0, 300.0
"""Pictures grow to the first height and do not grow past the second, so that the steps of a lesson look alike."""
_AIR = 17.0
"""Between a cut and the control next to it, so that the wavy edge touches nothing."""
_FOOT = 44.0
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


def whole(height: float) -> Window:
    """The screen uncut."""
    return Window(0, height, above=False, below=False)


def around(marked: Sequence[Box], keep: Sequence[Box], parts: Sequence[Box], height: float) -> Window:
    """The stretch that holds the `marked` parts and all of `keep` (outlines, badges), grown by whole bands of parts.

    It grows above and below in turn: what stands before a control tells where one is, what follows tells what comes next.
    """
    bands = _bands(parts)
    high, low = min(box.y for box in marked), max(box.bottom for box in marked)
    first = max(n for n, band in enumerate(bands) if band.y <= high)
    last = min(n for n, band in enumerate(bands) if band.bottom >= low)

    def window(first: int, last: int) -> Window:
        held = (bands[first], bands[last], *keep)
        top = min(box.y for box in held) - _AIR
        bottom = max(box.bottom for box in held) + _AIR
        above, below = first > 0, last < len(bands) - 1 or height - bottom > _FOOT
        return Window(top if above else 0, bottom if below else height, above, below)

    shown, up = window(first, last), True
    while shown.height < _AIM:
        ways = [(first - 1, last), (first, last + 1)] if up else [(first, last + 1), (first - 1, last)]
        possible = [way for way in ways if way[0] >= 0 and way[1] < len(bands) and window(*way).height <= _MOST]
        if not possible:
            break
        up = possible[0][0] == first
        first, last = possible[0]
        shown = window(first, last)
    return shown


def _bands(parts: Sequence[Box]) -> list[Box]:
    """Parts that stand side by side make one band."""
    bands: list[Box] = []
    for box in sorted(parts, key=lambda part: (part.y, part.x)):
        if bands and box.y < bands[-1].bottom:
            held = bands[-1]
            bands[-1] = Box(held.x, held.y, held.w, max(held.bottom, box.bottom) - held.y)
        else:
            bands.append(box)
    return bands
