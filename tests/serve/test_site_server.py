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
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest
import zxingcpp
from click.testing import CliRunner
from PIL import Image
from playwright.sync_api import Browser, expect

from generator.cli.main import main
from generator.disk import disk
from generator.serve.addresses import adapters
from generator.serve.crowd import PLACES, _leaving
from generator.serve.room import PAGE, in_code, projector, terminal_code
from generator.serve.site_server import SeenPhones, application, listening, serving_copy

PAGES = {
    "index.html": b"<!doctype html><title>x</title>" + b"bai hoc " * 500,
    "103/index.html": b"<!doctype html>" + b"kich hoat " * 500,
    "404.html": b"khong co trang nay",
    "to-roi/103-a4.pdf": bytes(range(256)) * 40,
    "to-roi/so-tay.pdf": bytes(range(256)) * 40_000,
    "assets/so-tay.css": b"a{color:red}" * 100,
    "assets/nghe/103-vie-1.opus": b"OggS" * 100,
}
PLACE = "http://192.168.137.1:8000/"
LESSONS = {"103/index.html": '<meta property="og:title" content="Bài 103: Kích hoạt tài khoản VNeID mức 2">'.encode()}


@dataclass
class Room:
    port: int
    phones: SeenPhones
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
    phones = SeenPhones()
    port = _free_port()
    server = listening(application(copy, phones, projector(PLACE, phones, LESSONS)), port, "127.0.0.1")
    threading.Thread(target=server.run, daemon=True).start()
    yield Room(port, phones, site)
    server.close()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def test_pages_come_as_they_are(room: Room) -> None:
    for path, name in (("/", "index.html"), ("/103/", "103/index.html"), ("/to-roi/103-a4.pdf", "to-roi/103-a4.pdf")):
        answer, content = room.ask(path)
        assert (answer.status, content) == (200, PAGES[name])
    headers = room.ask("/103/")[0].headers
    assert (headers.get_content_type(), headers.get_content_charset()) == ("text/html", "utf-8")
    assert room.ask("/assets/nghe/103-vie-1.opus")[0].headers.get_content_type() == "audio/ogg"
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


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [("0-0", 0, 0), ("-1", -1, -1), ("5-5", 5, 5), ("0-", 0, -1), ("-99999999", 0, -1), ("10-99999999", 10, -1), ("10239-", -1, -1)],
)
def test_a_range_may_be_one_byte_long(room: Room, asked: str, first: int, last: int) -> None:
    whole = PAGES["to-roi/103-a4.pdf"]
    first, last = first % len(whole), last % len(whole)
    answer, content = room.ask("/to-roi/103-a4.pdf", Range=f"bytes={asked}")
    assert (answer.status, answer.headers["Content-Range"]) == (206, f"bytes {first}-{last}/{len(whole)}")
    assert content == whole[first : last + 1]
    assert int(answer.headers["Content-Length"]) == len(content)
    assert room.ask("/to-roi/103-a4.pdf", "HEAD", Range=f"bytes={asked}")[0].status == 200, "ranges are for GET only"


def test_a_range_of_another_build_s_file_gives_the_whole_new_one(room: Room) -> None:
    tag = room.ask("/to-roi/103-a4.pdf")[0].headers["ETag"]
    assert room.ask("/to-roi/103-a4.pdf", Range="bytes=4000-", If_Range=tag)[0].status == 206
    assert room.ask("/to-roi/103-a4.pdf", Range="bytes=4000-", If_Range='"other"')[0].status == 200


@pytest.mark.parametrize(
    ("asked", "status"), [("-0", 416), ("10240-", 416), ("5-2", 200), ("--5", 200), ("x-", 200), ("0-1,3-4", 200), ("9" * 5000 + "-", 200)]
)
def test_a_range_that_is_none_is_refused_or_passed_over(room: Room, asked: str, status: int) -> None:
    answer, content = room.ask("/to-roi/103-a4.pdf", Range=f"bytes={asked}")
    assert answer.status == status
    assert status == 416 or content == PAGES["to-roi/103-a4.pdf"]


def test_many_ranges_at_once_are_no_more_work_than_none(room: Room) -> None:
    for asked in ("bytes=" + ",".join(f"{at}-{at}" for at in range(5000)), "bytes=" + "0-," * 5000, "bytes=0-1" + " " * 50_000):
        answer, content = room.ask("/to-roi/103-a4.pdf", Range=asked)
        assert (answer.status, content) in ((200, PAGES["to-roi/103-a4.pdf"]), (206, PAGES["to-roi/103-a4.pdf"][:2]))


@pytest.mark.parametrize("header", [b"X: " + b"x" * 300_000, b"\r\n".join(b"X-%d: x" % number for number in range(30_000))])
def test_headers_without_end_are_refused_before_they_end(room: Room, header: bytes) -> None:
    with socket.create_connection(("127.0.0.1", room.port), timeout=10) as line:
        line.sendall(b"GET /103/ HTTP/1.1\r\nHost: x\r\n" + header + b"\r\n")
        assert line.recv(100).split(b" ")[1] == b"431"
    assert room.ask("/103/")[0].status == 200


@pytest.mark.parametrize("path", ["/103/", "/103", "/khong-co/", PAGE, f"{PAGE}103"])
def test_the_name_by_which_the_room_is_called_is_in_no_answer(room: Room, path: str) -> None:
    """Phones come by an address of numbers, so any name is let in; but nothing is made of it that a page elsewhere could use."""
    plain = room.ask(path)
    for headers in (
        {"Host": "evil.example"},
        {"Host": '"><script>'},
        {"X_Forwarded_Host": "evil.example", "Forwarded": "host=evil.example"},
    ):
        answer, content = room.ask(path, **headers)
        assert (answer.status, content, answer.headers["Location"]) == (plain[0].status, plain[1], plain[0].headers["Location"])
        assert "evil" not in str(answer.headers)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])
def test_nothing_but_get_and_head(room: Room, method: str) -> None:
    for path in ("/103/", PAGE, "/khong-co/"):
        assert room.ask(path, method)[0].status in (405, 501)
    answer, content = room.ask("/103/", "HEAD")
    assert (answer.status, content, int(answer.headers["Content-Length"])) == (200, b"", len(PAGES["103/index.html"]))


BODIES = {
    "a long body": b"Content-Length: 300000000\r\n\r\n",
    "a body in chunks": b"Transfer-Encoding: chunked\r\n\r\n11e1a300\r\n",
    "a body after a question": b"Content-Length: 300000000\r\nExpect: 100-continue\r\n\r\n",
    "chunks after a question": b"Transfer-Encoding: chunked\r\nExpect: 100-continue\r\n\r\n11e1a300\r\n",
}


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("method", ["POST", "PUT", "GET"])
def test_a_body_is_refused_unread(room: Room, method: str, body: str) -> None:
    """300 MB are offered; what is taken is what the system holds for a connection."""
    with socket.create_connection(("127.0.0.1", room.port), timeout=10) as line:
        line.sendall(f"{method} /103/ HTTP/1.1\r\nHost: x\r\n".encode() + BODIES[body])
        taken, piece = 0, b"0" * 65536
        try:
            while taken < 300_000_000:
                taken += line.send(piece)
        except OSError:
            pass
        assert taken < 30_000_000
    assert room.ask("/103/")[0].status == 200


def test_a_refused_body_is_told_so(room: Room) -> None:
    for method in ("POST", "PUT"):
        with socket.create_connection(("127.0.0.1", room.port), timeout=10) as line:
            line.sendall(f"{method} /103/ HTTP/1.1\r\nHost: x\r\nContent-Length: 300000000\r\n\r\n".encode())
            answer = b"".join(iter(lambda: line.recv(4096), b""))
        assert answer.startswith(b"HTTP/1.1 413 ")
        assert b"connection: close" in answer.lower()


CROWD = PLACES + 120
"""More than the server would take if it closed none. Both ends are in this process: some systems allow it 1024 files."""


@contextmanager
def _crowd(room: Room, sent: bytes = b"") -> Iterator[None]:
    """So many connections, each of which says this and no more."""
    with ExitStack() as held:
        for _ in range(CROWD):
            held.enter_context(socket.create_connection(("127.0.0.1", room.port), timeout=10)).sendall(sent)
        yield


@pytest.mark.parametrize("sent", [b"", b"GET /103/ HTTP/1.1\r\nHost: x"], ids=["silent", "slow"])
def test_any_number_of_connections_that_only_wait_lock_nobody_out(room: Room, sent: bytes) -> None:
    with _crowd(room, sent):
        for _ in range(60):
            assert room.ask("/103/")[0].status == 200


def test_any_number_that_ask_for_much_and_take_nothing_lock_nobody_out(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is at work for ever: what it was given fills its end of the line. In a room of fewer places, which are full sooner."""
    monkeypatch.setattr("generator.serve.crowd.PLACES", 30)
    monkeypatch.setattr("generator.serve.crowd._SHARE", 4)
    monkeypatch.setattr("generator.serve.site_server.LIMIT", 40)
    port = _free_port()
    server = listening(application(room.folder, SeenPhones(), {}), port, "127.0.0.1")
    threading.Thread(target=server.run, daemon=True).start()
    with ExitStack() as held:
        for number in range(60):
            line = held.enter_context(socket.socket())
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            line.settimeout(10)
            line.connect(("127.0.0.1", port))
            line.sendall(b"GET /to-roi/so-tay.pdf HTTP/1.1\r\nHost: x\r\n\r\n")
            assert line.recv(1) == b"H", number
        for _ in range(30):
            with socket.create_connection(("127.0.0.1", port), timeout=10, source_address=("127.0.0.2", 0)) as line:
                line.sendall(b"GET /103/ HTTP/1.1\r\nHost: x\r\n\r\n")
                assert line.recv(15) == b"HTTP/1.1 200 OK"
    server.close()


def _held(address: str, age: float, *, silent: float = 0, at_work: bool = False) -> SimpleNamespace:
    now = 1000.0
    return SimpleNamespace(
        addr=(address, 1), creation_time=now - age, last_activity=now - silent, requests=[], total_outbufs_len=int(at_work)
    )


def test_who_makes_place_is_who_needs_it_least() -> None:
    phones = [_held(f"192.168.137.{number}", 60, at_work=True) for number in range(20, 60)]
    new, waiting, older = _held("192.168.137.90", 0.1), _held("192.168.137.91", 20), _held("192.168.137.92", 30)
    stalled, longer = _held("192.168.137.93", 60, silent=6, at_work=True), _held("192.168.137.94", 60, silent=9, at_work=True)
    greedy = [_held("192.168.137.99", 40 + number / 10, at_work=number > 3) for number in range(60)]
    for number in range(4):
        greedy[number].creation_time = 999.9 + number / 100
    assert _leaving([*phones, new, waiting, older, stalled, longer, *greedy], 1000) is older
    assert _leaving([*phones, new, stalled, longer, *greedy], 1000) is longer
    assert _leaving([*phones, new, *greedy], 1000) is greedy[0]
    assert _leaving([*phones, new, *greedy[4:]], 1000) is greedy[-1]
    assert _leaving([*phones, new], 1000) is None


def test_a_download_under_way_is_not_cut_for_newcomers(room: Room) -> None:
    with socket.create_connection(("127.0.0.1", room.port), timeout=10) as line:
        line.sendall(b"GET /to-roi/so-tay.pdf HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        got = [line.recv(1024)]
        with _crowd(room):
            assert room.ask("/103/")[0].status == 200
            got.extend(iter(lambda: line.recv(1 << 20), b""))
    assert b"".join(got).endswith(PAGES["to-roi/so-tay.pdf"])


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
    phones = SeenPhones()
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
    expect(page.get_by_role("status")).to_have_text("Đã có 0 máy vào")
    room.phones.came("192.168.137.30")
    expect(page.get_by_role("status")).to_have_text("Đã có 1 máy vào", timeout=8000)
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
    port = _free_port()
    command = [sys.executable, "-m", "generator", "serve", "--lan", "--address", "127.0.0.1", "--port", str(port)]
    command += ["--out", str(tmp_path / "build")]
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    environment = os.environ | {"TMPDIR": str(temporary), "PYTHONUNBUFFERED": "1"}
    for stop in (signal.SIGINT, signal.SIGTERM):
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment, text=True)
        for _ in range(100):
            try:
                assert Room(port, SeenPhones(), tmp_path).ask("/103/")[0].status == 200
                break
            except OSError:
                time.sleep(0.1)
        process.send_signal(stop)
        output, _ = process.communicate(timeout=10)
        assert process.returncode == 0, output
        assert f"http://127.0.0.1:{port}/man-hinh/" in output
        assert "Đã dừng" in output
        assert list(temporary.iterdir()) == []


def _own_address() -> str | None:
    """An address of this machine besides 127.0.0.1, if it has one."""
    return next((each.address for each in adapters() if not each.address.startswith("127.")), None)


def test_it_listens_where_it_says_and_nowhere_else(room: Room) -> None:
    site, port = room.folder, _free_port()
    server = listening(application(site, SeenPhones(), {}), port, "127.0.0.2")
    threading.Thread(target=server.run, daemon=True).start()
    for address in ("127.0.0.1", "127.0.0.2"):
        socket.create_connection((address, port), timeout=5).close()
    for address in filter(None, ("127.0.0.3", _own_address())):
        with pytest.raises(OSError, match="refused"):
            socket.create_connection((address, port), timeout=5)
    server.close()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--address", "0.0.0.0"], "không phải địa chỉ của máy"),
        (["--address", "may-cua-toi"], "không phải địa chỉ của máy"),
        (["--address", "192.0.2.1"], "Máy này không có địa chỉ 192.0.2.1. Đang có: "),
    ],
)
def test_an_address_that_is_not_this_machine_s_is_refused(tmp_path: Path, arguments: list[str], says: str) -> None:
    disk.write_folder({"index.html": b"x"}, tmp_path / "site")
    done = CliRunner().invoke(main, ["serve", "--lan", "--out", str(tmp_path), "--port", str(_free_port()), *arguments])
    assert done.exit_code == 2
    assert says in done.stderr


def test_a_port_that_is_taken_is_told(room: Room, tmp_path: Path) -> None:
    disk.write_folder({"index.html": b"x"}, tmp_path / "site")
    done = CliRunner().invoke(main, ["serve", "--lan", "--out", str(tmp_path), "--address", "127.0.0.1", "--port", str(room.port)])
    assert done.exit_code == 2
    assert f"Cổng {room.port} đang có chương trình khác dùng" in done.stderr


def test_without_a_site_it_says_what_to_type(tmp_path: Path) -> None:
    out = tmp_path / "nơi khác"
    done = CliRunner().invoke(main, ["serve", "--lan", "--out", str(out)])
    assert done.exit_code == 2
    assert f'sotay build --out "{out}"' in done.stderr
