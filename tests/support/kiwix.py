"""Debian's Kiwix server, on a ZIM of ours."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode
from urllib.request import urlopen


@dataclass(frozen=True)
class Kiwix:
    """A server that runs, and the name it gave to the book."""

    address: str
    book: str

    def page(self, path: str) -> str:
        """The address of a page as readers open it."""
        return f"{self.address}/{self.book}/{quote(path)}"

    def raw(self, path: str) -> tuple[int, str, bytes]:
        """A file as it lies in the ZIM: status, type, content."""
        return self._get(f"{self.address}/raw/{self.book}/content/{quote(path)}")

    def found(self, words: str) -> str:
        """The page of what the search finds."""
        return self._get(f"{self.address}/search?{urlencode({'pattern': words, 'content': self.book})}")[2].decode()

    def suggested(self, words: str) -> str:
        """What is suggested for the first letters of a title."""
        return self._get(f"{self.address}/suggest?{urlencode({'term': words, 'content': self.book})}")[2].decode()

    def _get(self, address: str) -> tuple[int, str, bytes]:
        try:
            with urlopen(address, timeout=20) as answer:
                return answer.status, answer.headers.get_content_type(), answer.read()
        except HTTPError as error:
            return error.code, "", b""


@contextmanager
def serving(path: Path) -> Iterator[Kiwix]:
    """Run the server on a free port of this machine."""
    program = shutil.which("kiwix-serve")
    assert program, "kiwix-serve is missing: run `make test`, or install the package kiwix-tools"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [program, "--address", "127.0.0.1", "--port", str(port), str(path)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    kiwix = Kiwix(f"http://127.0.0.1:{port}", path.stem)
    try:
        for _ in range(200):
            try:
                urlopen(kiwix.address, timeout=5).close()
                break
            except URLError:
                time.sleep(0.05)
        yield kiwix
    finally:
        process.terminate()
        process.wait()
