"""Nothing on a page jumps while it comes in over a slow line: what a finger is about to press stays where it is."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from static_host import Quiet, hosted

MOST = 0.02
"""Google's measure of jumps (CLS) calls 0.1 good; there is no reason for any."""

PIECES, PAUSE = 12, 0.03
"""A page comes in so many pieces, with seconds between them in which the browser paints."""

WATCH = """
window.jumps = [];
new PerformanceObserver(list => list.getEntries().forEach(entry => {
    if (!entry.hadRecentInput) jumps.push([entry.value, entry.sources.map(each => (each.node || {}).outerHTML || '').join().slice(0, 200)]);
})).observe({ type: 'layout-shift', buffered: true });
"""
SETTLED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(jumps)))))"


class _SlowHost(Quiet):
    """Sends pages piece by piece, cut between two elements."""

    def copyfile(self, source, outputfile) -> None:
        content = source.read()
        if b"<!doctype html>" not in content[:99]:
            outputfile.write(content)
            return
        ends = [place.end() for place in re.finditer(rb">\n", content)]
        cuts = [0, *(ends[len(ends) * piece // PIECES] for piece in range(1, PIECES)), len(content)]
        for begin, end in pairwise(cuts):
            outputfile.write(content[begin:end])
            outputfile.flush()
            time.sleep(PAUSE)


@pytest.fixture(scope="module")
def slowly(site_folder: Path) -> Iterator[str]:
    """Where the site is served over a slow line."""
    with hosted(site_folder, _SlowHost) as address:
        yield address


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("", {"chu": 3}),
        ("103/#buoc-3", {"chu": 3, "may": "b", "tap-103": 1}),
        ("103/#thu", {}),
        ("103/#thu", {"chu": 3}),
        ("tim/?q=quet+ma", {}),
    ],
)
def test_nothing_jumps_while_a_page_comes_in(chromium: Browser, slowly: str, path: str, kept: dict[str, object]) -> None:
    """`kept` is what this phone remembers: larger letters, a practice run that was done, an iPhone."""
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.add_init_script(WATCH + "".join(f"localStorage.setItem('so-tay-{name}', '{value}');" for name, value in kept.items()))
    page.goto(slowly + path)
    if "?q=" in path:
        page.wait_for_selector("#tim-ket-qua a")
    jumps = page.evaluate(SETTLED)
    context.close()
    assert sum(value for value, _ in jumps) <= MOST, jumps
