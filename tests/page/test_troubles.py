"""The page of common troubles."""

from __future__ import annotations

import re
from typing import Any

import page_sample

from generator.edition import Edition
from generator.page.pages import resident_pages
from generator.page.theme import theme_settings
from generator.page.troubles import met, troubles_page


def test_what_is_met_in_most_lessons_stands_first_and_ties_keep_their_order() -> None:
    found = [(each.id, [lesson.code for lesson in each.lessons]) for each in met(page_sample.handbook())]
    assert found == [("chua-co-ma", [103, 701]), ("khong-co-mang", []), ("day-bo-nho", [])]


def test_every_trouble_has_its_way_out_and_leads_to_its_lessons() -> None:
    page = troubles_page(Edition(page_sample.handbook(), page_sample.SITE)).decode()
    for trouble in page_sample.handbook().troubles.values():
        assert f">{trouble.problem.rstrip('.')}</h2>" in page
    sections = re.findall(r'<section id="([^"]+)".*?</section>', page, re.DOTALL)
    assert sections == ["chua-co-ma", "khong-co-mang", "day-bo-nho"]
    assert re.findall(r'<li><a href="([^"]+)">', page) == ["../103/", "../701/"]
    assert "Gặp ở 2 bài" in page
    assert page.count("<details>") == 1, "a trouble of no lesson has no empty list"


def test_a_way_out_links_to_lessons_and_hard_words_and_shows_buttons_bold() -> None:
    page = troubles_page(Edition(page_sample.handbook(), page_sample.SITE)).decode()
    assert '<a href="../701/">bài 701</a>' in page
    assert '<a class="st-term" href="../tu-dien/#otp">OTP</a>' in page
    assert "<strong>Gửi lại</strong>" in page


def test_a_copy_for_disks_names_every_file() -> None:
    page = troubles_page(Edition(page_sample.handbook(), page_sample.SITE, leaf="index.html")).decode()
    assert re.findall(r'<li><a href="([^"]+)">', page) == ["../103/index.html", "../701/index.html"]


def test_the_page_is_reached_from_every_page_the_index_the_glossary_and_each_lesson() -> None:
    settings: Any = theme_settings(Edition(page_sample.handbook(), page_sample.SITE))
    assert {"name": "Gỡ rối", "page": "go-roi"} in settings["footer"]
    pages = resident_pages(Edition(page_sample.handbook(), page_sample.SITE))
    for path in ("a-z/index.md", "tu-dien/index.md", "103/index.md", "701/index.md"):
        assert 'href="../go-roi/"' in pages[path].decode(), path
