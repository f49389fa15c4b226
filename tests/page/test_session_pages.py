"""The page of an evening: times run through, every file that is made is linked, answers are the team's."""

from __future__ import annotations

import re
from dataclasses import replace

import page_sample
import session_sample

from generator.edition import Download, Edition
from generator.page.staff import staff_pages

FILES = (
    *page_sample.DOWNLOADS,
    Download("to-roi/buoi-1-to.pdf", 150_000, 6, "buoi-to", number=1),
    Download("to-roi/buoi-2-to.pdf", 150_000, 6, "buoi-to", number=2),
    Download("to-roi/di-tung-nha.pdf", 40_000, 1, "di-tung-nha"),
)


def pages() -> dict[str, str]:
    handbook = replace(page_sample.handbook(), sessions=(session_sample.session(103, 701),))
    made = staff_pages(Edition(handbook, page_sample.SITE, files=FILES))
    return {path: page.decode() for path, page in made.items()}


def test_the_index_leads_to_each_evening_and_to_the_sheet_for_the_doors() -> None:
    page = pages()["tap-huan/index.md"]
    assert re.search(r'<a href="../tap-huan/buoi-1/">.*<span>Buổi 1. Tối nay mở VNeID</span><small>55 phút, hội trường</small></a>', page)
    assert 'href="../to-roi/di-tung-nha.pdf"' in page


def test_without_evenings_the_index_has_no_heading_for_them() -> None:
    handbook = page_sample.handbook()
    made = staff_pages(Edition(handbook, page_sample.SITE))
    assert "buoi-hoc" not in made["tap-huan/index.md"].decode()


def test_every_part_has_the_minute_at_which_it_begins() -> None:
    page = pages()["tap-huan/buoi-1/index.md"].partition('id="chuan-bi"')[0]
    assert re.findall(r'role="rowheader">(\d+)<', page) == ["0", "5", "25", "45"]


def test_files_are_linked_where_they_are_made_and_all_of_the_lessons_are_there() -> None:
    page = pages()["tap-huan/buoi-1/index.md"]
    assert page.count('href="../../to-roi/buoi-1-to.pdf"') == 4
    assert "buoi-2" not in page
    assert 'href="../../to-roi/buoi-1-moi.pdf"' not in page
    assert "buoi-1-moi.pdf" in page
    for path in ("to-roi/103-a4.pdf", "to-roi/103.png"):
        assert f'href="../../{path}"' in page
    assert 'href="../../tap-huan/701/"' in page


def test_both_checks_stand_with_their_answers() -> None:
    page = pages()["tap-huan/buoi-1/index.md"]
    question = page_sample.handbook().lesson(103).quiz[0]
    assert question.ask in page
    answer = f"<details><summary>Đáp án</summary><p>{question.options[question.answer - 1]}."
    assert answer in page, "folded, so that the page can be on the wall while people think"
    assert "Phiếu kia việc 3, không ai nhắc" in page
    assert "<pre><code>sotay pack --session 1</code></pre>" in page
