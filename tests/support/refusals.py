"""What the reader says to a spoilt guide, and that it says it well: in words, and at a place inside the file."""

from __future__ import annotations

import unicodedata

from few import LONG_LESSON
from good import ICONS, LESSON, SCREENS
from mutate import mutated

from generator.cli.problem_formats import as_text
from generator.guide.load import check
from generator.problems import Problem


def lines_of(raw: bytes) -> list[str]:
    """The lines as an editor shows them, broken letters as one sign each."""
    text = raw.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n")
    return unicodedata.normalize("NFC", text).split("\n")


def spoilt(seed: int, handbook: dict[str, bytes]) -> tuple[str, bytes]:
    """A file's name and its spoilt bytes: mostly the good lesson, now and then a long one or another file."""
    name = (LESSON, LESSON, LESSON, SCREENS, "links.yml", "commune.yml", LESSON)[seed % 7]
    original = LONG_LESSON.read_bytes() if seed % 7 == 6 else handbook[name]
    return name, mutated(original, seed)


def refusals(seed: int, handbook: dict[str, bytes]) -> tuple[Problem, ...]:
    """The problems of one spoilt guide, each put into words and found to lie inside its file."""
    name, raw = spoilt(seed, handbook)
    files = handbook | {name: raw}
    made, problems = check(files, icons=ICONS)
    assert made is not None or any(problem.level == "error" for problem in problems)
    as_text(problems, "vi")
    for problem in problems:
        lines = lines_of(files[problem.place.file.removeprefix("guides/")])
        assert 1 <= problem.place.line <= len(lines), problem
        assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1, problem
    return problems
