"""The finished site that is to be published, as it lies on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.disk import disk
from generator.disk.lock import only_one
from generator.editions.manifest import Entry, entry
from generator.publish.release import ChangedError

_SIGNS = ("index.html", "404.html")


class NoSiteError(Exception):
    """No finished site is there; the text is the folder."""


@contextmanager
def at_rest(site: Path) -> Iterator[dict[str, Entry]]:
    """The files of a site by path, while no build may change them. Raises NoSiteError, BusyError, OSError."""
    lock = site.parent / ".lock"
    if not lock.exists():  # a copy of a site, which no build writes
        yield _files(site)
        return
    with only_one(lock):
        yield _files(site)


def content_of(site: Path, path: str, told: Entry) -> bytes:
    """A file of the site. Raises ChangedError where it is no more what it was, OSError."""
    content = disk.read_file(site / path)
    if content is None or entry(content) != told:
        raise ChangedError(path)
    return content


def entries(folder: Path) -> dict[str, Entry]:
    """Every file below a folder, read to the last byte."""
    return {path: entry(disk.read_file(folder / path) or b"") for path in disk.names(folder)}


def _files(site: Path) -> dict[str, Entry]:
    if not all((site / name).is_file() for name in _SIGNS):
        raise NoSiteError(str(site))
    return entries(site)
