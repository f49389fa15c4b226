"""Questions on the wall: one at a time, the answer at a press of a key, those of a check after its sheets are in."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

import page_sample
import pytest
import session_sample
from access import faults
from playwright.sync_api import Browser, Locator, Page, expect
from room_server import serving

from generator.disk import disk
from generator.edition import Edition
from generator.page.lesson import lesson_page
from generator.page.staff import staff_pages
from generator.serve.join import joining
from generator.serve.quiz import in_checks, questions
from generator.serve.room import PAGE, projector
from generator.serve.site_server import SeenPhones, application
from generator.words import words

PLACE = "http://192.168.137.100:8000/"
DAY = datetime.date(2026, 11, 22)
SAY, WALL = words("room"), words("slides")
EVENING = "tap-huan/buoi-1/index.html"
EDITION = Edition(replace(page_sample.handbook(), sessions=(session_sample.session(103, 701),)), page_sample.SITE)


def _pages() -> dict[str, bytes]:
    """The pages that the wall reads, in the frame that it knows them by."""
    titles = {f"{each.code}/index.html": f"Bài {each.code}: {each.title}" for each in EDITION.handbook.lessons}
    bodies = {f"{each.code}/index.html": lesson_page(EDITION, each) for each in EDITION.handbook.lessons}
    bodies[EVENING], titles[EVENING] = staff_pages(EDITION)[EVENING.replace(".html", ".md")], "Buổi 1. Tối nay mở VNeID"
    return {path: f'<meta property="og:title" content="{titles[path]}">\n'.encode() + body for path, body in bodies.items()}


PAGES = _pages()
LESSONS = {code: questions(PAGES[f"{code}/index.html"], DAY) for code in (103, 701)}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the laptop itself opens what the room sees."""
    folder = tmp_path_factory.mktemp("site")
    disk.write_folder(PAGES, folder)
    phones = SeenPhones()
    with serving(application(folder, phones, projector(PLACE, phones, PAGES, DAY), joining())) as port:
        yield f"http://127.0.0.1:{port}{PAGE}"


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    opened = chromium.new_page(viewport={"width": 1280, "height": 800})
    yield opened
    opened.close()


def _answer(page: Page) -> Locator:
    return page.locator("details:visible p")


def test_questions_are_those_of_the_lesson_page_with_their_answers_and_reasons() -> None:
    for lesson in EDITION.handbook.lessons:
        read = [(str(each.ask), [*map(str, each.options)], each.answer, str(each.why)) for each in LESSONS[lesson.code]]
        assert read == [(each.ask, [*each.options], each.answer, each.why) for each in lesson.quiz]


def test_links_and_drawings_stay_behind_and_words_of_buttons_stay_strong() -> None:
    written = PAGES["103/index.html"].replace(
        "Kích hoạt không mất tiền".encode(), '<a href="#x">Kích hoạt</a> &lt;b&gt; <strong>Gửi</strong> không mất tiền'.encode()
    )
    assert questions(written, DAY)[0].why == "Kích hoạt &lt;b&gt; <strong>Gửi</strong> không mất tiền cho ai."


def test_what_is_no_more_true_is_not_asked() -> None:
    ending = PAGES["103/index.html"].replace(b'<fieldset class="st-q">', b'<fieldset class="st-q" data-last="2026-11-22">', 1)
    assert len(questions(ending, DAY)) == 2
    assert questions(ending, DAY + datetime.timedelta(days=1)) == LESSONS[103][1:]


def test_an_evening_asks_what_its_checks_ask_each_once() -> None:
    assert in_checks(PAGES[EVENING], LESSONS) == (LESSONS[103][0], LESSONS[701][0], LESSONS[103][1])


def test_to_collect_sheets_is_said_only_where_a_check_asks_the_same() -> None:
    alone = {path: content for path, content in PAGES.items() if path != EVENING}
    for pages, said in ((PAGES, True), (alone, False)):
        made = projector(PLACE, SeenPhones(), pages, DAY)
        assert (SAY["collect"] in made[f"{PAGE}hoi-103"]()[1].decode()) is said
    assert f"{PAGE}hoi-buoi-1" not in made


def test_keys_of_a_presenter_lead_from_the_question_to_its_answer_to_the_next_and_back(page: Page, address: str) -> None:
    page.goto(f"{address}buoi-1")
    page.get_by_role("link", name=SAY["ask_evening"]).click()
    asked = page.get_by_role("heading", level=2)
    expect(asked).to_have_text(SAY["collect"])
    page.keyboard.press("PageDown")
    expect(asked).to_have_text("Câu 1/3 Muốn kích hoạt, trước hết phải có gì?")
    expect(_answer(page)).to_be_hidden()
    page.keyboard.press("Space")
    expect(_answer(page)).to_have_text("Đúng là: a. Kích hoạt không mất tiền cho ai.")
    expect(page.locator(".told .right:visible")).to_have_text("a Tin nhắn báo hồ sơ đã được duyệt")
    for key in ("ArrowRight", "ArrowRight", "PageDown"):
        page.keyboard.press(key)
    expect(asked).to_have_text("Câu 3/3 Người giúp hỏi mã trong tin nhắn. Bác làm gì?")
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft", "PageUp"):
        page.keyboard.press(key)
    expect(_answer(page)).to_have_text("Đúng là: b. Công an không làm việc qua điện thoại.")
    page.keyboard.press("Escape")
    page.wait_for_url(f"{address}buoi-1")


def test_buttons_do_what_the_keys_do_and_the_answer_opens_at_a_tap(page: Page, address: str) -> None:
    page.goto(f"{address}103")
    page.get_by_role("link", name=SAY["ask"]).click()
    forward = page.get_by_role("button", name=SAY["forward"])
    forward.click()
    page.locator("summary:visible").click()
    expect(_answer(page)).to_contain_text("Đúng là: a.")
    forward.focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("heading", level=2)).to_contain_text("Câu 2/2")
    page.get_by_role("button", name=SAY["back"]).click()
    expect(_answer(page)).to_contain_text("Đúng là: a.")


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1024, 768), (1920, 1080)])
def test_a_question_stays_where_it_is_when_its_answer_comes_and_all_is_on_the_wall(
    page: Page, address: str, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{address}hoi-buoi-1")
    page.keyboard.press("ArrowRight")
    places = "[...document.querySelectorAll('section:not([hidden]) :is(h2, li)')].map(each => each.getBoundingClientRect().y)"
    before = page.evaluate(places)
    page.keyboard.press("ArrowRight")
    expect(_answer(page)).to_be_visible()
    assert page.evaluate(places) == before
    assert page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]") == [width, height]
    assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('section:not([hidden]) li')).fontSize)") >= height * 0.044


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (360, 740)])
def test_axe_finds_no_fault_and_fingers_find_what_to_press(page: Page, address: str, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{address}hoi-103")
    for _turn in ("to the question", "to its answer"):
        page.keyboard.press("ArrowRight")
        assert faults(page) == []
    heights = page.evaluate("[...document.querySelectorAll('a, button, summary')].map(each => each.getBoundingClientRect().height)")
    assert min(height for height in heights if height) >= 44
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_without_scripts_questions_stand_below_the_word_to_collect_with_answers_folded(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(f"{address}hoi-103")
    expect(page.get_by_role("heading", name=SAY["collect"])).to_be_in_viewport()
    first = page.locator("li").first
    expect(first).not_to_be_in_viewport()
    expect(page.get_by_role("button")).to_have_count(0)
    summary = page.get_by_text(WALL["answer"], exact=True).first
    summary.click()
    expect(page.get_by_text("Kích hoạt không mất tiền cho ai.")).to_be_visible()
    context.close()


def test_nothing_is_kept_and_nothing_is_sent(page: Page, address: str) -> None:
    asked: list[str] = []
    page.goto(f"{address}hoi-103", wait_until="networkidle")
    page.on("request", lambda request: asked.append(request.url))
    for _turn in range(5):
        page.keyboard.press("ArrowRight")
    expect(_answer(page)).to_be_visible()
    assert asked == []
    assert page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0
