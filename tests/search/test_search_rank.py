"""The right lesson first: asked in a real browser, of the script that is shipped."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from search_sample import SAMPLE
from search_site import ask, searching

from generator.guide.short_forms import ShortForm, meanings
from generator.site.search_index import search_index
from generator.site.searchable import Searchable
from generator.vietnamese.fold import keys
from generator.vietnamese.short import written_out

TABLE = {
    "kich hoat": 103,
    "kích hoạt vneid": 103,
    "dinh danh muc 2": 103,
    "so suc khoe": 201,
    "quet ma": 502,
    "ma qr": 502,
    "mua hang": 601,
    "lua dao": 701,
    "giả danh công an": 701,
    "cong an goi": 701,
    "tri tue nhan tao": 801,
    "ai": 801,
    "103": 103,
    "bài 103": 103,
}
"""What people type → the lesson that must come first."""


def test_a_pair_that_a_lesson_often_says_beats_the_same_syllables_apart(chromium: Browser, make_site: Callable[[bytes], Path]) -> None:
    apart = Searchable(101, "Trả tiền", "Không cần đem theo.", "Tiền", ("tien mat",), ("Đi xuất khẩu lao động.",))
    often = Searchable(102, "Mở máy", "Mở lại máy.", "Máy", ("mo may",), ("Gõ mật khẩu.", "Quên mật khẩu.", "Đổi mật khẩu."))
    with searching(chromium, make_site(search_index([apart, often])).as_uri() + "/") as page:
        assert ask(page, "mat khau") == [102, 101]


def test_two_words_side_by_side_beat_the_same_two_apart(chromium: Browser, make_site: Callable[[bytes], Path]) -> None:
    apart = Searchable(101, "Mở máy", "Có mật thì mở khẩu trang.", "Máy", ("mo may",))
    beside = Searchable(102, "Mở máy", "Có mật khẩu thì mở trang.", "Máy", ("mo may",))
    with searching(chromium, make_site(search_index([apart, beside])).as_uri() + "/") as page:
        assert ask(page, "mat khau ") == [102, 101]


@pytest.mark.parametrize(("query", "code"), TABLE.items())
def test_the_right_lesson_comes_first(script: Page, query: str, code: int) -> None:
    forms = (query, query.upper(), unicodedata.normalize("NFD", query), f"  “{query}” ")
    assert [ask(script, form)[:1] for form in forms] == [[code]] * 4


@pytest.mark.parametrize("query", ["kích hoạt vneid", "giả danh công an", "quét mã", "sổ sức khỏe"])
def test_every_beginning_of_a_query_finds_its_lesson(script: Page, query: str) -> None:
    code = ask(script, query)[0]
    for end in range(4, len(query)):
        for form in (query[:end], unicodedata.normalize("NFD", query)[:end]):
            assert code in ask(script, form), form


def test_both_places_of_the_tone_mark_find_the_same(script: Page) -> None:
    assert ask(script, "sức khoẻ") == ask(script, "sức khỏe") == [201]
    assert ask(script, "mở khoá") == ask(script, "mở khóa")
    assert ask(script, "mở khoá")[0] == 103


def test_right_accents_are_strict_and_wrong_ones_are_forgiven(script: Page) -> None:
    assert ask(script, "giả danh")[0] == 701
    assert ask(script, "sổ ") == [201]
    assert 601 in ask(script, "gia đình")[:3]
    assert ask(script, "giã đanh cong ản")[0] == 701


def test_an_alias_without_accents_answers_a_query_with_accents(script: Page) -> None:
    assert ask(script, "lừa đảo")[0] == 701
    assert ask(script, "chuyển khoản") == [502]


def test_all_words_are_wanted_first_and_some_only_if_nothing_has_all(script: Page) -> None:
    assert sorted(ask(script, "mật khẩu điện thoại")) == [103, 201]
    assert ask(script, "xin chỉ cách quét mã ở bến xe")[0] == 502


def test_neighbours_in_the_asked_order_come_first(script: Page) -> None:
    assert ask(script, "an toan tren mang")[0] == 601
    assert ask(script, "toàn an")[0] in (601, 801)


def test_a_slip_of_the_finger_is_forgiven_as_a_last_resort(script: Page) -> None:
    for slip in ("vnedi", "vneidd", "vnei d", "vneld", "kichh hoat", "kihc hoat"):
        assert ask(script, slip + " ")[0] in (103, 201), slip
    assert ask(script, "shoppe ") == [601]
    assert ask(script, "qxet ma")[0] == 502


def test_words_run_together_or_torn_apart_are_found(script: Page) -> None:
    assert ask(script, "kichhoat")[0] == 103
    assert ask(script, "luadao ")[0] == 701
    assert ask(script, "wi fi") == ask(script, "wi-fi") == ask(script, "WIFI") == [801]


def test_a_lessons_number_among_other_words_brings_it_first(script: Page) -> None:
    assert ask(script, "103 mua hang shopee")[0] == 103


def test_nonsense_finds_nothing(script: Page) -> None:
    for nonsense in ("", " ", "???", "zzzzz", "qwrtp", "😀", "z", "0"):
        assert ask(script, nonsense) == [], nonsense


def test_a_question_finds_what_it_is_about_among_its_many_words(script: Page) -> None:
    assert ask(script, "cho tôi hỏi làm sao để mua hàng trên mạng mà không bị lừa")[0] == 601
    assert ask(script, "quen mat khau vneid thi lam the nao ha chau")[0] in (103, 201)


def test_telex_and_vni_left_as_typed_are_read_as_meant(script: Page) -> None:
    for typed in ("quets max", "quest max", "que1t ma4", "quet1 ma4 "):
        assert ask(script, typed)[0] == 502, typed
    for typed in ("luwaf ddaor", "luwa dao", "lu7a2 d9ao3", "lua2 dao3"):
        assert ask(script, typed)[0] == 701, typed
    assert ask(script, "suwcs khoer") == ask(script, "suc khoe") == [201]


def test_many_words_run_together_are_cut(script: Page) -> None:
    assert ask(script, "quetmaqr")[0] == 502
    assert ask(script, "sosuckhoe ") == [201]


def test_a_short_form_run_together_with_words_is_cut_and_written_out(chromium: Browser, make_site: Callable[[bytes], Path]) -> None:
    short = [ShortForm(means="chuyển khoản", forms=("ckhoan",))]
    with searching(chromium, make_site(search_index(SAMPLE, short)).as_uri() + "/") as page:
        assert ask(page, "quetmackhoan ")[0] == 502


def test_a_short_form_and_what_it_means_find_the_same(chromium: Browser, make_site: Callable[[bytes], Path]) -> None:
    short = [ShortForm(means="trí tuệ nhân tạo", forms=("ttnt", "máy khôn", "con máy biết nói"))]
    with searching(chromium, make_site(search_index(SAMPLE, short)).as_uri() + "/") as page:
        assert ask(page, "ttnt ") == ask(page, "may khon ") == ask(page, "con máy biết nói ") == ask(page, "trí tuệ nhân tạo ") != []
        for text in ("ttnt", "Hỏi con máy biết nói, TTNT", "máy", "khôn máy khôn con", "con máy biết", "constructor"):
            meant = page.evaluate("text => soTaySearch.words(text).map(({ key }) => key)", text)
            assert meant == list(written_out(keys(text), meanings(short))), text
