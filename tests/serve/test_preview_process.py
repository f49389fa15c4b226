"""`sotay serve` as a real process: whatever a build raises, the last good page stays and the next save builds again."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parent.parent / "good_guides"
PATIENCE = 120.0
"""Seconds for one build on a machine that has much else to do."""


@dataclass
class Preview:
    process: subprocess.Popen[str]
    port: int
    guides: Path
    out: Path
    events: HTTPResponse

    def get(self, path: str) -> tuple[int, str]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", path)
        answer = connection.getresponse()
        content = answer.read().decode()
        connection.close()
        return answer.status, content

    def wait(self, kind: str) -> str:
        """What the next event of a kind says."""
        event = ""
        while read := self.events.readline():
            line = read.decode().strip("\n")
            if line.startswith("event: "):
                event = line.removeprefix("event: ")
            elif line.startswith("data: ") and event == kind:
                return line.removeprefix("data: ")
        raise AssertionError("the preview has stopped")

    def save(self, old: str, new: str) -> None:
        """As an editor does: the lesson's file with these words changed."""
        file = next(self.guides.glob("*/103-*.yml"))
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    guides = shutil.copytree(SAMPLE, tmp_path / "guides")
    file = next(guides.glob("*/103-*.yml"))
    file.write_text(file.read_text(encoding="utf-8").replace("summary:", "sumary:"), encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "generator", "serve", "--guides", str(guides), "--out", str(tmp_path / "out"), "--port", str(port)]
    with (tmp_path / "said.txt").open("w") as said:
        process = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT, env=os.environ | {"PYTHONUNBUFFERED": "1"}, text=True)
    try:
        yield Preview(process, port, guides, tmp_path / "out", _events(port))
        assert process.poll() is None, (tmp_path / "said.txt").read_text(encoding="utf-8")
        assert "Traceback" not in (tmp_path / "said.txt").read_text(encoding="utf-8")
    finally:
        process.terminate()
        process.wait(10)


def _events(port: int) -> HTTPResponse:
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    end = time.monotonic() + PATIENCE
    while True:
        try:
            connection.request("GET", "/_preview/events")
            return connection.getresponse()
        except OSError:
            assert time.monotonic() < end
            connection.close()
            time.sleep(0.1)


def test_nothing_that_a_build_raises_ends_the_preview(preview: Preview) -> None:
    assert "103-kich-hoat.yml:" in json.loads(preview.wait("problems")), "guides that are broken from the start"
    status, page = preview.get("/")
    assert status == 404
    assert "_preview/preview.js" in page

    preview.save("sumary:", "summary:")
    preview.wait("built")
    assert "Kích hoạt VNeID" in preview.get("/103/")[1]

    preview.save("title: Kích hoạt VNeID", "title: Kích hoạt VNeID 🛵")
    told = json.loads(preview.wait("problems"))
    assert "103" in told
    assert "Traceback" not in told
    assert preview.get("/103/")[0] == 200

    preview.save("title: Kích hoạt VNeID 🛵", "title: Mở VNeID")
    preview.wait("built")
    assert "Mở VNeID" in preview.get("/103/")[1]


def test_an_error_of_the_disk_is_shown_and_gone_once_it_is_mended(preview: Preview) -> None:
    preview.wait("problems")
    (preview.out / "docs").write_bytes(b"a file where a folder should be")
    preview.save("sumary:", "summary:")
    told = json.loads(preview.wait("problems"))
    assert "Không ghi được" in told
    assert str(preview.out / "docs") in told
    (preview.out / "docs").unlink()
    preview.save("title: Kích hoạt VNeID", "title: Mở VNeID")
    preview.wait("built")
    assert "Mở VNeID" in preview.get("/103/")[1]
