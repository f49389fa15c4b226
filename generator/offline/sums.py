"""`SHA256SUMS`: the list by which a copy is checked, in the format of the program sha256sum."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

FILE = "SHA256SUMS"

OWN = "TEP-RIENG"
"""The folder of a copy where people may keep files of their own: it is not checked, and an update carries it over."""

_LINE = re.compile(r"(?P<sum>[0-9a-f]{64})  (?P<name>[^\x00-\x1f\\]+)")
_DROPPINGS = re.compile(
    r"(^|/)(\._[^/]*|\.DS_Store|Thumbs\.db|desktop\.ini|System Volume Information|\.Trash-\d+|\.Spotlight-V100|\.fseventsd)(/|$)"
)
"""What Windows, macOS and Linux leave on every stick they see."""


class SumsError(Exception):
    """The list is missing or no list; the text is the line, or nothing."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a copy differs from its list, by name."""

    files: int
    missing: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """True where nothing is missing, changed or added."""
        return not (self.missing or self.changed or self.extra)


def sums(files: Mapping[str, bytes]) -> bytes:
    """The list of these files, sorted by name."""
    return "".join(f"{digest(content)}  {name}\n" for name, content in sorted(files.items())).encode()


def digest(content: bytes) -> str:
    """SHA-256 as 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def listed(text: bytes | None) -> dict[str, str]:
    """Name → checksum. Raises SumsError for a list that is missing, damaged, or names a file outside the copy."""
    if text is None:
        raise SumsError("")
    found: dict[str, str] = {}
    for line in text.decode("utf-8", errors="replace").splitlines():
        match = _LINE.fullmatch(line)
        if match is None or not _inside(match["name"]) or match["name"] in found:
            raise SumsError(line)
        found[match["name"]] = match["sum"]
    if not found:
        raise SumsError("")
    return found


def compared(wanted: Mapping[str, str], names: Iterable[str], found: Mapping[str, str]) -> Verdict:
    """The verdict on a copy: `wanted` is its list, `names` all its files, `found` the checksums of those that are listed."""
    names = {name for name in names if name != FILE and not is_own(name) and not is_dropping(name)}
    return Verdict(
        files=len(wanted),
        missing=tuple(sorted(wanted.keys() - names)),
        changed=tuple(sorted(name for name in wanted.keys() & names if found[name] != wanted[name])),
        extra=tuple(sorted(names - wanted.keys())),
    )


def is_own(name: str) -> bool:
    """True for a file that belongs to the people who use the copy."""
    return name.partition("/")[0] == OWN


def is_dropping(name: str) -> bool:
    """True for what a system leaves on a stick by itself."""
    return bool(_DROPPINGS.search(name))


def _inside(name: str) -> bool:
    return not name.startswith("/") and not re.search(r"(^|/)\.{0,2}(/|$)|:", name)
