"""Many communes under one address: shared lessons are made once, each commune's own words lie below, and every way leads where it says."""

from __future__ import annotations

import hashlib
import io
import json
import re
from collections.abc import Iterator
from contextlib import closing

import pytest
from handset import DONE, UPDATED, Phone, rewrite
from moody_host import Host
from one_host import ABOVE, NOT_PRINTED, WRITTEN, Built, one_host
from playwright.sync_api import Browser, expect
from pypdf import PdfReader
from static_host import hosted

from generator import outputs
from generator.disk import disk
from generator.edition import Edition
from generator.job import read_guides
from generator.site.above import elsewhere


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return one_host(tmp_path_factory.mktemp("one-host"))


def test_what_has_the_words_of_a_commune_is_its_own_and_everything_else_is_made_once(made: Built) -> None:
    _, reports, _ = made
    assert set(reports["tinh"].printed_codes) == {
        "to-roi/103-a4.pdf",
        "to-roi/104-a4.pdf",
        "to-roi/lam-ngay.pdf",
        "to-roi/buoi-1-moi.pdf",
    }
    assert set(reports["suoi-mo"].printed_codes) == {
        "to-roi/104-a4.pdf",  # reworded
        "to-roi/190-a4.pdf",  # written
        "to-roi/103-a4.pdf",  # with its office's number
        "to-roi/lam-ngay.pdf",
        "to-roi/buoi-1-moi.pdf",
    }


def test_a_build_tells_where_the_shared_lessons_lie_and_asks_a_province_for_no_office_s_number(made: Built) -> None:
    told = {name: (each.above, each.without_phone) for name, each in made[1].items()}
    assert told == {"tinh": ("", ()), "suoi-mo": (ABOVE, ())}


def test_a_commune_s_live_preview_shows_all_lessons_and_may_name_the_address_above(made: Built) -> None:
    handbook, site, _ = read_guides(made[2])
    preview = elsewhere(Edition(handbook, site))
    assert (preview(f"{ABOVE}/103/"), preview("../103/"), preview("https://so.example.vn/")) == (True, False, False)


def test_codes_open_the_shared_lesson_above_and_the_communes_own_below(made: Built) -> None:
    codes = made[1]["suoi-mo"].printed_codes
    assert "HTTPS://SO.LAMDONG.EXAMPLE.VN/103/" in codes["to-roi/103-a4.pdf"]
    assert f"{ABOVE}/p-suoi-mo/104/" in codes["to-roi/104-a4.pdf"]
    assert f"{ABOVE}/p-suoi-mo/190/" in codes["to-roi/190-a4.pdf"]


def test_the_shared_handbook_names_no_commune_but_in_its_list(made: Built) -> None:
    site = made[0]
    shared = {path: content for path, content in disk.read_folder(site).items() if not path.startswith("p-suoi-mo/")}
    named = [path for path, content in shared.items() if re.search(rb"Su\xe1\xbb\x91i M\xc6\xa1|0218", content)]
    assert named == ["index.html"]


def test_below_a_shared_handbook_a_phuong_is_one_on_every_page_and_sheet(made: Built) -> None:
    files = disk.read_folder(made[0] / "p-suoi-mo")
    told = {path: re.sub(r"<[^>]+>|\s+", " ", content.decode()) for path, content in files.items() if path.endswith((".html", ".json"))}
    told |= {path: _words_of(content) for path, content in files.items() if path.endswith(".pdf")}
    assert {"index.html", "tap-huan/buoi-1/index.html", "to-roi/103-a4.pdf", "to-roi/lam-ngay.pdf"} <= told.keys()
    named = {path: re.findall(r".{12}\bxã\b.{4}", text.replace(WRITTEN, ""), re.IGNORECASE) for path, text in told.items()}
    assert {path: found for path, found in named.items() if found} == {}
    assert "Công an phường" in told["to-roi/103-a4.pdf"]


def test_what_all_communes_read_sends_people_to_the_police_of_either_kind(made: Built) -> None:
    site = made[0]
    assert "<b>Công an xã, phường</b>" in (site / "103" / "index.html").read_text(encoding="utf-8")
    assert "Công an xã, phường, Tổ" in (site / "that-hay-lua" / "index.html").read_text(encoding="utf-8")


def test_a_trainer_who_begins_at_her_commune_finds_its_papers_and_what_lies_above(made: Built, chromium: Browser) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    with hosted(made[0]) as home, closing(context):
        page.goto(f"{home}p-suoi-mo/")
        page.locator(".st-foot a", has_text="người hướng dẫn").click()
        page.wait_for_url(f"{home}p-suoi-mo/tap-huan/")
        assert page.locator(".st-taught summary").all_inner_texts() == [
            "Có số điện thoại của phường: 1 tệp",
            *["In, chiếu, gửi: 1 tệp"] * 2,
        ]
        page.locator("#chon-bai ~ * .st-hit, .st-taught .st-hit", has_text="103").click()
        page.wait_for_url(f"{home}tap-huan/103/")
        page.goto(f"{home}p-suoi-mo/tap-huan/")
        page.get_by_role("link", name="Buổi 1").click()
        page.wait_for_url(f"{home}p-suoi-mo/tap-huan/buoi-1/")
        ways = {each.inner_text(): str(each.evaluate("link => link.href")) for each in page.locator(".st-copies a").all()}
    shared = {name: f"{home}to-roi/{name}" for name in NOT_PRINTED if not name.endswith("trinh-chieu.pdf")}
    own = ("buoi-1-moi.pdf", "103-a4.pdf", "104-a4.pdf")
    assert ways == shared | {name: f"{home}p-suoi-mo/to-roi/{name}" for name in own}


def test_who_comes_to_the_shared_hall_is_shown_the_way_to_the_communes_papers(made: Built) -> None:
    for page, way in (("tap-huan", "../#xa"), ("tap-huan/buoi-1", "../../#xa")):
        assert f'href="{way}"' in (made[0] / page / "index.html").read_text(encoding="utf-8")
        assert way not in (made[0] / "p-suoi-mo" / page / "index.html").read_text(encoding="utf-8")


def _words_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def test_pages_lead_up_and_down_and_every_number_opens(made: Built, chromium: Browser) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    failed: list[str] = []
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    with hosted(made[0]) as home, closing(context):
        page.goto(home)
        page.click("#xa summary")
        page.click("#xa a")
        page.wait_for_url(f"{home}p-suoi-mo/")
        assert page.locator(".st-asked a[href='tel:02183111222']").is_visible()
        for code, place in (("103", "103/"), ("104", "p-suoi-mo/104/"), ("190", "p-suoi-mo/190/")):
            page.goto(f"{home}p-suoi-mo/")
            page.fill("#so-bai", code)
            page.press("#so-bai", "Enter")
            page.wait_for_url(f"{home}{place}")
        page.goto(f"{home}p-suoi-mo/1/")
        ways = page.locator(".st-list a").evaluate_all("links => links.map(link => link.href)")
        assert ways == [f"{home}103/", f"{home}p-suoi-mo/104/", f"{home}p-suoi-mo/190/"]
        page.goto(f"{home}p-suoi-mo/tim/?q=lich+hop")
        page.locator(".st-list a", has_text="Tải lịch họp").first.click()
        page.wait_for_url(f"{home}p-suoi-mo/190/")
        page.locator(".st-foot a", has_text="Lưu").click()
        page.wait_for_url(f"{home}luu/?xa=p-suoi-mo")
        page.goto(f"{home}p-suoi-mo/luu/")
        page.wait_for_url(f"{home}luu/?xa=p-suoi-mo")
    assert failed == []


@pytest.fixture
def phone(made: Built, chromium: Browser) -> Iterator[Phone]:
    """A phone on which the pages of the commune are kept, and a host of the whole address."""
    host = Host(disk.read_folder(made[0]))
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    phone = Phone(host, context, context.new_page())
    phone.page.on("pageerror", lambda error: phone.complaints.append(str(error)))
    phone.open("p-suoi-mo/190/").locator("[data-save]").click()
    phone.page.wait_for_url(f"{host.address}luu/?xa=p-suoi-mo&bai=190")
    expect(phone.page.locator("#luu-muc label").first).to_contain_text("Phường Suối Mơ: số điện thoại, bài riêng")
    phone.page.get_by_role("button", name="Lưu vào máy").click()
    expect(phone.said).to_contain_text(DONE)
    yield phone
    context.close()
    host.die()


def test_a_commune_s_pages_are_kept_beside_those_that_all_share(phone: Phone) -> None:
    phone.host.die()
    page, home = phone.page, phone.host.address
    page.locator(".st-kept a").click()
    page.wait_for_url(f"{home}p-suoi-mo/")
    assert page.locator(".st-asked a[href='tel:02183111222']").is_visible()
    for code in (104, 190):
        phone.open(f"p-suoi-mo/{code}/")
        expect(page.locator("h1")).to_be_visible()
        assert page.evaluate("getComputedStyle(document.querySelector('.st-head')).backgroundColor") == "rgb(13, 79, 66)"
    page.get_by_role("link", name="Bị lừa?", exact=True).click()
    page.wait_for_url(f"{home}103/")
    expect(page.locator("h1")).to_be_visible()
    phone.open("104/")
    page.wait_for_url(f"{home}luu/?thieu=104/")
    assert phone.complaints == []


def test_a_newer_page_of_the_commune_is_told_fetched_and_lost_with_it_only(phone: Phone) -> None:
    page, host = phone.page, phone.host
    name = "p-suoi-mo/190/index.html"
    old, new = b"l\xe1\xbb\x8bch h\xe1\xbb\x8dp", "lịch chợ".encode()
    lists = [f"p-suoi-mo/assets/{each}" for each in ("luu.json", "luu-ban.json")]
    told = [json.loads(host.files[each]) for each in lists]
    content = host.files[name].replace(old, new)
    assert content != host.files[name]
    told[0]["files"]["p-suoi-mo/190/"][0] = hashlib.sha256(content).hexdigest()
    told[0]["version"] = told[0]["marks"]["p-suoi-mo"] = told[1]["p-suoi-mo"] = "f" * 8
    newer = {path: json.dumps(each).encode() for path, each in zip(lists, told, strict=True)} | {name: content}
    host.files = {**host.files, **newer}
    phone.open("p-suoi-mo/190/")
    rewrite(page, "tin", "record.at = 0")
    page.reload()
    page.locator(".st-old a").click()
    page.wait_for_url("**/luu/**")
    page.get_by_role("button", name="Cập nhật").click()
    expect(phone.said).to_contain_text(UPDATED)
    host.files = {path: each for path, each in host.files.items() if not path.startswith("p-suoi-mo/")}
    phone.open("luu/")
    expect(page.locator(".st-kept a")).to_have_text("Phường Suối Mơ: số điện thoại, bài riêng")
    assert "lịch chợ" in phone.open("p-suoi-mo/190/").content()
    assert phone.complaints == []


def test_a_newer_alarm_lesson_above_is_told_to_who_keeps_the_communes_pages_only(phone: Phone) -> None:
    page, host = phone.page, phone.host
    old, new = "Công an xã, phường".encode(), "Công an nơi mình ở".encode()
    content = host.files["103/index.html"].replace(old, new)
    assert content != host.files["103/index.html"]
    whole = json.loads(host.files["assets/luu.json"])
    whole["files"]["103/"][0] = hashlib.sha256(content).hexdigest()
    whole["version"] = "f" * 8
    whole["marks"] |= dict.fromkeys(("chung", "103", "1", "tat-ca"), "f" * 8)
    newer = {"assets/luu.json": whole, "assets/luu-ban.json": whole["marks"]}
    host.files = {**host.files, "103/index.html": content, **{path: json.dumps(each).encode() for path, each in newer.items()}}
    phone.open("p-suoi-mo/190/")
    rewrite(page, "tin", "record.at = 0")
    page.reload()
    page.locator(".st-old a").click()
    page.wait_for_url("**/luu/**")
    page.get_by_role("button", name="Cập nhật").click()
    expect(phone.said).to_contain_text(UPDATED)
    host.die()
    assert new.decode() in phone.open("103/").content()
    assert phone.complaints == []


@pytest.mark.parametrize("path", ["103/", "../103/", "xa-khac/"])
def test_a_commune_s_list_may_name_nothing_but_its_own_pages(phone: Phone, path: str) -> None:
    list_path = "p-suoi-mo/assets/luu.json"
    told = json.loads(phone.host.files[list_path])
    told["files"][path] = ["0" * 64, 10, 10]
    told["sets"]["p-suoi-mo"].append(path)
    phone.host.files = {**phone.host.files, list_path: json.dumps(told).encode()}
    phone.open("luu/?xa=p-suoi-mo")
    expect(phone.said).to_contain_text("Đang không có mạng")
    expect(phone.page.locator(".st-kept a")).to_have_count(1)


def test_a_copy_of_the_commune_holds_all_and_its_codes_are_those_of_the_net(made: Built) -> None:
    handbook, site, _ = read_guides(made[2])
    copy = Edition(handbook, site, leaf="index.html")
    assert [each.code for each in copy.here] == [103, 104, 190]
    codes = {item.path: item.codes for item in outputs.all_prints(copy)}
    assert "HTTPS://SO.LAMDONG.EXAMPLE.VN/103/" in codes["to-roi/103-trinh-chieu.pdf"]
    assert f"{ABOVE}/p-suoi-mo/190/" in codes["to-roi/190-trinh-chieu.pdf"]
