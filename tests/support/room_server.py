"""The room's server as `sotay serve --lan` runs it, on a port of the loopback that nobody else has, and what phones ask of it."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.serve.site_server import Application, SeenPhones, listening

PLACE = "http://192.168.137.1:8000/"
"""Where the room finds the laptop, as codes say it."""

PAGES = {
    "index.html": b"<!doctype html><title>x</title>" + b"bai hoc " * 500,
    "103/index.html": b"<!doctype html>" + b"kich hoat " * 500,
    "404.html": b"khong co trang nay",
    "to-roi/103-a4.pdf": bytes(range(256)) * 40,
    "to-roi/so-tay.pdf": bytes(range(256)) * 40_000,
    "assets/so-tay.css": b"a{color:red}" * 100,
    "assets/nghe/103-vie-1.opus": b"OggS" * 100,
}


@contextmanager
def serving(app: Application) -> Iterator[int]:
    """Serve until the end of the block; gives the port."""
    server = listening(app, 0, "127.0.0.1")
    threading.Thread(target=server.run, daemon=True).start()
    try:
        yield int(server.effective_port)
    finally:
        server.close()


@dataclass
class Room:
    """A room that serves a folder, and the phones that it has counted."""

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
