"""How far the targets are, ready for the page `/chi-tieu/`: for each target a chart and the same numbers as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from generator.guide.handbook import Handbook
from generator.guide.progress import Count, Period
from generator.guide.targets import Target
from generator.page.chart import Bar, GoalLine, chart
from generator.words import words
from generator.words.numbers import grouped, percent


@dataclass(frozen=True, slots=True)
class Counted:
    """A row of a table. Cells are words; what is not known says so."""

    name: str
    counted: str
    eligible: str
    share: str
    state: str


@dataclass(frozen=True, slots=True)
class Panel:
    """One chart with its table: the commune over time, or its villages at one time. There is no chart where nothing is a percentage."""

    title: str
    head: str
    drawing: Markup | None
    rows: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A target with all that was counted of it."""

    target: Target
    panels: tuple[Panel, ...]


def shown_progress(handbook: Handbook) -> tuple[Shown, ...]:
    """The targets of which something was counted, in the order of the plan."""
    return tuple(Shown(target, panels) for target in handbook.targets.targets if (panels := tuple(_panels(handbook, target))))


def period_in_words(when: Period) -> str:
    """`năm 2026`, `quý 3/2026`, `tháng 10/2026`."""
    said: Mapping[str, str] = words("staff")["progress"]["periods"]
    return said[when.kind].format(number=when.number, year=when.year)


def _panels(handbook: Handbook, target: Target) -> Sequence[Panel]:
    said, standing = handbook.words("staff")["progress"], handbook.standing(target.number)
    found = []
    if standing.whole:
        named = [(period_in_words(count.period) + (said["added"] if count.added else ""), count) for count in standing.whole]
        found.append(_panel(target, "c", said["whole"], said["period"], named))
    if standing.of:
        title = said["villages"].format(period=period_in_words(standing.of))
        places = [(handbook.commune.villages[name].name, count) for name, count in standing.villages]
        found.append(_panel(target, "t", title, said["place"], places))
    return found


def _panel(target: Target, mark: str, title: str, head: str, named: Sequence[tuple[str, Count | None]]) -> Panel:
    said = words("staff")["progress"]
    rows = tuple(_row(name, count, target, said) for name, count in named)
    bars = [_bar(name, count, target, said) for name, count in named if count and count.eligible and target.percents]
    if not bars or target.percents is None:
        return Panel(title, head, None, rows)
    goals = [
        GoalLine(goal.percent, said["goal"].format(year=year, words=text))
        for year, goal, text in ((2025, target.percents.in_2025, target.in_2025), (2030, target.percents.in_2030, target.in_2030))
    ]
    told = "; ".join(f"{bar.name}: {bar.says}" for bar in bars)
    drawing = chart(f"bd-{target.number}-{mark}", said["chart"].format(number=target.number, title=title), told, bars, goals)
    return Panel(title, head, drawing, rows)


def _bar(name: str, count: Count, target: Target, said: Mapping[str, Any]) -> Bar:
    eligible, verdict = count.eligible or 1, count.verdict(target)
    says = f"{percent(count.counted, eligible)}, {said['verdicts'][verdict]}"
    return Bar(name, 100 * count.counted / eligible, says, verdict == "reached")


def _row(name: str, count: Count | None, target: Target, said: Mapping[str, Any]) -> Counted:
    if count is None:
        return Counted(name, said["unknown"], "", "", "")
    if count.eligible is None:
        return Counted(name, grouped(count.counted), said["no_total"], said["no_total"], _state(count, target, said))
    return Counted(
        name, grouped(count.counted), grouped(count.eligible), percent(count.counted, count.eligible), _state(count, target, said)
    )


def _state(count: Count, target: Target, said: Mapping[str, Any]) -> str:
    due = target.due(count.period.year)
    return str(said["states"][count.verdict(target) if target.in_2025 else "no_goal"]).format(year=due[0] if due else "")
