"""Builds the pages of a handbook into a folder, as the build does, for tests that look at the result. Nothing is printed."""

from __future__ import annotations

import datetime
from pathlib import Path

from generator.address import Site
from generator.disk import disk
from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.outputs import downloads
from generator.paper.fonts import font_files
from generator.paper.sheet import Sheet
from generator.site.finished import finished_site
from generator.site.staged import staged_pages

PROJECT = Path(__file__).parents[2]
SITE = Site("https://quangson.example", datetime.date(2026, 11, 22))


def build_site(handbook: Handbook, folder: Path) -> Path:
    """Gives the finished site's folder. What MkDocs or the last look at the site refuses is raised."""
    docs = PROJECT / "docs"
    disk.write_folder(font_files(), folder / "fonts")
    sheets = tuple(Sheet(f"to-roi/{each.code}-a4.pdf", bytes(84_211), 2, (), "a4", each.code) for each in handbook.lessons)
    edition = Edition(handbook, SITE, files=downloads(sheets))
    staged = staged_pages(edition, disk.read_folder(docs), sheets, {}, folder / "fonts")
    finished_site(edition, staged, docs, folder, folder / "site")
    return folder / "site"
