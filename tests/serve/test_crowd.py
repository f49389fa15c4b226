"""Nobody is locked out by those who only wait, ask for much, or send what nobody asked for."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from types import SimpleNamespace

import pytest
from room_server import PAGES, Room, serving

from generator.serve.crowd import PLACES, _leaving
from generator.serve.site_server import SeenPhones, application


@pytest.mark.parametrize("header", [b"X: " + b"x" * 300_000, b"\r\n".join(b"X-%d: x" % number for number in range(30_000))])
def test_headers_without_end_are_refused_before_they_end(room: Room, header: bytes) -> None:
    with socket.create_connection(("127.0.0.1", room.port), timeout=10) as line:
        line.sendall(b"GET /103/ HTTP/1.1\r\nHost: x\r\n" + header + b"\r\n")
        assert line.recv(100).split(b" ")[1] == b"431"
    assert room.ask("/103/")[0].status == 200


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
    with ExitStack() as held:
        port = held.enter_context(serving(application(room.folder, SeenPhones(), {})))
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
