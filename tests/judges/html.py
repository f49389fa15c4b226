"""Every page of site and copy by the Nu HTML checker; by axe every page on a phone, and one of each kind by night and on a wide screen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from access import faults
from moody_host import Host
from playwright.sync_api import sync_playwright
from prepare import light_browser
from valid_html import html_faults

from generator.disk import disk
from tests.judges.built import SITE, copy
from tests.judges.verdict import Verdict

Look = tuple[int, Literal["light", "dark"]]
"""Width of the page in CSS pixels, and what is wished of its colours."""

PHONE: Look = (360, "light")
LOOKS: tuple[Look, ...] = ((360, "dark"), (1280, "light"))
"""Which differ little from page to page of a kind."""


def main() -> list[Verdict]:
    places = (SITE, copy())
    pages = sum(len(list(place.rglob("*.html"))) for place in places)
    looks = [(path, PHONE) for path in _pages()] + [(path, look) for path in dict(_kinds()).values() for look in LOOKS]
    return [
        Verdict("HTML by vnu", pages, "pages, site and copy", tuple(html_faults(*places))),
        Verdict("access by axe", len(looks), "looks at pages", tuple(_axe(looks))),
    ]


def _pages() -> Iterator[str]:
    """The address below the site of every page."""
    for file in sorted(SITE.rglob("index.html")):
        where = file.parent.relative_to(SITE).as_posix()
        yield "" if where == "." else f"{where}/"


def _kinds() -> Iterator[tuple[str, str]]:
    """A page's address without its numbers → that of the last such page."""
    yield from ((re.sub(r"\d+", "n", path), path) for path in _pages())


def _axe(looks: Iterable[tuple[str, Look]]) -> Iterator[str]:
    host = Host(disk.read_folder(SITE))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=light_browser(), args=["--no-sandbox"])
        page = browser.new_page()
        for path, (width, scheme) in looks:
            page.set_viewport_size({"width": width, "height": 740})
            page.emulate_media(color_scheme=scheme)
            page.goto(host.address + path)
            page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")
            yield from (f"{path} at {width}, {scheme}: {fault}" for fault in faults(page))
        browser.close()
    host.die()
