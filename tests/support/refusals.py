"""What the reader says to spoilt guides, and that it says it well: in words, and at a place inside the file."""

from __future__ import annotations

import datetime
import random
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from good import ICONS
from mutate import miscounted, misfilled, mutated, rewritten
from odd_values import NAMES

from generator.cli.problem_formats import as_text
from generator.disk.look import FolderEntry, Kind
from generator.guide.handbook import Handbook
from generator.guide.load import check
from generator.guide.progress import FILE as PROGRESS
from generator.guide.reading import is_guide
from generator.problems import Problem
from generator.words import LANGUAGES

TODAY = datetime.date(2026, 11, 27)


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of guides, and what in it was spoilt. `others` is what lies there and cannot be read."""

    files: Mapping[str, bytes]
    others: Mapping[str, FolderEntry]
    spoilt: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the reader makes of it."""

    handbook: Handbook | None
    problems: Sequence[Problem]

    @property
    def refused(self) -> bool:
        return any(each.level == "error" for each in self.problems)


def lines_of(name: str, raw: bytes) -> list[str]:
    """The lines as an editor shows them, broken letters as one sign each; a table may have those of old Macs."""
    text = raw.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n")
    return unicodedata.normalize("NFC", text.replace("\r", "\n") if name == PROGRESS else text).split("\n")


def spoilt(seed: int, handbook: Mapping[str, bytes]) -> Folder:
    """The handbook with one file spoilt (every fourth time), or with many of them; a name now and then."""
    chance = random.Random(seed)
    names = sorted(handbook)
    chosen = chance.sample(names, chance.randint(len(names) // 2, len(names)) if seed % 4 else 1)
    files, others = dict(handbook), dict[str, FolderEntry]()
    for name in chosen:
        files[name] = _spoilt(name, handbook[name], chance)
        if chance.random() < 0.06:
            _misplaced(name, files, others, chance)
    return Folder(files, others, tuple(chosen))


def answer(folder: Folder) -> Answer:
    """What is said of it, each problem put into words and found to lie inside its file."""
    handbook, problems = check(folder.files, icons=ICONS, others=folder.others, today=TODAY)
    told = Answer(handbook, problems)
    assert told.refused == (handbook is None)
    for lang in LANGUAGES:
        as_text(problems, lang)
    lines = {name: lines_of(name, raw) for name, raw in folder.files.items()}
    for problem in problems:
        inside = lines.get(problem.place.file.removeprefix("guides/"), [""])
        assert 1 <= problem.place.line <= len(inside), problem
        assert 1 <= problem.place.column <= len(inside[problem.place.line - 1]) + 1, problem
    return told


def _spoilt(name: str, original: bytes, chance: random.Random) -> bytes:
    if not is_guide(name):
        return mutated(original, chance)
    if name == PROGRESS:
        return chance.choice((mutated, miscounted))(original, chance)
    return chance.choices((mutated, misfilled, rewritten), weights=(4, 4, 1))[0](original, chance)


def _misplaced(name: str, files: dict[str, bytes], others: dict[str, FolderEntry], chance: random.Random) -> None:
    """The file under another name, or the name of something that is no file."""
    if chance.random() < 0.5:
        files[chance.choice(NAMES)] = files[name] if chance.random() < 0.5 else files.pop(name)
    else:
        odd = chance.choice((name, *NAMES))
        files.pop(odd, None)
        others[odd] = FolderEntry(chance.choice(get_args(Kind)), chance.choice((0, 10**7)))
