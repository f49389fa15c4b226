"""Which editions lie under one address, and their sites put together: whole, or not at all and told why."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from edition_work import task

from generator.address import Site
from generator.disk import disk
from generator.editions.hosts import SharedHost, shared_hosts
from generator.editions.plan import PlanError, Task
from generator.editions.together import Joined, together
from generator.guide.register import Register

ABOVE = "https://so.lamdong.example.vn"
SITE = Site(ABOVE, datetime.date(2026, 11, 22))
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
