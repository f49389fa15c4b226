"""The search script itself: what it does with nothing, and what it weighs."""

from __future__ import annotations

import gzip
from pathlib import Path

import rjsmin
from playwright.sync_api import Page


def test_what_nobody_wrote_is_not_found(script: Page) -> None:
    assert script.evaluate("() => soTaySearch.search('zzzz').found") == []


def test_the_script_stays_small(folder: Path) -> None:
    code = rjsmin.jsmin((folder / "assets" / "search.js").read_text(encoding="utf-8"))
    assert len(gzip.compress(code.encode(), 9, mtime=0)) <= 4.5 * 1024
