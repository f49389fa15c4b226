"""What a page shows, read from its markup: described pictures, links to elsewhere. For the site's HTML and the book's XHTML."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Seen:
    """Descriptions of drawn screens in order; addresses elsewhere and numbers to call, sorted."""

    pictures: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen = Seen()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "svg" and values.get("class") == "st-phone":
            self.seen.pictures.append(values["aria-label"])
        if tag == "img":
            self.seen.pictures.append(values["alt"])
        if tag == "a" and values.get("href", "").startswith(("http:", "https:", "tel:")):
            self.seen.links.append(values["href"])


def seen(page: bytes) -> Seen:
    """Read one page."""
    reader = _Reader()
    reader.feed(page.decode())
    reader.seen.links.sort()
    return reader.seen
