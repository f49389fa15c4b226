"""A web host that counts what it is asked, and can die, lie, fail or be slow: for tests of what a phone keeps."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

_TYPES = {
    "html": "text/html; charset=utf-8", "css": "text/css", "js": "text/javascript", "json": "application/json", "svg": "image/svg+xml",
    "png": "image/png", "webmanifest": "application/manifest+json", "pdf": "application/pdf",
}  # fmt: skip


@dataclass
class Host:
    """Serves `files` compressed, as most hosts do, from a port of this machine that stays the same over deaths."""

    files: Mapping[str, bytes]
    compresses: bool = True
    lies: dict[str, bytes] = field(default_factory=dict)
    dies_after: int | None = None  # answers from now on
    seconds: float = 0.0  # before each answer
    asked: list[str] = field(default_factory=list)
    sent: int = 0  # bytes of content

    def __post_init__(self) -> None:
        self._port = 0
        self._listens = False
        self._lock = threading.Lock()
        self.revive()

    @property
    def address(self) -> str:
        """`http://localhost:…/`, which browsers trust as they trust https."""
        return f"http://localhost:{self._port}/"

    def revive(self) -> None:
        """Listen and answer (again)."""
        self.dies_after = None
        if self._listens:
            return
        host = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            timeout = 5

            def do_GET(self) -> None:
                host._answer(self)

            def log_message(self, *_: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", self._port), Handler)
        self._server.daemon_threads = True
        self._server.handle_error = lambda *_: None  # type: ignore[method-assign]
        self._port = self._server.server_port
        self._listens = True
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def die(self) -> None:
        """Stop listening; connections that are open get no more answers."""
        self.dies_after = 0
        if not self._listens:
            return
        self._listens = False
        self._server.shutdown()
        self._server.server_close()

    def forget(self) -> None:
        """Count from zero."""
        self.asked.clear()
        self.sent = 0

    def _answer(self, request: BaseHTTPRequestHandler) -> None:
        path = request.path.split("?")[0].lstrip("/")
        with self._lock:
            dead = self.dies_after is not None and self.dies_after <= 0
            if self.dies_after is not None:
                self.dies_after -= 1
            if not dead:
                self.asked.append(path)
        time.sleep(self.seconds)
        if dead:
            request.close_connection = True
            return
        name = f"{path}index.html" if not path or path.endswith("/") else path
        content = self.lies.get(path, self.files.get(name))
        status = 200 if content is not None else 404
        content = content if content is not None else self.files.get("404.html", b"")
        compressed = self.compresses and "gzip" in request.headers.get("Accept-Encoding", "")
        content = gzip.compress(content, 6) if compressed else content
        request.send_response(status)
        request.send_header("Content-Type", _TYPES.get(name.rpartition(".")[2], "application/octet-stream"))
        request.send_header("Content-Length", str(len(content)))
        request.send_header("Cache-Control", "no-store")  # the browser's other cache shall not answer in our worker's place
        if compressed:
            request.send_header("Content-Encoding", "gzip")
        request.end_headers()
        request.wfile.write(content)
        with self._lock:
            self.sent += len(content)
