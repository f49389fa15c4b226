"""What villagers type leads to the lesson they need: asked in a real browser, of the shipped script, with the real guides' index."""

from __future__ import annotations

import gzip
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page
from search_site import ask, ask_all, search_site, searching

from generator.guide.handbook import Handbook
from generator.site.search_index import search_index
from generator.site.searchable import entry, everything, others

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

KINDS: dict[str, dict[str, int | str | list[int | str]]] = yaml.safe_load(
    (Path(__file__).parent / "queries.yml").read_text(encoding="utf-8")
)
THREE, FIRST_OF_ALL = 0.98, 0.9
"""The share of each kind of queries whose lesson stands among the first three results, and at the top."""


@pytest.fixture(scope="module")
def index(whole: Handbook) -> bytes:
    return search_index(everything(whole), whole.short_forms)


@pytest.fixture(scope="module")
def lessons(whole: Handbook) -> int:
    """What the lessons alone cost in the index, in bytes compressed by gzip."""
    made = search_index((entry(whole, lesson) for lesson in whole.lessons), whole.short_forms)
    return len(gzip.compress(made, 9, mtime=0))


@pytest.fixture(scope="module")
def real(chromium: Browser, index: bytes, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The search script with this index, opened from a folder."""
    with searching(chromium, search_site(index, tmp_path_factory.mktemp("site")).as_uri() + "/") as page:
        yield page


@pytest.mark.parametrize(("query", "code"), FIRST.items())
def test_the_lesson_that_is_meant_comes_first(real: Page, query: str, code: int) -> None:
    forms = (query, query.upper(), unicodedata.normalize("NFD", query))
    assert [ask(real, form)[:1] for form in forms] == [[code]] * 3


@pytest.mark.parametrize("kind", KINDS)
def test_what_villagers_type_leads_to_what_they_need(real: Page, kind: str) -> None:
    queries = {query: wanted if isinstance(wanted, list) else [wanted] for query, wanted in KINDS[kind].items()}
    found = ask_all(real, queries)
    lost = {query: (wanted, found[query][:3]) for query, wanted in queries.items() if not set(wanted) & set(found[query][:3])}
    assert len(lost) <= (1 - THREE) * len(queries), lost
    second = {query: (wanted, found[query]) for query, wanted in queries.items() if not set(wanted) & set(found[query][:1])}
    assert len(second) <= (1 - FIRST_OF_ALL) * len(queries), second


def test_enough_queries_of_five_kinds_are_asked_and_98_of_100_are_answered(real: Page) -> None:
    asked = [(query, wanted if isinstance(wanted, list) else [wanted]) for kind in KINDS.values() for query, wanted in kind.items()]
    assert len(KINDS) == 5
    assert len(asked) >= 150
    found = ask_all(real, (query for query, _ in asked))
    assert sum(bool(set(wanted) & set(found[query][:3])) for query, wanted in asked) >= 0.98 * len(asked)


def test_among_all_lessons_the_place_of_the_tone_mark_does_not_matter(real: Page) -> None:
    for one, other in (("thuỷ", "thủy"), ("sức khoẻ", "sức khỏe"), ("mở khoá", "mở khóa"), ("tài khỏan", "tài khoản")):
        assert ask(real, one) == ask(real, other), one
    assert 201 in ask(real, "sức khoẻ")[:2]


def test_every_lesson_is_found_by_its_number_its_title_and_its_aliases(real: Page, whole: Handbook) -> None:
    asked = {lesson.code: (str(lesson.code), lesson.title, *lesson.find) for lesson in whole.lessons}
    found = ask_all(real, {query: None for queries in asked.values() for query in queries})
    for code, (number, title, *_) in asked.items():
        assert [query for query in asked[code] if code not in found[query][:3]] == []
        assert found[title][0] == found[number][0] == code


def test_hard_words_and_ways_out_of_trouble_are_found_by_their_names(real: Page, whole: Handbook) -> None:
    troubles = {each.problem: f"go-roi/#{key}" for key, each in whole.troubles.items()}
    terms = {f"{term.term} là gì": f"tu-dien/#{term.id}" for term in whole.terms}
    found = ask_all(real, (*troubles, *terms))
    assert [trouble for trouble, name in troubles.items() if name not in found[trouble][:3]] == []
    assert [term for term, name in terms.items() if name not in found[term][:4]] == []


def test_what_is_said_in_short_is_found_like_what_it_means(real: Page, whole: Handbook) -> None:
    same = {f"{form} ": f"{short.means} " for short in whole.short_forms for form in short.forms}
    found = ask_all(real, {*same, *same.values()})
    assert [form for form, means in same.items() if found[form] != found[means]] == []


def test_no_page_for_staff_is_found(real: Page) -> None:
    found = {f"{code}".split("/")[0] for query in ("tap huan", "soan bai", "to roi", "giang vien", "an") for code in ask(real, query)}
    assert {code for code in found if not code.isdigit()} <= {"go-roi", "tu-dien", "that-hay-lua"}


def test_a_lesson_costs_no_more_than_three_tenths_of_a_kilobyte(whole: Handbook, lessons: int) -> None:
    assert len(whole.lessons) > 50
    assert lessons <= 0.3 * 1024 * len(whole.lessons)


def test_a_hard_word_or_a_way_out_of_trouble_costs_no_more_than_a_twelfth_of_a_kilobyte(
    whole: Handbook, index: bytes, lessons: int
) -> None:
    more = len(gzip.compress(index, 9, mtime=0)) - lessons
    assert more <= 1024 / 12 * len(others(whole))
