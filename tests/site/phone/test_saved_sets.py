"""What a phone may keep: named with the checksums and sizes that other programs find, and whole."""

from __future__ import annotations

import dataclasses
import datetime
import json
import re
import subprocess
import zlib
from pathlib import Path
from typing import Any

from phone_sites import CHANGED, Sites

from generator.address import Site
from generator.disk import disk
from generator.disk.disk import Files
from generator.edition import Edition
from generator.guide.register import PrintedCode, Register, sealed
from generator.job import Job
from generator.page.save_page import ALL
from generator.site.saved_sets import LIST, MARKS, saved_sets
from generator.site.staged import staged_pages


def _list(files: Files) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(files[LIST])
    return told


def _content(files: Files, address: str) -> bytes:
    return files[f"{address}index.html" if not address or address.endswith("/") else address]


def test_checksums_and_sizes_are_those_of_the_published_files(sites: Sites) -> None:
    files = _list(sites.first)["files"]
    assert len(files) > 15
    for address, (checksum, size, compressed) in files.items():
        content = _content(sites.first, address)
        done = subprocess.run(["sha256sum"], input=content, capture_output=True, check=True)
        assert done.stdout.decode().split()[0] == checksum
        assert size == len(content)
        zipped = zlib.compressobj(9, wbits=31)
        assert compressed <= size
        assert abs(compressed - min(size, len(zipped.compress(content) + zipped.flush()))) < 100


def test_every_lesson_every_topic_and_everything_can_be_kept(sites: Sites) -> None:
    told = _list(sites.first)
    lessons = {f"{lesson.code}" for lesson in sites.handbook.lessons}
    topics = {f"{topic.digit}" for topic in sites.handbook.taught_topics}
    assert set(told["sets"]) == {"chung", ALL} | lessons | topics
    assert set(told["marks"]) == set(told["sets"])
    always = set(told["sets"]["chung"])
    for lesson in sites.handbook.lessons:
        assert {f"{lesson.code}/", f"{lesson.topic}/"} <= always | set(told["sets"][f"{lesson.code}"])
        assert f"{lesson.code}/" in always | set(told["sets"][f"{lesson.topic}"])
    assert {each for members in told["sets"].values() for each in members} == set(told["files"])
    assert set(told["files"]) == always | set(told["sets"][ALL])


def test_what_goes_with_everything_is_search_index_and_the_lesson_for_the_cheated(sites: Sites) -> None:
    always = set(_list(sites.first)["sets"]["chung"])
    assert {"", "a-z/", "tim/", "luu/", "assets/search.js", "assets/search-index.js", "assets/so-tay.css"} <= always
    assert f"{sites.handbook.commune.alarm}/" in always


def test_a_kept_page_loads_nothing_that_is_not_kept(sites: Sites) -> None:
    """Found by a plain search for addresses of files, not by the program that made the sets."""
    told = _list(sites.first)
    for name, members in told["sets"].items():
        kept = set(members) | set(told["sets"]["chung"])
        for page in (each for each in members if not each or each.endswith("/")):
            loaded = re.findall(r'(?:src|<link[^>]* href)="(?:\.\./)*([^":]+\.\w+)"', _content(sites.first, page).decode())
            assert loaded, page
            asked_for = {"assets/icon-192.png"}  # by who puts the page on a phone's first screen
            assert set(loaded) - asked_for <= kept, (name, page)


def test_no_heavy_paper_and_nothing_for_staff_is_kept(sites: Sites) -> None:
    for address in _list(sites.first)["files"]:
        assert not address.startswith(("to-roi/", "tap-huan/", "soan-bai/", "chi-tieu/")), address
        assert not address.endswith((".pdf", ".map")), address


def test_only_the_changed_lesson_its_topic_and_everything_get_another_mark(sites: Sites) -> None:
    first, newer = (json.loads(files[MARKS]) for files in (sites.first, sites.newer))
    assert {name for name in first if first[name] != newer[name]} == {f"{CHANGED}", f"{CHANGED // 100}", ALL}
    assert _list(sites.first)["version"] != _list(sites.newer)["version"]
    assert json.loads(sites.first[MARKS]) == _list(sites.first)["marks"]


def test_a_change_for_the_cheated_is_news_for_everybody(sites: Sites) -> None:
    page = f"{sites.handbook.commune.alarm}/index.html"
    changed = saved_sets({**sites.first, page: sites.first[page] + b" "}, sites.handbook)
    first, newer = (json.loads(each) for each in (sites.first[MARKS], changed[MARKS]))
    assert all(first[name] != newer[name] for name in first)


def test_a_withdrawn_lesson_leaves_its_page_to_those_who_kept_it(sites: Sites) -> None:
    told = {"code": 199, "event": "withdrawn", "date": "2026-11-01", "address": "https://quangson.example/199/", "title": "Bài cũ"}
    entry = sealed(PrintedCode.model_validate({**told, "subject": "bai-cu", "note": "Đã đổi.", "seal": "0" * 16}), None)
    handbook = dataclasses.replace(sites.handbook, register=Register(count=1, head=entry.seal, entries=(entry,)))
    site = {**sites.first, "199/index.html": sites.first["103/index.html"]}
    sets = json.loads(saved_sets(site, handbook)[LIST])["sets"]
    assert "199/" in sets["199"]
    assert "199/" in sets["1"]


def test_the_same_site_gives_the_same_lists(sites: Sites) -> None:
    backwards = dict(reversed(sites.first.items()))
    assert saved_sets(backwards, sites.handbook) == {LIST: sites.first[LIST], MARKS: sites.first[MARKS]}


def test_the_daily_question_stays_small(sites: Sites) -> None:
    """Room for a hundred lessons within the 2 KB that the page promises."""
    each = len(sites.first[MARKS]) / len(json.loads(sites.first[MARKS]))
    assert each * 110 < 2048


def test_a_copy_for_disks_carries_nothing_of_this(sites: Sites, tmp_path: Path) -> None:
    job = Job(today=datetime.date(2026, 11, 22), out=tmp_path)
    site = Site("https://quangson.example", job.today)
    edition = Edition(sites.handbook, site, leaf="index.html")
    staged = staged_pages(edition, disk.read_folder(job.docs), (), {}, job.cache / "fonts")
    assert len(staged) > 20
    parts = ("sw.js", "assets/keep.js", "assets/save.js", "manifest.webmanifest", "luu/")
    assert not [name for name in staged if name.startswith(parts) or name.endswith(("192.png", "512.png"))]


def test_first_visits_name_no_manifest_and_the_worker_is_written_once(sites: Sites) -> None:
    linked = {name for name, content in sites.first.items() if name.endswith("index.html") and b'rel="manifest"' in content}
    assert linked == {"luu/index.html"}
    assert sites.first["sw.js"] == sites.newer["sw.js"], "the worker knows no version"
