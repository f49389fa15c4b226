"""Serves the finished site to the phones in a room: files by WhiteNoise, connections by Waitress.

Against the standard library's server these two bring what a room of cheap phones needs: files that were compressed before
the lesson began, entity tags (a page seen before costs 200 bytes), ranges for a download that broke off, a fixed crew of
threads however many phones come, places for new ones, and a list of addresses made at the start: a request for anything else meets no file
system at all. WhiteNoise reads the folder once, so it gets a copy that a build cannot change under its feet.
"""

from __future__ import annotations

import hashlib
import logging
import secrets
import select
import threading
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from waitress.server import create_server

from generator.disk import disk
from generator.disk.twins import twins
from generator.serve.crowd import LIMIT, let_everybody_in
from generator.serve.ranges import Files

Environment = Mapping[str, Any]
Start = Callable[..., Any]
Application = Callable[[Environment, Start], Iterable[bytes]]
Made = Mapping[str, Callable[[], tuple[str, bytes]]]
"""Pages made on the spot: path → content type and content."""

Told = Mapping[str, Callable[[str], tuple[str, bytes]]]
"""The same, made of what follows the `?`."""

THREADS = 16
"""Sixty phones ask in bursts; an answer takes milliseconds, a slow phone waits in a queue without holding a thread."""

SILENCE = 30
"""Seconds after which a connection on which nothing moves is closed: a phone that left, or a download out of reach of the Wi-Fi."""


class SeenPhones:
    """How many phones have come. Their addresses are not kept: each leaves a fingerprint that means nothing after this run."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(16)
        self._seen: set[bytes] = set()
        self._lock = threading.Lock()

    def came(self, address: str) -> None:
        """A request from this address; the laptop itself does not count."""
        if address.startswith("127."):
            return
        with self._lock:
            self._seen.add(hashlib.blake2b(address.encode(), key=self._key, digest_size=8).digest())

    def __len__(self) -> int:
        return len(self._seen)


def serving_copy(site: Path, folder: Path) -> None:
    """Copy the finished site, each text file with its compressed twin beside it."""
    files = disk.read_folder(site)
    disk.write_folder(files | twins(files), folder)


def application(folder: Path, phones: SeenPhones, extra: Made, told: Told = MappingProxyType({})) -> Application:
    """The WSGI application: the files of `folder`, pages made on the spot, and the site's own page for wrong addresses."""
    lost = disk.read_file(folder / "404.html") or b""

    def otherwise(environment: Environment, start: Start) -> Iterable[bytes]:
        path, method = environment.get("PATH_INFO", ""), environment["REQUEST_METHOD"]
        if method not in ("GET", "HEAD"):
            return _answer(start, method, "405 Method Not Allowed", "text/plain; charset=utf-8", b"", ("Allow", "GET, HEAD"))
        if path in extra:
            kind, content = extra[path]()
            return _answer(start, method, "200 OK", kind, content)
        if path in told:
            kind, content = told[path](environment.get("QUERY_STRING", ""))
            return _answer(start, method, "200 OK", kind, content)
        return _answer(start, method, "404 Not Found", "text/html; charset=utf-8", lost)

    files = Files(
        otherwise,
        root=str(folder),
        index_file=True,
        allow_all_origins=False,
        max_age=0,
        add_headers_function=_careful,
        autorefresh=False,
        mimetypes={".opus": "audio/ogg", ".m4a": "audio/mp4"},  # a phone that may not guess plays nothing else
    )

    def counted(environment: Environment, start: Start) -> Iterable[bytes]:
        phones.came(environment.get("REMOTE_ADDR", "127.0.0.1"))
        answer: Iterable[bytes] = files(environment, start)
        return answer

    return counted


def listening(app: Application, port: int, address: str) -> Any:
    """A server on an address, and on 127.0.0.1 for the projector; `run()` serves until `close()`.

    OSError where the port is taken, or the address is not this machine's.
    """
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a queue is what the crew is for, and no news
    where = " ".join(f"{each}:{port}" for each in dict.fromkeys((address, "127.0.0.1")))
    crew = {"threads": THREADS, "connection_limit": LIMIT, "channel_timeout": SILENCE, "cleanup_interval": SILENCE // 3}
    crew["asyncore_use_poll"] = hasattr(select, "poll")  # select() ends with file 1023
    sockets: dict[int, Any] = {}
    try:
        # A body of one byte is too much: nobody has anything to send.
        server = create_server(
            app, listen=where, map=sockets, ident=None, clear_untrusted_proxy_headers=True, max_request_body_size=1, **crew
        )
    except OSError:
        for each in list(sockets.values()):
            each.close()
        raise
    let_everybody_in(sockets)
    return server


def _careful(headers: Any, _path: str, _url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Referrer-Policy"] = "no-referrer"
    headers["Accept-Ranges"] = "bytes"


def _answer(start: Start, method: str, status: str, kind: str, content: bytes, *more: tuple[str, str]) -> Iterable[bytes]:
    careful = (("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff"))
    start(status, [("Content-Type", kind), ("Content-Length", str(len(content))), *careful, *more])
    return [] if method == "HEAD" else [content]
