"""The whole build on a few lessons: whole or nothing, the same bytes twice, nothing made again that has not changed."""

from __future__ import annotations

import datetime
import errno
import gzip
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Collection
from html import unescape
from pathlib import Path

import pytest
from few import copy_few_guides
from good import good
from pressed import lent
from valid_html import html_faults

from generator.build import build
from generator.build_report import Report
from generator.disk import disk
from generator.guide.text import spans
from generator.job import PROJECT, Job, read_guides
from generator.problems import GuideError
from generator.site.mkdocs import MkDocsError
from generator.site.verify import SiteError

CODES = (103, 706)
"""Enough to see that lessons do not get in each other's way."""

BELOW = "https://sotay.quangson.vn/hoc/"

TODAY = datetime.date(2026, 11, 22)


def _quiet(_step: str, _blanks: dict[str, object]) -> None:
    pass


def _copy(folder: Path, codes: Collection[int] = CODES) -> Path:
    """A few guides, and the project's pages, to be broken."""
    copy_few_guides(folder / "guides", codes)
    _pages(folder)
    return folder


def _pages(folder: Path) -> None:
    shutil.copytree(PROJECT / "docs", folder / "docs")
    shutil.copy(PROJECT / "mkdocs.yml", folder)


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    """A finished build of a copy of the project: its folder and its report."""
    folder = _copy(tmp_path_factory.mktemp("project"))
    with lent(_job(folder)):
        return folder, build(_job(folder), _quiet)


@pytest.fixture
def project(warm: tuple[Path, Report], tmp_path: Path) -> Path:
    """A copy of the finished build that a test may spoil."""
    folder = tmp_path / "project"
    shutil.copytree(warm[0], folder)
    return folder


def _job(folder: Path, **changes: object) -> Job:
    settings = {"guides": folder / "guides", "out": folder / "build", "docs": folder / "docs", "today": TODAY, **changes}
    return Job(**settings)  # type: ignore[arg-type]


def _edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def _lesson(folder: Path, code: int) -> Path:
    return next((folder / "guides").glob(f"*/{code}-*.yml"))


def _said_by_the_trainer(folder: Path) -> str:
    """The longest piece without markup of what the trainer of lesson 103 reads aloud."""
    handbook, _, _ = read_guides(_job(folder))
    return max((span.words for span in spans(handbook.lesson(103).trainer.say)), key=len).strip()


def test_every_lesson_has_its_page_its_sheet_and_its_codes(warm: tuple[Path, Report]) -> None:
    folder, report = warm
    site = folder / "build" / "site"
    assert report.lessons == len(CODES)
    assert report.codes_read_back >= 2 * report.lessons
    for code in CODES:
        assert (site / str(code) / "index.html").is_file()
        assert (site / f"to-roi/{code}-a4.pdf").read_bytes().startswith(b"%PDF-")
        assert report.printed_codes[f"to-roi/{code}-a4.pdf"] == (
            "HTTPS://BINHDANHOCVUSO.LAMDONG.GOV.VN",
            f"HTTPS://QUANGSON.EXAMPLE/{code}/",
        )
    assert list((folder / "build").glob(".next*")) == []


def test_a_first_visit_to_a_lesson_costs_at_most_21_kb(warm: tuple[Path, Report]) -> None:
    """Counted by gzip, file by file: HTML with its pictures, styles, scripts, icon."""
    assert max(warm[1].first_visit_gzip_bytes.values()) <= 21_000


def test_servers_are_told_how_to_serve_it_and_find_every_text_compressed(warm: tuple[Path, Report]) -> None:
    out = warm[0] / "build"
    site = disk.read_folder(out / "site")
    texts = [name for name in site if name.endswith((".html", ".css", ".js", ".json")) and len(site[name]) > 400]
    assert [name for name in texts if gzip.decompress(site[f"{name}.gz"]) != site[name]] == []
    assert '"/tap-huan" "/tap-huan/";' in (out / "deploy/nginx.conf").read_text()
    assert "quangson.example {" in (out / "deploy/Caddyfile").read_text()
    assert {"_headers", "_redirects"} <= site.keys()


def test_the_report_lists_what_must_still_be_asked_by_unit_and_the_site_does_not(warm: tuple[Path, Report]) -> None:
    said = json.loads((warm[0] / "build/report.json").read_text(encoding="utf-8"))["open_questions"]
    assert {unit: [each["code"] for each in asked] for unit, asked in said.items()} == {"cong-an-xa": [103]}
    assert said["cong-an-xa"][0]["phone"] == "một máy Samsung, một máy iPhone"
    for page in [*(warm[0] / "build/site").rglob("*.html"), *(warm[0] / "build/site").rglob("*.js")]:
        text = page.read_text(encoding="utf-8")
        assert "Quên mật khẩu thì máy hỏi" not in text, page
        assert "một máy iPhone" not in text or page.parent.name == "soan-bai", page


def test_every_page_is_valid_html(warm: tuple[Path, Report]) -> None:
    assert html_faults(warm[0] / "build" / "site") == []


def test_the_search_script_costs_at_most_4_and_a_half_kb(warm: tuple[Path, Report]) -> None:
    script = (warm[0] / "build/site/assets/search.js").read_bytes()
    assert len(gzip.compress(script, mtime=0)) <= 4.5 * 1024


def test_what_trainers_read_is_on_no_page_for_residents_nor_in_their_search(warm: tuple[Path, Report]) -> None:
    site = warm[0] / "build" / "site"
    said = _said_by_the_trainer(warm[0])
    trainer = (site / "tap-huan/103/index.html").read_text(encoding="utf-8")
    assert said in unescape(trainer)
    residents = [page for page in site.rglob("*.html") if page.relative_to(site).parts[0] != "tap-huan"]
    assert len(residents) > 15
    for page in [*residents, *site.rglob("*.js")]:
        assert said not in unescape(page.read_text(encoding="utf-8")), page


def test_a_second_build_makes_no_sheet_again(project: Path) -> None:
    report = build(_job(project), _quiet)
    assert (report.sheets_made, report.sheets_kept) == (0, len(report.printed_codes))


def test_a_quick_build_for_the_preview_prints_nothing_and_the_next_one_only_what_shows_the_change(project: Path) -> None:
    _edit(_lesson(project, 103), "\npractise: ", "\npractise: Thử xem. ")
    sheet = project / "build/site/to-roi/103-giang-vien.pdf"
    before = sheet.read_bytes()
    made: list[str] = []

    def tell(step: str, blanks: dict[str, object]) -> None:
        if step == "press":
            made.append(str(blanks["file"]))

    assert build(_job(project, quick=True), tell).sheets_made == 0
    assert "Thử xem. " in (project / "build/site/103/index.html").read_text(encoding="utf-8")
    assert (sheet.read_bytes(), made) == (before, [])
    build(_job(project), tell)
    assert sheet.read_bytes() != before
    assert made == ["to-roi/103-giang-vien.pdf", "to-roi/so-tay-103.pdf"], "the lesson's sheet and its chapter of the book"


def test_the_download_page_lists_every_printed_file_with_its_size(warm: tuple[Path, Report]) -> None:
    folder, report = warm
    page = (folder / "build/site/to-roi/index.html").read_text(encoding="utf-8")
    for path in report.printed_codes:
        assert f'href="../{path}"' in page, path
        assert (folder / "build/site" / path).stat().st_size > 1000
    assert page.count('loading="lazy"') > report.lessons


def test_a_spoilt_kept_sheet_or_thumbnail_is_made_again(project: Path) -> None:
    before = disk.read_folder(project / "build" / "site")
    sheet = next((project / "build/cache/sheets").glob("103-a4.pdf-*"))
    sheet.write_bytes(sheet.read_bytes().replace(b"to-roi/103-a4", b"to-roi/103-a9", 1))
    one, other, third = sorted((project / "build/cache/thumbnails").iterdir())[:3]
    one.write_bytes(other.read_bytes())
    third.write_bytes(third.read_bytes()[:-10])
    assert build(_job(project), _quiet).sheets_made == 1
    assert disk.read_folder(project / "build" / "site") == before


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    """The build of the smallest handbook at an address with a path."""
    folder = tmp_path_factory.mktemp("alone")
    disk.write_folder(good(), folder / "guides")
    _pages(folder)
    job = _job(folder, host=BELOW, release=True)
    with lent(job):
        return folder, build(job, _quiet)


def test_two_builds_in_two_processes_give_the_same_bytes(alone: tuple[Path, Report], tmp_path: Path) -> None:
    """What the second prints is pressed for it; the first is that of this process, or has what another one of this run pressed. Their
    seeds for hashes are of their own."""
    environment = os.environ | {"PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": "1795305600"}
    command = [sys.executable, "-m", "generator", "build", "--guides", "guides", "--out", str(tmp_path), "--host", BELOW, "--release"]
    subprocess.run(command, env=environment, cwd=alone[0], check=True, capture_output=True)
    one, other = disk.read_folder(alone[0] / "build" / "site"), disk.read_folder(tmp_path / "site")
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []


def test_a_host_with_a_path_keeps_its_letters_in_the_code(alone: tuple[Path, Report]) -> None:
    folder, report = alone
    assert "https://sotay.quangson.vn/hoc/103/" in report.printed_codes["to-roi/103-a4.pdf"]
    not_found = (folder / "build/site/404.html").read_text(encoding="utf-8")
    assert "/hoc/" in not_found


def test_a_broken_lesson_leaves_the_last_site(project: Path) -> None:
    before = disk.read_folder(project / "build" / "site")
    _edit(_lesson(project, 103), "title:", "tittle:")
    with pytest.raises(GuideError) as refused:
        build(_job(project), _quiet)
    assert [str(found.place.file) for found in refused.value.problems if found.level == "error"] == [
        _lesson(project, 103).relative_to(project).as_posix()
    ]
    assert disk.read_folder(project / "build" / "site") == before


def test_a_broken_link_in_a_hand_written_page_leaves_the_last_site(project: Path) -> None:
    before = disk.read_folder(project / "build" / "site")
    for name, text, error in (("a.md", "[x](../khong-co.md)", MkDocsError), ("b.md", '<p><a href="../khong-co/">x</a></p>', SiteError)):
        page = project / "docs" / name
        page.write_text(text, encoding="utf-8")
        with pytest.raises(error, match="khong-co"):
            build(_job(project), _quiet)
        page.unlink()
    assert disk.read_folder(project / "build" / "site") == before


def test_a_full_disk_leaves_the_last_site(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = disk.read_folder(project / "build" / "site")

    def full(_files: object, _folder: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(disk, "write_folder", full)
    with pytest.raises(OSError, match="No space left"):
        build(_job(project), _quiet)
    assert disk.read_folder(project / "build" / "site") == before


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_kill_9_at_any_moment_leaves_a_whole_site(project: Path) -> None:
    """A page changes each time, so each site differs; after the kill the old one or the new one is there, whole.

    What changes is on no paper, so that the kills fall on reading, staging, MkDocs, checking and swapping.
    """
    environment = os.environ | {"SOURCE_DATE_EPOCH": "1795305600"}
    command = [sys.executable, "-m", "generator", "build", "--guides", "guides", "--out", "build"]
    files = sorted(disk.read_folder(project / "build" / "site"))
    start = time.monotonic()
    subprocess.run(command, cwd=project, env=environment, check=True, capture_output=True)
    whole = time.monotonic() - start
    for turn in range(5):
        _edit(project / "guides" / "targets.yml", "document: ", "document: X")
        process = subprocess.Popen(command, cwd=project, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(whole * (turn + 1) / 5)
        process.send_signal(signal.SIGKILL)
        process.wait()
        site = disk.read_folder(project / "build" / "site")
        assert sorted(site) == files
        assert b"</html>" in site["chi-tieu/index.html"]


def test_a_release_needs_a_real_address(project: Path) -> None:
    with pytest.raises(GuideError) as refused:
        build(_job(project, release=True), _quiet)
    assert [found.code for found in refused.value.problems if found.level == "error"] == ["SO401"]


def test_the_report_names_offices_of_the_commune_that_nobody_can_call(warm: tuple[Path, Report]) -> None:
    contacts = read_guides(_job(warm[0]))[0].commune.contacts.values()
    assert list(warm[1].without_phone) == [each.name for each in contacts if each.local and not each.phone]
