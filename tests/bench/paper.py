"""The same A4 hand-outs by Typst, WeasyPrint and Chromium; and, where a number of lessons is named, all that so many print.

`python -m tests.bench.paper [lessons]`. Read the ratios, not the seconds: engines take turns, so that what else the machine does
meets all of them. The other engines get the same data as plain HTML; they neither fit it to two pages nor make PDF/UA. Of
Chromium's many processes the CPU time of those that it does not wait for is missing, so look at its wall time.
"""

from __future__ import annotations

import datetime
import json
import os
import pickle
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jinja2

from generator.address import Site
from generator.disk.cache import Cache
from generator.disk.disk import write_folder
from generator.edition import Edition
from generator.guide.load import load
from generator.outputs import all_prints
from generator.paper.fonts import font_files
from generator.paper.handout import handout
from generator.paper.pressroom import Pressroom
from generator.paper.printed import Print, press, press_all
from generator.paper.sheet import Sheet
from generator.paper.typst import TooLongError, compile
from generator.paper.volume import Volume, press_volume
from generator.screen.icons import names
from tests.bench.many import guides_of
from tests.bench.table import Row
from tests.prepare import browser

ROOT = Path(__file__).parents[2]
SITE = Site("https://quangson.example", datetime.date(2026, 11, 22))
ROUNDS = 5
"""How often each engine has its turn."""
SHEETS = 15
"""Of how many lessons, as long as nobody says."""


def press_one_by_one(prints: list[Print], fonts: Path) -> list[int]:
    sizes = []
    for item in prints:
        try:
            sizes.append(len(_bound(item, fonts) if isinstance(item, Volume) else press(item, fonts).content))
        except TooLongError:
            sizes.append(0)
    return sizes


def press_on_all_cores(prints: list[Print], fonts: Path) -> list[int]:
    volumes = [item for item in prints if isinstance(item, Volume)]
    single = press_all([item for item in prints if not isinstance(item, Volume)], fonts)
    return [*(len(made.content) if isinstance(made, Sheet) else 0 for made in single), *(len(_bound(item, fonts)) for item in volumes)]


def _bound(volume: Volume, fonts: Path) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        return press_volume(volume, Pressroom(Cache(Path(folder)), fonts, lambda _step, _blanks: None)).content


def by_typst(prints: list[Print], fonts: Path) -> list[int]:
    return [len(compile(item.layout, item.data, fonts)) for item in prints]


def by_weasyprint(prints: list[Print], fonts: Path) -> list[int]:
    from weasyprint import HTML

    return [len(HTML(filename=str(page)).write_pdf()) for page in _html(prints, fonts)]


def by_chromium(prints: list[Print], fonts: Path) -> list[int]:
    from playwright.sync_api import sync_playwright

    sizes = []
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=browser(), args=["--no-sandbox"])
        page = started.new_page()
        for file in _html(prints, fonts):
            page.goto(file.as_uri())
            sizes.append(len(page.pdf(prefer_css_page_size=True, print_background=True)))
        started.close()
    return sizes


WAYS: Mapping[str, Callable[[list[Print], Path], list[int]]] = {
    "one by one": press_one_by_one,
    "all cores": press_on_all_cores,
    "Typst": by_typst,
    "WeasyPrint": by_weasyprint,
    "Chromium": by_chromium,
}


def _html(prints: list[Print], fonts: Path) -> Iterator[Path]:
    template = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined).from_string(
        Path(__file__).with_name("handout.html.j2").read_text(encoding="utf-8")
    )
    for number, item in enumerate(prints):
        page = fonts / f"{number}.html"
        page.write_text(template.render(data=item.data), encoding="utf-8")
        yield page


def work(way: str, prints: Path, fonts: Path) -> None:
    """In a process of its own: do it, print what it took. What is read and imported before is not counted."""
    wanted = pickle.loads(prints.read_bytes())
    wall, spent = time.perf_counter(), _cpu()
    sizes = WAYS[way](wanted, fonts)
    took = {"files": len(sizes), "too_long": sizes.count(0), "wall": time.perf_counter() - wall, "cpu": _cpu() - spent}
    sys.stdout.write(json.dumps({**took, "bytes": sum(sizes)}))


def _cpu() -> float:
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))


def measure(way: str, prints: Sequence[Print], fonts: Path) -> dict[str, Any]:
    """What `work` says, with `peak`: the most memory in MB that the process and all its children held together."""
    (fonts / "prints").write_bytes(pickle.dumps([*prints]))
    told = [way, str(fonts / "prints"), str(fonts)]
    process = subprocess.Popen([sys.executable, "-m", "tests.bench.paper", *told], stdout=subprocess.PIPE, cwd=ROOT, text=True)
    peak = 0
    while process.poll() is None:
        peak = max(peak, _memory(process.pid))
        time.sleep(0.5)  # adding up the pages of a large process takes a while itself
    if process.returncode:
        raise SystemExit(f"{way}: exit {process.returncode}")
    assert process.stdout
    return {**json.load(process.stdout), "peak": peak / 1024}


def _memory(pid: int) -> int:
    """Kilobytes of a process and its children, shared pages counted once (PSS)."""
    total = 0
    with suppress(OSError):
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        total = next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
        for task in Path(f"/proc/{pid}/task").iterdir():
            total += sum(map(_memory, map(int, (task / "children").read_text().split())))
    return total


def main(lessons: int = SHEETS, *, everything: bool = False) -> list[Row]:
    """What the other engines take beside Typst on the same sheets."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        fonts = Path(folder)
        write_folder(font_files(), fonts)
        edition = Edition(load(guides_of(lessons), icons=names()), SITE)
        if everything:
            all_printed(edition, fonts)

        say = sys.stdout.write
        engines = [name for name in ("Typst", "WeasyPrint", "Chromium") if name != "WeasyPrint" or find_spec("weasyprint")]
        if "WeasyPrint" not in engines:
            say("WeasyPrint is not installed: pip install '.[bench]'\n")
        count = -(-lessons // ROUNDS)
        prints = [handout(edition, lesson) for lesson in edition.handbook.lessons[:lessons]]
        runs = [{engine: measure(engine, some, fonts) for engine in engines} for some in batched(prints, count)]
        say(f"\nA4 hand-outs of {lessons} lessons, {count} at a time, engines in turn; ratios to Typst: middle (least to most)\n")
        say(f"{'':12}{'wall':>20}{'CPU':>20}{'MB held':>9}{'KB a file':>11}{'s a file':>10}\n")
        for engine in engines:
            ratios = [_ratio([run[engine][key] / run["Typst"][key] for run in runs]) for key in ("wall", "cpu")]
            files = sum(run[engine]["files"] for run in runs)
            size = sum(run[engine]["bytes"] for run in runs) / files / 1000
            wall = sum(run[engine]["wall"] for run in runs) / files
            peak = max(run[engine]["peak"] for run in runs)
            say(f"{engine:12}{ratios[0]:>20}{ratios[1]:>20}{peak:9.0f}{size:11.0f}{wall:10.3f}\n")
            middle = statistics.median(run[engine]["wall"] / run["Typst"]["wall"] for run in runs)
            if engine == "Typst":
                rows.append(Row("paper, Typst, an A4 sheet", wall, "s"))
            else:
                rows.append(Row(f"paper, {engine} beside Typst, the same sheets", middle, "times", 1, more=True))
    return rows


def batched(prints: Sequence[Print], count: int) -> Iterator[Sequence[Print]]:
    return (prints[first : first + count] for first in range(0, len(prints), count))


def all_printed(edition: Edition, fonts: Path) -> None:
    """What everything takes that the lessons print."""
    say = sys.stdout.write
    say(f"{len(edition.handbook.lessons)} lessons, everything printed, codes read back, on {os.cpu_count()} cores\n")
    say(f"{'':12}{'files':>7}{'wall s':>9}{'CPU s':>9}{'s a file':>10}{'MB held':>9}{'MB made':>9}\n")
    for way in ("one by one", "all cores"):
        took = measure(way, [*all_prints(edition)], fonts)
        files, wall, size = took["files"], took["wall"], took["bytes"] / 1e6
        say(f"{way:12}{files:7}{wall:9.1f}{took['cpu']:9.1f}{wall / files:10.3f}{took['peak']:9.0f}{size:9.1f}\n")
        if took["too_long"]:
            say(f"{took['too_long']} files do not fit\n")


def _ratio(values: list[float]) -> str:
    return f"{statistics.median(values):.1f} ({min(values):.1f} to {max(values):.1f})"


if __name__ == "__main__":
    if len(sys.argv) > 2:
        work(sys.argv[1], *map(Path, sys.argv[2:]))
    else:
        main(*map(int, sys.argv[1:]), everything=len(sys.argv) > 1)
