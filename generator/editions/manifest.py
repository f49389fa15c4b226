"""What an edition consists of once it is made: the digest and size of every file of its site, so that two machines, two runs or two
releases can be compared without their files."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

FILE = "manifest.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file: SHA-256 of its bytes in hexadecimal, and how many there are."""

    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files of an edition's site by their paths."""

    name: str
    files: Mapping[str, Entry]

    def as_json(self) -> bytes:
        """The same bytes for the same files."""
        listed = {path: [entry.digest, entry.size] for path, entry in sorted(self.files.items())}
        return (json.dumps({"name": self.name, "files": listed}, ensure_ascii=False, indent=1) + "\n").encode()

    @classmethod
    def from_json(cls, content: bytes | None) -> Manifest | None:
        """What `as_json` wrote; None where nothing did, or where it was damaged."""
        try:
            read = json.loads(content or b"")
            files = {str(path): Entry(str(digest), int(size)) for path, (digest, size) in read["files"].items()}
            return cls(str(read["name"]), files)
        except (ValueError, KeyError, TypeError, AttributeError):
            return None


@dataclass(frozen=True, slots=True)
class Shared:
    """How much of many editions is the same in at least two of them."""

    files: int
    files_shared: int
    size: int
    size_shared: int


def entry(content: bytes) -> Entry:
    """Of a file's content."""
    return Entry(digest(content), len(content))


def digest(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def shared(made: Iterable[Manifest]) -> Shared:
    """Count what occurs in at least two editions."""
    editions = tuple(made)
    held = Counter(each for edition in editions for each in {entry.digest for entry in edition.files.values()})
    entries = [entry for edition in editions for entry in edition.files.values()]
    twice = [entry for entry in entries if held[entry.digest] > 1]
    return Shared(len(entries), len(twice), sum(entry.size for entry in entries), sum(entry.size for entry in twice))
