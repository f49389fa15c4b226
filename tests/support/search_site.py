"""A tiny site with a search box, loaded as the real pages load it; and asking its script directly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import page_sample
from playwright.sync_api import Browser, Page
from search_sample import SAMPLE

from generator.disk import disk
from generator.site.scripts import scripts
from generator.site.stylesheet import styles_alone, stylesheet

PROJECT = Path(__file__).parents[2]
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'"
PAGE = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Thử ô tìm</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="{policy}">
<link rel="stylesheet" href="{up}assets/find.css">
<link rel="stylesheet" href="{up}assets/so-tay.css"></head><body class="st"><main class="st-page"><h1>Sổ tay</h1>
<form class="st-box" role="search" action="{up}a-z/" method="get"><label class="st-label" for="tim">Bác đang cần làm gì?</label>
<div class="st-row"><input class="st-input" id="tim" name="q" type="search" aria-describedby="tim-vd">
<button class="st-btn">Tìm</button></div>
<p class="st-hint" id="tim-vd">Gõ không dấu cũng tìm được</p></form>{region}
<p><a id="sau" href="#tim">Sau ô tìm</a></p></main><script src="{up}assets/so-tay.js"></script></body></html>"""


def search_site(index: bytes, root: Path) -> Path:
    """Write it into an empty folder, with this index."""
    for name in ("", *(f"{one.code}" for one in SAMPLE), "a-z", "tim"):
        folder = root / name
        folder.mkdir(exist_ok=True)
        region = '<div id="tim-ket-qua"></div>' if name == "tim" else ""
        page = PAGE.format(policy=POLICY, up="../" if name else "", region=region)
        (folder / "index.html").write_text(page, encoding="utf-8")
    (root / "assets").mkdir()
    written = disk.read_folder(PROJECT / "docs")
    styles = styles_alone(written) | {"assets/so-tay.css": stylesheet(page_sample.handbook(), written)}
    published = scripts(written, copy=True) | styles
    for path, content in published.items():
        (root / path).write_bytes(content)
    (root / "assets" / "search-index.js").write_bytes(index)
    return root


@contextmanager
def searching(chromium: Browser, site: str) -> Iterator[Page]:
    """A page of the site where the search script has run, to ask it questions directly. `site` ends in a slash."""
    page = chromium.new_page()
    page.goto(site + "index.html?q=ai")
    page.wait_for_function("() => window.soTaySearch && soTaySearch.search")
    yield page
    page.close()


def ask(script: Page, query: str) -> list[int | str]:
    """The codes that the search script finds, best first; what is no lesson has its address for a code."""
    return ask_all(script, [query])[query]


def ask_all(script: Page, queries: Iterable[str]) -> dict[str, list[int | str]]:
    """What is found of each query: asked in one go, since the way to the browser and back takes longer than the search."""
    asked = [*queries]
    found: list[list[int | str]] = script.evaluate(
        "queries => queries.map(query => soTaySearch.search(query).found.map(({ code }) => code))", asked
    )
    return dict(zip(asked, found, strict=True))
