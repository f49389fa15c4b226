"""The search script itself: what it does with nothing, and what it weighs."""

from __future__ import annotations

import gzip
from pathlib import Path

import rjsmin
from playwright.sync_api import Browser, Page
from search_site import ask, searching


def test_what_nobody_wrote_is_not_found(script: Page) -> None:
    assert script.evaluate("() => soTaySearch.search('zzzz').found") == []


def test_the_index_is_read_in_pieces_so_that_the_phone_hears_the_finger(chromium: Browser, host: str) -> None:
    with searching(chromium, host) as page:
        page.add_init_script("""
            let clock = 0, post = MessagePort.prototype.postMessage;
            window.pauses = 0;
            Date.now = () => clock += 5;
            MessagePort.prototype.postMessage = function (told) { window.pauses += 1; post.call(this, told); };
        """)
        page.reload()
        page.wait_for_function("() => window.soTaySearch && soTaySearch.search")
        assert ask(page, "so suc khoe") == [201]
        assert page.evaluate("pauses") > 20


def test_the_script_stays_small(folder: Path) -> None:
    code = rjsmin.jsmin((folder / "assets" / "search.js").read_text(encoding="utf-8"))
    assert len(gzip.compress(code.encode(), 9, mtime=0)) <= 4.5 * 1024
