"""What the yearly report says: all its words and tables, once, for paper and for the file that the office edits.

Nothing is made up: what the handbook does not know is a blank to fill (`……`) or `chưa có số liệu`. Nobody's approval is claimed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from generator.guide.commune import Contact
from generator.guide.handbook import Handbook
from generator.guide.progress import Count, Period, Standing
from generator.guide.targets import Target
from generator.guide.text import plain
from generator.words.numbers import grouped, percent

State = Literal["reached", "missed", "unmeasured", "unknown"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A part (level 1) or what is within it (level 2)."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running words."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """`widths` in millimetres; columns named in `middle` are centred. With `sum` the last row is the sum of those above."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    middle: frozenset[int]
    sum: bool = False


Block = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Report:
    """An administrative document, part by part as Nghị định 30/2020/NĐ-CP, Phụ lục I, names them."""

    year: int
    team: str
    superior: tuple[str, ...]
    issuer: str
    number: str
    nation: str
    motto: str
    place_date: str
    kind: str
    about: str
    to: str
    blocks: tuple[Block, ...]
    receivers_title: str
    receivers: tuple[str, ...]
    signer: tuple[str, ...]
    known: int
    """How many targets there are numbers for."""


def report(handbook: Handbook, year: int, unit: Contact | None = None) -> Report:
    """The report on one year, of one unit (or of whoever fills in the blank)."""
    said = handbook.words("report")
    commune = handbook.commune.name
    standings = {target.number: handbook.standing(target.number, year) for target in handbook.targets.targets}
    opening = said["opening"].format(document=plain(handbook.targets.document), year=year)
    return Report(
        year=year,
        team=handbook.commune.team,
        superior=tuple(line.format(commune=commune.upper()) for line in said["superior"]),
        issuer=unit.name.upper() if unit else said["issuer"],
        number=said["number"],
        nation=said["nation"],
        motto=said["motto"],
        place_date=said["place_date"].format(year=year),
        kind=said["kind"],
        about=said["about"].format(year=year),
        to=said["to"].format(commune=commune),
        blocks=(
            Paragraph(opening),
            *_work(handbook, said["work"]),
            *_targets(handbook, year, standings, said),
            *_villages(handbook, year, standings, said),
            *_ahead(said["ahead"]),
            Paragraph(said["closing"].format(year=year)),
        ),
        receivers_title=said["receivers_title"],
        receivers=tuple(said["receivers"]),
        signer=tuple(said["signer"]),
        known=sum(each.is_known for each in standings.values()),
    )


def _work(handbook: Handbook, said: Mapping[str, Any]) -> Iterator[Block]:
    """What the teams did, blanks all of it, and the lessons there are, which are counted."""
    yield Heading(said["title"], 1)
    for part in ("force", "guiding"):
        yield Heading(said[part], 2)
        yield from map(Paragraph, said[f"{part}_blanks"])
    yield Heading(said["material"], 2)
    states = [handbook.approval_state(lesson) for lesson in handbook.lessons]
    counted = {state: states.count(state) for state in ("approved", "amended", "waiting")}
    yield Paragraph(said["lessons"].format(lessons=len(states), topics=len(handbook.taught_topics), **counted))
    rows = []
    for topic in handbook.taught_topics:
        lessons = handbook.lessons_of(topic)
        rows.append((topic.name, len(lessons), sum(handbook.approval_state(lesson) == "approved" for lesson in lessons)))
    total = (said["sum"], sum(count for _, count, _ in rows), sum(approved for _, _, approved in rows))
    cells = tuple((name, str(count), str(approved)) for name, count, approved in (*rows, total))
    yield Table(tuple(said["columns"]), cells, (105, 30, 30), frozenset({1, 2}), sum=True)
    yield Paragraph(said["printed"])


def _targets(handbook: Handbook, year: int, standings: Mapping[int, Standing], words_of: Mapping[str, Any]) -> Iterator[Block]:
    said = words_of["targets"]
    due = 2030 if year >= 2030 else 2025
    yield Heading(said["title"], 1)
    yield Heading(said["all"], 2)
    yield Paragraph(said["how"].format(due=said[f"due_{due}"].format(year=year)))
    rows, states = [], []
    for target in handbook.targets.targets:
        whole = standings[target.number].whole
        count = whole[-1] if whole else None
        state: State = count.verdict(target, year) if count else "unknown"
        states.append(state)
        contact = handbook.contact(target.unit).name if target.unit else said["no_unit"]
        when = said["added" if count.added else "period"].format(period=_when(count.period, words_of)) if count else ""
        if standings[target.number].of and not count:
            when = said["some"]
        what = said["what"].format(what=plain(target.what), unit=contact, period=when).strip()
        numbers = _numbers(count, said)
        goals = (goal or said["no_goal"] for goal in (target.in_2025, target.in_2030))
        rows.append((str(target.number), what, *goals, *numbers, said["states"][state]))
    columns = tuple(name.format(due=due) for name in said["columns"])
    yield Table(columns, tuple(rows), (9, 56, 17, 17, 17, 17, 16, 16), frozenset({0, 2, 3, 4, 5, 6, 7}))
    names: tuple[State, ...] = ("reached", "missed", "unmeasured", "unknown")
    yield Paragraph(said["tally"].format(all=len(states), **{name: states.count(name) for name in names}))


def _villages(handbook: Handbook, year: int, standings: Mapping[int, Standing], words_of: Mapping[str, Any]) -> Iterator[Block]:
    said = words_of["targets"]
    yield Heading(said["villages"], 2)
    if not any(standing.of for standing in standings.values()):
        yield Paragraph(said["no_villages"])
    for target in handbook.targets.targets:
        standing = standings[target.number]
        if standing.of:
            yield Paragraph(said["of"].format(number=target.number, counted=target.counted, period=_when(standing.of, words_of)))
            yield from _of_villages(handbook, target, year, standing, said)


def _of_villages(handbook: Handbook, target: Target, year: int, standing: Standing, said: Mapping[str, Any]) -> Iterator[Block]:
    """One target, village by village. Summed only where none is missing, and held against what was counted for the whole commune."""
    counts = [count for _, count in standing.villages if count]
    complete = len(counts) == len(standing.villages)
    rows = [
        (handbook.commune.villages[name].name, *_numbers(count, said), said["states"][count.verdict(target, year) if count else "unknown"])
        for name, count in standing.villages
    ]
    added = _added(counts)
    if complete:
        rows.append((said["sum"], *_numbers(added, said), said["states"][added.verdict(target, year)]))
    columns = tuple(name.format(due=2030 if year >= 2030 else 2025) for name in said["village_columns"])
    yield Table(columns, tuple(rows), (65, 26, 26, 22, 26), frozenset({1, 2, 3, 4}), sum=complete)
    whole = next((count for count in standing.whole if count.period == standing.of and not count.added), None)
    if not complete:
        yield Paragraph(said["partial"].format(there=len(counts), all=len(standing.villages)))
    elif whole and (whole.counted, whole.eligible) != (added.counted, added.eligible):
        yield Paragraph(_apart(whole, added, said))


def _added(counts: list[Count]) -> Count:
    eligible = None if any(count.eligible is None for count in counts) else sum(count.eligible or 0 for count in counts)
    return Count(counts[0].period, sum(count.counted for count in counts), eligible, added=True)


def _apart(whole: Count, added: Count, said: Mapping[str, Any]) -> str:
    told = {"counted": grouped(whole.counted), "counted_rest": grouped(whole.counted - added.counted)}
    if whole.eligible is None or added.eligible is None:
        return str(said["apart_pieces"]).format(**told)
    return str(said["apart"]).format(**told, eligible=grouped(whole.eligible), eligible_rest=grouped(whole.eligible - added.eligible))


def _ahead(said: Mapping[str, Any]) -> Iterator[Block]:
    for part in ("troubles", "proposals"):
        yield Heading(said[part], 1)
        yield from map(Paragraph, said["blanks"])


def _numbers(count: Count | None, said: Mapping[str, Any]) -> tuple[str, str, str]:
    if count is None:
        return said["unknown"], said["unknown"], said["unknown"]
    if count.eligible is None:
        return grouped(count.counted), said["pieces"], said["pieces"]
    return grouped(count.counted), grouped(count.eligible), percent(count.counted, count.eligible)


def _when(period: Period, said: Mapping[str, Any]) -> str:
    return str(said["periods"][period.kind]).format(number=period.number, year=period.year)
