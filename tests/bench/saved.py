"""How long an author waits who has the preview open: from saving a lesson to its page."""

from __future__ import annotations

import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path

from tests.bench.table import CannotRunError

SAVES = 3
PATIENCE = 60.0
"""Seconds for what a busy machine may take."""


def seconds_until_shown(project: Path, lesson: Path) -> float:
    """The middle of several saves of a lesson's summary, in a folder where everything was built before."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    said = project / "said.txt"
    command = [sys.executable, "-m", "generator", "serve", "--guides", "guides", "--out", "build", "--port", str(port)]
    with said.open("w") as told:
        process = subprocess.Popen(command, cwd=project, stdout=told, stderr=told, env=os.environ | {"PYTHONUNBUFFERED": "1"})
    try:
        return statistics.median(_shown(port, said, lesson, f"Lần {turn}, ", turn) for turn in range(1, SAVES + 1))
    finally:
        process.terminate()
        process.wait(30)


def _shown(port: int, said: Path, lesson: Path, words: str, turn: int) -> float:
    """Save, look until the page has the words; then nothing until the build behind it is done, as an author reads what came out."""
    _wait(lambda: said.read_text(encoding="utf-8").count("Đã dựng lại") >= turn, f"the preview's build {turn}")
    lesson.write_text(lesson.read_text(encoding="utf-8").replace("summary: ", f"summary: {words}", 1), encoding="utf-8")
    start = time.monotonic()
    _wait(lambda: words.encode() in _page(port, lesson.name[:3]), "the saved page")
    return time.monotonic() - start


def _wait(there: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not there():
        if time.monotonic() > end:
            raise CannotRunError(f"{what} did not come within {PATIENCE:.0f} s")
        time.sleep(0.01)


def _page(port: int, code: str) -> bytes:
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", f"/{code}/")
    page = connection.getresponse().read()
    connection.close()
    return page
