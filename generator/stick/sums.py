"""`SHA256SUMS`: the list by which a copy is checked, in the format of the program sha256sum."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.disk.look import Kind
from generator.stick.entry_names import clashes, fault, is_own, parents

FILE = "SHA256SUMS"

SIGNATURE = f"{FILE}.minisig"
"""Its signature, where the copy has one; the list cannot name it."""

LONGEST_LIST = 8 << 20
"""Bytes; a list of 50 000 files is about that long. A longer one is not read."""

_LINE = re.compile(r"(?P<sum>[0-9a-f]{64})  (?P<name>.+)")


class SumsError(Exception):
    """The list is missing or no list; the text is the line, or nothing."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a copy differs from its list, by name."""

    files: int
    missing: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    """Files, and folders (with a slash at their end) that hold nothing which is told."""
    no_file: tuple[str, ...] = ()
    """Links, pipes and other things that are no plain files, listed or not."""

    @property
    def whole(self) -> bool:
        """True where nothing is missing, changed or added."""
        return not (self.missing or self.changed or self.extra or self.no_file)

    @property
    def count(self) -> int:
        """How many files are not right."""
        return len(self.missing) + len(self.changed) + len(self.extra)


def sums(files: Mapping[str, bytes]) -> bytes:
    """The list of these files, sorted by name."""
    return "".join(f"{digest((content,))}  {name}\n" for name, content in sorted(files.items())).encode()


def digest(pieces: Iterable[bytes]) -> str:
    """SHA-256 of a file that comes in pieces, as 64 hexadecimal digits."""
    whole = hashlib.sha256()
    for piece in pieces:
        whole.update(piece)
    return whole.hexdigest()


def listed(text: bytes | None) -> dict[str, str]:
    """Name → checksum. Raises SumsError for a list that is missing, too long, damaged, or has names that no copy may have."""
    if text is None or len(text) > LONGEST_LIST:
        raise SumsError("")
    found: dict[str, str] = {}
    for line in _lines(text):
        read = _read(line)
        if read is None or read[0] in found:
            raise SumsError(line)
        found[read[0]] = read[1]
    for name in clashes([FILE, SIGNATURE, *found]):
        raise SumsError(name)
    return found


def salvaged(text: bytes | None) -> set[str]:
    """The names in those lines of a damaged list that can still be read; none of a list that is missing."""
    found = (_read(line) for line in _lines((text or b"")[:LONGEST_LIST]))
    return {read[0] for read in found if read}


def compared(wanted: Mapping[str, str], present: Mapping[str, Kind], found: Mapping[str, str]) -> Verdict:
    """The verdict on a copy: `wanted` is its list, `present` all that is in it, `found` the checksums of those that are listed.

    What belongs to people (`TEP-RIENG`) is left out. A folder is told where no listed file is in it and nothing in it is told.
    """
    ours = (FILE, SIGNATURE)
    present = {name: kind for name, kind in present.items() if not (name in ours and kind == "file") and not is_own(name)}
    files = {name for name, kind in present.items() if kind == "file"}
    no_file = {name for name, kind in present.items() if kind in ("link", "special")}
    extra = files - wanted.keys()
    seen = {folder for name in (*wanted, *extra, *no_file) for folder in parents(name)}
    for name in sorted((name for name, kind in present.items() if kind == "folder"), key=len, reverse=True):
        if name not in seen:
            extra.add(f"{name}/")
            seen.update(parents(name))
    return Verdict(
        files=len(wanted),
        missing=tuple(sorted(wanted.keys() - files - no_file)),
        changed=tuple(sorted(name for name in wanted.keys() & files if found[name] != wanted[name])),
        extra=tuple(sorted(extra)),
        no_file=tuple(sorted(no_file)),
    )


def _lines(text: bytes) -> list[str]:
    return text.decode("utf-8", errors="replace").removesuffix("\n").split("\n")


def _read(line: str) -> tuple[str, str] | None:
    """Name and checksum, or None for a line that no list of ours has."""
    match = _LINE.fullmatch(line.removesuffix("\r"))
    return None if match is None or fault(match["name"]) else (match["name"], match["sum"])
