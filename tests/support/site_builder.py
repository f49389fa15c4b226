"""The site of a handbook as the build stages and finishes it, but for its paper: one hand-out is pressed, and stands for all lessons'."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

from generator.address import Site
from generator.disk import disk
from generator.disk.written import written
from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.job import PROJECT
from generator.outputs import downloads
from generator.paper.fonts import font_files
from generator.paper.handout import handout
from generator.paper.printed import press
from generator.paper.sheet import Sheet
from generator.site.finished import finished_site
from generator.site.folders import Folders
from generator.site.staged import staged_pages
from generator.site.thumbnails import thumbnails

SITE = Site("https://quangson.example", datetime.date(2026, 11, 22))


def build_site(handbook: Handbook, folder: Path, *, sheets: tuple[Sheet, ...] | None = None) -> Path:
    """Make the site below an empty folder; gives the folder of the finished site. Raises what the build raises.

    `sheets` are its hand-outs, where they are not to be pressed for it.
    """
    docs, fonts = PROJECT / "docs", folder / "cache" / "fonts"
    disk.write_folder(font_files(), fonts)
    sheets = one_for_all(handbook, fonts) if sheets is None else sheets
    edition = Edition(handbook, SITE, files=downloads(sheets))
    staged = staged_pages(edition, disk.read_folder(docs), sheets, thumbnails(handbook, sheets, folder / "cache"), fonts)
    folders = Folders(docs, folder, folder / "site", folder / "cache")
    finished_site(edition, written(staged, folders.staged), folders)
    return folder / "site"


def one_for_all(handbook: Handbook, fonts: Path) -> tuple[Sheet, ...]:
    """The first lesson's A4 hand-out under each lesson's name."""
    sheet = press(handout(Edition(handbook, SITE), handbook.lessons[0]), fonts)
    return tuple(replace(sheet, path=f"to-roi/{lesson.code}-a4.pdf", lesson=lesson.code) for lesson in handbook.lessons)
