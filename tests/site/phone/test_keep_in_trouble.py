"""Breaks, lies, a full phone, two windows: nothing that was kept is ever lost, and the reader is told."""

from __future__ import annotations

import re

import pytest
from handset import DONE, LESSON, LISTS, UPDATED, Phone, rewrite, whole
from phone_sites import CHANGED, Sites
from playwright.sync_api import expect

SHOWN = {"luu/", *(f"assets/{name}" for name in ("so-tay.css", "save.css", "so-tay.js", "keep.js", "save.js", "news.js"))}
"""What the page itself loads when it is opened."""


def test_after_a_break_only_the_rest_is_downloaded(phone: Phone) -> None:
    phone.open("luu/")
    phone.host.dies_after = 12
    phone.host.forget()
    page = phone.page
    page.get_by_role("button", name="Lưu vào máy").click()
    expect(phone.said).to_contain_text("Mạng bị ngắt")
    came = set(phone.host.asked) - LISTS
    assert len(came) > 5
    assert phone.page.locator(".st-kept > li").count() == 1, "what was half downloaded can be thrown away"
    phone.host.revive()
    phone.host.forget()
    phone.keep("", "tat-ca")
    again = set(phone.host.asked) - LISTS
    assert came & again <= SHOWN
    phone.host.die()
    assert whole(phone.open(LESSON))


def test_a_reader_can_stop_and_go_on_later(phone: Phone) -> None:
    page = phone.open("luu/")
    expect(page.locator("#luu-chon")).to_be_visible()
    phone.host.seconds = 0.15
    page.get_by_role("button", name="Lưu vào máy").click()
    expect(page.locator("#luu-den")).to_contain_text(re.compile(r"^[1-9]\d?%"))
    page.get_by_role("button", name="Dừng lại").click()
    expect(phone.said).to_contain_text("Đã dừng.")
    phone.host.seconds = 0
    page.get_by_role("button", name="Lưu vào máy").click()
    expect(phone.said).to_contain_text(DONE)


def test_a_phone_that_died_just_before_the_switch_switches_when_it_is_back(phone: Phone) -> None:
    page = phone.keep(f"?bai={CHANGED}")
    rewrite(page, "muc", "record.version = 'old'; record.marks = {}")
    rewrite(page, "tin", "record.newer = true")
    expect(phone.open(LESSON).locator(".st-old a")).to_be_visible()
    phone.host.forget()
    expect(phone.open("luu/").locator("#luu-chon")).to_be_visible()
    assert set(phone.host.asked) <= {*SHOWN, *LISTS}
    phone.open(LESSON).wait_for_timeout(300)
    expect(page.locator(".st-old")).to_have_count(0)


def test_an_update_that_breaks_off_leaves_the_old_version_whole(phone: Phone, sites: Sites) -> None:
    phone.keep("", "tat-ca")
    before = phone.open(LESSON).inner_text("main")
    phone.host.files = sites.newer
    phone.open("luu/")
    expect(phone.page.locator("#luu-moi")).to_be_visible()
    phone.host.dies_after = 2
    phone.page.get_by_role("button", name="Cập nhật").click()
    expect(phone.said).to_contain_text("Mạng bị ngắt")
    expect(phone.said).to_contain_text("vẫn còn nguyên")
    assert phone.open(LESSON).inner_text("main") == before
    assert whole(phone.page)
    phone.host.revive()
    phone.open("luu/")
    phone.page.get_by_role("button", name="Cập nhật").click()
    expect(phone.said).to_contain_text(UPDATED)
    assert phone.open(LESSON).inner_text("main") != before


def test_a_file_that_is_not_the_original_is_refused_and_the_old_version_stayswhole(phone: Phone, sites: Sites) -> None:
    phone.keep("", "tat-ca")
    before = whole(phone.open(LESSON))
    phone.host.files = sites.newer
    phone.host.lies = {LESSON: sites.newer[f"{LESSON}index.html"].replace(b"</main>", b"<a href='/la.apk'>la</a></main>")}
    page = phone.open("luu/")
    page.get_by_role("button", name="Cập nhật").click()
    expect(phone.said).to_contain_text("không đúng bản gốc")
    expect(phone.said).to_contain_text("vẫn còn nguyên")
    assert whole(phone.open(LESSON)) == before
    assert "la.apk" not in page.content()
    phone.host.lies = {}
    phone.open("luu/")
    page.get_by_role("button", name="Cập nhật").click()
    expect(phone.said).to_contain_text(UPDATED)


def test_a_wi_fi_that_answers_every_address_with_its_own_page_is_refused(phone: Phone) -> None:
    page = phone.open(f"luu/?bai={CHANGED}")
    expect(page.locator("#luu-chon")).to_be_visible()
    phone.host.lies = dict.fromkeys((LESSON, "", "a-z/", "tim/", "tu-dien/"), b"<!doctype html><title>Wi-Fi</title>")
    page.get_by_role("button", name="Lưu vào máy").click()
    expect(phone.said).to_contain_text("không đúng bản gốc")
    phone.host.die()
    with pytest.raises(Exception, match="ERR_"):
        phone.open(LESSON)


def test_a_full_phone_is_told_so_and_keeps_what_it_had(phone: Phone) -> None:
    phone.keep(f"?bai={CHANGED}")
    usage = phone.page.evaluate("navigator.storage.estimate().then(found => found.usage)")
    client = phone.context.new_cdp_session(phone.page)
    client.send("Storage.overrideQuotaForOrigin", {"origin": phone.host.address.rstrip("/"), "quotaSize": usage + 20_000})
    kept = sorted(phone.stored())
    page = phone.choose("", "tat-ca")
    expect(phone.said).to_contain_text("Máy hết chỗ")
    expect(phone.said).to_contain_text("vẫn còn nguyên")
    assert sorted(phone.stored()) == kept, "what did not fit in whole does not take up room"
    phone.host.die()
    assert whole(phone.open(LESSON))
    assert page.url.endswith(LESSON)


def test_a_page_that_was_not_kept_leads_to_those_that_were_and_back(phone: Phone) -> None:
    phone.keep(f"?bai={CHANGED}")
    phone.host.die()
    page = phone.open("502/")
    expect(page.locator("#luu-thieu")).to_be_visible()
    expect(page.locator(".st-kept a")).to_have_attribute("href", f"{phone.host.address}{LESSON}")
    phone.host.revive()
    page.get_by_role("link", name="Thử mở lại").click()
    page.wait_for_url("**/502/")


@pytest.mark.parametrize("lost", ["//evil.example/", "javascript:alert(1)", "https://evil.example/", "..%2F..%2Fx", "\\\\evil.example"])
def test_nobody_can_bend_the_way_back(phone: Phone, lost: str) -> None:
    page = phone.open(f"luu/?thieu={lost}")
    expect(page.locator("#luu-chon")).to_be_visible()
    expect(page.locator("#luu-thieu")).to_be_hidden()


def test_two_windows_do_not_save_at_once(phone: Phone) -> None:
    second = phone.context.new_page()
    phone.open("luu/")
    second.goto(f"{phone.host.address}luu/")
    phone.host.seconds = 0.15
    phone.page.get_by_role("button", name="Lưu vào máy").click()
    second.get_by_role("button", name="Lưu vào máy").click()
    expect(second.locator("#luu-noi")).to_contain_text("đang lưu")
    phone.host.seconds = 0
    expect(phone.said).to_contain_text(DONE)
