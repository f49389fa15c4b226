"""How long the search box takes for a keystroke on a cheap phone, with the handbook's lessons and with five hundred; and what it weighs.

`python -m tests.bench.search`. Chromium slowed down four times types the villagers' queries letter by letter; told are the search alone,
and the whole keystroke: searching, showing and laying out. Wall clock: only a quiet machine tells something. Beyond the real lessons come
copies of them under other numbers.
"""

from __future__ import annotations

import gzip
import statistics
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import rjsmin
import yaml
from playwright.sync_api import Page, sync_playwright

from generator.disk import disk
from generator.guide.handbook import Handbook
from generator.guide.load import load
from generator.screen.icons import names
from generator.site.search_index import search_index
from generator.site.searchable import Searchable, entry, others
from tests.bench.table import Row

PROJECT = Path(__file__).parents[2]
MANY = 500
SLOWER = 4
QUERIES = 12
"""Every so many queries one is typed."""

TYPED = """queries => queries.map(query => {
    const input = document.querySelector('#tim'), times = [];
    for (let end = 1; end <= query.length; end += 1) {
        input.value = query.slice(0, end);
        const before = performance.now();
        soTaySearch.search(input.value);
        const start = performance.now();
        input.dispatchEvent(new Event('input', { bubbles: true }));
        document.body.offsetHeight;
        times.push([start - before, performance.now() - start]);
    }
    return times;
})"""


def main() -> list[Row]:
    """What 95 of 100 keystrokes take at most, with each number of lessons."""
    rows = []
    sys.path[:0] = [str(PROJECT / "tests"), str(PROJECT / "tests" / "support")]
    from prepare import browser
    from search_site import search_site

    handbook = load(disk.read_folder(PROJECT / "guides", suffix=".yml"), icons=names())
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        chromium = playwright.chromium.launch(executable_path=browser(), args=["--no-sandbox"])
        for number in (len(handbook.lessons), MANY):
            index = search_index([*lessons(handbook, number), *others(handbook)], handbook.short_forms)
            root = Path(folder) / str(number)
            root.mkdir()
            site = search_site(index, root)
            page = chromium.new_page(viewport={"width": 360, "height": 740})
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            page.goto((site / "index.html").as_uri())
            told = f"{number} lessons: index {_packed(index) / 1024:.1f} KB gz"
            pairs = keystrokes(page)
            searched, whole = ([pair[at] for pair in pairs] for at in (0, 1))
            sys.stdout.write(f"{told}, {len(pairs)} keystrokes: search {_told(searched)}, whole {_told(whole)}\n")
            rows.append(Row(f"search, a keystroke with {number} lessons, 4× slower", _most(searched), "ms", 16 if number == MANY else 8))
            if number != MANY:
                alone = search_index([entry(handbook, lesson) for lesson in handbook.lessons], handbook.short_forms)
                rows.append(Row("search, index, a lesson", _packed(alone) / 1024 / number, "KB gz", 0.3))
                script = rjsmin.jsmin((site / "assets" / "search.js").read_text(encoding="utf-8")).encode()
                rows.append(Row("search, script", _packed(script) / 1024, "KB gz", 4.5))
            page.close()
        chromium.close()
    return rows


def lessons(handbook: Handbook, number: int) -> list[Searchable]:
    """That many lessons, the real ones first."""
    real = [entry(handbook, lesson) for lesson in handbook.lessons]
    free = (code for code in range(101, 1000) if code not in {one.code for one in real})
    return [*real, *(replace(real[at % len(real)], code=next(free)) for at in range(number - len(real)))]


def keystrokes(page: Page) -> list[tuple[float, float]]:
    """Milliseconds of each letter typed: of the search alone, of the whole."""
    page.locator("#tim").focus()
    page.wait_for_function("() => window.soTaySearch && soTaySearch.search")
    kinds = yaml.safe_load((PROJECT / "tests" / "curriculum" / "queries.yml").read_text(encoding="utf-8"))
    queries = [str(query) for kind in kinds.values() for query in kind][::QUERIES]
    return [(search, whole) for typed in page.evaluate(TYPED, queries) for search, whole in typed]


def _packed(content: bytes) -> int:
    return len(gzip.compress(content, 9, mtime=0))


def _told(times: list[float]) -> str:
    return f"median {statistics.median(times):.1f} ms, 95 of 100 below {_most(times):.1f} ms"


def _most(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


if __name__ == "__main__":
    main()
