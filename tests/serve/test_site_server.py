"""The room's server, asked over real connections."""

from __future__ import annotations

import gzip
import socket
import threading

import pytest
from room_server import PAGES, Room
from web_server import free_port

from generator.serve.addresses import adapters
from generator.serve.room import PAGE
from generator.serve.site_server import SeenPhones, application, listening


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


def _own_address() -> str | None:
    """An address of this machine besides 127.0.0.1, if it has one."""
    return next((each.address for each in adapters() if not each.address.startswith("127.")), None)


def test_it_listens_where_it_says_and_nowhere_else(room: Room) -> None:
    site, port = room.folder, free_port()
    server = listening(application(site, SeenPhones(), {}), port, "127.0.0.2")
    threading.Thread(target=server.run, daemon=True).start()
    for address in ("127.0.0.1", "127.0.0.2"):
        socket.create_connection((address, port), timeout=5).close()
    for address in filter(None, ("127.0.0.3", _own_address())):
        with pytest.raises(OSError, match="refused"):
            socket.create_connection((address, port), timeout=5)
    server.close()
