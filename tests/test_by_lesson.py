"""What is made of a lesson is kept while nothing that it may show changes, and of other lessons it shows no more than their cards."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from few import few_guides

from generator import by_lesson as module
from generator.address import Site
from generator.by_lesson import BYTES, PAGES, NotOnCardError, by_cards, by_lesson, kept_by_lesson
from generator.edition import Download, Edition
from generator.guide.lesson import Lesson
from generator.guide.load import load
from generator.guide.recording import Sound
from generator.outputs import all_prints
from generator.page.pages import resident_pages
from generator.page.run_data import run_scripts
from generator.page.staff import staff_pages
from generator.screen.icons import names

HANDBOOK = load(few_guides(), icons=names())
EDITION = Edition(HANDBOOK, Site("https://quangson.example", datetime.date(2026, 11, 22)))
LESSON, OTHER = HANDBOOK.lesson(103), HANDBOOK.lesson(706)
MADE: list[int] = []


@by_lesson(BYTES)
def _short(edition: Edition, lesson: Lesson, mark: str = "") -> bytes:
    MADE.append(lesson.code)
    return f"{lesson.title} {lesson.summary} {mark} {[each.title for each in edition.handbook.lessons]}".encode()


@by_lesson(BYTES)
def _curious(edition: Edition, lesson: Lesson) -> bytes:
    MADE.append(lesson.code)
    return "".join(each.summary for each in edition.handbook.lessons).encode()


@by_lesson(BYTES)
def _outer(edition: Edition, lesson: Lesson) -> bytes:
    MADE.append(0)
    return _short(edition, lesson) + b" and more"


def _with(**changed: object) -> Edition:
    """The edition with another lesson 706."""
    other = OTHER.model_copy(update=changed)
    lessons = tuple(other if each.code == other.code else each for each in HANDBOOK.lessons)
    return replace(EDITION, handbook=replace(HANDBOOK, lessons=lessons))


SOUND = Sound("vie", "103-vie-1.opus", 5, b"OggS", "Mở máy.")


@by_cards(PAGES)
def _list(edition: Edition) -> dict[str, bytes]:
    MADE.append(0)
    return {"x/index.md": " ".join(f"{each.code} {each.title}" for each in edition.handbook.lessons).encode()}


@by_cards(PAGES)
def _curious_list(edition: Edition) -> dict[str, bytes]:
    MADE.append(0)
    return {"x/index.md": "".join(each.summary for each in edition.handbook.lessons).encode()}


@by_cards(PAGES)
def _offered_list(edition: Edition) -> dict[str, bytes]:
    return {"x/index.md": "".join(each.path for each in edition.files).encode()}


@pytest.fixture(autouse=True)
def _nothing_made() -> None:
    MADE.clear()


def test_it_is_made_once(tmp_path: Path) -> None:
    for _ in range(2):
        with kept_by_lesson(tmp_path):
            assert _short(EDITION, LESSON) == _short.__wrapped__(EDITION, LESSON)  # type: ignore[attr-defined]
    assert len(MADE) == 3
    _short(EDITION, LESSON)
    assert len(MADE) == 4, "nothing is kept outside"


@pytest.mark.parametrize(
    ("edition", "again"),
    [
        (_with(summary="Câu khác."), False),
        (_with(title="Tên khác"), True),
        (replace(EDITION, site=Site("https://xa.vn", EDITION.site.today)), True),
        (replace(EDITION, site=Site(EDITION.site.host, datetime.date(2026, 11, 23))), True),
        (replace(EDITION, leaf="index.html"), True),
        (replace(EDITION, files=(Download("a.pdf", 1, 1, "a4", 103),)), True),
        (replace(EDITION, files=(Download("a.pdf", 1, 1, "a4", 706),)), False),
        (replace(EDITION, handbook=replace(HANDBOOK, terms=HANDBOOK.terms[1:])), True),
        (replace(EDITION, handbook=replace(HANDBOOK, amended=frozenset({103}))), True),
        (replace(EDITION, handbook=replace(HANDBOOK, amended=frozenset({706}))), False),
        (replace(EDITION, handbook=replace(HANDBOOK, screens={**HANDBOOK.screens, "x": HANDBOOK.screens["vneid-start"]})), True),
    ],
)
def test_it_is_made_again_when_something_changes_that_it_may_show(tmp_path: Path, edition: Edition, again: bool) -> None:
    with kept_by_lesson(tmp_path):
        _short(EDITION, LESSON)
        _short(edition, LESSON)
    assert len(MADE) == 1 + again


def test_what_is_made_inside_is_the_same_and_the_handbook_is_looked_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[Edition] = []
    look_at = module._Kept._look_at

    def watched(kept: module._Kept, edition: Edition) -> None:
        looked.append(edition)
        look_at(kept, edition)

    monkeypatch.setattr(module._Kept, "_look_at", watched)
    with kept_by_lesson(tmp_path):
        for lesson in (LESSON, OTHER):
            assert _outer(EDITION, lesson) == _short(EDITION, lesson) + b" and more"
    assert (MADE, len(looked)) == ([0, 103, 0, 706], 1)
    MADE.clear()
    with kept_by_lesson(tmp_path):
        assert "Tên khác" in _outer(_with(title="Tên khác"), LESSON).decode()
    assert MADE == [0, 103]


def test_another_lesson_another_wish_and_another_program_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with kept_by_lesson(tmp_path):
        assert len({_short(EDITION, LESSON), _short(EDITION, OTHER), _short(EDITION, LESSON, "x")}) == 3
        assert len(MADE) == 3
        monkeypatch.setattr(module, "program", lambda: "another")
        _short(EDITION, LESSON)
    assert len(MADE) == 4


def test_what_shows_more_of_others_than_their_cards_is_right_and_not_kept(tmp_path: Path) -> None:
    with kept_by_lesson(tmp_path):
        _curious(EDITION, LESSON)
        assert b"C\xc3\xa2u kh\xc3\xa1c." in _curious(_with(summary="Câu khác."), LESSON)


@pytest.mark.parametrize(
    ("edition", "again"),
    [
        (_with(summary="Câu khác."), False),
        (_with(title="Tên khác"), True),
        (replace(EDITION, site=Site("https://xa.vn", EDITION.site.today)), True),
        (replace(EDITION, files=(Download("a.pdf", 1, 1, "a4", 706),)), False),
        (replace(EDITION, handbook=replace(HANDBOOK, amended=frozenset({706}))), True),
        (replace(EDITION, handbook=replace(HANDBOOK, sounds={103: (SOUND,)})), True),
        (replace(EDITION, handbook=replace(HANDBOOK, lessons=HANDBOOK.lessons[1:])), True),
    ],
)
def test_what_is_made_of_all_cards_is_made_again_when_one_changes(tmp_path: Path, edition: Edition, again: bool) -> None:
    for each in (EDITION, edition):
        with kept_by_lesson(tmp_path):
            assert _list(each) == _list.__wrapped__(each)  # type: ignore[attr-defined]
    assert len(MADE) == 3 + again


def test_what_is_made_of_all_and_shows_more_than_cards_is_right_and_not_kept(tmp_path: Path) -> None:
    with kept_by_lesson(tmp_path):
        _curious_list(EDITION)
        assert "Câu khác." in _curious_list(_with(summary="Câu khác."))["x/index.md"].decode()
        assert _offered_list(EDITION)["x/index.md"] == b""
        assert _offered_list(replace(EDITION, files=(Download("a.pdf", 1, 1, "a4", 706),)))["x/index.md"] == b"a.pdf"


def test_no_page_and_no_sheet_of_a_lesson_shows_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def curious(name: str) -> None:
        raise AssertionError(f"looks at {name} of another lesson")

    monkeypatch.setattr(NotOnCardError, "__init__", lambda _self, name: curious(name))
    with kept_by_lesson(tmp_path):
        for make in (resident_pages, staff_pages, run_scripts):
            make(EDITION)
        for _ in all_prints(EDITION):
            pass


def test_what_is_kept_says_the_same_as_what_is_made(tmp_path: Path) -> None:
    made = resident_pages(EDITION), staff_pages(EDITION), run_scripts(EDITION)
    prints = {each.path: each for each in all_prints(EDITION)}
    for _ in range(2):
        with kept_by_lesson(tmp_path):
            assert (resident_pages(EDITION), staff_pages(EDITION), run_scripts(EDITION)) == made
            for kept in all_prints(EDITION):
                known = prints[kept.path]
                assert (kept.fingerprint(), kept.codes, kept.number) == (known.fingerprint(), known.codes, known.number)
                assert kept.whole().fingerprint() == known.fingerprint()
                assert dict(kept.data).keys() == known.data.keys()


IN_ANOTHER_PROCESS = """
import sys
from pathlib import Path
from test_by_lesson import *
from test_by_lesson import _short
file = Download("to-roi/103-a4.pdf", 1, 1, "a4", 103, on=frozenset({"lesson", "trainer"}))
with kept_by_lesson(Path(sys.argv[1])):
    _short(replace(EDITION, files=(file,)), LESSON)
print(MADE, *file.on)
"""


def test_what_one_process_kept_another_takes_whatever_the_order_of_its_sets(tmp_path: Path) -> None:
    told = []
    for seed in ("0", "1"):
        here = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
        command = [sys.executable, "-c", IN_ANOTHER_PROCESS, str(tmp_path)]
        told.append(subprocess.run(command, env=here, cwd=Path(__file__).parent, capture_output=True, text=True, check=True).stdout.split())
    assert told == [["[103]", "trainer", "lesson"], ["[]", "lesson", "trainer"]]
