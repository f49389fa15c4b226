"""Where the site lives: the one rule for its address, and how it is written, in words for people, in capitals for a small QR code."""

from __future__ import annotations

import datetime
import re
import unicodedata
from dataclasses import dataclass

RESERVED = (
    *("example", "test", "invalid", "localhost", "local", "internal", "home.arpa", "alt", "onion"),
    *("example.com", "example.net", "example.org"),
)
"""Names that can never be a public site: RFC 2606, 6761, 6762, 7686, 8375, 9476."""

LONGEST = 100
"""Characters of an address. It is printed and typed by hand, and with a lesson's number it must stay a small QR code."""

PATTERN = r"^[Hh][Tt][Tt][Pp][Ss]://([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}(/[A-Za-z0-9._~/-]*)?$"
"""What an accepted address looks like, for editors. `parsed` knows more, and says what is wrong."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
_UNPLAIN = re.compile(r"[^A-Za-z0-9._~/:-]")
_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
_SEGMENT = re.compile(r"[A-Za-z0-9._~-]+")


class AddressError(ValueError):
    """An address that cannot be the site's.

    `fault` is a key of the reasons of SO218 in `words/problems.<language>.yml`; `value` is what was written, fit to be shown;
    `char` the letter that is at fault, `meant` the address that was probably meant, both empty where there is none.
    """

    def __init__(self, fault: str, text: str, *, char: str = "", meant: str = "") -> None:
        super().__init__(f"not an address of a site, {fault}: {_visible(text[:60])}")
        self.fault, self.value, self.char, self.meant = fault, _visible(text[:60])[:80], _visible(char), meant


def parsed(text: str) -> str:
    """The one spelling of the site's address: `https://quangson.example`, `https://user.example/repo`.

    Name and scheme come out in lower case, a slash at the end goes; a path keeps its letters. Accepted is only what opens the same
    page for everybody and can be printed, typed and said: https, a name of plain letters, digits and hyphens (labels: RFC 1123,
    section 2.1; the last one of letters, as all top-level names are, so no IP address in any spelling), perhaps a path of RFC
    3986's unreserved characters; no port, user, query or fragment. Reserved names are accepted: they make a draft.

    Raises AddressError.
    """
    typed = text.strip()
    if not typed:
        raise AddressError("empty", typed)
    if len(typed) > LONGEST:
        raise AddressError("too_long", typed)
    odd = _UNPLAIN.search(typed)
    if odd:
        raise AddressError(_fault_of(odd[0]), typed, char=odd[0])
    scheme = _SCHEME.match(typed)
    if scheme is None:
        meant = _meant(typed)
        raise AddressError("no_scheme" if meant else "scheme", typed, meant=meant)
    name, _, path = typed[scheme.end() :].rstrip("/").partition("/")
    if scheme[1].lower() != "https":
        raise AddressError("not_https" if scheme[1].lower() == "http" else "scheme", typed, meant=_meant(typed[scheme.end() :]))
    segments = path.split("/") if path else []
    if fault := _name_fault(name.lower()):
        raise AddressError(fault, typed)
    if any(segment in (".", "..") or not _SEGMENT.fullmatch(segment) for segment in segments):
        raise AddressError("path", typed)
    return "/".join([f"https://{name.lower()}", *segments])


def shown(url: str) -> str:
    """An address as people read and type it: without scheme, without a slash at the end."""
    return url.partition("://")[2].rstrip("/")


def _fault_of(odd: str) -> str:
    if odd in "?#@":
        return "user" if odd == "@" else "query"
    if odd.isspace():
        return "blank"
    return "marks" if unicodedata.category(odd)[0] in "LM" else "char"


def _name_fault(name: str) -> str | None:
    """What is wrong with a name in lower case, if anything."""
    labels = name.split(".")
    if not name:
        return "name"
    if ":" in name:
        return "port"
    if not all(map(_LABEL.fullmatch, labels)):
        return "label"
    if any(label.startswith("xn--") for label in labels):
        return "punycode"
    if len(labels) == 1:
        return "no_dot"
    return None if re.fullmatch("[a-z]{2,}", labels[-1]) else "ending"


def _meant(rest: str) -> str:
    """The address with https before it, or nothing where that would be none either."""
    try:
        return parsed(f"https://{rest}")
    except AddressError:
        return ""


def _visible(text: str) -> str:
    """Text fit for a terminal and a sentence: what cannot be seen is written as its number."""
    return "".join(letter if letter.isprintable() else f"U+{ord(letter):04X}" for letter in text)


@dataclass(frozen=True, slots=True)
class Site:
    """The address of the site and the day it is built for.

    `host` is `https://quangson.example` or `https://user.example/repo`, as `parsed` writes it: no other can be made (AddressError).
    `today` decides which lessons count as due for another check, what has ended and which rules hold; nothing else depends on it.
    `above` is the address of the handbook that many communes share, where this one's pages lie below it; there all lessons but its
    `own` (codes, in order) open. Without it all lessons are the site's own.
    """

    host: str
    today: datetime.date
    above: str = ""
    own: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if parsed(self.host) != self.host or (self.above and parsed(self.above) != self.above):
            raise ValueError(f"an address in another spelling than parsed() gives: {_visible(self.host)}")

    @property
    def host_in_words(self) -> str:
        """What people read and type to come to the first page: `quangson.example`, `user.example/repo`."""
        return shown(self.host)

    @property
    def root_in_words(self) -> str:
        """What every address of the handbook begins with: `so.lamdong.example`, also on the pages of a commune below it."""
        return shown(self.root)

    @property
    def name(self) -> str:
        """The name of the host alone: `user.example`."""
        return self.host_in_words.partition("/")[0]

    @property
    def path(self) -> str:
        """What stands between the name and a page's own path: nothing, or `/repo`."""
        return self.host_in_words[len(self.name) :]

    @property
    def is_draft(self) -> bool:
        """True where a code printed now would open nothing, because the name is reserved."""
        return any(self.name == reserved or self.name.endswith("." + reserved) for reserved in RESERVED)

    @property
    def root(self) -> str:
        """The address under which all pages lie: the shared handbook's, where there is one above."""
        return self.above or self.host

    @property
    def segment(self) -> str:
        """A commune's own part of an address that many share: `xa-ta-hine`; nothing where the address is not shared."""
        return self.host.removeprefix(f"{self.above}/") if self.above else ""

    def url(self, code: int) -> str:
        """The lesson's page, as a link: `https://quangson.example/103/`."""
        return f"{self.host if code in self.own else self.root}/{code}/"

    def in_words(self, code: int) -> str:
        """What people read and type: `quangson.example/103`."""
        return shown(self.url(code))

    def in_code(self, code: int) -> str:
        """What the QR code holds.

        Scheme and host do not care about case, and QR's alphanumeric mode (ISO/IEC 18004) has capitals only: where no path
        stands before the lesson's code, the address in capitals makes a smaller symbol with larger modules.
        """
        url = self.url(code)
        return url if shown(url).count("/") > 1 else url.upper()
