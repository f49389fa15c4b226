"""The search script itself: what it does with nothing, and what it weighs."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from playwright.sync_api import Page


def test_what_nobody_wrote_is_not_found(script: Page) -> None:
    assert script.evaluate("() => soTaySearch.search('zzzz')") == []


def test_the_script_stays_small(folder: Path) -> None:
    source = (folder / "assets" / "search.js").read_text(encoding="utf-8")
    code = re.sub(r"(?s)\s*/\*.*?\*/|\s+//[^\n]*", "", source)
    assert len(gzip.compress(code.encode(), 9, mtime=0)) <= 4096
