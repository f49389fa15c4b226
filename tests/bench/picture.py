"""The bench's table as a picture for the README, docs/readme/bench.svg: `make bench` draws it, `python -m tests.bench --picture` the last
run again.

A bar a row: how much of its goal a figure takes. What is over its goal is hatched as well as coloured.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

from tests.bench import table

PICTURE = Path(__file__).parents[2] / "docs" / "readme" / "bench.svg"
WIDTH, LINE, LEFT, BAR = 800, 24, 390, 200
"""Units of the drawing: the whole, a row, where bars begin, and how long a bar is that just meets its goal."""

MOST = 1.3
"""Beyond so many goals a bar says no more."""

STYLE = (
    "text{font:13px sans-serif;fill:#1b1b1b}.n{text-anchor:end}.s{font-size:11px;fill:#555}.ok{fill:#2f6f4f}.over{fill:url(#h)}"
    ".bg{fill:#fff}.goal{stroke:#1b1b1b;stroke-dasharray:3 3}"
)
HATCH = (
    '<pattern id="h" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="6" height="6" fill="#f3c9c0"/><rect width="3" height="6" fill="#a33a22"/></pattern>'
)


def main() -> None:
    """Draw the last run that was kept."""
    run = table.kept("last")
    if run is None:
        raise SystemExit("nothing measured yet: run `make bench`")
    PICTURE.write_text(svg(run), encoding="utf-8")


def svg(run: table.Run) -> str:
    """The drawing: rows with a goal only, in the order of the table, and what has no figures."""
    shown = [row for row in run.rows if row.goal is not None]
    height = LINE * (len(shown) + len(run.missing) + 2)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" role="img">',
        f"<title>Figures beside their goals</title><style>{STYLE}</style><defs>{HATCH}</defs>",
        f'<rect class="bg" width="{WIDTH}" height="{height}"/>',
        *(_bar(row, at) for at, row in enumerate(shown)),
        *(_named(f"{name}: no figures", len(shown) + at) for at, name in enumerate(run.missing)),
        f'<path class="goal" d="M{LEFT + BAR} 0V{LINE * len(shown)}"/>',
        f'<text class="s" x="8" y="{height - 14}">dashed: the goal. {escape(run.machine)}</text></svg>\n',
    ]
    return "\n".join(parts)


def _named(name: str, at: int) -> str:
    return f'<text class="n" x="{LEFT - 8}" y="{at * LINE + 16}">{escape(name)}</text>'


def _bar(row: table.Row, at: int) -> str:
    told = f"{table.figure(row.value)} {row.unit}, goal {row.wanted()}".replace(" ,", ",")
    width = min(_share(row), MOST) * BAR
    return (
        _named(row.name, at)
        + f'<rect class="{"ok" if row.met() else "over"}" x="{LEFT}" y="{at * LINE + 5}" width="{width:.0f}" height="14"/>'
        + f'<text class="s n" x="{WIDTH - 8}" y="{at * LINE + 16}">{escape(told)}</text>'
    )


def _share(row: table.Row) -> float:
    """How much of its goal a figure takes: 1 where it just meets it."""
    whole, part = (row.value, row.goal or 0) if row.more else (row.goal or 0, row.value)
    return part / whole if whole else MOST * (part > 0)


if __name__ == "__main__":
    main()
