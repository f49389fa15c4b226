"""What others show of a page that somebody sends on, and what a phone takes to its first screen: nothing of it is fetched unasked."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from site_builder import build_site, one_for_all

from generator.disk import disk
from generator.guide.handbook import Handbook
from generator.paper.fonts import font_files


def _told(file: Path) -> dict[str, str]:
    return dict(re.findall(r'<meta property="og:(\w+)" content="([^"]*)">', file.read_text(encoding="utf-8")))


def test_a_lesson_sent_on_shows_its_number_its_title_and_its_picture(handbook: Handbook, tmp_path: Path) -> None:
    few = handbook.only([103])
    disk.write_folder(font_files(), tmp_path / "fonts")
    sheets = one_for_all(few, tmp_path / "fonts")
    picture = replace(sheets[0], path="to-roi/103.png", form="png", pages=0, lesson=103)
    site = build_site(few, tmp_path, sheets=(*sheets, picture))
    lesson = few.lesson(103)
    told = _told(site / "103/index.html")
    assert told["title"] == f"Bài 103: {lesson.title}"
    assert told["url"] == "https://quangson.example/103/"
    assert told["image"] == "https://quangson.example/to-roi/103.png"
    assert told["description"]


def test_every_page_says_what_it_is_and_has_an_icon_for_a_first_screen(site_folder: Path) -> None:
    for file in (*site_folder.rglob("index.html"), site_folder / "404.html"):
        head = file.read_text(encoding="utf-8").split("</head>")[0]
        assert 'rel="apple-touch-icon"' in head, file
        if file.name != "404.html" and 'http-equiv="refresh"' not in head:
            assert {"type", "site_name", "title", "description", "url"} <= set(_told(file)), file


def test_only_who_saves_pages_is_shown_the_manifest(site_folder: Path) -> None:
    """A phone that sees it fetches it and its icons."""
    naming = {file.parent.name for file in site_folder.rglob("index.html") if 'rel="manifest"' in file.read_text(encoding="utf-8")}
    assert naming == {"luu"}
