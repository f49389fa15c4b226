"""However a command is ended, nothing of it works on, the next run goes well, and it says in one sentence what was kept."""

from __future__ import annotations

import datetime
import random
import shutil
import signal
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from pressed import lent
from running import Run, ended_at_any_moment

from generator.disk import disk
from generator.job import Job

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes are counted in /proc")

GUIDES = Path(__file__).parents[1] / "good_guides"
GIVEN = ["--guides", str(GUIDES), "--out", "build"]
CODES = {signal.SIGKILL: -9, signal.SIGTERM: 143, signal.SIGINT: 130}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, float]:
    """A finished build, and how many seconds it took; what it prints others may have pressed for it."""
    folder = tmp_path_factory.mktemp("built")
    with lent(Job(today=datetime.date(2026, 11, 22), guides=GUIDES, out=folder / "build")):
        start = time.monotonic()
        assert Run(["build", *GIVEN], folder).process.wait(timeout=300) == 0
        return folder, time.monotonic() - start


@pytest.fixture
def project(built: tuple[Path, float], tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(built[0], tmp_path / "project"))


@pytest.fixture
def runs() -> Iterator[list[Run]]:
    """What a test started, ended after it in any case."""
    started: list[Run] = []
    yield started
    for run in started:
        run.finish()


def _forget_sheets(project: Path) -> None:
    shutil.rmtree(project / "build/cache/sheets")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.mark.parametrize("number", CODES)
def test_who_is_ended_while_it_prints_takes_its_children_along(number: signal.Signals, project: Path, runs: list[Run]) -> None:
    _forget_sheets(project)
    shutil.rmtree(project / "build/cache/pages", ignore_errors=True)  # so that MkDocs has all to do
    runs.append(Run(["build", "--force", *GIVEN], project))
    for _ in range(2):  # the first one is finished when the second one is told
        runs[0].line("In to-roi/")
    assert runs[0].ended(number) == CODES[number]
    assert runs[0].alive() == []
    said = [line for line in runs[0].said().splitlines() if not line.startswith("In to-roi/")]
    assert len(said) == (number != signal.SIGKILL)
    assert all("tờ rơi in xong thì giữ lại" in line for line in said)
    assert len(list((project / "build/cache/sheets").iterdir())) >= 1


@pytest.mark.parametrize("number", CODES)
def test_who_is_ended_while_mkdocs_works_takes_it_along(number: signal.Signals, project: Path, runs: list[Run]) -> None:
    shutil.rmtree(project / "build/cache/pages", ignore_errors=True)  # so that MkDocs has all to do
    runs.append(Run(["build", "--force", *GIVEN], project))
    runs[0].line("Dựng trang")
    time.sleep(0.3)
    assert runs[0].ended(number) == CODES[number]
    assert runs[0].alive() == []
    left = [path.name for path in (project / "build").glob(".next*")]
    assert left == [] or number == signal.SIGKILL


def test_ctrl_c_in_a_terminal_reaches_all_processes_and_none_prints_a_traceback(project: Path, runs: list[Run]) -> None:
    _forget_sheets(project)
    shutil.rmtree(project / "build/cache/pages", ignore_errors=True)  # so that MkDocs has all to do
    runs.append(Run(["build", "--force", *GIVEN], project))
    runs[0].line("Đọc các bài")
    time.sleep(0.5)
    assert runs[0].ended(signal.SIGINT, group=True) == 130
    assert runs[0].alive() == []
    assert "Traceback" not in runs[0].said()


def test_a_preview_that_is_ended_while_it_prints_leaves_nobody(project: Path, runs: list[Run]) -> None:
    _forget_sheets(project)
    runs.append(Run(["serve", *GIVEN, "--port", str(_free_port())], project))
    runs[0].line("Đã dựng lại")
    time.sleep(0.5)
    assert runs[0].ended(signal.SIGTERM) == 143
    assert runs[0].alive() == []
    assert "Traceback" not in runs[0].said()


def test_a_lesson_saved_while_the_preview_prints_is_shown_before_the_rest_is_printed(project: Path, runs: list[Run]) -> None:
    _forget_sheets(project)
    guides = Path(shutil.copytree(GUIDES, project / "guides"))
    lesson = guides / "1-vneid" / "103-kich-hoat.yml"
    runs.append(Run(["serve", "--guides", str(guides), "--out", "build", "--port", str(_free_port())], project))
    for step in ("Đọc các bài", "Viết các trang", "Dựng trang", "Đã dựng lại"):
        runs[0].line(step)
    lesson.write_text(lesson.read_text(encoding="utf-8").replace("title: ", "title: Thử ", 1), encoding="utf-8")
    runs[0].line("Đã dựng lại")
    assert "Thử " in (project / "build/site/103/index.html").read_text(encoding="utf-8")
    sheets = project / "build/cache/sheets"
    assert not sheets.exists() or len(list(sheets.glob("103-*"))) < 10


@pytest.mark.parametrize("seed", range(2))
def test_nobody_is_left_whenever_the_end_comes(seed: int, built: tuple[Path, float], project: Path) -> None:
    seconds = built[1]
    if seed % 2:
        _forget_sheets(project)
        seconds *= 2  # pressing takes as long as all the rest
    assert ended_at_any_moment(["build", "--force", *GIVEN], project, seconds, random.Random(seed)) == []


def test_what_a_process_of_a_dead_run_still_writes_is_not_published(project: Path, runs: list[Run]) -> None:
    ended = threading.Event()

    def write_on() -> None:
        while not ended.wait(0.01):
            for name in (".next", ".next-1-dead"):
                with suppress(OSError):  # removed meanwhile
                    disk.write_folder({"103/index.html": b"of another run", "x.html": b"of another run"}, project / "build" / name)

    writer = threading.Thread(target=write_on)
    writer.start()
    try:
        shutil.rmtree(project / "build/cache/pages", ignore_errors=True)  # so that MkDocs has all to do
        runs.append(Run(["build", "--force", *GIVEN], project))
        assert runs[0].process.wait(timeout=120) == 0
    finally:
        ended.set()
        writer.join()
    assert b"of another run" not in (project / "build/site/103/index.html").read_bytes()
    assert not (project / "build/site/x.html").exists()
