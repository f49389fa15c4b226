"""The one rule about the names of a copy's files: for the list `SHA256SUMS`, for what a zip holds, and for a folder.

A copy is made on one system and opened on any other: each name must lie below the copy and mean the same one file on Windows, macOS
and Linux. What Windows refuses: learn.microsoft.com, "Naming Files, Paths, and Namespaces".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

OWN = "TEP-RIENG"
"""The folder of a copy where people may keep files of their own: it is not checked, and an update carries it over."""

LONGEST = 200
"""Letters of a path below the copy: Windows stops at 260, with the folder that the copy lies in."""

_LONGEST_PART = 120
"""Letters of one name: 255 bytes on Linux, and a Vietnamese letter may take three, or two and its marks."""

_DEVICES = re.compile(r"(con|prn|aux|nul|clock\$|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\..*)?", re.IGNORECASE | re.DOTALL)
_SHORT = re.compile(r"~[0-9]")
"""`MO-BAI~1.HTM` is on Windows another name of `MO-BAI-HOC.html`."""

_NEVER_OURS = re.compile(
    r"\._.*|\.DS_Store|(eh)?thumbs\.db|desktop\.ini|System Volume Information|\$RECYCLE\.BIN|__MACOSX"
    r"|\.Trash.*|\.Spotlight-V100|\.fseventsd|\.TemporaryItems",
    re.IGNORECASE | re.DOTALL,
)
"""What systems leave on sticks; we pack none of it."""


def fault(name: str) -> str | None:
    """Why no copy of ours has a file of this name, as a key of the words `verify: refused`; None where it may have.

    A name is a path with forward slashes.
    """
    parts = name.split("/")
    if "\\" in name or re.match("[A-Za-z]:", name) or any(part in ("", ".", "..") for part in parts):
        return "outside"
    if any(not letter.isprintable() or letter in '<>:"|?*\ufffd' for letter in name):
        return "letters"
    if any(part != part.strip(" ").rstrip(".") or _DEVICES.fullmatch(part) or _SHORT.search(part) for part in parts):
        return "windows"
    if len(name) > LONGEST or any(len(part) > _LONGEST_PART or len(part.encode()) > 255 for part in parts):
        return "long"
    if is_own(name) or any(_NEVER_OURS.fullmatch(part) for part in parts):
        return "foreign"
    return None


def clashes(names: Iterable[str]) -> tuple[str, ...]:
    """Names that some system takes for one that came before them: the same name again, in other case or another spelling of its
    marks, a file where there is a folder. A name that ends in a slash is a folder's."""
    known: dict[str, tuple[str, bool]] = {}
    found = []
    for name in names:
        place = name.removesuffix("/")
        whole = not name.endswith("/")
        wanted = {folder: (folder, False) for folder in parents(place)} | {place: (place, whole)}
        again = whole and folded(place) in known
        if again or any(known.setdefault(folded(each), told) != told for each, told in wanted.items()):
            found.append(name)
    return tuple(found)


def parents(name: str) -> tuple[str, ...]:
    """The folders that a file lies in: `a` and `a/b` for `a/b/c`."""
    parts = name.split("/")
    return tuple("/".join(parts[:count]) for count in range(1, len(parts)))


def folded(name: str) -> str:
    """The same for all names that some system takes for one and the same; somewhat broader than any of them."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).upper().casefold())


def is_own(name: str) -> bool:
    """True for what belongs to the people who use the copy."""
    return folded(name.partition("/")[0]) == folded(OWN)


def shown(name: str, most: int = 120) -> str:
    """A name for a terminal: what cannot be seen (line ends, escapes, marks that turn the direction) as a code; a long one is cut."""
    cut = name if len(name) <= most else f"{name[: most - 1]}…"
    return "".join(letter if letter.isprintable() else letter.encode("unicode_escape", "surrogatepass").decode() for letter in cut)
