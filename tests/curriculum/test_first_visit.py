"""What a first visit to each real lesson sends over a slow line."""

from __future__ import annotations

import gzip
import re
import statistics
from pathlib import Path

from site_builder import SITE, build_site

from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.page.lesson import lesson_page

MEDIAN, MOST = 20 * 1024, 21_000
"""Bytes compressed by gzip: of the lesson in the middle, and of the longest."""

SHARED = ("assets/so-tay.css", "assets/so-tay.js", "assets/icon.svg")


def test_a_first_visit_is_light_on_every_lesson(whole: Handbook, tmp_path: Path) -> None:
    """The site's frame is that of one lesson; the others are put into it."""
    alarm = whole.commune.alarm
    site = build_site(whole.only([alarm]), tmp_path, sheets=())
    before, _, after = re.split(r"(?s)(<article.*</article>)", (site / f"{alarm}/index.html").read_text(encoding="utf-8"))
    shared = sum(len(gzip.compress((site / name).read_bytes())) for name in SHARED)
    edition = Edition(whole, SITE)
    pages = {each.code: lesson_page(edition, each).decode().split("---\n", 2)[2] for each in whole.lessons}
    sent = {code: shared + len(gzip.compress((before + page + after).encode())) for code, page in pages.items()}
    assert {code: size for code, size in sent.items() if size > MOST} == {}
    assert statistics.median(sent.values()) <= MEDIAN
