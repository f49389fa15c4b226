"""“Thật hay lừa?” in a real browser: a round by finger and by keyboard, what is told, rounds on their days, no scripts."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from access import faults
from messages_to_judge import schemes
from playwright.sync_api import Browser, BrowserContext, Page, expect
from site_builder import build_site

from generator.guide.handbook import Handbook
from generator.guide.judge import Posed, rounds
from generator.words import words

SAY = words("judge_page")["script"]
NOON = datetime.datetime(2026, 11, 27, 5, tzinfo=datetime.UTC)
SCHEMES = schemes(5)
FIRST = rounds(SCHEMES)[0]
Contexts = Callable[..., BrowserContext]


@pytest.fixture(scope="module")
def games(handbook: Handbook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample site with a game of thirty messages, opened from a disk."""
    return build_site(replace(handbook, schemes=SCHEMES), tmp_path_factory.mktemp("doan"))


@pytest.fixture(scope="module")
def tab(chromium: Browser) -> Iterator[Page]:
    """One tab for all that has no wishes: a new profile for each would take longer than a round."""
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


@pytest.fixture
def afresh(tab: Page, games: Path) -> Callable[[], Page]:
    """Opens the game in that tab, for one who was never there."""

    def one() -> Page:
        if tab.url != "about:blank":  # only a page of the site may forget what the site kept
            tab.evaluate("localStorage.clear()")
        return at(tab, games)

    return one


@pytest.fixture
def contexts(chromium: Browser) -> Iterator[Contexts]:
    made: list[BrowserContext] = []

    def one(**settings: object) -> BrowserContext:
        made.append(chromium.new_context(**{"viewport": {"width": 360, "height": 740}, **settings}))  # type: ignore[arg-type]
        return made[-1]

    yield one
    for context in made:
        context.close()


def opened(context: BrowserContext, site: Path, page: str = "that-hay-lua/", day: datetime.datetime = NOON) -> Page:
    """A page of the site on a day, in a tab of a profile."""
    return at(context.new_page(), site, page, day)


def at(tab: Page, site: Path, page: str = "that-hay-lua/", day: datetime.datetime = NOON) -> Page:
    """That page, in this tab."""
    tab.clock.set_fixed_time(day)
    tab.goto(f"{(site / page).as_uri()}/index.html")
    return tab


def choose(page: Page, *, real: bool) -> None:
    page.get_by_role("button", name=SAY["real" if real else "lie"], exact=True).click()


def onward(page: Page) -> None:
    page.locator(".st-on button").first.click()


PRESS = """names => names.forEach(name => {
    const seen = [...document.querySelectorAll(name ? '.st-choice button' : '.st-on button')].filter(each => each.checkVisibility());
    const wanted = name ? seen.filter(each => each.innerText.trim() === name) : seen.slice(0, 1);
    if (wanted.length !== 1) throw new Error(`${wanted.length} buttons: ${name}`);
    wanted[0].click();
})"""
"""Presses the buttons of these names one after the other, where there is none the first that leads on."""


def truthful(posed: Posed) -> bool:
    """Every answer right."""
    return posed.message.real


def trusting(_: Posed) -> bool:
    """Everything is believed."""
    return True


def doubting(_: Posed) -> bool:
    """Nothing is believed."""
    return False


def play(page: Page, answer: Callable[[Posed], bool], posed: tuple[Posed, ...] = FIRST) -> None:
    """A whole round, by finger."""
    for each in posed:
        choose(page, real=answer(each))
        onward(page)


def played(page: Page, answer: Callable[[Posed], bool], posed: tuple[Posed, ...] = FIRST) -> None:
    """A whole round, in one go: each button pressed is in sight, the only one of its name."""
    page.locator(".st-choice button").first.wait_for()
    page.evaluate(PRESS, [name for each in posed for name in (SAY["real" if answer(each) else "lie"], "")])


def test_one_message_at_a_time_with_its_answer_marked_once_it_is_judged(contexts: Contexts, games: Path) -> None:
    page = opened(contexts(has_touch=True), games)
    shown = page.locator(".st-judge > li:visible")
    expect(shown).to_have_count(1)
    expect(shown.locator(".st-place")).to_have_text(SAY["at"].format(n=1, all=len(FIRST)))
    expect(shown.locator(".st-tell")).to_be_hidden()
    expect(shown.locator("details")).to_be_hidden()
    for button in page.locator(".st-choice button").all():
        box = button.bounding_box()
        assert box
        assert box["height"] >= 44
        assert box["y"] + box["height"] <= 740, "both answers are on the first screen"
    page.get_by_role("button", name=SAY["lie"], exact=True).tap()
    told = page.locator(".st-told:visible")
    expect(told).to_have_text(SAY["alarm" if FIRST[0].message.real else "hit"])
    expect(told).to_be_focused()
    expect(shown.locator(".st-tell")).to_be_visible()
    expect(shown).to_contain_text(FIRST[0].message.signs[0].says)
    expect(shown).to_contain_text(FIRST[0].message.do)
    assert faults(page) == []


def test_hits_and_false_alarms_are_both_told(afresh: Callable[[], Page]) -> None:
    lies = sum(not each.message.real for each in FIRST)
    truths = len(FIRST) - lies
    for answer, hits, alarms, advice in (
        (truthful, lies, 0, "both"),
        (doubting, lies, truths, "doubting"),
        (trusting, 0, 0, "trusting"),
        (lambda each: not each.message.real, 0, truths, "mixed"),
    ):
        page = afresh()
        (play if answer is truthful else played)(page, answer)
        told = page.locator(".st-play")
        expect(told.locator("h2")).to_be_focused()
        expect(told).to_contain_text(SAY["hits"].format(n=hits, all=lies))
        expect(told).to_contain_text(SAY["alarms" if alarms else "no_alarms"].format(n=alarms, all=truths))
        expect(told).to_contain_text(SAY["better"][advice])
        expect(page.locator(".st-judge > li:visible")).to_have_count(len(FIRST) - hits - (truths - alarms))


def test_a_keyboard_alone_plays_a_round(afresh: Callable[[], Page]) -> None:
    page = afresh()
    for _ in FIRST:
        for _ in range(30):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.matches('.is-lie')"):
                break
        page.keyboard.press("Enter")
        expect(page.locator(".st-told:visible")).to_be_focused()
        for _ in range(30):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.matches('.st-on button')"):
                break
        page.keyboard.press("Enter")
    expect(page.locator(".st-play h2")).to_be_focused()


def test_the_place_is_kept_and_can_be_forgotten(afresh: Callable[[], Page]) -> None:
    page = afresh()
    choose(page, real=True)
    onward(page)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.reload()
    expect(page.locator(".st-place:visible")).to_have_text(SAY["at"].format(n=2, all=len(FIRST)))
    expect(page.locator(".st-judge h2:visible")).to_be_in_viewport(ratio=1)
    for each in FIRST[1:]:
        choose(page, real=each.message.real)
        onward(page)
    page.reload()
    expect(page.locator(".st-play h2")).to_have_text(SAY["done"].format(n=1))
    page.get_by_role("button", name=SAY["again"]).click()
    expect(page.locator(".st-place:visible")).to_have_text(SAY["at"].format(n=1, all=len(FIRST)))
    played(page, trusting)
    page.get_by_role("button", name=SAY["forget"]).click()
    assert page.evaluate("localStorage.length") == 0


def test_a_reload_before_going_on_shows_what_was_told_of_the_last_answer_again(afresh: Callable[[], Page]) -> None:
    page = afresh()
    choose(page, real=not FIRST[0].message.real)
    told = page.locator(".st-told").inner_text()
    page.reload()
    expect(page.locator(".st-place:visible")).to_have_text(SAY["at"].format(n=1, all=len(FIRST)))
    expect(page.locator(".st-told")).to_have_text(told)
    expect(page.locator(".st-judge details:visible")).to_have_attribute("open", "")
    onward(page)
    page.reload()
    expect(page.locator(".st-place:visible")).to_have_text(SAY["at"].format(n=2, all=len(FIRST)))
    expect(page.locator(".st-told")).to_have_count(0)


def test_who_has_had_enough_sees_how_it_went_so_far_and_goes_on_another_time(afresh: Callable[[], Page]) -> None:
    page = afresh()
    rest = page.get_by_role("button", name=SAY["rest"])
    for each in FIRST[:7]:
        choose(page, real=each.message.real)
        expect(rest).to_have_count(0)
        onward(page)
    choose(page, real=not FIRST[7].message.real)
    rest.click()
    lies = sum(not each.message.real for each in FIRST[:8])
    expect(page.locator(".st-play h2")).to_have_text(SAY["so_far"].format(n=1, at=8, all=len(FIRST)))
    expect(page.locator(".st-play")).to_contain_text(f"Trong {lies} tin lừa")
    expect(page.locator(".st-judge > li:visible")).to_have_count(1)
    assert "day" not in page.evaluate("localStorage['so-tay-doan']")
    page.get_by_role("button", name=SAY["go_on"]).click()
    expect(page.locator(".st-place:visible")).to_have_text(SAY["at"].format(n=9, all=len(FIRST)))


def test_the_next_round_is_due_after_seven_days_and_the_last_after_twenty_one(afresh: Callable[[], Page], games: Path) -> None:
    page = afresh()
    played(page, trusting)
    expect(page.locator(".st-play")).to_contain_text(SAY["later"].format(n=2, date="4/12/2026"))
    hint = "[data-due]"
    assert at(page, games, "").locator(hint).text_content() == words("judge_page")["home_line"]
    week = NOON + datetime.timedelta(days=7)
    assert at(page, games, "", week).locator(hint).text_content() == words("judge_page")["due"].format(n=2)
    at(page, games, day=week)
    expect(page.locator(".st-play")).to_contain_text(SAY["due"].format(n=2))
    page.get_by_role("link", name=SAY["go"].format(n=2)).click()
    played(page, trusting, rounds(SCHEMES)[1])
    expect(page.locator(".st-play")).to_contain_text(SAY["later"].format(n=3, date="18/12/2026"))
    page.get_by_role("link", name=SAY["go"].format(n=3)).click()
    played(page, trusting, rounds(SCHEMES)[2])
    expect(page.locator(".st-play")).to_contain_text(SAY["all_done"])


@pytest.mark.parametrize("kept", ["", "x", "null", "[]", '{"1":3}', '{"1":{"answers":"777"}}', '{"1":{"answers":"11111111111111111"}}'])
def test_whatever_the_phone_holds_the_game_begins(afresh: Callable[[], Page], kept: str) -> None:
    page = afresh()
    page.evaluate("kept => localStorage.setItem('so-tay-doan', kept)", kept)
    page.reload()
    expect(page.locator(".st-choice:visible, .st-on:visible, .st-play h2:visible").first).to_be_visible()


def test_without_scripts_every_message_has_its_answer_folded_below(contexts: Contexts, games: Path) -> None:
    page = opened(contexts(java_script_enabled=False), games)
    items = page.locator(".st-judge > li")
    expect(items).to_have_count(len(FIRST))
    first = items.first
    expect(first.locator(".st-tell")).to_be_hidden()
    first.locator("summary").click()
    expect(first.locator(".st-tell")).to_be_visible()
    expect(first.locator(".st-answer")).to_be_visible()


def test_the_page_has_no_fault_of_access_by_day_or_night_in_small_or_large_letters(contexts: Contexts, games: Path) -> None:
    context = contexts()
    context.add_init_script("localStorage.setItem('so-tay-chu', '3')")
    page = opened(context, games)
    for done in (False, True):
        if done:
            played(page, doubting)
        for scheme, width in (("light", 360), ("dark", 360), ("light", 1280)):
            page.set_viewport_size({"width": width, "height": 740})
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            assert faults(page, rest=scheme == "light") == [], (scheme, width)
            boxes = [button.bounding_box() for button in page.locator(".st-choice button").all()]
            assert len(boxes) == (0 if done else 2)
            assert [box for box in boxes if not box or box["x"] + box["width"] > width] == []
            assert not done or page.evaluate("document.documentElement.scrollWidth <= innerWidth")
