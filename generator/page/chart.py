"""A chart of bars as one drawing: attributes only, no style and no script, so that the strictest policy lets it through.

It is read without colour: a bar that has reached its goal is full, one that has not is hatched; the goals are lines of two kinds; every
number stands there in words. As wide as a phone's page, so that a unit is about a pixel there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

WIDTH = 320
SIZE = 13
"""Units of a letter's height: with WIDTH on a page 360 px wide, about 13 px."""

_ROW = 46
_BAR = 16
_EDGE = 1
_LONGEST = 26
"""Letters of a name beside its numbers; the table beside the chart has it whole."""

_DASHES = ("9 3", "2.5 2.5")
"""The lines of the goals: the earlier one dashed, the later one dotted."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar, from 0 to 100 in a hundred: `of` is the share, `says` the numbers in words."""

    name: str
    of: float
    says: str
    reached: bool


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal: where it stands, and what it is called."""

    percent: int
    says: str


def chart(name: str, title: str, told: str, bars: Sequence[Bar], goals: Sequence[GoalLine]) -> Markup:
    """The drawing. `name` makes its ids the only ones of their page; `title` and `told` are for those who hear it."""
    top = 10 + 18 * len(goals)
    height = top + _ROW * len(bars) + 4
    pieces = [
        Markup(
            '<svg class="st-chart" viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="img" aria-labelledby="{n}-t {n}-d">'
            '<title id="{n}-t">{title}</title><desc id="{n}-d">{told}</desc>'
            '<defs><pattern id="{n}-p" width="6" height="6" patternUnits="userSpaceOnUse">'
            '<path d="M-1 7L7 -1M-1 1L1 -1M5 7L7 5" stroke="currentColor" stroke-width="1.2"/></pattern></defs>'
        ).format(w=WIDTH, h=height, n=name, title=title, told=told)
    ]
    pieces += (_key(goal, dashes, 4 + 18 * number) for number, (goal, dashes) in enumerate(zip(goals, _DASHES, strict=False)))
    for number, bar in enumerate(bars):
        pieces.append(_bar(name, bar, top + _ROW * number))
        pieces += (_line(goal.percent, dashes, top + _ROW * number + 20) for goal, dashes in zip(goals, _DASHES, strict=False))
    return Markup("").join((*pieces, Markup("</svg>")))


def _bar(name: str, bar: Bar, top: int) -> Markup:
    """Name and numbers above, below them the whole in outline and the share in it."""
    short = bar.name if len(bar.name) <= _LONGEST else f"{bar.name[: _LONGEST - 1].rstrip()}…"
    text = Markup('<text x="{}" y="{}" font-size="{}" fill="currentColor"{}>{}</text>')
    frame = Markup('<rect x="{}" y="{}" width="{:g}" height="{}" fill="{}" stroke="currentColor"/>')
    base, y = top + SIZE + 2, top + 20
    fill = "currentColor" if bar.reached else f"url(#{name}-p)"
    return (
        text.format(_EDGE, base, SIZE, "", short)
        + text.format(WIDTH - _EDGE, base, SIZE, Markup(' text-anchor="end"'), bar.says)
        + frame.format(_EDGE, y, WIDTH - 2 * _EDGE, _BAR, "none")
        + frame.format(_EDGE, y, round(_across(bar.of) - _EDGE, 1), _BAR, fill)
    )


def _key(goal: GoalLine, dashes: str, top: int) -> Markup:
    """What a kind of line stands for, above the bars, where no line can cross its words."""
    words = Markup('<text x="{}" y="{}" font-size="{}" fill="currentColor">{}</text>').format(12, top + SIZE, SIZE, goal.says)
    return _stroke(4, top, 16, dashes) + words


def _line(percent: int, dashes: str, top: int) -> Markup:
    """Where a goal is on one bar, light around it so that it shows on a full one."""
    x = _across(percent)
    halo = Markup('<path d="M{:g} {}v{}" stroke="#fff" stroke-width="5" class="st-halo"/>').format(round(x, 1), top + 1, _BAR - 2)
    return halo + _stroke(x, top + 1, _BAR + 6, dashes)


def _stroke(x: float, top: int, length: int, dashes: str) -> Markup:
    line = '<path d="M{:g} {}v{}" stroke="currentColor" stroke-width="2.5" stroke-dasharray="{}"/>'
    return Markup(line).format(round(x, 1), top, length, dashes)


def _across(percent: float) -> float:
    return _EDGE + (WIDTH - 2 * _EDGE) * percent / 100
