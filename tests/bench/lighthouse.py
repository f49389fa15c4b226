"""What Lighthouse says of five kinds of pages on a cheap phone at slow 4G: `python -m tests.bench.lighthouse [address below the site]…`.

The built site, served as in a room: compressed, from this machine. Network and processor are simulated by Lighthouse, but a busy machine
still shows in the blocking time. Layout jumps are measured once more with the largest letters, which Lighthouse does not know of.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from generator.serve.site_server import SeenPhones, application, listening, serving_copy
from tests.bench.built_site import site
from tests.bench.node_tools import NODE, fetch
from tests.bench.table import Row
from tests.prepare import browser

PAGES = {"home": "", "lesson": "103/", "topic": "1/", "search": "tim/?q=quet+ma", "practice run": "103/"}
"""Kind of page → its address below the site."""

PRESSED = {"practice run": "[data-run] button"}
"""Kind of page → what is pressed on it: what opens is judged with it."""

TURNS = 3

FIGURES = {"LCP": "largest-contentful-paint", "TBT": "total-blocking-time", "CLS": "cumulative-layout-shift"}
JUMPS = """() => new Promise(done => {
    let sum = 0;
    new PerformanceObserver(list => list.getEntries().forEach(one => { sum += one.hadRecentInput ? 0 : one.value; }))
        .observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => done(sum), 1500);
})"""


def main(*paths: str) -> list[Row]:
    """One row a page: scores, paint, blocking, jumps, jumps at the largest letters."""
    fetch()
    rows = []
    with served(site()) as root:
        for kind, path in {path: path for path in paths}.items() or PAGES.items():
            press = PRESSED.get(kind, "")
            report = middle(root + path, press)
            scores = [round(100 * (each["score"] or 0)) for each in report["categories"].values()]
            found = {name: float(report["audits"][audit]["numericValue"]) for name, audit in FIGURES.items()}
            jumps = largest_letters(root + path, press)
            sys.stdout.write(
                f"{kind:13} {'/'.join(map(str, scores))}  LCP {found['LCP'] / 1000:.2f} s, TBT {found['TBT']:.0f} ms, "
                f"CLS {found['CLS']:.3f}, at the largest letters {jumps:.3f}\n"
            )
            for line in faults(report):
                sys.stdout.write(f"{'':14}{line}\n")
            rows += [
                Row(f"Lighthouse, {kind}, least score", min(scores), "", 100, more=True),
                Row(f"Lighthouse, {kind}, LCP", found["LCP"] / 1000, "s", 1.2),
                Row(f"Lighthouse, {kind}, TBT", found["TBT"], "ms", 0),
                Row(f"Lighthouse, {kind}, CLS", max(found["CLS"], jumps), "", 0.02),
            ]
    return rows


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The site's address while it is served."""
    with tempfile.TemporaryDirectory() as folder:
        serving_copy(site, Path(folder))
        server = listening(application(Path(folder), SeenPhones(), {}), 0, "127.0.0.1")
        threading.Thread(target=server.run, daemon=True).start()
        yield f"http://127.0.0.1:{server.effective_port}/"
        server.close()


def middle(address: str, press: str = "") -> dict[str, Any]:
    """Lighthouse's report of a page; where it is not the best there is, the middle one of three, because what else a machine does shows."""
    reports = [judged(address, press)]
    while len(reports) < TURNS and _speed(reports[0]) < 1:
        reports.append(judged(address, press))
    return sorted(reports, key=_speed)[len(reports) // 2]


def _speed(report: dict[str, Any]) -> float:
    return float(report["categories"]["performance"]["score"] or 0)


def judged(address: str, press: str = "") -> dict[str, Any]:
    """Lighthouse's report of a page, mobile; with what opens there at a `press` of what this selector names."""
    lighthouse = [str(NODE / "node_modules/lighthouse/cli/index.js"), address, "--quiet", "--output=json"]
    flags = "--chrome-flags=--headless=new --no-sandbox"
    command = [str(NODE / "pressed.mjs"), address, press] if press else [*lighthouse, flags]
    env = os.environ | {"CHROME_PATH": f"{browser()}"}
    told = subprocess.run([shutil.which("node") or "node", *command], env=env, stdout=subprocess.PIPE, check=True, timeout=300)
    report: dict[str, Any] = json.loads(told.stdout)
    return report


def faults(report: dict[str, Any]) -> list[str]:
    """What costs a score, by Lighthouse's own title."""
    weighed = [ref["id"] for each in report["categories"].values() for ref in each["auditRefs"] if ref["weight"]]
    return [report["audits"][name]["title"] for name in weighed if (report["audits"][name]["score"] or 0) < 0.9]


def largest_letters(address: str, press: str = "") -> float:
    """How much the page jumps while it loads for somebody who chose the largest letters, and while opens what is pressed."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser(), args=["--no-sandbox"])
        page = chromium.new_page(viewport={"width": 360, "height": 740})
        page.add_init_script("localStorage.setItem('so-tay-chu', '3')")
        page.goto(address)
        if press:
            page.eval_on_selector(press, "button => button.click()")
        jumps = float(page.evaluate(JUMPS))
        chromium.close()
    return jumps


if __name__ == "__main__":
    main(*sys.argv[1:])
