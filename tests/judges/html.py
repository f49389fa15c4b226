"""Every page of site and copy by the Nu HTML checker, and one page of each kind by axe: on a phone, by night, on a wide screen."""

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

LOOKS: tuple[tuple[int, Literal["light", "dark"]], ...] = ((360, "light"), (360, "dark"), (1280, "light"))


def main() -> list[Verdict]:
    places = (SITE, copy())
    pages = sum(len(list(place.rglob("*.html"))) for place in places)
    kinds = dict(_kinds())
    return [
        Verdict("HTML by vnu", pages, "pages, site and copy", tuple(html_faults(*places))),
        Verdict("access by axe", len(kinds) * len(LOOKS), "looks at pages", tuple(_axe(kinds.values()))),
    ]


def _kinds() -> Iterator[tuple[str, str]]:
    """A page's address without its numbers → that of the last such page below the site."""
    for file in sorted(SITE.rglob("index.html")):
        where = file.parent.relative_to(SITE).as_posix()
        yield re.sub(r"\d+", "n", where), "" if where == "." else f"{where}/"


def _axe(paths: Iterable[str]) -> Iterator[str]:
    host = Host(disk.read_folder(SITE))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=light_browser(), args=["--no-sandbox"])
        page = browser.new_page()
        for path in paths:
            for width, scheme in LOOKS:
                page.set_viewport_size({"width": width, "height": 740})
                page.emulate_media(color_scheme=scheme)
                page.goto(host.address + path)
                page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")
                yield from (f"{path} at {width}, {scheme}: {fault}" for fault in faults(page))
        browser.close()
    host.die()
