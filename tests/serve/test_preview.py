"""The live preview: the site as it is, plus one script that listens for news."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from generator.serve.preview import News, server
from generator.words import words


@pytest.fixture
def news() -> News:
    return News()


@pytest.fixture
def port(tmp_path: Path, news: News) -> Iterator[int]:
    site = tmp_path / "site"
    (site / "103").mkdir(parents=True)
    (site / "103" / "index.html").write_text("<html><body>Bài 103</body></html>", encoding="utf-8")
    (site / "404.html").write_text("<html><body>Không thấy</body></html>", encoding="utf-8")
    (site / "a.css").write_text("p{}")
    (tmp_path / "secret.txt").write_text("secret")
    listening = server(site, news, 0, words("cli")["preview"])
    threading.Thread(target=listening.serve_forever, daemon=True).start()
    yield listening.server_address[1]
    listening.shutdown()
    listening.server_close()


def _get(port: int, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    return answer, answer.read()


def test_a_page_gets_the_script_and_the_file_stays_as_it_is(port: int, tmp_path: Path) -> None:
    _, body = _get(port, "/103/")
    assert "Bài 103" in body.decode()
    assert b'<script src="/_preview/preview.js" defer></script></body>' in body
    assert "_preview" not in (tmp_path / "site/103/index.html").read_text(encoding="utf-8")


def test_the_script_is_there(port: int) -> None:
    answer, body = _get(port, "/_preview/preview.js")
    assert answer.status == 200
    assert b"EventSource" in body


def test_a_page_that_is_not_there_shows_the_sites_own_404(port: int) -> None:
    answer, body = _get(port, "/999/")
    assert answer.status == 404
    assert "Không thấy" in body.decode()


def test_a_folder_without_its_slash_is_sent_on(port: int) -> None:
    answer, _ = _get(port, "/103")
    assert (answer.status, answer.headers["Location"]) == (301, "/103/")


@pytest.mark.parametrize("path", ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "//../secret.txt", "/103/../../secret.txt"])
def test_nothing_outside_the_site_is_served(port: int, path: str) -> None:
    _, body = _get(port, path)
    assert b"secret" not in body


def test_pages_hear_of_a_new_site_and_of_problems(port: int, news: News) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    connection.request("GET", "/_preview/events")
    answer = connection.getresponse()

    def event() -> bytes:
        lines = [answer.readline() for _ in range(3)]
        return b"".join(lines)

    assert event() == b"event: built\ndata: 0\n\n"
    news.built()
    assert event() == b"event: built\ndata: 1\n\n"
    news.stopped("guides/a.yml:1:1: SO104 “x”")
    assert event().startswith(b"event: problems\ndata: ")
    news.built()
    assert event() == b"event: built\ndata: 2\n\n"
    connection.close()


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:{port}", "", "a@localhost:{port}"]
)
@pytest.mark.parametrize("path", ["/103/", "/_preview/events", "/_preview/preview.js"])
def test_a_page_elsewhere_gets_nothing_by_a_name_of_its_own(port: int, news: News, host: str, path: str) -> None:
    news.stopped("guides/a.yml:1:1: SO104 “x”")
    answer, body = _get(port, path, Host=host.format(port=port))
    assert answer.status == 421
    assert b"SO104" not in body
    assert "Bài 103" not in body.decode()


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}", "LocalHost:{port}", "[::1]:{port}"])
def test_the_author_s_own_browser_is_answered(port: int, host: str) -> None:
    assert _get(port, "/103/", Host=host.format(port=port))[0].status == 200


def test_two_names_at_once_are_none(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=5) as line:
        line.sendall(f"GET /103/ HTTP/1.1\r\nHost: localhost:{port}\r\nHost: evil.example\r\n\r\n".encode())
        assert line.recv(100).startswith(b"HTTP/1.1 421 ")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_the_preview_is_for_reading_only(port: int, method: str) -> None:
    answer, _ = _get(port, "/103/", method)
    assert (answer.status, answer.headers["Allow"], answer.headers["Connection"]) == (405, "GET, HEAD", "close")


def test_asking_for_the_head_gives_no_content(port: int) -> None:
    answer, body = _get(port, "/103/", "HEAD")
    assert (answer.status, body) == (200, b"")
    assert int(answer.headers["Content-Length"]) > 0
    assert _get(port, "/_preview/events", "HEAD")[1] == b""


def test_without_a_site_a_page_waits_for_one(tmp_path: Path, news: News) -> None:
    listening = server(tmp_path / "site", news, 0, words("cli")["preview"])
    threading.Thread(target=listening.serve_forever, daemon=True).start()
    answer, body = _get(listening.server_address[1], "/")
    listening.shutdown()
    listening.server_close()
    assert answer.status == 404
    assert "Máy đang dựng lần đầu" in body.decode()
    assert b"/_preview/preview.js" in body
