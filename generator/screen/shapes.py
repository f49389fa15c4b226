"""The few svg shapes that screens are made of: attributes only, short numbers.

The root says `fill="none"` and round line ends, so a shape names only what differs. Text comes with the box it may not leave.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape
from typing import Literal

from generator.screen.icons import ICONS
from generator.screen.metrics import width

INK, SOFT, EDGE, PALE, WHITE = "#1b1b1f", "#4b4d55", "#868b98", "#eef0f4", "#fff"
BLUE, MARK, HINT = "#1d4e89", "#b83a0b", "#5c5f69"
WARN, WARN_EDGE, WARN_INK = "#fff4c4", "#7a5c00", "#5c4500"

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in the units of the picture; y grows downwards."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        return self.x + self.w

    @property
    def bottom(self) -> float:
        return self.y + self.h

    def grow(self, across: float, along: float) -> Box:
        """The box with a margin left and right, above and below."""
        return Box(self.x - across, self.y - along, self.w + 2 * across, self.h + 2 * along)

    def distance(self, x: float, y: float) -> float:
        """How far a point lies outside; 0 inside."""
        aside, away = max(self.x - x, x - self.right, 0), max(self.y - y, y - self.bottom, 0)
        return float((aside * aside + away * away) ** 0.5)


def number(value: float) -> str:
    """At most two decimals and no needless zeros: `.5`, `12`, `-3.25`."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    if text == "-0":
        return "0"
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def _line(stroke: str | None, thick: float) -> str:
    return f' stroke="{stroke}" stroke-width="{number(thick)}"' if stroke else ""


def _fill(fill: str | None) -> str:
    return f' fill="{fill}"' if fill else ""


def rect(box: Box, radius: float = 0, *, fill: str | None = None, stroke: str | None = None, thick: float = 1.4) -> str:
    """A rectangle, with round corners."""
    round_ = f' rx="{number(radius)}"' if radius else ""
    x, y, w, h = (number(v) for v in (box.x, box.y, box.w, box.h))
    return f'<rect x="{x}" y="{y}" width="{w}" height="{h}"{round_}{_fill(fill)}{_line(stroke, thick)}/>'


def circle(x: float, y: float, radius: float, *, fill: str | None = None, stroke: str | None = None, thick: float = 1.4) -> str:
    """A circle round x, y."""
    return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"{_fill(fill)}{_line(stroke, thick)}/>'


def path(d: str, *, fill: str | None = None, stroke: str | None = None, thick: float = 2) -> str:
    """A path, its data as it stands."""
    return f'<path d="{d}"{_fill(fill)}{_line(stroke, thick)}/>'


def icon(name: str, x: float, y: float, size: float, stroke: str) -> str:
    """An icon round x, y. KeyError where we have no such icon."""
    scale = size / 24
    where = f"translate({number(x - size / 2)} {number(y - size / 2)})" + ("" if scale == 1 else f"scale({number(scale)})")
    return f'<g transform="{where}" stroke="{stroke}" stroke-width="2">{ICONS[name]}</g>'


@dataclass(frozen=True, slots=True)
class Lettering:
    """Lines of text set at x, y (top of the block), with the leading of `step`."""

    lines: tuple[str, ...]
    x: float
    y: float
    size: float
    bold: bool = False
    fill: str = INK
    anchor: Anchor = "start"

    def at(self, x: float, y: float) -> Lettering:
        """The same words elsewhere."""
        return replace(self, x=x, y=y)

    @property
    def step(self) -> float:
        """From one baseline to the next: stacked marks (Ể, Ậ) and tails (g, y) do not touch."""
        return round(self.size * 1.3, 1)

    @property
    def height(self) -> float:
        return self.step * len(self.lines)

    @property
    def box(self) -> Box:
        """What the words may take up in any of the fonts we count on."""
        wide = max(width(line, self.size, self.bold) for line in self.lines)
        left = {"start": 0.0, "middle": wide / 2, "end": wide}[self.anchor]
        return Box(self.x - left, self.y, wide, self.height)

    @property
    def svg(self) -> str:
        look = f'font-size="{number(self.size)}"' + (' font-weight="700"' if self.bold else "") + f' fill="{self.fill}"'
        look += "" if self.anchor == "start" else f' text-anchor="{self.anchor}"'
        at = [(number(self.x), number(self.y + self.size + self.step * n)) for n in range(len(self.lines))]
        if len(self.lines) == 1:
            return f'<text x="{at[0][0]}" y="{at[0][1]}" {look}>{escape(self.lines[0])}</text>'
        lines = "".join(f'<tspan x="{x}" y="{y}">{escape(line)}</tspan>' for (x, y), line in zip(at, self.lines, strict=True))
        return f"<text {look}>{lines}</text>"
