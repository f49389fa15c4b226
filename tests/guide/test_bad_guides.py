"""The museum of author mistakes: each file in bad_guides/ has one, and its messages stand beside it in both languages.

The folder says which file of the good handbook the bad one replaces; in `placed/` the file name is its path, `@` for `/`.
"""

from __future__ import annotations

import difflib
from functools import cache
from pathlib import Path

import pytest
from good import ICONS, JUDGE, LESSON, SCREENS, SESSION, TESTS, good, with_sessions

from generator.cli.problem_formats import as_text
from generator.guide.load import check
from generator.guide.progress import FILE as PROGRESS
from generator.guide.register import FILE as REGISTER
from generator.problems import Problem
from generator.words import LANGUAGES, words

FOLDER = TESTS / "bad_guides"
CASES = sorted(path for path in FOLDER.rglob("*") if path.suffix in (".yml", ".yaml", ".csv"))
REPLACES = {"judge": JUDGE, "lesson": LESSON, "register": REGISTER, "progress": PROGRESS, "screens": SCREENS, "sessions": SESSION} | {
    name: f"{name}.yml" for name in ("commune", "glossary", "links", "replace", "targets", "topics", "troubles")
}
FROM_ELSEWHERE = {
    *("SO103", "SO124", "SO132", "SO133", "SO134", "SO135", "SO136", "SO138", "SO139", "SO140", "SO141", "SO250", "SO401", "SO402"),
    *("SO256", "SO257", "SO258", "SO259", "SO261", "SO262", "SO264", "SO266", "SO645"),
    *("SO690", "SO691", "SO692", "SO693", "SO694", "SO695", "SO696", "SO697", "SO698"),
    *("SO809", "SO816", "SO820"),
    *("SO407", "SO408", "SO409", "SO410", "SO411", "SO412", "SO413", "SO420", "SO421", "SO621"),
}
"""Not to be had from one small file: see test_load.py for 103 and 124, test_folder.py for 132 to 140, test_source.py for 141,
test_dates.py for 250, 264 and 266, test_hidden.py for 256 to 258, test_replaced.py for 259, test_last_days.py for 261 and 262,
test_build.py for 401 and 402, test_way.py for 645, test_room.py for 420 and 421, test_reach.py for 621, test_recordings.py for 690 to 698,
test_read_progress.py for 809, 816 and 820, else test_codes_command.py."""


@cache
def problems_of(case: Path) -> tuple[Problem, ...]:
    """What the reader says about the good handbook with this file in it."""
    kind = case.parent.name
    name = case.name.replace("@", "/") if kind == "placed" else REPLACES[kind]
    around = with_sessions() if kind in ("replace", "sessions") else good()
    return check(around | {name: case.read_bytes()}, icons=ICONS)[1]


@pytest.mark.parametrize("files", [good(), with_sessions()], ids=["alone", "sessions"])
def test_the_good_handbook_has_no_problem(files: dict[str, bytes]):
    handbook, problems = check(files, icons=ICONS)
    assert handbook is not None
    assert problems == ()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.stem}")
def test_a_bad_guide_says_where_and_what_to_do(case: Path, request: pytest.FixtureRequest):
    problems = problems_of(case)
    assert problems, "nothing was found"
    for lang in LANGUAGES:
        told = as_text(problems, lang) + "\n"
        golden = case.with_suffix(f".{lang}.txt")
        if request.config.getoption("--update-golden"):
            golden.write_bytes(told.encode())
        wanted = golden.read_bytes().decode()
        assert told == wanted, "\n" + "".join(difflib.unified_diff(wanted.splitlines(True), told.splitlines(True), "golden", "now"))


def test_every_code_has_a_bad_guide_and_words_in_both_languages():
    seen = {problem.code for case in CASES for problem in problems_of(case)}
    assert seen | FROM_ELSEWHERE == set(words("problems", "vi")) == set(words("problems", "en"))
    assert not seen & FROM_ELSEWHERE


def test_there_are_many_bad_guides_and_no_message_without_one():
    assert len(CASES) >= 40
    goldens = set(FOLDER.rglob("*.txt"))
    assert goldens == {case.with_suffix(f".{lang}.txt") for case in CASES for lang in LANGUAGES}
