"""Many communes under one address: shared lessons are made once, each commune's own words lie below, and every way leads where it says."""

from __future__ import annotations

import datetime
import hashlib
import io
import json
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from edition_work import task
from good import SESSION, good, with_sessions
from handset import DONE, UPDATED, Phone, rewrite
from moody_host import Host
from playwright.sync_api import Browser, expect
from pypdf import PdfReader
from static_host import hosted

from generator import outputs
from generator.address import Site
from generator.build import build
from generator.build_report import Report
from generator.disk import disk
from generator.edition import Edition
from generator.editions.hosts import SharedHost, shared_hosts
from generator.editions.plan import PlanError, Task
from generator.editions.together import Joined, together
from generator.guide.register import Register
from generator.guide.source import read
from generator.guide.standing import binding
from generator.job import Job, read_guides
from generator.site.above import elsewhere

DAY = datetime.date(2026, 11, 22)
ABOVE = "https://so.lamdong.example.vn"
SITE = Site(ABOVE, DAY)
OWN = "lessons/190-lich-hop.yml"
WRITTEN = "người xã mình"
"""The commune's own words, which stay as it writes them."""

_OF_TEAM = ("to", "phieu", "the", "trinh-chieu")
_OF_LESSONS = ("to-lon", "cho-nao-bam", "cau-hoi", "giang-vien")
NOT_PRINTED = (*(f"buoi-1-{form}.pdf" for form in _OF_TEAM), *(f"{code}-{form}.pdf" for code in (103, 104) for form in _OF_LESSONS))
"""Papers of the evening for which the test takes no time: they lie above all the same."""

HOST = SharedHost(ABOVE, "tinh", {"xa-suoi-mo": "suoi-mo"})


def _task(name: str, text: str) -> Task:
    made = task(name)
    return Task(name, {"commune.yml": text.encode()}, made.today, made.release, made.program)


SUOI_MO = _task("suoi-mo", f"name: Xã Suối Mơ\nhost: {ABOVE}/xa-suoi-mo\nabove: {ABOVE}\n")
ALONE = _task("doi-thong", "name: Xã Đồi Thông\nhost: https://doithong.example.vn\n")


def test_a_shared_handbook_and_the_communes_below_it_are_found() -> None:
    root = _task("tinh", f"name: Tỉnh Lâm Đồng\nhost: {ABOVE}/\ncommunes: {{xa-suoi-mo: Xã Suối Mơ}}\n")
    assert shared_hosts([ALONE, SUOI_MO, root]) == (HOST,)
    assert shared_hosts([ALONE]) == ()


@pytest.mark.parametrize("listed", ["", "communes: {xa-suoi-mo: Xã Suối Mơ, xa-ho-xanh: Xã Hồ Xanh}", "communes: [xa-suoi-mo]"])
def test_a_shared_handbook_that_lists_others_than_lie_below_it_is_refused(listed: str) -> None:
    root = _task("tinh", f"name: Tỉnh Lâm Đồng\nhost: {ABOVE}\n{listed}\n")
    with pytest.raises(PlanError, match="communes"):
        shared_hosts([ALONE, SUOI_MO, root])


def test_the_lines_that_the_list_lacks_are_told_as_they_are_written_there() -> None:
    root = _task("tinh", f"name: Tỉnh Lâm Đồng\nhost: {ABOVE}\n")
    with pytest.raises(PlanError) as refused:
        shared_hosts([SUOI_MO, root])
    assert refused.value.blanks["missing"] == "  xa-suoi-mo: Xã Suối Mơ"


@pytest.mark.parametrize("said", ["hide: [{lesson: 104, why: Không dùng}]", "", "# replace.yml"])
def test_a_commune_that_shows_what_the_shared_handbook_hides_is_told_before_anything_is_built(said: str) -> None:
    hidden = "hide: [{lesson: 104, why: Không dùng}]\n"
    root = _task("tinh", f"name: Tỉnh Lâm Đồng\nhost: {ABOVE}\ncommunes: {{xa-suoi-mo: Xã Suối Mơ}}\n{hidden}")
    below = _task("suoi-mo", f"{SUOI_MO.files['commune.yml'].decode()}{said}\n")
    if said.startswith("#"):  # its own page of the lesson, with a sentence in its own words
        below = replace(below, files={**below.files, "replace.yml": b"replace: [{lesson: 104}]"})
    if said:
        assert shared_hosts([below, root]) == (HOST,)
        return
    with pytest.raises(PlanError) as refused:
        shared_hosts([below, root])
    assert (refused.value.says, refused.value.blanks["codes"]) == ("hidden", "104")


def _lay(out: Path, name: str, **files: str) -> None:
    """As a build does it: a new folder takes the place of the old one."""
    disk.remove(out / name / "site")
    disk.write_folder(
        {path.replace("__", "/").replace("_html", ".html"): text.encode() for path, text in files.items()}, out / name / "site"
    )


def _whole(out: Path) -> dict[str, str]:
    return {path: content.decode() for path, content in disk.read_folder(out / "so.lamdong.example.vn" / "site").items()}


def test_the_sites_of_one_address_become_one(tmp_path: Path) -> None:
    _lay(tmp_path, "tinh", index_html="tỉnh", c103__index_html="bài")
    _lay(tmp_path, "suoi-mo", index_html='<a href="../c103/#buoc-1">bài</a> <a href="../">tỉnh</a>', _headers="của xã")
    joined = together(HOST, tmp_path, SITE, Register())
    assert joined.site == tmp_path / "so.lamdong.example.vn" / "site"
    whole = _whole(tmp_path)
    assert set(whole) == {"index.html", "c103/index.html", "xa-suoi-mo/index.html", "_headers", "_redirects"}
    assert "/xa-suoi-mo " in whole["_redirects"].lower() + " ", "its address without a stroke at the end"
    assert "xa-suoi-mo" in (tmp_path / "so.lamdong.example.vn" / "deploy" / "nginx.conf").read_text(encoding="utf-8")


def test_a_way_up_that_leads_nowhere_is_told_and_the_old_site_stays(tmp_path: Path) -> None:
    _lay(tmp_path, "tinh", index_html="tỉnh", c103__index_html="bài")
    _lay(tmp_path, "suoi-mo", index_html="trang cũ")
    together(HOST, tmp_path, SITE, Register())
    _lay(tmp_path, "suoi-mo", index_html='<a href="../c104/?chu-de=1">không có</a>')
    joined = together(HOST, tmp_path, SITE, Register())
    assert joined == Joined(HOST, None, (), ("suoi-mo: index.html: ../c104/?chu-de=1",))
    assert _whole(tmp_path)["xa-suoi-mo/index.html"] == "trang cũ"


def test_a_commune_without_pages_leads_to_the_shared_handbook_and_other_missing_ones_are_waited_for(tmp_path: Path) -> None:
    _lay(tmp_path, "tinh", index_html="tỉnh")
    assert together(HOST, tmp_path, SITE, Register()) == Joined(HOST, None, ("suoi-mo",))
    assert together(HOST, tmp_path, SITE, Register(), failed={"suoi-mo"}).missing == ("suoi-mo",)
    assert 'url=../"' in _whole(tmp_path)["xa-suoi-mo/index.html"]
    _lay(tmp_path, "suoi-mo", index_html="trang của xã")
    together(HOST, tmp_path, SITE, Register())
    assert _whole(tmp_path)["xa-suoi-mo/index.html"] == "trang của xã"
    disk.remove(tmp_path / "tinh" / "site")
    assert together(HOST, tmp_path, SITE, Register(), failed={"tinh"}).site is None


def _guides(folder: Path, changes: dict[str, str], more: dict[str, bytes]) -> Path:
    files = good() | {SESSION: with_sessions()[SESSION]}
    commune = files["commune.yml"].decode()
    for old, new in changes.items():
        assert old in commune
        commune = commune.replace(old, new)
    disk.write_folder(files | more | {"commune.yml": commune.encode()}, folder)
    return folder


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Report], Job]:
    """The whole site of the address, what each build told, and what was asked for the commune; of few kinds of paper."""
    folder = tmp_path_factory.mktemp("one-host")
    lesson = good()["1-vneid/103-kich-hoat.yml"].decode()
    own = (
        lesson.replace("Công an xã", "Công an phường")
        .replace("code: 103", "code: 190")
        .replace("Kích hoạt VNeID", "Tải lịch họp của bon", 1)
        .replace("kich hoat", "lich hop")
    )
    third = lesson.replace("code: 103", "code: 104").replace("Kích hoạt VNeID", "Xem giấy tờ", 1).replace("kich hoat", "xem giay to")
    shared = read("", third.encode()).node
    assert shared is not None
    words = "steps.2.do"
    replaced = (
        "# yaml-language-server: $schema=./schema/replace.json\nreplace:\n"
        f'  - {{lesson: 104, field: {words}, words: "Gõ 12 số trên thẻ của người xã mình.", why: Quen gọi vậy., '
        f'shared: "Gõ 12 số trên thẻ.", digest: {binding(104, words, shared)}}}\n'
    )
    both = {"1-vneid/104-mo-can-cuoc.yml": third.encode()}
    root = {"name: Xã Quảng Sơn": "name: Tỉnh Lâm Đồng", "https://quangson.example": ABOVE}
    root["Công an xã"] = "Công an xã, phường"
    root["alarm: 103"] = "alarm: 103\ncommunes: {p-suoi-mo: Phường Suối Mơ}"
    below = {"name: Xã Quảng Sơn": "name: Phường Suối Mơ", "https://quangson.example": f"{ABOVE}/p-suoi-mo\nabove: {ABOVE}"}
    below["Công an xã"] = "Công an phường"
    below["    phone:\n"] = "    phone: 0218 3111 222\n"
    folders = {
        "tinh": _guides(folder / "guides" / "tinh", root, both),
        "suoi-mo": _guides(folder / "guides" / "suoi-mo", below, both | {OWN: own.encode(), "replace.yml": replaced.encode()}),
    }
    reports = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(outputs, "PAPERS", tuple(each for each in outputs.PAPERS if each.form == "a4"))
        patch.setattr(outputs, "COLLECTIONS", tuple(each for each in outputs.COLLECTIONS if each.form in ("lam-ngay", "buoi-moi")))
        for name, guides in folders.items():
            job = Job(today=DAY, guides=guides, out=folder / name, kept=folder / "cache")
            reports[name] = build(job, lambda _step, _blanks: None)
    for name in NOT_PRINTED:
        disk.write_file(folder / "tinh" / "site" / "to-roi" / name, b"%PDF")
    assert together(SharedHost(ABOVE, "tinh", {"p-suoi-mo": "suoi-mo"}), folder, SITE, Register()).site
    return folder / "so.lamdong.example.vn" / "site", reports, job


def test_what_has_the_words_of_a_commune_is_its_own_and_everything_else_is_made_once(made: tuple[Path, dict[str, Report], Job]) -> None:
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


def test_a_build_tells_where_the_shared_lessons_lie_and_asks_a_province_for_no_office_s_number(
    made: tuple[Path, dict[str, Report], Job],
) -> None:
    told = {name: (each.above, each.without_phone) for name, each in made[1].items()}
    assert told == {"tinh": ("", ()), "suoi-mo": (ABOVE, ())}


def test_a_commune_s_live_preview_shows_all_lessons_and_may_name_the_address_above(made: tuple[Path, dict[str, Report], Job]) -> None:
    handbook, site, _ = read_guides(made[2])
    preview = elsewhere(Edition(handbook, site))
    assert (preview(f"{ABOVE}/103/"), preview("../103/"), preview("https://so.example.vn/")) == (True, False, False)


def test_codes_open_the_shared_lesson_above_and_the_communes_own_below(made: tuple[Path, dict[str, Report], Job]) -> None:
    codes = made[1]["suoi-mo"].printed_codes
    assert "HTTPS://SO.LAMDONG.EXAMPLE.VN/103/" in codes["to-roi/103-a4.pdf"]
    assert f"{ABOVE}/p-suoi-mo/104/" in codes["to-roi/104-a4.pdf"]
    assert f"{ABOVE}/p-suoi-mo/190/" in codes["to-roi/190-a4.pdf"]


def test_the_shared_handbook_names_no_commune_but_in_its_list(made: tuple[Path, dict[str, Report], Job]) -> None:
    site = made[0]
    shared = {path: content for path, content in disk.read_folder(site).items() if not path.startswith("p-suoi-mo/")}
    named = [path for path, content in shared.items() if re.search(rb"Su\xe1\xbb\x91i M\xc6\xa1|0218", content)]
    assert named == ["index.html"]


def test_below_a_shared_handbook_a_phuong_is_one_on_every_page_and_sheet(made: tuple[Path, dict[str, Report], Job]) -> None:
    files = disk.read_folder(made[0] / "p-suoi-mo")
    told = {path: re.sub(r"<[^>]+>|\s+", " ", content.decode()) for path, content in files.items() if path.endswith((".html", ".json"))}
    told |= {path: _words_of(content) for path, content in files.items() if path.endswith(".pdf")}
    assert {"index.html", "tap-huan/buoi-1/index.html", "to-roi/103-a4.pdf", "to-roi/lam-ngay.pdf"} <= told.keys()
    named = {path: re.findall(r".{12}\bxã\b.{4}", text.replace(WRITTEN, ""), re.IGNORECASE) for path, text in told.items()}
    assert {path: found for path, found in named.items() if found} == {}
    assert "Công an phường" in told["to-roi/103-a4.pdf"]


def test_what_all_communes_read_sends_people_to_the_police_of_either_kind(made: tuple[Path, dict[str, Report], Job]) -> None:
    site = made[0]
    assert "<b>Công an xã, phường</b>" in (site / "103" / "index.html").read_text(encoding="utf-8")
    assert "Công an xã, phường, Tổ" in (site / "that-hay-lua" / "index.html").read_text(encoding="utf-8")


def test_a_trainer_who_begins_at_her_commune_finds_its_papers_and_what_lies_above(
    made: tuple[Path, dict[str, Report], Job], chromium: Browser
) -> None:
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


def test_who_comes_to_the_shared_hall_is_shown_the_way_to_the_communes_papers(made: tuple[Path, dict[str, Report], Job]) -> None:
    for page, way in (("tap-huan", "../#xa"), ("tap-huan/buoi-1", "../../#xa")):
        assert f'href="{way}"' in (made[0] / page / "index.html").read_text(encoding="utf-8")
        assert way not in (made[0] / "p-suoi-mo" / page / "index.html").read_text(encoding="utf-8")


def _words_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def test_pages_lead_up_and_down_and_every_number_opens(made: tuple[Path, dict[str, Report], Job], chromium: Browser) -> None:
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
def phone(made: tuple[Path, dict[str, Report], Job], chromium: Browser) -> Iterator[Phone]:
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


def test_a_copy_of_the_commune_holds_all_and_its_codes_are_those_of_the_net(made: tuple[Path, dict[str, Report], Job]) -> None:
    handbook, site, _ = read_guides(made[2])
    copy = Edition(handbook, site, leaf="index.html")
    assert [each.code for each in copy.here] == [103, 104, 190]
    codes = {item.path: item.codes for item in outputs.all_prints(copy)}
    assert "HTTPS://SO.LAMDONG.EXAMPLE.VN/103/" in codes["to-roi/103-trinh-chieu.pdf"]
    assert f"{ABOVE}/p-suoi-mo/190/" in codes["to-roi/190-trinh-chieu.pdf"]
