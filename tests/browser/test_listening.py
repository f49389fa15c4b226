"""A lesson is read aloud by the phone's own voice: one that is there, one that is not, one that says nothing, one that comes late."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from access import faults
from playwright.sync_api import Browser, Locator, Page, expect
from voices import Speech, fake

from generator.guide.handbook import Handbook
from generator.guide.text import plain
from generator.words import words

SAY = words("nghe")
Listen = Callable[..., Page]
KNOWN = "localStorage.setItem('so-tay-nghe', 'co')"


@pytest.fixture
def listen(chromium: Browser, address: str) -> Iterator[Listen]:
    """Opens lesson 103 on a phone with a kind of speech; `known` is one whose owner has said that Vietnamese is heard."""
    contexts = []

    def open_one(kind: Speech, *, known: bool = True, clock: bool = False, **settings: object) -> Page:
        context = chromium.new_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce", **settings)  # type: ignore[arg-type]
        contexts.append(context)
        context.add_init_script(fake(kind))
        if known:
            context.add_init_script(KNOWN)
        page = context.new_page()
        if clock:
            page.clock.install()
        page.goto(address + "103/")
        return page

    yield open_one
    for context in contexts:
        context.close()


def panel(page: Page) -> Locator:
    return page.locator(".st-hear")


def press(page: Page, name: str) -> None:
    panel(page).get_by_role("button", name=SAY[name], exact=True).click()


def begin(page: Page) -> None:
    page.locator(".st-tools [data-hear]").click()
    expect(panel(page)).to_be_visible()


def begin_step(page: Page, number: int) -> None:
    page.locator(f"#buoc-{number} [data-hear]").click()
    expect(panel(page)).to_be_visible()


def spoken(page: Page) -> list[str]:
    return page.evaluate("spoken.map(each => each.text)")  # type: ignore[no-any-return]


def at(page: Page, number: int, count: int = 8, name: str = "at") -> None:
    expect(panel(page).locator("p").first).to_have_text(SAY[name].format(n=number, all=count))


def test_the_whole_lesson_is_read_step_by_step_to_its_end(listen: Listen, handbook: Handbook) -> None:
    steps = handbook.lesson(103).steps
    page = listen("vietnamese")
    begin(page)
    for number, step in enumerate(steps, 1):
        at(page, number, len(steps))
        current = page.locator(".st-step[aria-current]")
        expect(current).to_have_id(f"buoc-{number}")
        expect(current.locator(".st-do")).to_be_in_viewport()
        expect(current.locator("[data-hear]")).to_contain_text(SAY["stop"])
        said = page.evaluate("spoken[spoken.length - 1]")
        assert said == {
            "text": f"Bước {number} trên {len(steps)}: {plain(step.do)} Bác sẽ thấy {plain(step.see)}",
            "lang": "vi-VN",
            "rate": 1,
            "voice": "vi_VN",
        }
        page.evaluate("finish()")
    expect(panel(page)).to_contain_text(SAY["ended"])
    assert len(spoken(page)) == len(steps)
    expect(page.locator(".st-step[aria-current]")).to_have_count(0)


def test_one_step_is_read_alone_again_slowly_and_its_neighbours(listen: Listen) -> None:
    page = listen("vietnamese", has_touch=True)
    page.locator("#buoc-3 [data-hear]").tap()
    at(page, 3)
    press(page, "again")
    assert len(set(spoken(page))) == 1
    press(page, "forward")
    at(page, 4)
    press(page, "back")
    at(page, 3)
    press(page, "slow")
    assert page.evaluate("spoken[spoken.length - 1].rate") < 0.9
    expect(panel(page).get_by_role("button", name=SAY["slow"])).to_have_attribute("aria-pressed", "true")
    page.evaluate("finish()")
    at(page, 3, name="step_ended")
    assert not page.evaluate("soundsNow()")
    page.reload()
    begin_step(page, 1)
    assert page.evaluate("spoken[0].rate") < 0.9, "slow is remembered"


def test_a_step_whose_last_day_is_past_is_not_read(listen: Listen) -> None:
    page = listen("vietnamese")
    page.evaluate("document.getElementById('buoc-2').hidden = true")
    begin(page)
    page.evaluate("finish()")
    at(page, 2, 7)
    expect(page.locator(".st-step[aria-current]")).to_have_id("buoc-3")


def test_the_first_time_a_sentence_is_read_and_the_answer_is_remembered(listen: Listen, address: str) -> None:
    page = listen("vietnamese", known=False)
    begin(page)
    expect(panel(page)).to_contain_text(SAY["ask"])
    assert spoken(page) == [SAY["hello"]]
    page.evaluate("finish()")
    expect(panel(page).locator("p").first).to_be_focused()
    press(page, "yes")
    at(page, 1)
    page.goto(address + "103/")
    begin(page)
    at(page, 1)


def test_whoever_heard_no_vietnamese_is_told_the_way_to_a_voice_and_may_try_again(listen: Listen) -> None:
    page = listen("vietnamese", known=False)
    begin(page)
    press(page, "no")
    for line in ("none", "android", "iphone"):
        expect(panel(page)).to_contain_text(SAY[line])
    assert not page.evaluate("soundsNow()")
    page.reload()
    begin(page)
    expect(panel(page)).to_contain_text(SAY["iphone"])
    expect(panel(page).get_by_role("button", name=SAY["try"])).to_be_in_viewport(ratio=1)
    press(page, "try")
    expect(panel(page)).to_contain_text(SAY["ask"])
    press(page, "yes")
    at(page, 1)


def test_english_is_never_read_where_only_english_is_listed(listen: Listen) -> None:
    page = listen("english", known=False)
    begin(page)
    expect(panel(page)).to_contain_text(SAY["none"])
    assert spoken(page) == []


def test_a_voice_that_is_listed_and_says_nothing_is_told_of(listen: Listen) -> None:
    page = listen("silent", clock=True)
    begin(page)
    at(page, 1)
    page.clock.fast_forward(120_000)
    expect(panel(page)).to_contain_text(SAY["silent"])


def test_an_utterance_whose_end_is_never_told_does_not_hold_up_the_next(listen: Listen) -> None:
    page = listen("endless", clock=True)
    begin(page)
    at(page, 1)
    page.clock.fast_forward(120_000)
    at(page, 2)


def test_a_list_of_voices_that_comes_late_is_waited_for(listen: Listen) -> None:
    page = listen("late", clock=True)
    begin(page)
    expect(panel(page)).to_contain_text(SAY["wait"])
    assert spoken(page) == []
    page.evaluate("voicesCome()")
    at(page, 1)
    assert page.evaluate("spoken[0].voice") == "vi-VN"


def test_a_phone_that_lists_no_voice_at_all_is_tried_and_asked(listen: Listen) -> None:
    page = listen("unlisted", known=False, clock=True)
    begin(page)
    page.clock.fast_forward(10_000)
    expect(panel(page)).to_contain_text(SAY["ask"])
    assert page.evaluate("spoken[0].lang") == "vi-VN"


def test_an_engine_that_fails_is_told_of_and_nothing_is_thrown(listen: Listen) -> None:
    page = listen("throwing")
    thrown: list[str] = []
    page.on("pageerror", lambda error: thrown.append(str(error)))
    begin(page)
    expect(panel(page)).to_contain_text(SAY["silent"])
    press(page, "close")
    expect(panel(page)).to_have_count(0)
    assert thrown == []


def test_where_a_phone_cannot_speak_and_without_scripts_there_is_no_button(listen: Listen) -> None:
    for page in (listen("absent"), listen("vietnamese", java_script_enabled=False)):
        expect(page.locator("[data-hear]:visible")).to_have_count(0)


def test_one_step_at_a_time_the_shown_step_is_read(listen: Listen) -> None:
    page = listen("vietnamese")
    begin(page)
    page.locator("[data-lesson]").click()
    expect(panel(page)).to_have_count(0)
    assert not page.evaluate("soundsNow()"), "the voice ends where another view begins"
    page.locator(".st-go").get_by_role("button", name="Tiếp").click()
    page.locator(".st-whole [data-hear]").click()
    at(page, 2)
    page.keyboard.press("ArrowRight")
    at(page, 3)
    page.evaluate("finish()")
    at(page, 3, name="step_ended")
    expect(page.locator(".st-step:visible")).to_have_id("buoc-3")
    page.get_by_role("button", name="Xem cả bài").click()
    expect(panel(page)).to_have_count(0)


def test_the_practice_run_and_leaving_end_the_voice(listen: Listen) -> None:
    page = listen("vietnamese")
    begin(page)
    page.locator("[data-run] button").click()
    expect(page.locator(".st-tap[open]")).to_be_visible()
    assert not page.evaluate("soundsNow()")
    page.keyboard.press("Escape")
    begin(page)
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    assert not page.evaluate("soundsNow()")


def test_by_keys_alone(listen: Listen) -> None:
    page = listen("vietnamese")
    page.locator(".st-tools [data-hear]").focus()
    page.keyboard.press("Enter")
    at(page, 1)
    stop = panel(page).get_by_role("button", name=SAY["stop"], exact=True)
    stop.focus()
    page.keyboard.press("Enter")
    at(page, 1, name="stopped")
    page.keyboard.press("Escape")
    expect(panel(page)).to_have_count(0)
    expect(page.locator(".st-tools [data-hear]")).to_be_focused()


def test_nothing_that_a_screen_reader_speaks_by_itself_changes_under_the_voice(listen: Listen) -> None:
    page = listen("vietnamese")
    begin(page)
    assert panel(page).locator("[aria-live], [role=status], [role=alert]").count() == 0


@pytest.mark.parametrize("known", [True, False])
def test_axe_finds_no_fault_and_nothing_sticks_out_or_is_small(listen: Listen, known: bool) -> None:
    page = listen("vietnamese", known=known)
    page.set_viewport_size({"width": 320, "height": 740})
    begin(page)
    if not known:
        press(page, "no")
    for size in (0, 3):
        page.evaluate("size => document.documentElement.setAttribute('data-chu', size)", size)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert faults(page, colours=".st-hear, .st-at", rest=scheme == "light") == [], (size, scheme)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        small = page.locator(".st-hear button, .st-at button").evaluate_all(
            "all => all.filter(each => each.getBoundingClientRect().height < 44).map(each => each.innerText)"
        )
        assert small == []
        box = panel(page).bounding_box()
        assert box is not None
        assert box["height"] <= 0.6 * 740 + 1
