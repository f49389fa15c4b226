"""Which sheets are pressed, in which order, and what is kept for the next run. The press itself is a stand-in."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import session_sample
from few import few_guides
from spoilt import SPOILS

from generator.address import Site
from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.guide.load import load
from generator.job import Job
from generator.outputs import TIGHT, all_prints
from generator.paper import kept as sheets
from generator.paper import pressroom
from generator.paper.kept import finished_sheets
from generator.paper.pressroom import Pressroom
from generator.paper.printed import Print
from generator.paper.session_papers import posters
from generator.paper.sheet import Sheet
from generator.problems import GuideError
from generator.screen.icons import names

HERE, ELSEWHERE = Site("https://quangson.example", datetime.date(2026, 11, 22)), Site("https://so-tay.example", datetime.date(2026, 11, 22))

LATER = replace(HERE, today=HERE.today + datetime.timedelta(days=1000))
"""Every lesson must be checked again by then, and all sheets say so."""

TIGHT_ENDS = ("-a4.pdf", "-a5.pdf", "-to-lon.pdf", "-a3.pdf", ".png", "-cho-nao-bam.pdf", "-cau-hoi.pdf")
"""How the names of a lesson's files end that it may not fit, in the order of the download page."""


class Press:
    """Makes sheets without ink; notes which. `too_long` are paths that do not fit."""

    def __init__(self) -> None:
        self.pressed: list[str] = []
        self.too_long: tuple[str, ...] = ()

    def __call__(self, items: Sequence[Print], _fonts: Path, stop: Callable[[], bool]) -> Iterator[Sheet | float]:
        for item in items:
            if stop():
                raise CancelledError
            self.pressed.append(item.path)
            content = f"{item.path} {item.fingerprint()}".encode() * 20
            yield 2.0 if item.path in self.too_long else Sheet(item.path, content, 1, item.codes, item.form, item.lesson, item.number)

    def bound(self, volume: Print, room: Pressroom) -> Sheet | float:
        """As one sheet."""
        return next(self([volume], room.fonts, room.stop))


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    return load(few_guides((103, 706)), icons=names())


@pytest.fixture(scope="module")
def prints(handbook: Handbook) -> dict[Site, tuple[Print, ...]]:
    """Everything that is printed, for each address: the same in all tests."""
    return {site: tuple(all_prints(Edition(handbook, site))) for site in (HERE, ELSEWHERE, LATER)}


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> Press:
    press = Press()
    monkeypatch.setattr(pressroom, "press_all", press)
    monkeypatch.setattr(sheets, "press_volume", press.bound)
    return press


@pytest.fixture
def job(tmp_path: Path) -> Job:
    return Job(today=HERE.today, guides=tmp_path / "guides", out=tmp_path)


def _quiet(_step: str, _blanks: dict[str, object]) -> None:
    pass


Run = Callable[..., tuple[tuple[Sheet, ...], int]]


@pytest.fixture
def run(job: Job, handbook: Handbook, prints: dict[Site, tuple[Print, ...]]) -> Run:
    """All sheets for an address, with the caches of `job`."""

    def run(site: Site, **more: Any) -> tuple[tuple[Sheet, ...], int]:
        return finished_sheets(Edition(handbook, site), prints[site], sheets.Press(job.cache, job.place, _quiet, TIGHT, **more))

    return run


def _entries(job: Job) -> list[Path]:
    return sorted((job.out / "cache" / "sheets").iterdir())


def test_nothing_is_pressed_twice(run: Run, press: Press) -> None:
    first, made = run(HERE)
    assert made == len(first) == len(press.pressed) > 10
    assert run(HERE) == (first, 0)


def test_sheets_of_several_hosts_live_side_by_side(run: Run, press: Press) -> None:
    here, _ = run(HERE)
    elsewhere, made = run(ELSEWHERE)
    assert made > 5
    press.pressed.clear()
    assert run(HERE) == (here, 0)
    assert run(ELSEWHERE) == (elsewhere, 0)
    assert press.pressed == []


def test_what_may_not_fit_is_pressed_first_and_the_order_of_the_files_stays(
    prints: dict[Site, tuple[Print, ...]], run: Run, press: Press
) -> None:
    finished, _ = run(HERE)
    tight = [f"to-roi/{code}{end}" for code in (103, 706) for end in TIGHT_ENDS]
    assert press.pressed[: len(tight)] == tight
    assert [sheet.path for sheet in finished] == [item.path for item in prints[HERE]]
    assert press.pressed != [sheet.path for sheet in finished]


def test_a_lesson_that_is_too_long_is_told_with_all_its_formats_before_the_rest_is_pressed(run: Run, press: Press) -> None:
    press.too_long = ("to-roi/103-a4.pdf", "to-roi/706-a3.pdf", "to-roi/103-trinh-chieu.pdf")
    with pytest.raises(GuideError) as refused:
        run(HERE)
    assert [(found.code, found.place.file.rpartition("-")[0]) for found in refused.value.problems] == [
        ("SO402", "guides/1-vneid/103-kich"),
        ("SO402", "guides/7-an-toan/706-lo-bi-lua-lam"),
    ]
    assert len(press.pressed) == 2 * len(TIGHT_ENDS)
    press.pressed.clear()
    press.too_long = ()
    run(HERE)
    assert press.pressed[:2] == ["to-roi/103-a4.pdf", "to-roi/706-a3.pdf"]
    assert "to-roi/103-a5.pdf" not in press.pressed


def test_paper_of_a_session_that_is_too_long_is_told_at_its_file(job: Job, handbook: Handbook, press: Press) -> None:
    evening = replace(handbook, sessions=(session_sample.session(103, number=4),), session_files={4: "sessions/cho.yml"})
    edition = Edition(evening, HERE)
    press.too_long = ("to-roi/buoi-4-moi.pdf",)
    with pytest.raises(GuideError) as refused:
        finished_sheets(edition, posters(edition), sheets.Press(job.cache, job.place, _quiet))
    assert [(found.code, str(found.place)) for found in refused.value.problems] == [("SO402", "guides/sessions/cho.yml:1:1")]


def test_whoever_stops_keeps_what_is_finished(job: Job, run: Run, press: Press) -> None:
    with pytest.raises(CancelledError):
        run(HERE, stop=lambda: len(press.pressed) == 7)
    assert len(_entries(job)) == 7
    _, made = run(HERE)
    assert made == len(press.pressed) - 7


def _another_code(entry: Path, _other: Path) -> None:
    entry.write_bytes(entry.read_bytes().replace(b"103-a4", b"103-a9"))


DAMAGE = {**SPOILS, "another code": _another_code}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_spoilt_entry_is_made_again_and_nothing_else(damage: str, job: Job, run: Run, press: Press) -> None:
    whole, _ = run(HERE)
    press.pressed.clear()
    names = {path.name.rpartition("-")[0]: path for path in _entries(job)}
    DAMAGE[damage](names["103-a4.pdf"], names["103-a5.pdf"])
    assert run(HERE) == (whole, 1)
    assert press.pressed == ["to-roi/103-a4.pdf"]
    assert run(HERE) == (whole, 0)


def test_a_quick_run_takes_the_last_used_state_of_a_sheet(job: Job, run: Run, press: Press) -> None:
    run(ELSEWHERE)
    here, _ = run(HERE)
    for at, entry in enumerate(_entries(job)):
        of_here = any(sheet.content in entry.read_bytes() for sheet in here)
        os.utime(entry, (at, at + 1_000_000 * of_here))
    press.pressed.clear()
    taken, made = run(LATER, quick=True)
    assert (taken, made, press.pressed) == (here, 0, [])


def test_a_quick_run_goes_without_what_was_never_made(run: Run, press: Press) -> None:
    assert run(HERE, quick=True) == ((), 0)
    assert press.pressed == []
