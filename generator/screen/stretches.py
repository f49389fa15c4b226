"""Screens to be judged: whole but for their empty end, in two stretches side by side, or close round what gives them away.

A mark there never says to tap or type: it says to look, also on a button. Numbers tell which words belong to it.
"""

from __future__ import annotations

from itertools import pairwise

from generator.guide.screen import Screen
from generator.screen.crop import AIM, Window, around, bands_of, whole
from generator.screen.draw import Drawing, stretch
from generator.screen.layout import layout

_END = 20.0
"""Below the last part of a phone's screen: room for the line at its foot."""

_AIR = 10.0
"""Between a part and a cut beside it."""


_AIMS = (AIM, 160.0, 110.0, 0.0)
"""How high a stretch round the marks wants to be: from roomy to the marked parts alone."""


def unblank(screen: Screen, marks: tuple[str, ...] = (), *, shown: bool = False, font: str | None = None) -> Drawing:
    """The whole screen without its empty end. `marks` are numbered and drawn if `shown`; the room they take is kept in any case."""
    return stretch(screen, _filled(screen), marks, shown=shown, font=font)


def halves(screen: Screen, font: str | None = None) -> tuple[Drawing, ...]:
    """The screen as two stretches of about the same height; as one where it cannot be cut."""
    window, bands = _filled(screen), bands_of([part.box for part in layout(screen).parts])
    cuts = [
        (
            Window(window.top, last.bottom + _AIR, window.above, below=True),
            Window(first.y - _AIR, window.bottom, above=True, below=window.below),
        )
        for last, first in pairwise(bands)
    ]
    best = min(cuts, key=lambda both: max(each.height for each in both), default=(window,))
    return tuple(stretch(screen, each, font=font) for each in best)


def close(screen: Screen, marks: tuple[str, ...], font: str | None = None) -> tuple[tuple[Drawing, ...], ...]:
    """Ways to show the marks, ever closer: together, with ever fewer neighbours, then each mark in a stretch of its own."""
    parts = layout(screen).parts
    boxes, height = [part.box for part in parts], layout(screen).height

    def seen(some: tuple[str, ...], aim: float) -> Drawing:
        frames = [part.mark.frame for part in parts if part.mark and part.mark.id in some]
        return stretch(screen, around(frames, boxes, height, aim), marks, shown=True, font=font)

    together = [(seen(marks, aim),) for aim in _AIMS]
    return (*together, tuple(seen((mark,), 0.0) for mark in marks)) if len(marks) > 1 else tuple(together)


def _filled(screen: Screen) -> Window:
    laid = layout(screen)
    if not screen.phone:
        return whole(laid.height)
    return whole(min(laid.height, max(part.box.bottom for part in laid.parts) + _END))
