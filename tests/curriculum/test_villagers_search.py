"""What villagers type leads to the lesson they need: asked in a real browser, of the shipped script, with the real guides' index."""

from __future__ import annotations

import gzip
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page
from search_site import ask, search_site, searching

from generator.guide.handbook import Handbook
from generator.site.search_index import entry, search_index

FIRST = {
    "kich hoat": 103,
    "kích hoạt vneid": 103,
    "dinh danh muc 2": 101,
    "quet ma": 502,
    "mua hang": 601,
    "lua dao": 706,
    "bi lua": 706,
    "giả danh công an": 701,
    "cong an goi": 701,
    "tri tue nhan tao": 801,
    "ai": 801,
    "103": 103,
    "bài 103": 103,
}
"""What people type → the lesson that must come first."""

QUERIES: dict[str, int] = yaml.safe_load((Path(__file__).parent / "queries.yml").read_text(encoding="utf-8"))
ENOUGH = 0.95
"""The share of the villagers' queries whose lesson stands among the first three results."""


@pytest.fixture(scope="module")
def index(whole: Handbook) -> bytes:
    return search_index(entry(whole, lesson) for lesson in whole.lessons)


@pytest.fixture(scope="module")
def real(chromium: Browser, index: bytes, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The search script with this index, opened from a folder."""
    with searching(chromium, search_site(index, tmp_path_factory.mktemp("site")).as_uri() + "/") as page:
        yield page


@pytest.mark.parametrize(("query", "code"), FIRST.items())
def test_the_lesson_that_is_meant_comes_first(real: Page, query: str, code: int) -> None:
    forms = (query, query.upper(), unicodedata.normalize("NFD", query))
    assert [ask(real, form)[:1] for form in forms] == [[code]] * 3


def test_what_villagers_type_leads_to_the_lesson_they_need(real: Page) -> None:
    assert len(QUERIES) >= 60
    lost = {query: (code, ask(real, query)[:3]) for query, code in QUERIES.items() if code not in ask(real, query)[:3]}
    assert len(lost) <= (1 - ENOUGH) * len(QUERIES), lost


def test_among_all_lessons_the_place_of_the_tone_mark_does_not_matter(real: Page) -> None:
    for one, other in (("thuỷ", "thủy"), ("sức khoẻ", "sức khỏe"), ("mở khoá", "mở khóa"), ("tài khỏan", "tài khoản")):
        assert ask(real, one) == ask(real, other), one
    assert 201 in ask(real, "sức khoẻ")[:2]


def test_every_lesson_is_found_by_its_number_its_title_and_its_aliases(real: Page, whole: Handbook) -> None:
    for lesson in whole.lessons:
        for query in (str(lesson.code), lesson.title, *lesson.find):
            assert lesson.code in ask(real, query)[:3], query
        assert ask(real, lesson.title)[0] == ask(real, str(lesson.code))[0] == lesson.code


def test_a_lesson_costs_no_more_than_three_tenths_of_a_kilobyte(index: bytes, whole: Handbook) -> None:
    assert len(whole.lessons) > 50
    assert len(gzip.compress(index, 9, mtime=0)) <= 0.3 * 1024 * len(whole.lessons)
