"""Where machines leave finished files for each other: by their digest, so that what is the same in many editions lies there once.

What is read is believed only if it has the digest that was asked for. A store is a folder that all machines see, or plain HTTP with GET,
HEAD and PUT (RFC 9110), as nginx's WebDAV module speaks it: `deploy/dav-nginx.conf`.
"""

from __future__ import annotations

import http.client
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from generator.disk import disk
from generator.editions.manifest import Entry, digest

_SECONDS = 60
"""How long a store may be silent."""


class StoreError(Exception):
    """A store that does not keep or give what it should; says what it answered, or where a system's call with this `number` failed."""

    def __init__(self, said: str, number: int = 0) -> None:
        super().__init__(said, number)
        self.said, self.number = said, number


class Store(Protocol):
    """A place for files by their digest."""

    def has(self, entry: Entry) -> bool:
        """Whether a file of this digest and size lies there (it is not read)."""

    def put(self, entry: Entry, content: bytes) -> None:
        """Keep a file, whole or not at all. Raises StoreError."""

    def raw(self, entry: Entry) -> bytes | None:
        """What lies there under the digest, unjudged; None where nothing does. Raises StoreError."""


def taken(store: Store, entry: Entry) -> bytes:
    """The file of this digest. Raises StoreError where there is none, or another in its place."""
    content = store.raw(entry)
    if content is None:
        raise StoreError(f"{entry.digest}: -")
    if digest(content) != entry.digest:
        raise StoreError(f"{entry.digest}: {len(content)} B")
    return content


def opened(where: str) -> Store:
    """The store at an address or in a folder."""
    return HttpStore(where.rstrip("/")) if is_address(where) else FolderStore(Path(where))


def is_address(where: str) -> bool:
    """Whether a store is asked for by HTTP."""
    return urlsplit(where).scheme in ("http", "https")


@dataclass(frozen=True, slots=True)
class FolderStore:
    """A folder that all machines see."""

    folder: Path

    def has(self, entry: Entry) -> bool:
        """As in Store."""
        try:
            return self._path(entry).stat().st_size == entry.size
        except OSError:
            return False

    def put(self, entry: Entry, content: bytes) -> None:
        """As in Store."""
        with _told():
            disk.write_shared(self._path(entry), content)

    def raw(self, entry: Entry) -> bytes | None:
        """As in Store."""
        with _told():
            return disk.read_file(self._path(entry))

    def _path(self, entry: Entry) -> Path:
        return self.folder / _leaf(entry)


@contextmanager
def _told() -> Iterator[None]:
    """A folder's trouble as the store's: the machine that has it is told apart from the one that asks."""
    try:
        yield
    except OSError as error:
        raise StoreError(str(error.filename or error), error.errno or 0) from error


@dataclass(frozen=True, slots=True)
class HttpStore:
    """A web server that takes files."""

    address: str

    def has(self, entry: Entry) -> bool:
        """As in Store."""
        status, headers, _ = self._asked("HEAD", entry)
        return status == http.HTTPStatus.OK and headers.get("Content-Length") == str(entry.size)

    def put(self, entry: Entry, content: bytes) -> None:
        """As in Store."""
        status, _, _ = self._asked("PUT", entry, content)
        if status not in (http.HTTPStatus.CREATED, http.HTTPStatus.NO_CONTENT, http.HTTPStatus.OK):
            raise StoreError(f"PUT {self.address}: {status}")

    def raw(self, entry: Entry) -> bytes | None:
        """As in Store."""
        status, _, content = self._asked("GET", entry)
        if status == http.HTTPStatus.NOT_FOUND:
            return None
        if status != http.HTTPStatus.OK:
            raise StoreError(f"GET {self.address}: {status}")
        return content

    def _asked(self, method: str, entry: Entry, content: bytes | None = None) -> tuple[int, Mapping[str, str], bytes]:
        where = urlsplit(self.address)
        kind = http.client.HTTPSConnection if where.scheme == "https" else http.client.HTTPConnection
        try:
            with closing(kind(where.hostname or "", where.port, timeout=_SECONDS)) as connection:
                connection.request(method, f"{where.path}/{_leaf(entry)}", body=content)
                answer = connection.getresponse()
                return answer.status, dict(answer.headers), answer.read()
        except (OSError, http.client.HTTPException) as error:
            raise StoreError(f"{method} {self.address}: {error or type(error).__name__}") from error


def _leaf(entry: Entry) -> str:
    """Two letters make 256 folders: no folder grows beyond what a file system likes."""
    return f"{entry.digest[:2]}/{entry.digest}"
