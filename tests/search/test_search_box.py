"""The search box in a real browser: keyboard, screen reader, touch, history, http and file://."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from access import faults
from playwright.sync_api import Page, Route, expect
from search_sample import SAMPLE

from generator.site.search_index import search_index
from generator.site.searchable import Searchable


def box(page: Page, address: str) -> None:
    """Open a page and wait for the script, which comes with the first focus."""
    page.goto(address)
    page.locator("#tim").focus()
    expect(page.get_by_role("combobox")).to_be_visible()


def options(page: Page) -> list[str]:
    return [text.split()[0] for text in page.get_by_role("option").all_inner_texts()]


@pytest.fixture(params=["http", "file"])
def home(request: pytest.FixtureRequest, host: str, folder: Path) -> str:
    return host if request.param == "http" else (folder / "index.html").as_uri()


def test_a_lesson_is_reached_by_keyboard_alone(page: Page, home: str) -> None:
    page.goto(home)
    page.keyboard.press("Tab")
    page.keyboard.type("quet ma")
    expect(page.get_by_role("option").first).to_be_visible()
    assert options(page)[0] == "502"
    expect(page.get_by_role("combobox")).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("combobox")).to_have_attribute("aria-activedescendant", "tim-ds-0")
    expect(page.locator("#tim-ds-0")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/502/(index\.html)?$"))


def test_arrows_go_round_and_escape_closes_then_clears(page: Page, host: str) -> None:
    box(page, host)
    combobox = page.get_by_role("combobox")
    combobox.press_sequentially("an toàn")
    count = page.get_by_role("option").count()
    assert count > 1
    page.keyboard.press("ArrowUp")
    expect(combobox).to_have_attribute("aria-activedescendant", f"tim-ds-{count - 1}")
    page.keyboard.press("ArrowDown")
    expect(combobox).not_to_have_attribute("aria-activedescendant", re.compile("tim"))
    page.keyboard.press("Home")
    page.keyboard.type("x")
    expect(combobox).to_have_value("xan toàn")
    page.keyboard.press("Backspace")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(combobox).to_have_attribute("aria-expanded", "false")
    expect(combobox).to_have_value("an toàn")
    page.keyboard.press("ArrowDown")
    expect(combobox).to_have_attribute("aria-activedescendant", "tim-ds-0")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(combobox).to_have_value("")
    expect(page.locator(".st-lost")).to_be_hidden()


def test_words_typed_before_the_script_came_are_answered(page: Page, host: str) -> None:
    held: list[Route] = []
    page.route("**/search-index.js", lambda route: held.append(route))
    page.goto(host)
    page.locator("#tim").press_sequentially("sức kho")
    page.wait_for_timeout(100)
    assert held
    expect(page.get_by_role("combobox")).to_have_count(0)
    held[0].continue_()
    expect(page.get_by_role("option")).to_have_count(1)
    expect(page.locator("#tim")).to_be_focused()
    expect(page.locator("#tim")).to_have_value("sức kho")


def test_a_screen_reader_gets_a_combobox_with_named_options_and_a_count(page: Page, host: str) -> None:
    box(page, host)
    page.get_by_role("combobox").press_sequentially("quet ma")
    expect(page.get_by_role("status")).to_have_text("Thấy 1 kết quả. Bác bấm vào chỗ cần xem.")
    expect(page.locator("form")).to_match_aria_snapshot("""
        - search:
          - text: Bác đang cần làm gì?
          - combobox "Bác đang cần làm gì?" [expanded]: quet ma
          - button "Tìm"
          - paragraph: Gõ không dấu cũng tìm được
          - status: Thấy 1 kết quả. Bác bấm vào chỗ cần xem.
          - listbox "Những gì tìm thấy":
            - option "502 Quét mã QR để trả tiền Thanh toán số · Quét mã của cửa hàng, đọc tên người nhận rồi mới bấm chuyển."
          - paragraph: Không thấy điều cần tìm?
          - link "Xem Gỡ rối"
          - link "Xem tất cả các bài"
          - paragraph: Bác hỏi Tổ công nghệ số của thôn, bon nhé.
        """)


def test_found_words_are_marked_whatever_their_accents(page: Page, host: str) -> None:
    box(page, host)
    page.get_by_role("combobox").press_sequentially("suc khoe vn")
    expect(page.get_by_role("option")).to_have_count(1)
    assert page.locator(".st-hit mark").all_inner_texts() == ["sức", "khỏe", "VNeID", "sức", "khỏe"]


def test_sending_the_form_shows_the_whole_list_in_the_page(page: Page, home: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    box(page, home)
    page.get_by_role("combobox").press_sequentially("an toan")
    page.keyboard.press("Enter")
    heading = page.get_by_role("heading", name=re.compile("kết quả cho “an toan”"))
    expect(heading).to_be_focused()
    expect(page.locator(".st-found a").first).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("listbox")).to_be_hidden()
    codes = page.locator(".st-found .no").all_inner_texts()
    assert heading.inner_text() == f"{len(codes)} kết quả cho “an toan”"
    assert {"601", "801"} <= set(codes)
    page.locator(".st-found a").first.click()
    page.wait_for_url(re.compile(r"/(601|801)/(index\.html)?$"))


def test_typing_again_takes_the_old_results_away(page: Page, host: str) -> None:
    box(page, host)
    page.get_by_role("combobox").press_sequentially("an toan")
    page.keyboard.press("Enter")
    expect(page.locator(".st-found li").first).to_be_visible()
    page.get_by_role("combobox").fill("zzzz")
    expect(page.locator(".st-found li")).to_have_count(0)


def test_back_brings_the_results_back_and_then_the_bare_page(page: Page, home: str) -> None:
    box(page, home)
    for query in ("quet ma", "lua dao"):
        page.locator("#tim").fill(query)
        page.locator(".st-btn").first.click()
        expect(page.locator(".st-found h2")).to_contain_text(query)
    page.locator(".st-found a").first.click()
    page.wait_for_url(re.compile("/701/"))
    for query in ("lua dao", "quet ma"):
        page.go_back()
        expect(page.locator(".st-found h2")).to_contain_text(query)
        expect(page.locator("#tim")).to_have_value(query)
    page.go_back()
    expect(page.locator(".st-found h2")).to_have_count(0)


def test_a_touch_beside_the_list_closes_it_and_links_below_leave_what_was_typed(page: Page, host: str) -> None:
    box(page, host)
    page.get_by_role("combobox").press_sequentially("quet")
    expect(page.get_by_role("option")).to_have_count(1)
    page.get_by_role("heading", level=1).click()
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.locator("#sau").click()
    page.wait_for_url("**/#tim")
    page.go_back()
    expect(page.locator("#tim")).to_have_value("quet")


def test_the_search_page_answers_the_query_in_its_address(page: Page, host: str, folder: Path) -> None:
    for address in (f"{host}tim/?q=qu%C3%A9t+m%C3%A3", (folder / "tim" / "index.html").as_uri() + "?q=qu%C3%A9t+m%C3%A3"):
        page.goto(address)
        expect(page.locator("#tim-ket-qua h2")).to_have_text("1 kết quả cho “quét mã”")
        expect(page.locator("#tim")).to_have_value("quét mã")
        assert page.locator("#tim-ket-qua a").first.get_attribute("href") == re.sub(
            r"tim/(index.html)?\?.*", lambda found: "502/" + (found[1] or ""), address
        )


def test_a_lessons_number_sent_opens_the_lesson(page: Page, home: str) -> None:
    box(page, home)
    page.get_by_role("combobox").press_sequentially("bài 103")
    assert options(page) == ["103"]
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/103/(index\.html)?$"))


def test_nothing_found_is_no_dead_end(page: Page, home: str) -> None:
    box(page, home)
    page.get_by_role("combobox").press_sequentially("zzzz <bq>")
    expect(page.get_by_role("status")).to_have_text("Chưa thấy bài nào cho “zzzz <bq>”. Bác thử gõ ít chữ hơn, hoặc xem lại số bài.")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(page.get_by_role("combobox")).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    expect(page.locator(".st-found h2")).to_have_text("Chưa thấy bài nào cho “zzzz <bq>”. Bác thử gõ ít chữ hơn, hoặc xem lại số bài.")
    expect(page.locator(".st-found .st-lost")).to_contain_text("Bác hỏi Tổ công nghệ số")
    assert "/go-roi/" in (page.get_by_role("link", name="Xem Gỡ rối").get_attribute("href") or "")
    page.get_by_role("link", name="Xem tất cả các bài").click()
    page.wait_for_url(re.compile(r"/a-z/(index\.html)?$"))


def test_near_answers_are_called_near(page: Page, host: str) -> None:
    box(page, host)
    page.get_by_role("combobox").press_sequentially("quet ma o ben xe buyt")
    expect(page.get_by_role("status")).to_contain_text("Có 1 kết quả gần giống")


def test_each_hit_says_what_kind_of_thing_it_is_and_leads_to_its_place(page: Page, make_site: Callable[[bytes], Path]) -> None:
    more = (
        Searchable("tu-dien/#ma-qr", "mã QR", "Ô vuông đen trắng để máy quét.", "Từ khó", ("QR",)),
        Searchable("go-roi/#khong-quet", "Máy không quét mã QR được", "Lau ống kính, ra chỗ sáng.", "Gỡ rối"),
        Searchable("that-hay-lua", "Thật hay lừa?", "Xem tin rồi đoán.", "Đoán chơi", ("quét mã QR lạ",)),
    )
    home = (make_site(search_index([*SAMPLE, *more])) / "index.html").as_uri()
    box(page, home)
    page.get_by_role("combobox").press_sequentially("ma qr")
    expect(page.get_by_role("option")).to_have_count(4)
    chips = page.locator(".st-hit .no").all_inner_texts()
    assert set(chips) == {"502", "Từ khó", "Gỡ rối", "Đoán chơi"}
    links = dict(zip(chips, (option.get_attribute("href") for option in page.get_by_role("option").all()), strict=True))
    root = home.removesuffix("index.html")
    assert links == {
        "502": f"{root}502/index.html",
        "Từ khó": f"{root}tu-dien/index.html#ma-qr",
        "Gỡ rối": f"{root}go-roi/index.html#khong-quet",
        "Đoán chơi": f"{root}that-hay-lua/index.html",
    }


def test_nothing_moves_while_people_type(page: Page, home: str) -> None:
    box(page, home)
    page.evaluate(
        """() => { window.moved = 0; new PerformanceObserver(list => {
            for (const one of list.getEntries()) window.moved += one.value;
        }).observe({type: 'layout-shift'}) }"""
    )
    before = page.locator("#sau").bounding_box()
    page.get_by_role("combobox").press_sequentially("quet ma")
    expect(page.get_by_role("status")).to_contain_text("1 kết quả")
    assert page.locator("#sau").bounding_box() == before
    assert page.evaluate("window.moved") <= 0.02


def test_no_more_than_eight_are_offered_and_sending_shows_all(page: Page, make_site: Callable[[bytes], Path]) -> None:
    many = [replace(SAMPLE[2], code=501 + number) for number in range(12)]
    folder = make_site(search_index(many))
    box(page, (folder / "index.html").as_uri())
    page.get_by_role("combobox").press_sequentially("quet")
    expect(page.get_by_role("option")).to_have_count(8)
    expect(page.get_by_role("status")).to_have_text("Thấy 12 kết quả, đây là 8 kết quả gần nhất. Bấm Tìm để xem hết.")
    page.get_by_role("button", name="Tìm").click()
    expect(page.locator(".st-found li")).to_have_count(12)


def test_words_of_a_lesson_are_never_markup(page: Page, make_site: Callable[[bytes], Path]) -> None:
    evil = "<img src=x onerror=alert(1)> quét </script>"
    folder = make_site(search_index([replace(SAMPLE[2], title=evil, summary=evil, topic=evil)]))
    box(page, (folder / "index.html").as_uri())
    page.get_by_role("combobox").press_sequentially("quet")
    expect(page.locator(".st-hit b")).to_have_text(evil)
    assert page.locator("form img").count() == 0


def test_fingers_can_hit_every_option(page: Page, host: str) -> None:
    box(page, host)
    page.get_by_role("combobox").press_sequentially("an")
    targets = page.locator(".st-hit:visible, .st-lost a:visible")
    sizes = [target.bounding_box() for target in targets.all()]
    assert len(sizes) > 3
    assert all(size and size["width"] >= 44 and size["height"] >= 44 for size in sizes)
    page.get_by_role("option").nth(1).tap()
    page.wait_for_url(re.compile(r"/\d{3}/$"))


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (360, "dark"), (1280, "light")])
def test_axe_finds_no_fault_in_the_open_list_nor_in_the_results(page: Page, host: str, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    # Only the test needs this: axe is injected as text, which the page's policy would rightly refuse.
    page.route(
        host, lambda route: route.fulfill(response=(answer := route.fetch()), body=re.sub("<meta http-equiv[^>]*>", "", answer.text()))
    )
    box(page, host)
    page.get_by_role("combobox").press_sequentially("an toan")
    page.keyboard.press("ArrowDown")
    for step in ("list", "results"):
        assert faults(page) == [], step
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Enter")
        expect(page.locator(".st-found h2")).to_be_visible()
