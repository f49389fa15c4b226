"""Judges one web address by itself and against the list of allowed hosts; knows what look-alike hosts do to deceive."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

TOO_WIDE = frozenset(
    {"com.vn", "net.vn", "org.vn", "edu.vn", "gov.vn", "info.vn", "name.vn", "biz.vn", "id.vn", "io.vn", "ai.vn", "pro.vn", "health.vn"}
    | {"github.io", "gitlab.io", "pages.dev", "web.app", "blogspot.com", "wordpress.com", "weebly.com", "wixsite.com", "bit.ly"}
)
"""Under these anybody can have a page, so allowing the whole of one would allow everything. gov.vn is for agencies only, but there
are thousands: the one that is meant is to be named."""

_ENDINGS = frozenset(["com", "vn", "net", "org", "gov", "edu", "info", "co", "io", "app", "site", "top", "xyz", "online", "shop", "www"])
TWIN_LETTERS = str.maketrans(
    "\N{CYRILLIC SMALL LETTER A}\N{CYRILLIC SMALL LETTER IE}\N{CYRILLIC SMALL LETTER O}\N{CYRILLIC SMALL LETTER ER}"
    "\N{CYRILLIC SMALL LETTER ES}\N{CYRILLIC SMALL LETTER U}\N{CYRILLIC SMALL LETTER HA}"
    "\N{CYRILLIC SMALL LETTER BYELORUSSIAN-UKRAINIAN I}\N{CYRILLIC SMALL LETTER DZE}\N{CYRILLIC SMALL LETTER KOMI DE}"
    "\N{LATIN SMALL LETTER SCRIPT G}\N{GREEK SMALL LETTER OMICRON}\N{GREEK SMALL LETTER ALPHA}\N{GREEK SMALL LETTER NU}"
    "\N{LATIN SMALL LETTER DOTLESS I}\N{LATIN SMALL LETTER L WITH STROKE}",
    "aeopcyxisdgoavil",
)
"""Letters of other alphabets that look like Latin letters, letter by letter."""

_TWINS = str.maketrans("0135$", "oless") | TWIN_LETTERS


def allowed(host: str, hosts: Collection[str]) -> bool:
    """True for a listed host and everything below it."""
    return any(host == each or host.endswith("." + each) for each in hosts)


def looks_like(host: str, hosts: Collection[str]) -> str | None:
    """The allowed host that this one imitates: by twin letters, by a slip of the finger, by carrying its name elsewhere."""
    bones = _bones(host)
    dotted = bones.replace("-", ".")
    labels = {*re.split(r"[.\-]", bones)} - {""}
    for each in _known(tuple(hosts)):
        if each.bones in dotted or each.brand in labels or _distance_at_most(bones, each.bones, each.slips):
            return each.host
    return None


@dataclass(frozen=True, slots=True)
class _Known:
    """An allowed host as others are compared with it. `brand` is empty where it is too short to be known by; so many `slips` look alike."""

    host: str
    bones: str
    brand: str
    slips: int


@lru_cache(4)
def _known(hosts: tuple[str, ...]) -> tuple[_Known, ...]:
    """The longest first: who imitates a part of a host imitates that part."""
    found = []
    for host in sorted(hosts, key=lambda name: (-len(name), name)):
        bones = _bones(host)
        brand = _brand(bones)
        found.append(_Known(host, bones, brand if len(brand) > 3 else "", 2 if len(brand) > 7 else 1))
    return tuple(found)


def fault(address: str, hosts: Collection[str]) -> tuple[str, dict[str, str]] | None:
    """The first thing that is wrong with an address, as a problem's code and params; the most dangerous first."""
    scheme = re.match(r"\s*([a-zA-Z][a-zA-Z0-9+.\-]*):", address)
    if scheme and scheme[1].lower() not in ("http", "https"):
        return "SO302", {"scheme": scheme[1][:30]}
    host = _host_of(address)
    odd = re.search(r"[^!-~]|[\\\"<>^`{|}]", address)
    if host and not allowed(host, hosts):
        twin = looks_like(host, hosts)
        if twin:
            return "SO304", {"host": host, "like": twin}
    if odd:
        return "SO308", {"char": odd[0] if odd[0].isprintable() else f"U+{ord(odd[0]):04X}"}
    if not address.startswith("https://"):
        return "SO301", {"address": address[:80]}
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return "SO312", {"address": address[:80]}
    if "@" in parts.netloc:
        return "SO306", {"address": address[:80]}
    if port is not None or parts.netloc.endswith(":"):
        return "SO305", {"address": address[:80]}
    if _is_number(parts.hostname or ""):
        return "SO307", {"host": parts.hostname or ""}
    if not re.fullmatch(r"(?!-)[a-z0-9-]+(\.[a-z0-9-]+)+", parts.netloc):
        return "SO312", {"address": address[:80]}
    if any(label.startswith("xn--") for label in host.split(".")):
        return "SO309", {"host": host}
    if not allowed(host, hosts):
        return "SO303", {"host": host}
    return ("SO311", {"found": address[:80]}) if re.search(r"\.apk\b", address, re.IGNORECASE) else None


def _host_of(address: str) -> str:
    """The host as a browser would see it (it takes backslashes for slashes), in lower case."""
    rest = re.sub(r"^\s*https?:", "", address, flags=re.IGNORECASE).replace("\\", "/").lstrip("/")
    return re.split(r"[/?#]", rest, maxsplit=1)[0].rpartition("@")[2].partition(":")[0].lower()


def _is_number(host: str) -> bool:
    """An IP address in any of the ways that browsers take one."""
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return bool(re.fullmatch(r"(0x[0-9a-f]+|\d+)(\.(0x[0-9a-f]+|\d+))*", host))
    return True


@lru_cache(1 << 14)
def _bones(host: str) -> str:
    """A host as the eye takes it in: no accents, no alphabets, no digits for letters."""
    if host.startswith("xn--") or ".xn--" in host:
        try:
            host = host.encode("ascii").decode("idna")
        except UnicodeError:
            return host
    letters = unicodedata.normalize("NFKD", host.casefold()).translate(_TWINS).replace("đ", "d")
    plain = "".join(char for char in letters if not unicodedata.combining(char))
    return plain.replace("rn", "m").replace("vv", "w").replace("0", "o").replace("1", "l")


def _brand(host: str) -> str:
    """The label that people know a host by: `dichvucong` of dichvucong.gov.vn."""
    return max((label for label in host.split(".") if label not in _ENDINGS), key=len, default="")


@lru_cache(1 << 14)
def _letters(host: str) -> frozenset[str]:
    return frozenset(host)


def _distance_at_most(one: str, other: str, limit: int) -> bool:
    """True if one becomes the other with so few letters put in, left out or exchanged (Levenshtein)."""
    if abs(len(one) - len(other)) > limit or len(_letters(one) ^ _letters(other)) > 2 * limit:
        return False
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        above, row[0] = row[0], at
        for there, theirs in enumerate(other, 1):
            above, row[there] = row[there], min(row[there] + 1, row[there - 1] + 1, above + (letter != theirs))
    return row[-1] <= limit
