"""The practice run in a real browser: a whole run, slips and their way back, help, numbers that look real, a keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from access import faults
from few import SAMPLE_GUIDES
from playwright.sync_api import Browser, Locator, Page, Request, expect
from walker import walk, walk_all

from generator.disk import disk
from generator.guide.handbook import Handbook
from generator.guide.load import load
from generator.screen.icons import names
from generator.words import words

Open = Callable[..., Page]
SAY = words("run")


def opened(page: Page) -> Page:
    """The page with its run open."""
    page.locator("[data-run] button").click()
    expect(page.locator(".st-tap[open]")).to_be_visible()
    return page


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def task(page: Page) -> Locator:
    return page.locator(".st-tap h2")


def answer(page: Page) -> Locator:
    return page.locator(".st-tap__told")


def at_step_3(page: Page) -> Page:
    """Lesson 103 where “Kích hoạt” must be pressed."""
    opened(page)
    press(page, SAY["next"])
    press(page, "VNeID")
    expect(task(page)).to_have_text("Bấm Kích hoạt ở màn hình đăng nhập.")
    return page


def test_every_sample_lesson_with_a_screen_is_walked_to_its_end(chromium: Browser) -> None:
    sample = load(disk.read_folder(SAMPLE_GUIDES, suffix=".yml"), icons=names())
    page = chromium.new_page(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    assert walk_all(page, sample) == {lesson.code: "" for lesson in sample.lessons}
    page.close()


def test_a_field_that_two_steps_fill_can_be_filled_twice(chromium: Browser, handbook: Handbook) -> None:
    lesson = handbook.lesson(103)
    numbers = lesson.steps[3].model_copy(update={"leads_to": None})
    twice = lesson.model_copy(update={"steps": (numbers, numbers, *lesson.steps[4:]), "mistakes": lesson.mistakes[:1]})
    page = chromium.new_page(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    assert walk_all(page, replace(handbook, lessons=(twice,))) == {103: ""}
    page.close()


def test_a_whole_run_by_finger_tells_progress_and_ends_with_what_was_done(open_page: Open) -> None:
    page = at_step_3(open_page("103/", has_touch=True))
    progress = page.locator(".st-tap__at")
    expect(progress).to_have_text(SAY["at"].format(n=3, all=8))
    expect(progress).to_have_attribute("role", "status")
    expect(task(page)).to_be_focused()
    page.get_by_role("button", name="Kích hoạt", exact=True).tap()
    expect(answer(page)).to_have_text(SAY["right"])
    assert walk(page, SAY["next"])[1] == ""
    expect(page.locator(".st-tap li")).to_have_count(8)
    press(page, SAY["for_real"])
    expect(page.locator(".st-tap")).to_be_hidden()
    assert page.url.endswith("#buoc-1")
    expect(page.locator("#buoc-1 h3")).to_be_focused()
    expect(page.locator("[data-run] [role=status]")).to_have_text(words("page")["run"]["done"])
    page.reload()
    expect(page.locator("[data-run] [role=status]")).to_have_text(words("page")["run"]["done"])
    assert page.evaluate("Object.keys(localStorage)") == ["so-tay-tap-103"]


def test_after_a_wrong_press_words_help_after_two_the_ring_after_three_somebody_does_it_too(open_page: Open) -> None:
    page = at_step_3(open_page("103/"))
    ring = page.locator(".is-ring")
    press(page, "Quên mật khẩu?")
    expect(answer(page)).to_have_text(SAY["miss"].format(what="nút “Kích hoạt”"))
    expect(ring).to_have_count(0)
    press(page, "Quên mật khẩu?")
    expect(answer(page)).to_have_text(SAY["ring"].format(what="nút “Kích hoạt”"))
    expect(ring).to_have_attribute("aria-label", "Kích hoạt")
    press(page, "Quên mật khẩu?")
    press(page, SAY["together"])
    expect(page.get_by_role("button", name="Quên mật khẩu?", exact=True)).to_be_disabled()
    expect(ring).to_be_focused()
    press(page, SAY["help"])
    expect(task(page)).to_have_text("Gõ số định danh và số điện thoại vào hai ô.")
    assert walk(page, SAY["next"])[1] == ""
    expect(answer(page)).to_have_text(SAY["slips"]["some"].format(n=3))


def test_the_lessons_mistake_can_be_made_and_undone(open_page: Open, handbook: Handbook) -> None:
    mistake = next(each for each in handbook.lesson(103).mistakes if each.at)
    page = at_step_3(open_page("103/"))
    press(page, "Đăng nhập")
    expect(answer(page)).to_contain_text(mistake.wrong.replace("**", ""))
    expect(answer(page)).to_contain_text(mistake.fix.replace("**", ""))
    expect(page.get_by_role("button", name="Kích hoạt", exact=True)).to_be_disabled()
    page.evaluate("document.documentElement.dataset.chu = '3'")
    expect(page.get_by_role("button", name=SAY["back"], exact=True)).to_be_in_viewport(ratio=1)
    press(page, SAY["back"])
    expect(task(page)).to_be_focused()
    press(page, "Kích hoạt")
    expect(task(page)).to_have_text("Gõ số định danh và số điện thoại vào hai ô.")


@pytest.mark.parametrize(
    ("field", "number", "told"),
    [
        ("Số định danh", "068 090 001 234", "id"),
        ("Số điện thoại", "4111 1111 1111 1111", "card"),
        ("Số định danh", " ", "empty"),
    ],
)
def test_a_number_that_looks_real_is_kindly_refused(open_page: Open, field: str, number: str, told: str) -> None:
    page = at_step_3(open_page("103/"))
    press(page, "Kích hoạt")
    press(page, field)
    page.keyboard.type(number)
    press(page, SAY["typed"])
    expect(answer(page)).to_have_text(SAY["real"].get(told) or SAY[told])
    box = page.get_by_role("textbox")
    expect(box).to_have_value("")
    expect(box).to_be_focused()
    page.keyboard.type("111111111111")
    page.keyboard.press("Enter")
    expect(answer(page)).to_contain_text(SAY["right"])


def test_a_code_is_refused_too_unless_anybody_sees_that_it_is_made_up(open_page: Open) -> None:
    page = at_step_3(open_page("103/"))
    press(page, "Kích hoạt")
    for field in ("Số định danh", "Số điện thoại"):
        press(page, field)
        page.keyboard.type("0")
        page.keyboard.press("Enter")
    expect(task(page)).to_have_text("Gõ mã OTP trong tin nhắn mới vào các ô.")
    page.locator(".st-tap__spot").click()
    page.keyboard.type("480913")
    page.keyboard.press("Enter")
    expect(answer(page)).to_have_text(SAY["real"]["code"])
    page.keyboard.type("123456")
    page.keyboard.press("Enter")
    expect(task(page)).to_have_text("Gõ mật khẩu mới vào hai ô, giống hệt nhau.")
    assert page.evaluate("Object.keys(localStorage)") == [], "nothing that was typed stays"


def test_a_keyboard_alone_goes_through_and_comes_back(open_page: Open) -> None:
    page = open_page("103/")
    way_in = page.locator("[data-run] button")
    way_in.focus()
    page.keyboard.press("Enter")
    expect(task(page)).to_be_focused()
    for _ in range(2):  # Tiếp, then VNeID on the phone's first screen
        expect(task(page)).to_be_focused()
        _tab_to(page, SAY["next"] if "Tin nhắn" in task(page).inner_text() else "VNeID")
        page.keyboard.press("Enter")
    _tab_to(page, "Kích hoạt")
    page.keyboard.press("Space")
    _tab_to(page, "Số định danh")
    page.keyboard.press("Enter")
    page.keyboard.type("111")
    page.keyboard.press("Enter")
    expect(answer(page)).to_contain_text("Số điện thoại")
    page.keyboard.press("Escape")
    expect(page.locator(".st-tap")).to_be_hidden()
    expect(way_in).to_be_focused()


def _tab_to(page: Page, name: str) -> None:
    for _ in range(20):
        page.keyboard.press("Tab")
        said = page.evaluate("document.activeElement.ariaLabel || document.activeElement.textContent")
        if said == name:
            return
    raise AssertionError(f"Tab does not reach {name}")


def test_axe_finds_no_fault_and_nothing_sticks_out_in_an_open_run(open_page: Open) -> None:
    page = at_step_3(open_page("103/", reduced_motion="reduce"))
    for width, scheme, size in ((320, "light", 0), (320, "light", 3), (360, "dark", 0), (1280, "light", 0), (1280, "dark", 3)):
        page.set_viewport_size({"width": width, "height": 740})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.evaluate("size => document.documentElement.setAttribute('data-chu', size)", size)
        assert faults(page, colours=".st-tap", rest=scheme == "light") == [], (width, scheme)
        small = page.evaluate(
            "[...document.querySelectorAll('.st-tap button')].map(each => each.getBoundingClientRect())"
            ".filter(box => box.width && (box.width < 44 || box.height < 44)).length"
        )
        assert small == 0, width
        wide = page.evaluate("[...document.querySelectorAll('.st-tap *')].map(each => each.getBoundingClientRect().right)")
        assert max(wide) <= width, (width, size)


def test_a_run_that_cannot_be_loaded_says_so_and_comes_at_the_next_press(open_page: Open) -> None:
    page = open_page("103/", own=True)
    page.route("**/assets/tap-thu/103.js", lambda route: route.abort())
    page.locator("[data-run] button").click()
    expect(page.locator("[data-run] [role=status]")).to_have_text(words("page")["run"]["lost"])
    page.unroute("**/assets/tap-thu/103.js")
    opened(page)


def test_a_run_costs_nothing_before_it_is_asked_for_and_works_from_a_disk(whole_chromium: Browser, site_folder: Path) -> None:
    context = whole_chromium.new_context()
    page = context.new_page()
    asked: list[str] = []
    faults: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    page.on("console", lambda message: faults.append(message.text))
    page.goto((site_folder / "103" / "index.html").as_uri())
    assert not [url for url in asked if "tap-thu" in url]
    assert walk(opened(page), SAY["next"])[1] == ""
    assert sorted(url.rpartition("assets/")[2] for url in asked if "tap-thu" in url) == ["tap-thu.js", "tap-thu/103.js"]
    assert faults == []
    context.close()


def test_a_browser_that_takes_no_style_from_a_script_fetches_it(chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    page.add_init_script("window.CSSStyleSheet = undefined")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(f"{address}103/")
    expect(opened(page).locator(".st-tap__bar")).to_have_css("display", "flex")
    assert "tap-thu.css" in asked
    page.close()
