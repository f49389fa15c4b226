"""A lesson opens on its first step, and can be followed one step at a time: by touch, by keys, after the phone has slept."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from access import faults
from playwright.sync_api import Browser, Page, expect

from generator.guide.handbook import Handbook

Open = Callable[..., Page]
SCREEN = 740
WITHOUT_STORAGE = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked') } })"

TOP = """() => {
    const [words, picture] = ['.st-do', '.st-pic'].map(part => document.querySelector('.st-step ' + part)?.getBoundingClientRect());
    return [words.bottom, picture ? picture.top : words.bottom, document.documentElement.scrollHeight];
}"""
"""Where the first step's sentence ends and its picture begins, and how high the page is."""


def _follow(page: Page) -> None:
    page.get_by_role("button", name="Từng bước", exact=True).click()
    expect(page.locator(".st-go")).to_be_visible()


def _at(page: Page, number: int) -> None:
    expect(page.locator(".st-step:visible")).to_have_id(f"buoc-{number}")


def test_the_first_step_is_on_the_first_screen_of_a_phone_and_the_whole_takes_twelve(
    open_page: Open, address: str, handbook: Handbook
) -> None:
    page = open_page("")
    for lesson in handbook.lessons:
        page.goto(f"{address}{lesson.code}/")
        said, drawn, height = page.evaluate(TOP)
        if lesson.code != handbook.commune.alarm:
            assert said < SCREEN, lesson.code
            assert drawn < SCREEN - 40, lesson.code
        assert height <= 12 * SCREEN, lesson.code
        page.evaluate("document.documentElement.setAttribute('data-chu', 3)")
        if lesson.code != handbook.commune.alarm:
            assert page.evaluate(TOP)[0] <= 2 * SCREEN, lesson.code


def test_on_a_wide_screen_the_first_step_stands_beside_what_it_needs(open_page: Open) -> None:
    page = open_page("103/", 1280)
    page.set_viewport_size({"width": 1280, "height": 800})
    step, facts = (page.locator(part).first.bounding_box() for part in (".st-step .st-do", ".st-facts"))
    assert step is not None
    assert facts is not None
    assert step["y"] < 500
    assert facts["x"] > 800
    expect(page.locator(".st-check").first).to_be_visible()


def test_who_was_cheated_sees_whom_to_call_and_what_to_say_on_the_first_screen(open_page: Open, handbook: Handbook) -> None:
    page = open_page(f"{handbook.commune.alarm}/", java_script_enabled=False)
    card = page.locator(".st-urgent")
    box = card.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= SCREEN
    expect(card.locator(".st-btn")).to_have_count(3)
    expect(card.locator("[href='tel:113']")).to_be_visible()
    expect(card).to_contain_text("“Tôi bị lừa")
    heights = card.locator(".st-btn").evaluate_all("all => all.map(each => each.getBoundingClientRect().height)")
    assert min(heights) >= 64


def test_while_scrolling_it_is_told_which_step_this_is_and_the_top_is_one_tap_away(open_page: Open, handbook: Handbook) -> None:
    count = len(handbook.lesson(103).steps)
    page = open_page("103/", java_script_enabled=False)
    page.locator("#buoc-3 .st-see").scroll_into_view_if_needed()
    page.mouse.wheel(0, 240)
    page.wait_for_timeout(100)
    stuck = page.locator(".st-at").evaluate_all(
        "all => all.filter(each => Math.abs(each.getBoundingClientRect().top) < 2).map(each => each.innerText)"
    )
    assert len(stuck) == 1
    assert f"trên {count}" in stuck[0].replace("\n", " ")
    page.locator("#buoc-3").get_by_role("link", name="Đầu bài").click()
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()


def test_one_step_fills_the_screen_and_buttons_lead_through(open_page: Open, handbook: Handbook) -> None:
    count = len(handbook.lesson(103).steps)
    page = open_page("103/")
    _follow(page)
    _at(page, 1)
    expect(page.locator(".st-head")).to_be_hidden()
    bar = page.locator(".st-go")
    for number in range(2, count + 1):
        bar.get_by_role("button", name="Tiếp").click()
        _at(page, number)
        expect(bar.get_by_role("status")).to_contain_text(f"{number}/{count}")
        assert page.evaluate("document.activeElement.innerText").startswith("Bước"), "a screen reader goes on with the step"
        assert page.url.endswith(f"#buoc-{number}")
    bar.get_by_role("button", name="Lùi").click()
    _at(page, count - 1)
    bar.get_by_role("button", name="Tiếp").click()
    bar.get_by_role("button", name="Xong").click()
    expect(page.locator(".st-step:visible")).to_have_count(count)
    expect(page.locator("#can-than")).to_be_in_viewport()


def test_the_step_is_kept_over_a_reload_and_given_up_with_the_whole_lesson(open_page: Open, address: str) -> None:
    page = open_page("103/")
    _follow(page)
    page.get_by_role("button", name="Tiếp").click()
    page.reload()
    _at(page, 2)
    page.goto(address + "103/")
    _at(page, 2)
    page.get_by_role("button", name="Xem cả bài").click()
    expect(page.locator("#buoc-2")).to_be_in_viewport()
    page.reload()
    expect(page.locator(".st-go")).to_have_count(0)


def test_a_hard_word_and_whom_to_ask_are_found_from_a_single_step_and_lead_back_to_it(open_page: Open) -> None:
    page = open_page("103/#buoc-4")
    _follow(page)
    page.locator(".st-on .st-term").click()
    expect(page.locator("#tu-so-dinh-danh")).to_be_in_viewport()
    page.locator("a[href='#dung-so-dinh-danh']").click()
    _at(page, 4)
    page.locator(".st-on summary").click()
    box = page.locator(".st-on [href='#giup']").bounding_box()
    assert box is not None
    assert box["height"] >= 44
    page.locator(".st-on [href='#giup']").click()
    expect(page.locator(".st-help li").first).to_be_in_viewport()
    page.go_back()
    _at(page, 4)


def test_the_address_of_a_step_opens_there(open_page: Open, address: str) -> None:
    page = open_page("103/#buoc-3")
    expect(page.locator("#buoc-3 .st-do")).to_be_in_viewport()
    _follow(page)
    _at(page, 3)
    page.goto(address + "103/#buoc-5")
    _at(page, 5)


def test_keys_lead_through_the_steps(open_page: Open) -> None:
    page = open_page("103/")
    _follow(page)
    page.keyboard.press("ArrowRight")
    _at(page, 2)
    page.locator(".st-step:visible .st-tabs input").first.focus()
    page.keyboard.press("ArrowRight")
    _at(page, 2)
    page.locator(".st-step:visible h3").focus()
    page.keyboard.press("ArrowLeft")
    _at(page, 1)
    page.keyboard.press("ArrowLeft")
    _at(page, 1)
    page.keyboard.press("Escape")
    expect(page.locator(".st-go")).to_have_count(0)


def test_a_finger_that_wipes_turns_the_step(open_page: Open) -> None:
    page = open_page("103/", has_touch=True)
    _follow(page)
    wipe = """([from, to]) => {
        const touch = x => [new Touch({ identifier: 1, target: document.body, clientX: x, clientY: 300 })];
        document.body.dispatchEvent(new TouchEvent('touchstart', { touches: touch(from), changedTouches: touch(from), bubbles: true }));
        document.body.dispatchEvent(new TouchEvent('touchend', { touches: [], changedTouches: touch(to), bubbles: true }));
    }"""
    page.evaluate(wipe, [300, 100])
    _at(page, 2)
    page.evaluate(wipe, [300, 280])
    _at(page, 2)
    page.evaluate(wipe, [100, 300])
    _at(page, 1)


def test_a_picture_fills_the_screen_and_grows(open_page: Open) -> None:
    page = open_page("103/")
    page.locator(".st-pic").first.click()
    sheet = page.get_by_role("dialog")
    drawn = sheet.locator("svg.st-phone")
    expect(drawn).to_be_visible()
    width = drawn.evaluate("each => each.getBoundingClientRect().width")
    assert width >= 350
    sheet.get_by_role("button", name="To hơn").click()
    assert drawn.evaluate("each => each.getBoundingClientRect().width") > 1.3 * width
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(".st-go")).to_have_count(0)


def test_steps_one_by_one_hold_where_nothing_can_be_stored(chromium: Browser, address: str) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": SCREEN})
    context.add_init_script(WITHOUT_STORAGE)
    page = context.new_page()
    page.goto(address + "103/")
    _follow(page)
    page.get_by_role("button", name="Tiếp").click()
    _at(page, 2)
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault_in_a_single_step_and_in_a_large_picture(open_page: Open, scheme: str) -> None:
    page = open_page("103/", color_scheme=scheme)
    _follow(page)
    for picture in (False, True):
        if picture:
            page.locator(".st-step:visible .st-pic").click()
        assert faults(page, rest=scheme == "light") == []
        small = page.locator(".st-go button, .st-whole button, .st-big button").evaluate_all(
            "all => all.filter(each => each.getBoundingClientRect().height < 44).map(each => each.innerText)"
        )
        assert small == []


def test_a_single_step_prints_as_the_whole_lesson(open_page: Open) -> None:
    page = open_page("103/")
    _follow(page)
    page.emulate_media(media="print")
    expect(page.locator("#buoc-4")).to_be_visible()
    expect(page.locator("#can-than")).to_be_visible()


@pytest.mark.parametrize("size", [0, 3])
def test_nothing_sticks_out_sideways_of_a_single_step(open_page: Open, size: int) -> None:
    page = open_page("103/", 320)
    page.evaluate("size => document.documentElement.setAttribute('data-chu', size)", size)
    _follow(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_on_a_wide_screen_the_facts_beside_the_steps_never_lie_over_what_comes_after(open_page: Open) -> None:
    page = open_page("103/", width=1280)
    expect(page.locator(".st-facts")).to_have_attribute("open", "")
    page.locator(".st-warn").evaluate("part => part.scrollIntoView({ block: 'end' })")
    facts, warning = page.locator(".st-facts").bounding_box(), page.locator(".st-warn").bounding_box()
    assert facts
    assert warning
    assert facts["y"] + facts["height"] <= warning["y"]
