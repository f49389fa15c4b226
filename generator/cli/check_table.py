"""What the lessons are made of, as a plain table: for authors to compare their lessons, for the note to a release."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median_low

from generator.guide.doubts import OpenQuestion, open_questions
from generator.guide.handbook import Handbook
from generator.guide.lesson import Lesson
from generator.guide.phrases import syllables
from generator.guide.text import plain
from generator.words import words


@dataclass(frozen=True, slots=True)
class Measure:
    """One lesson, or all of them, in numbers. `syllables` are those of each step's sentence, `doubts` what must still be checked."""

    steps: int
    pictures: int
    syllables: tuple[int, ...]
    sources: int
    doubts: int

    @property
    def median(self) -> int:
        """Half of the steps have no more syllables than this."""
        return median_low(self.syllables) if self.syllables else 0

    @property
    def longest(self) -> int:
        return max(self.syllables, default=0)


def measure(lessons: Iterable[Lesson]) -> Measure:
    """The numbers of some lessons together."""
    lessons = tuple(lessons)
    steps = [step for lesson in lessons for step in lesson.steps]
    return Measure(
        steps=len(steps),
        pictures=sum(step.picture is not None for step in steps),
        syllables=tuple(syllables(step.do) for step in steps),
        sources=sum(len(lesson.sources) for lesson in lessons),
        doubts=sum(len(lesson.confirm) for lesson in lessons),
    )


def summary(handbook: Handbook, lang: str) -> str:
    """All lessons in one line."""
    whole = measure(handbook.lessons)
    line: str = words("cli", lang)["measured"]
    return line.format(
        lessons=len(handbook.lessons), steps=whole.steps, pictures=whole.pictures, median=whole.median, longest=whole.longest
    )


def table(handbook: Handbook, lang: str) -> str:
    """A line a lesson, by code, and a last one for all; no line ends in a space."""
    said = words("cli", lang)["table"]
    rows = [tuple(said["columns"])]
    rows += [_row(f"{lesson.code} {lesson.title}", measure([lesson])) for lesson in handbook.lessons]
    rows.append(_row(said["all"].format(lessons=len(handbook.lessons)), measure(handbook.lessons)))
    return _aligned(rows)


def questions(handbook: Handbook, lang: str) -> str:
    """What must still be asked, by unit: a line each for the unit, then one for every question. Nothing where nothing is open."""
    said = words("cli", lang)["questions"]
    asked = open_questions(handbook)
    lines = [said["title"].format(count=sum(map(len, asked.values())))] if asked else []
    for unit, each in asked.items():
        lines.append(said["unit"].format(unit=handbook.contact(unit).name, id=unit, count=len(each)))
        lines += [_question(one, said) for one in each]
    return "\n".join(lines)


def _question(one: OpenQuestion, said: Mapping[str, str]) -> str:
    asked = said["question"].format(code=one.code, what=plain(one.what))
    return f"{asked} {said['phone'].format(phone=one.phone)}" if one.phone else asked


def _row(name: str, found: Measure) -> tuple[str, ...]:
    numbers = (found.steps, found.pictures, found.median, found.longest, found.sources, found.doubts)
    return (name, *map(str, numbers))


def _aligned(rows: Sequence[tuple[str, ...]]) -> str:
    """Names to the left, numbers to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join([row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]) for row in rows
    )
