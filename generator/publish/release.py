"""What lies on a host: a site that was published, its number and the digest of every file, so that the next one knows what it changes.

Each release leaves its list below `.releases` in the site itself, which servers hide (`deploy/rules.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.editions.manifest import Entry, Manifest

FOLDER = ".releases"
NEWEST = f"{FOLDER}/newest.json"


class ForeignError(Exception):
    """Where the site should go lies something that was not published by us; the text is the place."""


class ChangedError(Exception):
    """The site was built anew while it was being published; the text is the path of a file that is another now."""


@dataclass(frozen=True, slots=True)
class Release:
    """A published site. `number` counts from 1."""

    number: int
    files: Mapping[str, Entry]

    @property
    def own_list(self) -> str:
        """Where its list stays when there is a newer one."""
        return f"{FOLDER}/{self.number}.json"

    def as_json(self) -> bytes:
        """The same bytes for the same release."""
        return Manifest(str(self.number), self.files).as_json()

    @classmethod
    def from_json(cls, content: bytes | None) -> Release | None:
        """What `as_json` wrote; None where nothing did, or where it was damaged."""
        read = Manifest.from_json(content)
        return cls(int(read.name), read.files) if read and read.name.isdecimal() else None


@dataclass(frozen=True, slots=True)
class Changes:
    """What makes one release of another: paths to write, to leave and to remove."""

    put: tuple[str, ...]
    same: tuple[str, ...]
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Published:
    """What was done: the release that is there now, how many files were written and removed for it, and the bytes of the written ones."""

    number: int
    written: int
    removed: int
    size: int
    files: int


def changes(old: Mapping[str, Entry], new: Mapping[str, Entry]) -> Changes:
    """Sorted by path."""
    put = tuple(path for path in sorted(new) if old.get(path) != new[path])
    same = tuple(path for path in sorted(new) if old.get(path) == new[path])
    return Changes(put, same, tuple(sorted(old.keys() - new.keys())))


def published(release: Release, done: Changes) -> Published:
    """To be told."""
    return Published(release.number, len(done.put), len(done.gone), sum(release.files[path].size for path in done.put), len(release.files))
