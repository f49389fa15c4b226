"""The handbook's search beside MiniSearch and Pagefind on the same queries: right first and in the first three, bytes, milliseconds.

`python -m tests.bench.search_beside`. All three answer in one Chromium, one after the other. MiniSearch gets the same texts, marks taken
off, with its own weights for titles, prefixes and slips; Pagefind reads the built pages of lessons, as it is meant to, so only queries that
a lesson answers are asked. Bytes are what a phone loads before the first answer: program and index compressed, for Pagefind what it fetched
for these queries.
"""

from __future__ import annotations

import gzip
import statistics
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import rjsmin
import yaml
from playwright.sync_api import Browser, sync_playwright

from generator.disk import disk
from generator.guide.handbook import Handbook
from generator.guide.load import load
from generator.screen.icons import names
from generator.site.search_index import search_index
from generator.site.searchable import everything
from generator.vietnamese.fold import folded
from tests.bench.built_site import site
from tests.bench.node_tools import NODE, fetch
from tests.bench.table import CannotRunError, Row
from tests.prepare import light_browser

PROJECT = Path(__file__).parents[2]

OURS = """queries => queries.map(query => {
    const before = performance.now(), { found } = soTaySearch.search(query);
    return [found.slice(0, 3).map(({ code }) => `${code}`), performance.now() - before];
})"""
MINI = """([documents, queries]) => {
    const fields = ['title', 'find', 'summary', 'texts'];
    const mini = new MiniSearch({ fields, searchOptions: { boost: { title: 4, find: 3, summary: 2 }, prefix: true, fuzzy: 0.2 } });
    mini.addAll(documents);
    const answers = queries.map(query => {
        const before = performance.now(), found = mini.search(query).slice(0, 3).map(one => one.id);
        return [found, performance.now() - before];
    });
    return [JSON.stringify(mini), answers];
}"""
PAGEFIND = """async queries => {
    const pagefind = await import('/pagefind/pagefind.js'), answers = [];
    await pagefind.init();
    for (const query of queries) {
        const before = performance.now(), { results } = await pagefind.search(query);
        const first = await Promise.all(results.slice(0, 3).map(one => one.data()));
        answers.push([first.map(one => one.url.split('/')[1]), performance.now() - before]);
    }
    return answers;
}"""

Answers = list[tuple[list[str], float]]


def main() -> list[Row]:
    """Ask all three; Pagefind only where there is a finished site."""
    fetch()
    sys.path[:0] = [str(PROJECT / "tests"), str(PROJECT / "tests" / "support")]
    handbook = load(disk.read_folder(PROJECT / "guides", suffix=".yml"), icons=names())
    kinds = yaml.safe_load((PROJECT / "tests" / "curriculum" / "queries.yml").read_text(encoding="utf-8"))
    wanted = {
        str(query): {str(one) for one in (want if isinstance(want, list) else [want])}
        for each in kinds.values()
        for query, want in each.items()
    }
    wanted = {query: want for query, want in wanted.items() if any(map(str.isdigit, want))}
    rows = []
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        chromium = playwright.chromium.launch(executable_path=light_browser(), args=["--no-sandbox"])
        for name, ask in {"handbook": ours, "MiniSearch": mini_search, "Pagefind": pagefind}.items():
            root = Path(folder) / name
            root.mkdir()
            try:
                size, answers = ask(chromium, handbook, list(wanted), root)
            except CannotRunError as why:
                sys.stdout.write(f"{name}: {why}\n")
                continue
            pairs = [(want, found) for want, (found, _) in zip(wanted.values(), answers, strict=True)]
            right, first = (100 * sum(bool(want & {*found[:most]}) for want, found in pairs) / len(pairs) for most in (3, 1))
            took = statistics.median(each for _, each in answers)
            told = f"right in the first three {right:.1f} %, first {first:.1f} %, {size / 1024:.1f} KB gz, {took:.2f} ms a query"
            sys.stdout.write(f"{name:12} {told}\n")
            own = name == "handbook"
            rows += [
                Row(f"search, {name}, right in the first three", right, "%", 98 if own else None, more=True),
                Row(f"search, {name}, right first", first, "%", 85 if own else None, more=True),
                Row(f"search, {name}, program and index", size / 1024, "KB gz"),
                Row(f"search, {name}, a query", took, "ms"),
            ]
        chromium.close()
    return rows


def ours(chromium: Browser, handbook: Handbook, queries: list[str], root: Path) -> tuple[int, Answers]:
    """Bytes, and what the shipped script answers."""
    from search_site import search_site, searching

    index = search_index(everything(handbook), handbook.short_forms)
    site = search_site(index, root)
    script = rjsmin.jsmin((site / "assets" / "search.js").read_text(encoding="utf-8")).encode()
    with searching(chromium, site.as_uri() + "/") as page:
        return _packed(script) + _packed(index), page.evaluate(OURS, queries)


def mini_search(chromium: Browser, handbook: Handbook, queries: list[str], _: Path) -> tuple[int, Answers]:
    """MiniSearch with the same texts, all without marks."""
    documents = [
        {
            "id": str(one.code),
            "title": folded(one.title),
            "find": folded(" ".join(one.find)),
            "summary": folded(one.summary),
            "texts": folded(" ".join(one.texts)),
        }
        for one in everything(handbook)
    ]
    program = NODE / "node_modules/minisearch/dist/umd/index.js"
    page = chromium.new_page()
    page.add_script_tag(path=program)
    index, answers = page.evaluate(MINI, [documents, [folded(query) for query in queries]])
    page.close()
    return _packed(rjsmin.jsmin(program.read_text(encoding="utf-8")).encode()) + _packed(index.encode()), answers


def pagefind(chromium: Browser, handbook: Handbook, queries: list[str], root: Path) -> tuple[int, Answers]:
    """Pagefind over the built pages of the lessons."""
    pages = site()
    for lesson in handbook.lessons:
        if (built := pages / str(lesson.code) / "index.html").is_file():
            (root / str(lesson.code)).mkdir()
            (root / str(lesson.code) / "index.html").write_bytes(built.read_bytes())
    program = NODE / "node_modules/.bin/pagefind"
    subprocess.run([program, "--site", root, "--force-language", "vi"], stdout=subprocess.DEVNULL, check=True, timeout=300)
    (root / "index.html").write_text("<!doctype html><title>Pagefind</title>", encoding="utf-8")
    fetched: list[Path] = []

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            fetched.append(Path(self.translate_path(self.path)))

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=root))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = chromium.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/")
    answers: Answers = page.evaluate(PAGEFIND, queries)
    page.close()
    server.shutdown()
    return sum(_packed(path.read_bytes()) for path in {*fetched} if path.is_file() and "pagefind" in path.parts), answers


def _packed(content: bytes) -> int:
    return len(gzip.compress(content, 9, mtime=0))


if __name__ == "__main__":
    main()
