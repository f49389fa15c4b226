"""The same handbook in every form: site, folder, zip, electronic book, file for Kiwix. None has a lesson, picture or link less.

Hand-outs are for paper: all forms carry the same files, except the electronic book, which has none and says where they are.
"""

from __future__ import annotations

import dataclasses
import posixpath
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from kiwix import Kiwix
from markup import Seen, seen
from packing import CODES, DAY

from generator.disk import disk
from generator.disk.written import written
from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.job import Job, read_guides
from generator.outputs import all_prints, downloads
from generator.pack import Packed
from generator.paper.kept import Press, finished_sheets
from generator.screen.draw import draw
from generator.site.finished import finished_site
from generator.site.folders import Folders
from generator.site.staged import staged_pages
from generator.site.thumbnails import thumbnails
from generator.site.verify import read_page

Files = Mapping[str, bytes]
FORMS = ("site", "folder", "zip", "zim", "epub")


def _quiet(_step: str, _blanks: dict[str, object]) -> None:
    """Says nothing."""


@pytest.fixture(scope="module")
def site(project: Path, packed: Packed, tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The same lessons as a web server gives them, with the printed files that packing has left."""
    assert packed.lessons
    job = Job(today=DAY, guides=project / "guides", out=project / "build")
    handbook, site, _ = read_guides(job)
    handbook = handbook.only(CODES)
    edition = Edition(handbook, dataclasses.replace(site, today=Edition(handbook, site).newest_check))
    sheets, made = finished_sheets(edition, all_prints(edition), Press(job.cache, job.place, _quiet))
    assert made == 0
    edition = dataclasses.replace(edition, files=downloads(sheets))
    small = thumbnails(handbook, sheets, job.cache)
    staged = staged_pages(edition, disk.read_folder(job.docs), sheets, small, job.cache / "fonts")
    work = tmp_path_factory.mktemp("site")
    folders = Folders(job.docs, work, work / "site", work / "cache")
    return dict(finished_site(edition, written(staged, folders.staged), folders))


@pytest.fixture(scope="module")
def forms(site: Files, packed: Packed, kiwix: Kiwix) -> dict[str, Files]:
    """The files of every form; those of the ZIM as Debian's Kiwix gives them."""
    folder = disk.read_folder(packed.folder / "trang")
    with zipfile.ZipFile(packed.archive) as opened:
        zipped = {name.split("/", 1)[1]: opened.read(name) for name in opened.namelist()}
    with zipfile.ZipFile(packed.more["epub"][0]) as opened:
        book = {name.removeprefix("sach/"): opened.read(name) for name in opened.namelist() if name.startswith("sach/")}
    served = {name: kiwix.raw(name) for name in folder}
    return {
        "site": site,
        "folder": folder,
        "zip": {name.removeprefix("trang/"): content for name, content in zipped.items() if name.startswith("trang/")},
        "zim": {name: content for name, (status, _, content) in served.items() if status == 200},
        "epub": book,
    }


def _lessons(form: str, files: Files) -> dict[int, Seen]:
    """What each lesson's page shows."""
    ending = ".xhtml" if form == "epub" else "/index.html"
    names = {name: name.removesuffix(ending) for name in files if name.endswith(ending)}
    return {int(stem): seen(files[name]) for name, stem in names.items() if stem.isdigit() and len(stem) == 3}


def _papers(files: Files) -> dict[str, bytes]:
    return {name: content for name, content in files.items() if name.endswith(".pdf")}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_has_the_same_lessons_pictures_and_links(forms: dict[str, Files], inside: Handbook, form: str) -> None:
    lessons = _lessons(form, forms[form])
    assert set(lessons) == {lesson.code for lesson in inside.lessons}
    for lesson in inside.lessons:
        pictures = [step.picture for step in lesson.steps if step.picture]
        drawn = [draw(inside.screens[picture.screen], picture.mark, crop=picture.crop).alt for picture in pictures]
        assert lessons[lesson.code].pictures == drawn
        outside = [inside.links[name].address for name in dict.fromkeys((*lesson.links, inside.commune.handbook))]
        sources = [inside.links[source.link].address for source in lesson.sources]
        calls = [f"tel:{phone.replace('.', '').replace(' ', '')}" for name in lesson.help if (phone := inside.contact(name).phone)]
        numbers = [each.phone for each in inside.commune.contacts.values() if each.phone]
        said = [number for step in lesson.steps for number in numbers if re.search(rf"\b{re.escape(number)}\b", step.do)]
        calls += [f"tel:{number}" for number in said]  # a button under the step that says a number
        if lesson.code == inside.commune.alarm and form != "epub":  # its card: the first three whom it names
            calls += [f"tel:{phone.replace('.', '').replace(' ', '')}" for name in lesson.help[:3] if (phone := inside.contact(name).phone)]
        assert lessons[lesson.code].links == sorted((*outside, *sources, *calls))


@pytest.mark.parametrize("form", FORMS[1:4])
def test_every_form_but_the_book_carries_the_same_hand_outs(forms: dict[str, Files], form: str) -> None:
    papers = _papers(forms["site"])
    assert len(papers) > 15
    assert _papers(forms[form]) == papers


def test_the_book_has_no_hand_outs_and_says_so(forms: dict[str, Files], inside: Handbook) -> None:
    assert not _papers(forms["epub"])
    assert f"Tờ rơi, bản trình chiếu không có trong sách này. Bác hỏi {inside.commune.team}." in forms["epub"]["mo-dau.xhtml"].decode()


@pytest.mark.parametrize("form", FORMS)
def test_no_link_inside_a_form_is_broken(forms: dict[str, Files], form: str) -> None:
    files = forms[form]
    faults, links = _broken(files, _as_served if form == "site" else _as_named)
    assert faults == []
    assert links > 50


def test_a_broken_link_is_seen(forms: dict[str, Files]) -> None:
    assert _broken({name: content for name, content in forms["zim"].items() if name != "7/index.html"}, _as_named)[0]


def _broken(files: Files, found: Callable[[str], str]) -> tuple[list[tuple[str, str]], int]:
    """Links within a form that lead nowhere, and how many there are in all. `found` is the file that opens under a path."""
    faults: list[tuple[str, str]] = []
    count = 0
    for name, content in files.items():
        if not name.endswith((".html", ".xhtml")) or name == "404.html":
            continue
        page = read_page(content.decode())
        for address in (*page.links, *page.resources):
            parts = urlsplit(address)
            if parts.scheme or not parts.path:
                continue
            count += 1
            target = posixpath.normpath(posixpath.join("/", posixpath.dirname(name), unquote(parts.path))).lstrip("/")
            folder = posixpath.basename(parts.path) in ("", ".", "..")
            if found(f"{target}/" if folder else target) not in files:
                faults.append((name, address))
    return faults, count


def _as_served(path: str) -> str:
    return f"{path.lstrip('/')}index.html" if path.endswith("/") or not path else path


def _as_named(path: str) -> str:
    return path
