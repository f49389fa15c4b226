"""The marks: an outline round a control and a round badge that says what to do, without hiding a word."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

from generator.screen.parts import WIDTH, Act, Mark
from generator.screen.shapes import MARK, WHITE, Box, Lettering, circle, icon, number, path, rect

Seat = tuple[float, float]
"""The middle of a badge."""


class _Choice(NamedTuple):
    """A seat, which of the usual corners it is, what it covers of words and icons, and of each mark's outline: asked once a seat, not once
    a choice of seats for all badges."""

    corner: int
    seat: Seat
    hidden: float
    on_rims: tuple[float, ...]


RADIUS = 15.5
THICK = 4.4
"""The outline: thicker than anything else in a picture, so that a photocopy still shows it."""
_REACH = RADIUS + 1.5
"""How far a badge with its white rim reaches."""

_HAND = (
    "M8.5 12.6V4.4a1.9 1.9 0 0 1 3.8 0v5.2l5.2 1.2c1.5.3 2.3 1.4 2.1 2.9l-.6 4.6c-.3 2-1.6 3.2-3.6 3.2h-3.9"
    "c-1.3 0-2.4-.6-3.1-1.7l-3.7-5.5c-1-1.5 1-3.1 2.4-1.9z"
)


def outline(frame: Box) -> str:
    """A rounded outline with a white rim, which keeps it clear of dark bars and buttons."""
    return rect(frame, 11, stroke=WHITE, thick=THICK + 3.6) + rect(frame, 11, stroke=MARK, thick=THICK)


def badge(act: Act, x: float, y: float) -> str:
    """A finger for tapping, keys for typing, an eye for looking: colour is never alone."""
    disc = circle(x, y, RADIUS, fill=MARK, stroke=WHITE, thick=2.6)
    if act == "tap":
        shift = f"translate({number(x - 11.2)} {number(y - 12.4)})scale(.95)"
        return disc + f'<path transform="{shift}" fill="{WHITE}" d="{_HAND}"/>'
    if act == "type":
        keys = "".join(f"M{number(x + dx)} {number(y + dy)}h.1" for dy in (-2.8, 0.6) for dx in (-6, -2, 2, 6))
        board = rect(Box(x - 9.7, y - 6.4, 19.4, 13.2), 2.5, fill=WHITE)
        return disc + board + path(f"{keys}M{number(x - 4)} {number(y + 4)}h8", stroke=MARK)
    return disc + icon("eye", x, y, 21, WHITE)


def numeral(count: int, x: float, y: float) -> str:
    """1 or 2, where a picture has two marks."""
    words = Lettering((str(count),), x, y - 12, 18.5, bold=True, fill=WHITE, anchor="middle")
    return circle(x, y, RADIUS, fill=MARK, stroke=WHITE, thick=2.6) + words.svg


def seats(marks: Sequence[Mark], solid: Sequence[Box]) -> tuple[Seat, ...]:
    """Where each badge goes: on the rim of its outline, off every word and icon, off the other badge.

    All choices are weighed together; the first of the best wins, so the usual corner is taken wherever it is free.
    """
    frames = [mark.frame for mark in marks]
    choices = [
        [
            _Choice(corner, seat, _hidden(seat, solid), tuple(_on_rim(seat, frame) for frame in frames))
            for corner, seat in enumerate(_candidates(mark, alone=len(marks) == 1))
        ]
        for mark in marks
    ]
    return tuple(choice.seat for choice in min(product(*choices), key=_clash))


def _candidates(mark: Mark, *, alone: bool) -> list[Seat]:
    frame = mark.frame
    right, left = min(frame.right - 3, WIDTH - 12), max(frame.x + 3, 12)
    above, middle, below = frame.y - 2, frame.y + frame.h / 2, frame.bottom + 2
    aside = (min(frame.right + 4, WIDTH - 12), middle)
    corners = [(right, above), (right, below)]
    if mark.kind == "rows":  # on the row's own arrow: above or below, the badge would sit on a neighbour's
        first = [aside, *corners]
    elif alone and mark.act == "tap":
        first = [*reversed(corners), aside]
    else:
        first = [*corners, aside]
    further = [(right, below + 8), (right, above - 8), (left, below), (left, above), (left, below + 8), (left, above - 8)]
    outer = min(frame.right + 3, WIDTH - 12)
    last = [(max(frame.x - 6, 12), middle), (right, below + 14), (left, below + 14), (outer, above - 8), (outer, below + 8)]
    return [*first, *further, *last]


def _hidden(seat: Seat, solid: Sequence[Box]) -> float:
    """How much a badge covers of words and icons."""
    x, y = seat
    far = _REACH + 1  # nothing is covered of a box so far to one side; most are
    near = (box for box in solid if box.x - x < far and x - box.right < far and box.y - y < far and y - box.bottom < far)
    return sum(max(0.0, _REACH - box.distance(x, y)) for box in near)


def _on_rim(seat: Seat, frame: Box) -> float:
    """How much a badge covers of another mark's outline."""
    return 0.3 * max(0.0, _REACH + 2 - frame.distance(*seat))


def _clash(chosen: Sequence[_Choice]) -> float:
    """How much the badges cover: words and icons count in full, the other mark's outline a little, each other most."""
    total = 0.0 if len({each.corner for each in chosen}) == 1 else 2.0
    for n, one in enumerate(chosen):
        total += one.hidden
        x, y = one.seat
        for other, two in enumerate(chosen):
            if other != n:
                x2, y2 = two.seat
                total += one.on_rims[other]
                total += 5 * max(0.0, 2 * _REACH + 2 - ((x2 - x) ** 2 + (y2 - y) ** 2) ** 0.5)
    return round(total, 3)


def covered(x: float, y: float) -> Box:
    """The square that a badge at x, y takes up."""
    return Box(x - _REACH, y - _REACH, 2 * _REACH, 2 * _REACH)
