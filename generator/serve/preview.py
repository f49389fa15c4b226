"""The live preview: serves the last good site on this machine and tells open pages when there is a newer one.

Only for the author's own browser: it listens on 127.0.0.1 and answers nobody who calls this machine by another name (a page
elsewhere may let its own name lead here to read what the author writes: DNS rebinding). The standard library's server is enough
for one reader; pages get one extra script tag on their way out, the files on disk stay as they are.
"""

from __future__ import annotations

import html
import json
import threading
from collections.abc import Mapping
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

_SCRIPT = b'<script src="/_preview/preview.js" defer></script>'
_BEAT = 15.0  # seconds between signs of life, so that the server notices closed pages


class News:
    """What the open pages should know: how many builds there have been, and the problems that stopped the last one."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._builds = 0
        self._problems = ""
        self._turn = 0
        self.glimpses: Mapping[str, bytes] = {}
        """Pages by path that are shown in place of the site's, until the next site is there."""

    def built(self, glimpses: Mapping[str, bytes] = MappingProxyType({})) -> None:
        """A new site is in place, or a page that it will have."""
        with self._changed:
            self._builds, self._problems, self.glimpses = self._builds + 1, "", glimpses
            self._turn += 1
            self._changed.notify_all()

    def stopped(self, problems: str) -> None:
        """The last build was refused; the site is still the one before."""
        with self._changed:
            self._problems = problems
            self._turn += 1
            self._changed.notify_all()

    def wait(self, seen: int) -> tuple[int, bytes]:
        """Wait until something newer than turn `seen` has happened (or a beat has passed); gives the turn and an SSE message."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._turn != seen, timeout=_BEAT):
                return seen, b": still here\n\n"
            if self._problems:
                return self._turn, f"event: problems\ndata: {json.dumps(self._problems)}\n\n".encode()
            return self._turn, f"event: built\ndata: {self._builds}\n\n".encode()


class _Handler(SimpleHTTPRequestHandler):
    """Serves the site folder; `/_preview/` is the preview's own."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: object, news: News, directory: str, says: Mapping[str, str]) -> None:
        self._news, self._says = news, says
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]

    def parse_request(self) -> bool:
        """Let through what the author's own browser asks for, and nothing else; what else is sent is not read."""
        if not super().parse_request():
            return False
        if self.command not in ("GET", "HEAD"):
            return self._refuse(HTTPStatus.METHOD_NOT_ALLOWED, self._says["only_get"])
        if [name.lower() for name in self.headers.get_all("Host", [])] not in [[name] for name in self._names()]:
            return self._refuse(HTTPStatus.MISDIRECTED_REQUEST, self._says["elsewhere"])
        return True

    def _names(self) -> tuple[str, ...]:
        """How this machine may be called; browsers leave out the port 80."""
        port = self.connection.getsockname()[1]
        hosts = ("127.0.0.1", "localhost", "[::1]")
        return tuple(f"{host}:{port}" for host in hosts) + (hosts if port == 80 else ())

    def _refuse(self, status: HTTPStatus, says: str) -> bool:
        self.close_connection = True
        self._send(status, "text/plain; charset=utf-8", says.encode(), ("Connection", "close"), ("Allow", "GET, HEAD"))
        return False

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        if self.path == "/_preview/events":
            self._send_events()
        elif self.path == "/_preview/preview.js":
            self._send(HTTPStatus.OK, "text/javascript; charset=utf-8", files(__package__).joinpath("preview.js").read_bytes())
        else:
            self._send_file()

    def _send_file(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            if not self.path.split("?")[0].endswith("/"):
                self.send_response(HTTPStatus.MOVED_PERMANENTLY)
                self.send_header("Location", self.path.split("?")[0] + "/")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            path /= "index.html"
        status = HTTPStatus.OK
        if not path.is_file():
            status, path = HTTPStatus.NOT_FOUND, Path(self.directory) / "404.html"
        try:
            body = self._news.glimpses.get(self._named(path)) or path.read_bytes()
        except OSError:
            status, body = HTTPStatus.NOT_FOUND, self._waiting()
        kind = self.guess_type(str(path))
        if kind == "text/html":
            kind, body = "text/html; charset=utf-8", body.replace(b"</body>", _SCRIPT + b"</body>")
        self._send(status, kind, body)

    def _named(self, path: Path) -> str:
        """A file's path from the site's root, as glimpses are named."""
        return path.relative_to(self.directory).as_posix() if path.is_relative_to(self.directory) else ""

    def _waiting(self) -> bytes:
        """The page where there is no site: it listens for one, and shows what stands in its way."""
        title, says = (html.escape(self._says[key]) for key in ("title", "waiting"))
        head = (
            f'<!doctype html><html lang="vi"><meta charset="utf-8"><title>{title}</title><body><h1>{title}</h1><p>{says}</p></body></html>'
        )
        return head.encode()

    def _send(self, status: HTTPStatus, kind: str, body: bytes, *more: tuple[str, str]) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        for name, value in more:
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _send_events(self) -> None:
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command == "HEAD":
            return
        turn = -1
        try:
            while True:
                turn, message = self._news.wait(turn)
                self.wfile.write(message)
                self.wfile.flush()
        except (BrokenPipeError, ConnectionError):
            return

    def log_message(self, format: str, *args: object) -> None:
        """Stay quiet: the terminal is for the author's problems."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away in the middle of an answer is no news."""


def server(site: Path, news: News, port: int, says: Mapping[str, str]) -> ThreadingHTTPServer:
    """A server for the folder `site` on 127.0.0.1; `says` is `preview` of `words/cli.<language>.yml`. OSError where the port is taken."""
    return _Server(("127.0.0.1", port), partial(_Handler, news=news, directory=str(site), says=says))
