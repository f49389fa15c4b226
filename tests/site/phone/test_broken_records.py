"""Whatever stands in a phone's records and lists: pages load as if nothing were kept, and what is kept can be thrown away."""

from __future__ import annotations

import json

import pytest
from handset import DONE, LESSON, Phone, rewrite, whole
from phone_sites import CHANGED, Sites
from playwright.sync_api import expect

RECORDS = {
    "nothing": "",
    "no JSON": "{",
    "null": "null",
    "a number": "7",
    "text": '"x"',
    "a list": "[]",
    "an empty record": "{}",
    "files are null": '{"files":null,"wanted":["103"],"sets":{},"marks":{},"say":{},"at":0,"version":"x"}',
    "files are numbers": '{"files":{"":1,"103/":2,"assets/so-tay.css":4},"wanted":["103"],"sets":{"103":["103/"]},"marks":{},"at":0}',
    "checksums are lists": '{"files":{"103/":[[]],"502/":[{}]},"wanted":"103","sets":[],"marks":7,"say":7,"at":"x"}',
    "files that are not there": '{"files":{"103/":["x",1,1],"502/":["y",1,1]},"wanted":["103"],"sets":{"103":["103/"]},"marks":{},"at":0}',
    "paths that lead round in a ring": '{"files":{"502//":["x",1,1],"502///":["x",1,1]},"wanted":[],"sets":{},"marks":{},"at":0}',
    "sets that are not there": '{"files":{},"wanted":["103","502"],"sets":{},"marks":{},"version":"x","at":0,"say":{}}',
    "files of sets that are not there": '{"files":{},"wanted":["103"],"sets":{"103":["103/"]},"marks":{},"version":"x","at":0,"say":{}}',
}
LISTS = {
    "an empty object": b"{}",
    "null": b"null",
    "a list": b"[]",
    "no JSON": b"<!doctype html><title>Wi-Fi</title>",
    "empty sets": b'{"version":"x","files":{},"sets":{},"marks":{}}',
    "sets without their files": b'{"version":"x","files":{},"sets":{"chung":[""],"tat-ca":["103/"]},"marks":{"tat-ca":"x"}}',
    "files of another shape": b'{"version":"x","files":{"":[1,2,3]},"sets":{"chung":[""],"tat-ca":[""]},"marks":{"tat-ca":"x"}}',
}


def _put(phone: Phone, name: str, text: str) -> None:
    phone.page.evaluate(
        """async ([name, text]) => {
            const cache = await caches.open((await caches.keys())[0]);
            const key = (await cache.keys()).find(each => each.url.endsWith(`/luu/${name}`));
            await cache.put(key, new Response(text));
        }""",
        [name, text],
    )


def test_any_record_leaves_pages_as_they_are_without_a_worker_and_can_be_deleted(phone: Phone) -> None:
    page = phone.keep(f"?bai={CHANGED}")
    whole_page = whole(phone.open(LESSON))
    for kind, text in RECORDS.items():
        _put(phone, "muc", text)
        phone.complaints.clear()
        assert whole(phone.open(LESSON)) == whole_page, kind
        expect(phone.open("502/").locator("h1")).to_be_visible()
        assert page.url == f"{phone.host.address}502/", kind
        phone.open("luu/")
        expect(page.locator("#luu-chon")).to_be_visible()
        assert page.locator(".st-kept button:visible").count() == 1, kind
        assert phone.complaints == [], kind
    page.get_by_role("button", name="Xóa").click()
    page.get_by_role("group").get_by_role("button", name="Xóa").click()
    expect(phone.said).to_contain_text("không còn bài nào")
    assert (phone.stored(), phone.workers()) == ([], 0)
    assert whole(phone.keep(f"?bai={CHANGED}") and phone.open(LESSON)) == whole_page


def test_a_broken_record_is_mended_by_keeping_again(phone: Phone) -> None:
    phone.keep(f"?bai={CHANGED}")
    _put(phone, "muc", "{}")
    phone.host.forget()
    phone.keep(f"?bai={CHANGED}")
    assert LESSON not in phone.host.asked, "the files were there all the time"
    phone.host.die()
    assert whole(phone.open(LESSON))


def test_without_network_too_a_broken_record_can_be_deleted(phone: Phone) -> None:
    page = phone.keep(f"?bai={CHANGED}")
    page = phone.open("luu/")
    expect(page.locator("#luu-chon")).to_be_visible()
    _put(phone, "muc", "{}")
    phone.host.lies = {"assets/luu.json": b"{}"}
    phone.open("luu/")
    page.get_by_role("button", name="Xóa").click()
    page.get_by_role("group").get_by_role("button", name="Xóa").click()
    expect(phone.said).to_contain_text("không còn bài nào")
    assert (phone.stored(), phone.workers()) == ([], 0)


def test_a_page_that_is_not_kept_and_no_network_is_the_browser_s_own_error(phone: Phone) -> None:
    """The way to `/luu/` is offered only where that page is kept: else the browser would be sent round in a ring."""
    phone.keep(f"?bai={CHANGED}")
    rewrite(phone.page, "muc", "delete record.files['luu/']")
    phone.host.die()
    with pytest.raises(Exception, match=r"ERR_(?!TOO_MANY)"):
        phone.open("502/")


def test_any_list_leaves_what_is_kept_as_it_is(phone: Phone) -> None:
    page = phone.keep(f"?bai={CHANGED}")
    kept = sorted(phone.stored())
    for kind, content in LISTS.items():
        phone.host.lies = {"assets/luu.json": content}
        phone.complaints.clear()
        phone.open("luu/")
        expect(phone.said).to_contain_text("không có mạng")
        expect(page.locator(".st-kept a")).to_have_count(1)
        assert (sorted(phone.stored()), phone.complaints) == (kept, []), kind
    phone.host.die()
    assert whole(phone.open(LESSON))


def test_news_of_another_shape_is_no_news(phone: Phone) -> None:
    page = phone.keep(f"?bai={CHANGED}")
    for content in (b"{}", b"null", b"[]", b"7", b"<p>", b'{"tat-ca":7}'):
        phone.host.lies = {"assets/luu-ban.json": content}
        for record in ("record.at = 0", "record.at = 'x'", "record.newer = 7; record.at = {}"):
            rewrite(page, "tin", record)
            phone.open(LESSON).wait_for_timeout(150)
            assert page.locator(".st-old").count() == 0, (content, record)
    assert phone.complaints == []


def test_a_day_in_the_future_is_harmless(phone: Phone, sites: Sites) -> None:
    """A phone whose clock was wrong when it kept the pages: it asks for news all the same, and the next look at `/luu/` puts it right."""
    page = phone.keep(f"?bai={CHANGED}")
    rewrite(page, "tin", "record.at = Date.now() + 9e11")
    rewrite(page, "muc", "record.at = Date.now() + 9e11")
    phone.host.forget()
    phone.open(LESSON).wait_for_timeout(300)
    assert "assets/luu-ban.json" in phone.host.asked
    expect(phone.open("luu/").locator("#luu-chon")).to_be_visible()
    page.wait_for_timeout(300)
    at = page.evaluate("soTayKept.kept().then(record => record.at - Date.now())")
    assert -60_000 < at <= 0
    phone.host.files = sites.newer
    rewrite(page, "tin", "record.at = Date.now() + 9e11")
    expect(phone.open(LESSON).locator(".st-old a")).to_contain_text("có bản mới")


def test_a_page_kept_for_half_a_year_that_is_still_the_newest_stops_saying_so(phone: Phone) -> None:
    page = phone.keep(f"?bai={CHANGED}")
    rewrite(page, "muc", "record.at -= 181 * 864e5")
    expect(phone.open(LESSON).locator(".st-old a")).to_contain_text("quá nửa năm")
    expect(phone.open("luu/").locator("#luu-chon")).to_be_visible()
    page.wait_for_timeout(300)
    phone.open(LESSON).wait_for_timeout(300)
    expect(page.locator(".st-old")).to_have_count(0)


def test_words_of_another_shape_are_not_shown(phone: Phone) -> None:
    page = phone.keep(f"?bai={CHANGED}")
    rewrite(page, "muc", "record.say = {newer: {}, old: 7}")
    rewrite(page, "tin", "record.newer = true")
    phone.open(LESSON).wait_for_timeout(200)
    expect(page.locator(".st-old")).to_have_count(0)


def test_keeping_again_after_a_list_of_another_shape_works(phone: Phone) -> None:
    phone.host.lies = {"assets/luu.json": b"{}"}
    phone.open("luu/")
    expect(phone.said).to_contain_text("không có mạng")
    phone.host.lies = {}
    phone.keep(f"?bai={CHANGED}")
    expect(phone.said).to_contain_text(DONE)


def test_the_lists_of_the_site_pass_the_phone_s_own_check(phone: Phone, sites: Sites) -> None:
    phone.open("luu/")
    whole_list = json.loads(sites.first["assets/luu.json"])
    assert phone.page.evaluate("list => soTayKept.isList(list)", whole_list)
    assert not phone.page.evaluate("list => soTayKept.isList(list)", {**whole_list, "marks": {}})
