"""The room's server, asked over real connections."""

from __future__ import annotations

import gzip
import http.client
import io
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, expect

from generator.lan.room import PAGE, in_code, projector, terminal_code
from generator.lan.site_server import Phones, application, listening, serving_copy
from generator.publish import disk

PAGES = {
    "index.html": b"<!doctype html><title>x</title>" + b"bai hoc " * 500,
    "103/index.html": b"<!doctype html>" + b"kich hoat " * 500,
    "404.html": b"khong co trang nay",
    "to-roi/103-a4.pdf": bytes(range(256)) * 40,
    "assets/so-tay.css": b"a{color:red}" * 100,
}
PLACE = "http://192.168.137.1:8000/"


@dataclass
class Room:
    port: int
    phones: Phones
    folder: Path

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
        """One request; header names with `_` for `-`."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.putrequest(method, path, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer, content


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    site, copy = tmp_path_factory.mktemp("site"), tmp_path_factory.mktemp("copy")
    disk.write_folder(PAGES, site)
    disk.write_file(site.parent / "bi-mat.txt", b"bi mat")
    serving_copy(site, copy)
    phones = Phones()
    server = listening(application(copy, phones, projector(PLACE, phones)), 0, "127.0.0.1")
    threading.Thread(target=server.run, daemon=True).start()
    yield Room(server.effective_port, phones, site)
    server.close()


def test_pages_come_as_they_are(room: Room) -> None:
    for path, name in (("/", "index.html"), ("/103/", "103/index.html"), ("/to-roi/103-a4.pdf", "to-roi/103-a4.pdf")):
        answer, content = room.ask(path)
        assert (answer.status, content) == (200, PAGES[name])
    headers = room.ask("/103/")[0].headers
    assert (headers.get_content_type(), headers.get_content_charset()) == ("text/html", "utf-8")
    answer, _ = room.ask("/103")
    assert (answer.status, answer.headers["Location"]) == (302, "103/")


def test_texts_come_compressed_to_those_who_can_read_it(room: Room) -> None:
    answer, content = room.ask("/103/", Accept_Encoding="gzip, deflate")
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(content) < len(PAGES["103/index.html"]) / 10
    assert gzip.decompress(content) == PAGES["103/index.html"]


def test_a_page_seen_before_costs_no_content(room: Room) -> None:
    answer, _ = room.ask("/103/")
    again, content = room.ask("/103/", If_None_Match=answer.headers["ETag"])
    assert (again.status, content) == (304, b"")


def test_a_download_that_broke_off_goes_on(room: Room) -> None:
    whole = PAGES["to-roi/103-a4.pdf"]
    answer, content = room.ask("/to-roi/103-a4.pdf", Range="bytes=4000-")
    assert (answer.status, content) == (206, whole[4000:])
    assert answer.headers["Content-Range"] == f"bytes 4000-{len(whole) - 1}/{len(whole)}"
    assert room.ask("/to-roi/103-a4.pdf", Range="bytes=-100")[1] == whole[-100:]
    assert room.ask("/to-roi/103-a4.pdf", Range=f"bytes={len(whole)}-")[0].status == 416


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])
def test_nothing_but_get_and_head(room: Room, method: str) -> None:
    for path in ("/103/", PAGE, "/khong-co/"):
        assert room.ask(path, method)[0].status in (405, 501)
    answer, content = room.ask("/103/", "HEAD")
    assert (answer.status, content, int(answer.headers["Content-Length"])) == (200, b"", len(PAGES["103/index.html"]))


@pytest.mark.parametrize(
    "path",
    [
        "/../bi-mat.txt", "/%2e%2e/bi-mat.txt", "/..%2fbi-mat.txt", "/103/../../bi-mat.txt", "//etc/passwd", "/103/..%5c..%5cbi-mat.txt",
        "/%00", "/etc/passwd", "/assets/so-tay.css.gz", "/.git/config", "/103/%c0%ae%c0%ae/", "/" + "a" * 5000,
    ],
)  # fmt: skip
def test_nothing_but_the_site_is_ever_given(room: Room, path: str) -> None:
    answer, content = room.ask(path)
    assert answer.status in (400, 404, 414)
    assert b"bi mat" not in content
    assert b"root:" not in content


def test_a_wrong_address_shows_the_site_s_own_page(room: Room) -> None:
    answer, content = room.ask("/khong-co/")
    assert (answer.status, content) == (404, PAGES["404.html"])


def test_phones_are_counted_and_not_remembered(room: Room) -> None:
    phones = Phones()
    for address in ("192.168.137.21", "192.168.137.22", "192.168.137.21", "127.0.0.1"):
        phones.came(address)
    assert len(phones) == 2
    assert "192.168" not in repr(vars(phones))
    assert len(room.phones) == 0, "requests of the laptop itself do not count"


def test_a_build_meanwhile_changes_nothing_for_the_room(room: Room) -> None:
    before = (room.folder / "103/index.html").read_bytes()
    (room.folder / "103/index.html").write_bytes(b"dang do")
    assert room.ask("/103/")[1] == before
    (room.folder / "103/index.html").write_bytes(before)


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1024, 768), (1920, 1080), (800, 600)])
def test_the_projected_code_takes_half_the_height_and_opens_the_address(room: Room, chromium: Browser, width: int, height: int) -> None:
    page = chromium.new_page(viewport={"width": width, "height": height})
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(f"http://127.0.0.1:{room.port}{PAGE}")
    box = page.locator("main > svg").bounding_box()
    assert box is not None
    assert box["height"] * 25 / 33 >= height / 2, "without the white edge"
    words = page.locator("main > div").bounding_box()
    assert words is not None
    assert words["y"] >= 0
    assert words["y"] + words["height"] <= height
    assert words["x"] + words["width"] <= width
    picture = page.screenshot()
    page.close()
    assert [found.text for found in zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)))] == [in_code(PLACE)]
    assert complaints == []


def test_the_projected_number_grows_while_phones_come(room: Room, chromium: Browser) -> None:
    page = chromium.new_page()
    page.goto(f"http://127.0.0.1:{room.port}{PAGE}")
    expect(page.locator("#so-may")).to_have_text("0")
    room.phones.came("192.168.137.30")
    expect(page.locator("#so-may")).to_have_text("1", timeout=8000)
    page.close()
    room.phones._seen.clear()


def test_the_code_in_the_terminal_is_the_same_code() -> None:
    """Half blocks read back as modules: every line of characters is two rows."""
    lines = terminal_code(PLACE).rstrip("\n").split("\n")
    rows: list[list[bool]] = []
    for line in lines:
        plain = [char for char in line if char in "▀▄█ "]
        rows.append([char in "▀█" for char in plain])
        rows.append([char in "▄█" for char in plain])
    width = max(map(len, rows))
    picture = Image.new("L", (width, len(rows)))
    picture.putdata([255 if (at < len(row) and row[at]) else 0 for row in rows for at in range(width)])
    large = picture.resize((width * 8, len(rows) * 8), Image.Resampling.NEAREST)
    found = zxingcpp.read_barcodes(large) or zxingcpp.read_barcodes(large.point(lambda value: 255 - value))
    assert [code.text for code in found] == [in_code(PLACE)]


@pytest.mark.skipif(os.name == "nt", reason="Windows stops programs in another way")
def test_the_command_serves_and_stops_cleanly(tmp_path: Path) -> None:
    disk.write_folder(PAGES, tmp_path / "build" / "site")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "generator", "serve", "--lan", "--address", "127.0.0.1", "--port", str(port)]
    command += ["--out", str(tmp_path / "build")]
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    environment = os.environ | {"TMPDIR": str(temporary), "PYTHONUNBUFFERED": "1"}
    for stop in (signal.SIGINT, signal.SIGTERM):
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment, text=True)
        for _ in range(100):
            try:
                assert Room(port, Phones(), tmp_path).ask("/103/")[0].status == 200
                break
            except OSError:
                time.sleep(0.1)
        process.send_signal(stop)
        output, _ = process.communicate(timeout=10)
        assert process.returncode == 0, output
        assert f"http://127.0.0.1:{port}/man-hinh/" in output
        assert "Đã dừng" in output
        assert list(temporary.iterdir()) == []
