"""A phone keeps lessons and shows them whole without network: a real Chromium, a real host that dies."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from handset import DONE, LESSON, LISTS, UPDATED, Phone, rewrite, whole
from phone_sites import CHANGED, NEW_WORDS, Sites
from playwright.sync_api import expect


def test_an_ordinary_visit_asks_for_nothing_but_its_page_and_leaves_nothing_on_the_phone(phone: Phone) -> None:
    for path in ("", LESSON, "1/"):
        phone.host.forget()
        phone.open(path).wait_for_load_state("networkidle")
        of_the_first_page = {"assets/home.css"} if not path else set()
        leading = {"assets/find.css"} if path != LESSON else set()
        assert set(phone.host.asked) <= {path, "assets/so-tay.css", "assets/so-tay.js"} | of_the_first_page | leading
    phone.open("luu/").wait_for_load_state("networkidle")
    assert (phone.workers(), phone.stored()) == (0, []), "to look at the sizes is not to choose"
    assert phone.complaints == []


def test_a_kept_lesson_opens_whole_when_the_host_is_dead(phone: Phone) -> None:
    before = whole(phone.open(LESSON))
    phone.page.locator("[data-save]").click()
    phone.page.wait_for_url(f"**/luu/?bai={CHANGED}")
    phone.page.get_by_role("button", name="Lưu vào máy").click()
    expect(phone.said).to_contain_text(DONE)
    phone.host.die()
    phone.page.locator(".st-kept a").click()
    phone.page.wait_for_url(f"**/{LESSON}")
    assert whole(phone.page) == before
    phone.page.reload()
    assert whole(phone.page) == before
    phone.open(str(CHANGED))
    expect(phone.page).to_have_url(f"{phone.host.address}{LESSON}")
    assert phone.complaints == []


def test_search_and_the_way_out_for_the_cheated_work_without_network(phone: Phone, sites: Sites) -> None:
    phone.keep(f"?bai={CHANGED}")
    phone.host.die()
    box = phone.open("").locator("form[role=search] input[type=search]")
    box.press_sequentially("kich hoat")
    phone.page.locator(".st-hit", has_text=str(CHANGED)).first.click()
    phone.page.wait_for_url(f"**/{LESSON}")
    phone.page.get_by_role("link", name="Bị lừa?", exact=True).click()
    expect(phone.page).to_have_url(re.compile(rf"/{sites.handbook.commune.alarm}/"))
    phone.open("tim/?q=kich+hoat")
    expect(phone.page.locator("#tim-ket-qua .st-list a").first).to_be_visible()
    assert phone.complaints == []


def test_everything_opens_without_network_and_what_it_says_it_costs_is_what_comes(phone: Phone, sites: Sites) -> None:
    page = phone.open("luu/")
    label = page.locator("#luu-chon label").first
    expect(label).to_contain_text("Tải khoảng")
    told = int(re.search(r"(\d+) KB", label.inner_text())[1])  # type: ignore[index]
    phone.host.forget()
    page.get_by_role("button", name="Lưu vào máy").click()
    expect(phone.said).to_contain_text(DONE)
    assert abs(phone.host.sent / 1024 - told) < 3, "the worker itself is 1 KB"
    phone.host.die()
    for path in ["", "a-z/", "tu-dien/", "go-roi/", "tim/", "luu/", *(f"{lesson.code}/" for lesson in sites.handbook.lessons)]:
        phone.open(path)
        expect(page).to_have_url(phone.host.address + path)
        expect(page.locator("h1")).to_be_visible()
    assert [words for words in phone.complaints if "luu" not in words and "ERR_" not in words] == []


def test_a_host_that_does_not_compress_is_told_by_larger_sizes(take: Callable[..., Phone]) -> None:
    phone = take()
    phone.host.compresses = False
    label = phone.open(f"luu/?bai={CHANGED}").locator("#luu-chon label").first
    expect(label).to_contain_text("Tải khoảng")
    told = int(re.search(r"(\d+) KB", label.inner_text())[1])  # type: ignore[index]
    phone.host.forget()
    phone.page.get_by_role("button", name="Lưu vào máy").click()
    expect(phone.said).to_contain_text(DONE)
    assert phone.host.sent / 1024 > 150
    worker = len(phone.host.files["sw.js"])
    assert abs((phone.host.sent - worker) / 1024 - told) < 2


def test_a_topic_takes_its_lessons_along_and_their_rows_become_one(phone: Phone, sites: Sites) -> None:
    digit = CHANGED // 100
    phone.keep(f"?bai={CHANGED}")
    page = phone.keep(f"?chu-de={digit}")
    expect(page.locator(".st-kept > li")).to_have_count(1)
    expect(page.locator(".st-kept a")).to_have_attribute("href", f"{phone.host.address}{digit}/")
    phone.host.die()
    for lesson in sites.handbook.lessons_of(sites.handbook.topic(digit)):
        expect(phone.open(f"{lesson.code}/").locator("h1")).to_have_text(lesson.title)


def test_one_changed_lesson_costs_little_and_only_what_changed_is_asked_for(phone: Phone, sites: Sites) -> None:
    phone.keep("", "tat-ca")
    phone.host.files = sites.newer
    changed = {name for name in sites.newer if sites.first.get(name) != sites.newer[name]}
    page = phone.open("luu/")
    expect(page.locator("#luu-moi")).to_contain_text("Tải khoảng")
    phone.host.forget()
    page.get_by_role("button", name="Cập nhật").click()
    expect(phone.said).to_contain_text(UPDATED)
    asked = {f"{path}index.html" if path.endswith("/") else path for path in phone.host.asked} - LISTS
    assert f"{LESSON}index.html" in asked
    assert "assets/search-index.js" in asked
    assert asked <= changed
    assert phone.host.sent <= 60 * 1024
    checksums = {checksum for checksum, *_ in json.loads(sites.newer["assets/luu.json"])["files"].values()}
    kept = {address.rpartition("/tep/")[2] for address in phone.stored() if "/tep/" in address}
    assert kept == checksums, "nothing of the old version takes up room"
    phone.host.die()
    minutes = re.search(r"Khoảng \d+ đến (\d+) phút", sites.newer[f"{LESSON}index.html"].decode())
    assert minutes
    expect(phone.open(LESSON).locator("main")).to_contain_text(f"đến {minutes[1]} phút")
    box = page.goto(phone.host.address) and page.locator("form[role=search] input[type=search]")
    assert box
    box.press_sequentially(NEW_WORDS)
    expect(page.locator(".st-hit").first).to_contain_text(str(CHANGED))


def test_an_opened_kept_page_is_the_kept_version_and_asks_for_news_once_a_day(phone: Phone, sites: Sites) -> None:
    phone.keep(f"?bai={CHANGED}")
    phone.host.files = sites.newer
    phone.host.forget()
    page = phone.open(LESSON)
    page.wait_for_timeout(300)
    assert _asked(phone) == [], "kept today, so there is nothing to ask yet"
    rewrite(page, "tin", "record.at = 0")
    phone.page.reload()
    expect(page.locator(".st-old a")).to_contain_text("có bản mới")
    assert _asked(phone) == ["assets/luu-ban.json"]
    old = re.search(r"Khoảng \d+ đến \d+ phút", sites.first[f"{LESSON}index.html"].decode())
    assert old
    expect(page.locator("main")).to_contain_text(old[0])
    phone.page.reload()
    expect(page.locator(".st-old a")).to_be_visible()
    assert _asked(phone) == ["assets/luu-ban.json"]
    page.locator(".st-old a").click()
    page.get_by_role("button", name="Cập nhật").click()
    expect(phone.said).to_contain_text(UPDATED)
    phone.open(LESSON).wait_for_timeout(300)
    expect(page.locator(".st-old")).to_have_count(0)


def _asked(phone: Phone) -> list[str]:
    """What the worker asked for. The browser itself looks now and then whether the worker has changed; nobody can stop it."""
    return [path for path in phone.host.asked if path != "sw.js"]


def test_an_opened_kept_page_costs_about_what_its_reader_is_told(phone: Phone) -> None:
    page = phone.keep(f"?bai={CHANGED}")
    rewrite(page, "tin", "record.at = 0")
    phone.host.forget()
    phone.open(LESSON).wait_for_timeout(3000)
    assert set(phone.host.asked) <= {"sw.js", "assets/luu-ban.json"}
    assert phone.host.sent < 2 * 1024


def test_news_of_other_lessons_wakes_nobody(phone: Phone, sites: Sites) -> None:
    phone.keep("?bai=502")
    phone.host.files = sites.newer
    page = phone.open("502/")
    rewrite(page, "tin", "record.at = 0")
    phone.host.forget()
    page.reload()
    page.wait_for_timeout(400)
    assert _asked(phone) == ["assets/luu-ban.json"]
    expect(page.locator(".st-old")).to_have_count(0)


def test_a_page_kept_for_half_a_year_says_so(phone: Phone) -> None:
    phone.keep(f"?bai={CHANGED}")
    page = phone.open(LESSON)
    rewrite(page, "muc", "record.at -= 181 * 864e5")
    phone.host.die()
    page.reload()
    expect(page.locator(".st-old a")).to_contain_text("quá nửa năm")


def test_pages_that_were_not_kept_come_from_the_network_as_before(phone: Phone, sites: Sites) -> None:
    phone.keep(f"?bai={CHANGED}")
    newer_style = b".st-head{background:#123456!important}"
    phone.host.files = {**sites.newer, "assets/so-tay.css": sites.newer["assets/so-tay.css"] + newer_style}
    phone.host.forget()
    page = phone.open("502/")
    page.wait_for_load_state("networkidle")
    assert set(phone.host.asked) >= {"502/", "assets/so-tay.css", "assets/so-tay.js"}
    assert whole(page)[1] == "rgb(18, 52, 86)", "a new page in its new style"
    assert whole(phone.open(LESSON))[1] == "rgb(13, 79, 66)", "a kept page in its own"


def test_a_handbook_below_a_path_keeps_to_itself(phone: Phone, sites: Sites) -> None:
    other = {"index.html": b"<!doctype html><title>Trang khac</title>"}
    phone.host.files = {f"so-tay/{name}": content for name, content in sites.first.items()} | other
    page = phone.open(f"so-tay/luu/?bai={CHANGED}")
    page.get_by_role("button", name="Lưu vào máy").click()
    expect(phone.said).to_contain_text(DONE)
    assert page.evaluate("navigator.serviceWorker.getRegistration().then(found => found.scope)") == f"{phone.host.address}so-tay/"
    phone.host.die()
    assert whole(phone.open(f"so-tay/{LESSON}"))
    with pytest.raises(Exception, match="ERR_"):
        phone.open("")


def test_deleting_asks_first_says_what_is_left_and_frees_the_phone(phone: Phone) -> None:
    phone.keep(f"?bai={CHANGED}")
    page = phone.keep("?bai=502")
    both = len(phone.stored())
    used = "navigator.storage.estimate().then(found => found.usage)"
    before = page.evaluate(used)
    row = page.locator(".st-kept > li").filter(has=page.locator("a[href$='/502/']"))
    row.get_by_role("button", name="Xóa").click()
    expect(row.get_by_role("button", name="Giữ lại")).to_be_focused()
    expect(row.get_by_role("group")).to_contain_text(str(CHANGED))
    row.get_by_role("button", name="Giữ lại").click()
    expect(row.get_by_role("button", name="Xóa")).to_be_focused()
    assert len(phone.stored()) == both
    row.get_by_role("button", name="Xóa").click()
    row.get_by_role("group").get_by_role("button", name="Xóa").click()
    expect(phone.said).to_contain_text(str(CHANGED))
    assert len(phone.stored()) == both - 3, "the lesson, its practice run and its topic's page"
    assert page.evaluate(used) < before
    phone.host.die()
    assert whole(phone.open(LESSON))
    phone.host.revive()
    phone.open("luu/")
    row = page.locator(".st-kept > li")
    row.get_by_role("button", name="Xóa").click()
    row.get_by_role("group").get_by_role("button", name="Xóa").click()
    expect(phone.said).to_contain_text("không còn bài nào")
    assert (phone.stored(), phone.workers()) == ([], 0)
