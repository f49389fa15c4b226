"""A lesson in one file, as it comes by Bluetooth or Zalo: opened from a disk in a real browser, alone in its folder."""

from __future__ import annotations

import base64
import datetime
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from access import faults
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect
from site_builder import SITE
from walker import walk

from generator.address import Site
from generator.disk import disk
from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.page.single_file import MOST, offer, old_note
from generator.site import verify
from generator.site.single_file import single_files, too_large
from generator.words import words

Open = Callable[..., Page]
SAY = words("run")
REAL = Site("https://sotay.quangson.vn", SITE.today)


def _name(handbook: Handbook, code: int) -> str:
    found = offer(Edition(handbook, SITE), handbook.lesson(code))
    assert found
    return found.path


@pytest.fixture
def alone(site_folder: Path, handbook: Handbook, tmp_path: Path) -> Path:
    """Lesson 103 in one file, with nothing beside it."""
    return Path(shutil.copy(site_folder / _name(handbook, 103), tmp_path))


@pytest.fixture
def heard() -> list[str]:
    """What the browser asked for or complained of, besides the file itself."""
    return []


@pytest.fixture
def context(chromium: Browser, heard: list[str]) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    context.on("request", lambda request: _note(request, heard))
    context.on("console", lambda message: heard.append(message.text))
    context.on("weberror", lambda error: heard.append(str(error.error)))
    yield context
    context.close()


def _note(request: Request, heard: list[str]) -> None:
    if not request.is_navigation_request():
        heard.append(request.url)


def _opened(context: BrowserContext, file: Path, fragment: str = "") -> Page:
    page = context.new_page()
    page.goto(file.as_uri() + fragment)
    return page


def test_it_is_read_stepped_through_and_practised_without_a_request(context: BrowserContext, alone: Path, heard: list[str]) -> None:
    page = _opened(context, alone)
    assert page.evaluate("getComputedStyle(document.querySelector('.st-head')).backgroundColor") == "rgb(13, 79, 66)"
    page.locator("[data-lesson]").click()
    expect(page.locator(".st-step:visible")).to_have_count(1)
    expect(page.locator(".st-go")).to_have_css("position", "fixed")
    page.get_by_role("button", name="Tiếp", exact=True).click()
    expect(page.locator("#buoc-2 h3")).to_be_focused()
    page.get_by_role("button", name="Xem cả bài").click()
    page.locator("[data-run] button").click()
    expect(page.locator(".st-tap[open]")).to_be_visible()
    assert walk(page, SAY["next"])[1] == ""
    page.get_by_role("button", name=SAY["for_real"]).click()
    expect(page.locator("#buoc-1 h3")).to_be_focused()
    assert heard == []


def test_ticks_and_the_quiz_work_and_the_place_is_kept(context: BrowserContext, alone: Path, heard: list[str]) -> None:
    page = _opened(context, alone)
    page.locator(".st-facts summary").click()
    page.locator(".st-check input").first.check()
    page.locator("[data-lesson]").click()
    page.get_by_role("button", name="Tiếp", exact=True).click()
    page.reload()
    expect(page.locator("#buoc-2 h3")).to_be_focused()
    page.get_by_role("button", name="Xem cả bài").click()
    expect(page.locator(".st-check input").first).to_be_checked()
    page.locator(".st-quiz summary").click()
    page.locator(".st-quiz label").first.click()
    expect(page.locator(".st-sum")).not_to_be_empty()
    assert heard == []


def test_it_works_where_a_program_shows_it_without_an_address_and_nothing_can_be_kept(
    context: BrowserContext, alone: Path, heard: list[str]
) -> None:
    """As Android's own viewers do (content://): storage is refused, and no address is ours."""
    page = context.new_page()
    page.goto("data:text/html;charset=utf-8;base64," + base64.b64encode(alone.read_bytes()).decode())
    assert page.evaluate("() => { try { return !!localStorage; } catch (e) { return e.name; } }") == "SecurityError"
    page.locator("[data-lesson]").click()
    page.get_by_role("button", name="Tiếp", exact=True).click()
    expect(page.locator("#buoc-2 h3")).to_be_focused()
    page.get_by_role("button", name="Xem cả bài").click()
    page.locator("[data-run] button").click()
    assert walk(page, SAY["next"])[1] == ""
    assert heard == []


def test_the_run_opens_only_when_it_is_asked_for_and_again_after_it_was_closed(context: BrowserContext, alone: Path) -> None:
    page = _opened(context, alone)
    run = page.locator(".st-tap")
    expect(run).to_be_hidden()
    for _ in range(2):
        page.locator("[data-run] button").click()
        expect(run).to_be_visible()
        page.keyboard.press("Escape")
        expect(run).to_be_hidden()


def test_a_lesson_without_a_run_carries_none(site_folder: Path, handbook: Handbook) -> None:
    without = [lesson.code for lesson in handbook.lessons if not (site_folder / f"assets/tap-thu/{lesson.code}.js").exists()]
    for lesson in handbook.lessons:
        text = (site_folder / _name(handbook, lesson.code)).read_text(encoding="utf-8")
        assert ("soTayRunLesson" in text) == (lesson.code not in without), lesson.code


def test_it_can_be_read_with_scripts_off(chromium: Browser, alone: Path, handbook: Handbook) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = _opened(context, alone)
    assert page.locator(".st-step figure svg").count() == sum(step.picture is not None for step in handbook.lesson(103).steps)
    expect(page.locator("[data-run]")).to_be_hidden()
    expect(page.locator(".st-old")).to_be_hidden()
    expect(page.locator(".st-step h3").first).to_be_in_viewport()
    context.close()


def test_it_says_what_it_is_and_where_a_newer_one_is(context: BrowserContext, alone: Path, site_folder: Path, handbook: Handbook) -> None:
    foot = _opened(context, alone).locator(".st-foot").inner_text()
    lesson = handbook.lesson(103)
    day = f"{lesson.checked.date.day}/{lesson.checked.date.month}/{lesson.checked.date.year}"
    for said in (f"bài 103, “{lesson.title}”", "một bài của Sổ tay số", day, handbook.commune.team):
        assert said in foot
    real = _made(site_folder, handbook)
    assert "Bản mới nhất ở sotay.quangson.vn/103, mở khi có mạng." in real


def test_half_a_year_later_it_says_that_it_is_old(context: BrowserContext, alone: Path, handbook: Handbook) -> None:
    page = context.new_page()
    page.clock.set_fixed_time(datetime.datetime(2030, 1, 1, tzinfo=datetime.UTC))
    page.goto(alone.as_uri())
    expect(page.locator(".st-old")).to_be_visible()
    assert str(old_note(Edition(handbook, SITE), handbook.lesson(103))).strip() in alone.read_text(encoding="utf-8")


def _made(site_folder: Path, handbook: Handbook, site: Site = REAL) -> str:
    """Lesson 103 in one file, for this address."""
    return dict(single_files(disk.read_folder(site_folder), Edition(handbook, site)))[_name(handbook, 103)].decode()


def test_its_links_are_whole_addresses_or_words_where_nobody_could_open_them(site_folder: Path, handbook: Handbook, alone: Path) -> None:
    draft, real = (verify.read_page(text).links for text in (alone.read_text(encoding="utf-8"), _made(site_folder, handbook)))
    inside = ("#", "tel:", "https://")
    assert [link for link in (*draft, *real) if not link.startswith(inside)] == []
    assert [link for link in draft if link.startswith(SITE.host)] == []
    assert {f"{REAL.host}/706/", f"{REAL.host}/1/", f"{REAL.host}/a-z/"} <= set(real)
    handbook_of_the_province = "https://binhdanhocvuso.lamdong.gov.vn"
    assert handbook_of_the_province in draft
    assert handbook_of_the_province in real
    assert any(link.startswith("tel:") for link in draft)


def test_nothing_is_loaded_and_what_stands_in_it_is_allowed_by_its_hash(site_folder: Path, handbook: Handbook) -> None:
    for lesson in handbook.lessons:
        text = (site_folder / _name(handbook, lesson.code)).read_text(encoding="utf-8")
        page = verify.read_page(text)
        assert page.faults == []
        assert [address[:20] for address in page.resources] == ["data:image/svg+xml,%"]
        policy = text.split('content="')[1].split('"')[0]
        assert policy.startswith("default-src 'none'; script-src 'sha256-")
        assert "unsafe" not in policy
        assert "'self'" not in policy
        changed = verify.read_page(text.replace("use strict", "use Strict"))
        assert "an inline <script>" in changed.faults


def test_a_file_that_is_larger_than_pages_say_stops_the_build() -> None:
    name = "103/103-kich-hoat.html"
    assert too_large({name: b"x" * MOST * 1024}) == []
    assert too_large({name: b"x" * (MOST * 1024 + 1)}) == [f"{name} is larger than 300 KB"]


def test_the_lessons_page_and_the_download_page_offer_it(open_page: Open) -> None:
    page = open_page("103/")
    link = page.locator(".st-down a[download]")
    assert (link.get_attribute("href") or "").startswith("../103/103-")
    page.locator(".st-down summary").click()
    with page.expect_download() as coming:
        link.click()
    assert coming.value.suggested_filename.startswith("103-")
    shelf = open_page("to-roi/")
    assert shelf.locator("#bai-103 ~ ul a[download]").count() == 1
    expect(shelf.locator(".st-shelf")).to_contain_text(words("single_file")["when"])


def test_pages_of_a_copy_offer_none(handbook: Handbook) -> None:
    edition = replace(Edition(handbook, SITE), leaf="index.html")
    assert offer(edition, handbook.lesson(103)) is None
    assert list(single_files({}, edition)) == []


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_axe_finds_no_fault(context: BrowserContext, alone: Path, width: int, scheme: str) -> None:
    page = _opened(context, alone)
    page.set_viewport_size({"width": width, "height": 740})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    assert faults(page) == []


def test_a_lesson_on_what_changes_fast_says_sooner_that_it_is_old(handbook: Handbook) -> None:
    lesson = handbook.lesson(103).model_copy(update={"recheck_days": 90})
    last = lesson.checked.date + datetime.timedelta(days=90)
    assert f'data-until="{last.isoformat()}"' in old_note(Edition(handbook, SITE), lesson)
