"""Where the site lives, and how a lesson's address is written: in words for people, in capitals for a small QR code."""

from __future__ import annotations

import datetime
import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

RESERVED = ("example", "test", "invalid", "localhost", "local", "internal", "home.arpa", "example.com", "example.net", "example.org")
"""Names that can never be a public site: RFC 2606, 6761, 6762, 8375."""


@dataclass(frozen=True, slots=True)
class Site:
    """The address of the site and the day it is built for.

    `host` is `https://quangson.example` or `https://user.example/repo`, without a slash at the end. `today` decides which
    lessons count as due for another check; nothing else depends on it.
    """

    host: str
    today: datetime.date

    @property
    def is_draft(self) -> bool:
        """True where a code printed now would open nothing: a reserved or local name, an IP address, or not https."""
        parts = urlsplit(self.host)
        name = (parts.hostname or "").rstrip(".")
        if parts.scheme != "https" or "." not in name:
            return True
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return any(name == reserved or name.endswith("." + reserved) for reserved in RESERVED)
        return True

    def url(self, code: int) -> str:
        """The lesson's page, as a link: `https://quangson.example/103/`."""
        return f"{self.host}/{code}/"

    def in_words(self, code: int) -> str:
        """What people read and type: `quangson.example/103`."""
        return self.url(code).split("://", 1)[1].rstrip("/")

    def in_code(self, code: int) -> str:
        """What the QR code holds.

        Scheme and host do not care about case, and QR's alphanumeric mode (ISO/IEC 18004) has capitals only: where no path
        stands before the lesson's code, the address in capitals makes a smaller symbol with larger modules.
        """
        url = self.url(code)
        return url if urlsplit(self.host).path else url.upper()
