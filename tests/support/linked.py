"""Follows every link of a site with linkinator, a program of others: pages, files, and places within pages. No other host is asked."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from prepare import LINKS


def link_faults(folder: Path, start: str = "") -> tuple[int, list[str]]:
    """How many addresses are met from an address of this folder on, and each that leads nowhere, with the page that has it.

    It reads on only in pages whose address begins with that of the start.
    """
    node = shutil.which("node")
    assert node, "Node is missing: run `make test`, or install the package npm"
    # It asks for all at once, and its own server shares one thread with the reading of pages: of 3 500 answers 2 000 came too late.
    with _served(folder) as address, tempfile.TemporaryFile() as told:  # it ends before a pipe has taken all of a long list
        elsewhere = rf"^https?://(?!{address.removeprefix('http://')})"
        options = ["--recurse", "--check-fragments", "--format", "json", "--skip", elsewhere, "--concurrency", "4", "--retry-errors"]
        done = subprocess.run([node, str(LINKS), address + start, *options], stdout=told, stderr=subprocess.PIPE, check=False)
        told.seek(0)
        said = told.read().decode()
    assert said.startswith("{"), done.stderr.decode()
    links = json.loads(said)["links"]
    wrong = [link for link in links if link["state"] == "BROKEN"]
    faults = [f"{link.get('parent', '')} → {link['url']}: {link.get('status') or 'no answer'}" for link in wrong]
    return len(links), [fault.replace(address, "/") for fault in faults]


class _Files(SimpleHTTPRequestHandler):
    """A folder without a page is nothing that a link may lead to."""

    protocol_version = "HTTP/1.1"

    def list_directory(self, _path: object) -> None:
        self.send_error(HTTPStatus.NOT_FOUND)

    def log_message(self, *_: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 4096

    def handle_error(self, *_: object) -> None:
        """Whoever is answered too late has gone, and asks again."""


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    server = _Server(("127.0.0.1", 0), partial(_Files, directory=str(folder)))
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
