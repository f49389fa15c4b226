"""The pages for those who teach and write: complete, and with commands that can be copied."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import page_sample
from good import ICONS, good

from generator.edition import Edition
from generator.guide.load import load
from generator.page.staff import lesson_fields, staff_pages

PAGES = {
    path: page.decode()
    for path, page in staff_pages(Edition(page_sample.handbook(), page_sample.SITE, files=page_sample.DOWNLOADS)).items()
}


class Cells(HTMLParser):
    """The words of each cell of a page's tables, row by row, without what is hidden from screen readers."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._hidden = self._inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        role = dict(attrs).get("role")
        if tag == "tr" or role == "row":
            self.rows.append([])
        if tag in ("td", "th") or role in ("cell", "columnheader", "rowheader"):
            self.rows[-1].append("")
            self._inside = True
        self._hidden = ("aria-hidden", "true") in attrs

    def handle_endtag(self, tag: str) -> None:
        self._hidden = False
        if tag in ("td", "th", "div"):
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside and not self._hidden:
            self.rows[-1][-1] += data.strip()


def test_every_field_of_a_lesson_says_what_to_write() -> None:
    assert [field.name for field in lesson_fields() if not field.description] == []


def test_the_table_of_fields_has_no_empty_cell() -> None:
    rows = Cells(PAGES["soan-bai/index.md"]).rows
    assert len(rows) > 40
    assert [row for row in rows if not all(row)] == []


def test_commands_can_be_copied() -> None:
    page = PAGES["soan-bai/index.md"]
    for command in ("sotay new 199 &#34;Tên bài&#34;", "sotay serve", "sotay check"):
        assert f"<pre><code>{command}</code></pre>" in page


def test_every_problem_can_be_reached_by_its_code() -> None:
    page = PAGES["soan-bai/index.md"]
    ids = set(re.findall(r'id="(so\d{3})"', page))
    assert len(ids) > 80
    assert ids == {code.lower() for code in re.findall(r"<summary><code>(SO\d{3})</code>", page)}
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r'id="([^"]+)"', page))


def test_a_target_stands_in_one_row_whose_cells_carry_their_headings() -> None:
    page = PAGES["chi-tieu/index.md"]
    head, row = Cells(page).rows
    assert row == [
        "1",
        "Người dân có tài khoản định danh",
        "người",
        "không ghi",
        "trên 50%",
        "trên 90%",
        "kế hoạch không ghi rõ",
        "chưa có bài",
        "chưa có buổi",
    ]
    assert re.findall(r'<span class="st-cell" aria-hidden="true">([^<]+)</span>', page) == head[2:]


def test_a_wide_table_is_scrolled_by_keys_too() -> None:
    """Where no cell holds a link, nothing else would take the keys."""
    handbook = load(good(), icons=ICONS)
    about = staff_pages(Edition(handbook, page_sample.SITE, files=page_sample.DOWNLOADS))["ve-trang-nay/index.md"].decode()
    tables = re.findall("<table[^>]*>", about)
    assert len(tables) == 2
    for table in tables:
        named = re.fullmatch(r'<table tabindex="0" aria-labelledby="([a-z-]+)">', table)
        assert named
        assert f' id="{named[1]}"' in about
