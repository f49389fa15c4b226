"""The bench's table as a picture for the README: `python -m tests.bench --picture` draws the last run into docs/readme/bench.svg.

A bar a row: how much of its goal a figure takes. What is over its goal is hatched as well as coloured.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

from tests.bench import table

PICTURE = Path(__file__).parents[2] / "docs" / "readme" / "bench.svg"
WIDTH, LINE, LEFT, BAR = 760, 24, 380, 240
"""Units of the drawing: the whole, a row, where bars begin, and how long a bar is that just meets its goal."""

STYLE = (
    "text{font:13px sans-serif;fill:#1b1b1b}.n{text-anchor:end}.s{font-size:11px;fill:#555}.ok{fill:#2f6f4f}.over{fill:url(#h)}"
    ".bg{fill:#fff}.goal{stroke:#1b1b1b;stroke-dasharray:3 3}"
)
HATCH = (
    '<pattern id="h" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="6" height="6" fill="#f3c9c0"/><rect width="3" height="6" fill="#a33a22"/></pattern>'
)


def main() -> None:
    """Draw the last run, where there is one."""
    if run := table.kept("last"):
        PICTURE.write_text(svg(run.machine, run.rows), encoding="utf-8")


def svg(machine: str, rows: Sequence[table.Row]) -> str:
    """The drawing: rows with a goal only, in the order of the table."""
    shown = [row for row in rows if row.goal is not None]
    height = LINE * (len(shown) + 2)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" role="img">',
        f"<title>Figures beside their goals</title><style>{STYLE}</style><defs>{HATCH}</defs>",
        f'<rect class="bg" width="{WIDTH}" height="{height}"/>',
        *(_bar(row, at) for at, row in enumerate(shown)),
        f'<path class="goal" d="M{LEFT + BAR} 0V{LINE * len(shown)}"/>',
        f'<text class="s" x="8" y="{height - 14}">dashed: the goal. {escape(machine)}</text></svg>\n',
    ]
    return "\n".join(parts)


def _bar(row: table.Row, at: int) -> str:
    goal, middle = row.goal or 0, at * LINE + 16
    share = (goal / row.value if row.more else row.value / goal) if row.value and goal else 0.0
    told = f"{table.figure(row.value)} {row.unit} / {table.figure(goal)}"
    return (
        f'<text class="n" x="{LEFT - 8}" y="{middle}">{escape(row.name)}</text>'
        f'<rect class="{"ok" if row.met() else "over"}" x="{LEFT}" y="{at * LINE + 5}" width="{min(share, 1.5) * BAR:.0f}" height="14"/>'
        f'<text class="s" x="{WIDTH - 8}" y="{middle}" text-anchor="end">{escape(told)}</text>'
    )


if __name__ == "__main__":
    main()
