"""Many communes under one address: shared lessons are made once, each commune's own words lie below, and every way leads where it says."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from edition_work import task
from good import good
from handset import DONE, UPDATED, Phone, rewrite
from moody_host import Host
from playwright.sync_api import Browser, expect
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

DAY = datetime.date(2026, 11, 22)
ABOVE = "https://so.lamdong.example.vn"
SITE = Site(ABOVE, DAY)
OWN = "lessons/190-lich-hop.yml"
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
    files = good()
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
    own = lesson.replace("code: 103", "code: 190").replace("Kích hoạt VNeID", "Tải lịch họp của bon", 1).replace("kich hoat", "lich hop")
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
    root["alarm: 103"] = "alarm: 103\ncommunes: {xa-suoi-mo: Xã Suối Mơ}"
    below = {"name: Xã Quảng Sơn": "name: Xã Suối Mơ", "https://quangson.example": f"{ABOVE}/xa-suoi-mo\nabove: {ABOVE}"}
    below["    phone:\n"] = "    phone: 0218 3111 222\n"
    folders = {
        "tinh": _guides(folder / "guides" / "tinh", root, both),
        "suoi-mo": _guides(folder / "guides" / "suoi-mo", below, both | {OWN: own.encode(), "replace.yml": replaced.encode()}),
    }
    reports = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(outputs, "PAPERS", tuple(each for each in outputs.PAPERS if each.form == "a4"))
        patch.setattr(outputs, "COLLECTIONS", tuple(each for each in outputs.COLLECTIONS if each.form == "lam-ngay"))
        for name, guides in folders.items():
            job = Job(today=DAY, guides=guides, out=folder / name, kept=folder / "cache")
            reports[name] = build(job, lambda _step, _blanks: None)
    assert together(HOST, folder, SITE, Register()).site
    return folder / "so.lamdong.example.vn" / "site", reports, job


def test_what_has_the_words_of_a_commune_is_its_own_and_everything_else_is_made_once(made: tuple[Path, dict[str, Report], Job]) -> None:
    _, reports, _ = made
    assert set(reports["tinh"].printed_codes) == {
        "to-roi/103-a4.pdf",
        "to-roi/104-a4.pdf",
        "to-roi/lam-ngay.pdf",
    }
    assert set(reports["suoi-mo"].printed_codes) == {
        "to-roi/104-a4.pdf",  # reworded
        "to-roi/190-a4.pdf",  # written
        "to-roi/103-a4.pdf",  # with its office's number
        "to-roi/lam-ngay.pdf",
    }


def test_codes_open_the_shared_lesson_above_and_the_communes_own_below(made: tuple[Path, dict[str, Report], Job]) -> None:
    codes = made[1]["suoi-mo"].printed_codes
    assert "HTTPS://SO.LAMDONG.EXAMPLE.VN/103/" in codes["to-roi/103-a4.pdf"]
    assert f"{ABOVE}/xa-suoi-mo/104/" in codes["to-roi/104-a4.pdf"]
    assert f"{ABOVE}/xa-suoi-mo/190/" in codes["to-roi/190-a4.pdf"]


def test_the_shared_handbook_names_no_commune_but_in_its_list(made: tuple[Path, dict[str, Report], Job]) -> None:
    site = made[0]
    shared = {path: content for path, content in disk.read_folder(site).items() if not path.startswith("xa-suoi-mo/")}
    named = [path for path, content in shared.items() if re.search(rb"Su\xe1\xbb\x91i M\xc6\xa1|0218", content)]
    assert named == ["index.html"]


def test_pages_lead_up_and_down_and_every_number_opens(made: tuple[Path, dict[str, Report], Job], chromium: Browser) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    failed: list[str] = []
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    with hosted(made[0]) as home, closing(context):
        page.goto(home)
        page.click("#xa summary")
        page.click("#xa a")
        page.wait_for_url(f"{home}xa-suoi-mo/")
        assert page.locator(".st-asked a[href='tel:02183111222']").is_visible()
        for code, place in (("103", "103/"), ("104", "xa-suoi-mo/104/"), ("190", "xa-suoi-mo/190/")):
            page.goto(f"{home}xa-suoi-mo/")
            page.fill("#so-bai", code)
            page.press("#so-bai", "Enter")
            page.wait_for_url(f"{home}{place}")
        page.goto(f"{home}xa-suoi-mo/1/")
        ways = page.locator(".st-list a").evaluate_all("links => links.map(link => link.href)")
        assert ways == [f"{home}103/", f"{home}xa-suoi-mo/104/", f"{home}xa-suoi-mo/190/"]
        page.goto(f"{home}xa-suoi-mo/tim/?q=lich+hop")
        page.locator(".st-list a", has_text="Tải lịch họp").first.click()
        page.wait_for_url(f"{home}xa-suoi-mo/190/")
        page.locator(".st-foot a", has_text="Lưu").click()
        page.wait_for_url(f"{home}luu/?xa=xa-suoi-mo")
        page.goto(f"{home}xa-suoi-mo/luu/")
        page.wait_for_url(f"{home}luu/?xa=xa-suoi-mo")
    assert failed == []


@pytest.fixture
def phone(made: tuple[Path, dict[str, Report], Job], chromium: Browser) -> Iterator[Phone]:
    """A phone on which the pages of the commune are kept, and a host of the whole address."""
    host = Host(disk.read_folder(made[0]))
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    phone = Phone(host, context, context.new_page())
    phone.page.on("pageerror", lambda error: phone.complaints.append(str(error)))
    phone.open("xa-suoi-mo/190/").locator("[data-save]").click()
    phone.page.wait_for_url(f"{host.address}luu/?xa=xa-suoi-mo&bai=190")
    expect(phone.page.locator("#luu-muc label").first).to_contain_text("Xã Suối Mơ: số điện thoại, bài riêng")
    phone.page.get_by_role("button", name="Lưu vào máy").click()
    expect(phone.said).to_contain_text(DONE)
    yield phone
    context.close()
    host.die()


def test_a_commune_s_pages_are_kept_beside_those_that_all_share(phone: Phone) -> None:
    phone.host.die()
    page, home = phone.page, phone.host.address
    page.locator(".st-kept a").click()
    page.wait_for_url(f"{home}xa-suoi-mo/")
    assert page.locator(".st-asked a[href='tel:02183111222']").is_visible()
    for code in (104, 190):
        phone.open(f"xa-suoi-mo/{code}/")
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
    name = "xa-suoi-mo/190/index.html"
    old, new = b"l\xe1\xbb\x8bch h\xe1\xbb\x8dp", "lịch chợ".encode()
    lists = [f"xa-suoi-mo/assets/{each}" for each in ("luu.json", "luu-ban.json")]
    told = [json.loads(host.files[each]) for each in lists]
    content = host.files[name].replace(old, new)
    assert content != host.files[name]
    told[0]["files"]["xa-suoi-mo/190/"][0] = hashlib.sha256(content).hexdigest()
    told[0]["version"] = told[0]["marks"]["xa-suoi-mo"] = told[1]["xa-suoi-mo"] = "f" * 8
    newer = {path: json.dumps(each).encode() for path, each in zip(lists, told, strict=True)} | {name: content}
    host.files = {**host.files, **newer}
    phone.open("xa-suoi-mo/190/")
    rewrite(page, "tin", "record.at = 0")
    page.reload()
    page.locator(".st-old a").click()
    page.wait_for_url("**/luu/**")
    page.get_by_role("button", name="Cập nhật").click()
    expect(phone.said).to_contain_text(UPDATED)
    host.files = {path: each for path, each in host.files.items() if not path.startswith("xa-suoi-mo/")}
    phone.open("luu/")
    expect(page.locator(".st-kept a")).to_have_text("Xã Suối Mơ: số điện thoại, bài riêng")
    assert "lịch chợ" in phone.open("xa-suoi-mo/190/").content()
    assert phone.complaints == []


@pytest.mark.parametrize("path", ["103/", "../103/", "xa-khac/"])
def test_a_commune_s_list_may_name_nothing_but_its_own_pages(phone: Phone, path: str) -> None:
    list_path = "xa-suoi-mo/assets/luu.json"
    told = json.loads(phone.host.files[list_path])
    told["files"][path] = ["0" * 64, 10, 10]
    told["sets"]["xa-suoi-mo"].append(path)
    phone.host.files = {**phone.host.files, list_path: json.dumps(told).encode()}
    phone.open("luu/?xa=xa-suoi-mo")
    expect(phone.said).to_contain_text("Đang không có mạng")
    expect(phone.page.locator(".st-kept a")).to_have_count(1)


def test_a_copy_of_the_commune_holds_all_and_its_codes_are_those_of_the_net(made: tuple[Path, dict[str, Report], Job]) -> None:
    handbook, site, _ = read_guides(made[2])
    copy = Edition(handbook, site, leaf="index.html")
    assert [each.code for each in copy.here] == [103, 104, 190]
    codes = {item.path: item.codes for item in outputs.all_prints(copy)}
    assert "HTTPS://SO.LAMDONG.EXAMPLE.VN/103/" in codes["to-roi/103-trinh-chieu.pdf"]
    assert f"{ABOVE}/xa-suoi-mo/190/" in codes["to-roi/190-trinh-chieu.pdf"]
