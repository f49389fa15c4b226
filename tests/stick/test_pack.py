"""The copy without network: whole, the same bytes on any day, and every link in it names a file."""

from __future__ import annotations

import datetime
import re
import subprocess
import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

from packing import CODES, pack_few
from valid_html import html_faults

from generator.disk import disk
from generator.guide.handbook import Handbook
from generator.pack import LAST, Packed
from generator.serve.room import PAGE, projector
from generator.serve.site_server import SeenPhones
from generator.site.verify import read_page
from generator.stick.checking import checked


def test_the_folder_and_the_zip_hold_the_same_files(packed: Packed) -> None:
    inside = zipfile.ZipFile(packed.archive)
    files = {name.partition("/")[2]: inside.read(name) for name in inside.namelist()}
    assert files == disk.read_folder(packed.folder)
    assert {name.partition("/")[0] for name in inside.namelist()} == {packed.folder.name} == {f"so-tay-so-{packed.version}"}
    assert checked(packed.folder) == checked(packed.archive)
    assert checked(packed.folder).whole
    assert (packed.archive.parent / LAST).read_text(encoding="utf-8") == packed.archive.name


def test_sha256sum_itself_finds_the_copy_whole(packed: Packed) -> None:
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=packed.folder, capture_output=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_every_page_of_the_copy_and_those_for_the_projector_are_valid_html(packed: Packed, tmp_path: Path) -> None:
    asked = re.findall("<fieldset.*?</fieldset>", (packed.folder / "trang/103/index.html").read_text(encoding="utf-8"), re.DOTALL)
    lesson = f'<meta property="og:title" content="Bài 103: Kích hoạt"><li class="st-step">{"".join(asked)}'.encode()
    evening = '<meta property="og:title" content="Buổi 1. Tối nay"><h3 id="bai-103">103</h3>'.encode()
    made = projector("http://192.168.1.5:8000/", SeenPhones(), {"103/index.html": lesson, "tap-huan/buoi-1/index.html": evening})
    for number, path in enumerate((PAGE, *(f"{PAGE}{name}" for name in ("103", "bai", "buoi-1", "dem-103", "hoi-103", "wifi")))):
        (tmp_path / f"room-{number}.html").write_bytes(made[path]()[1])
    assert html_faults(packed.folder, tmp_path) == []


def test_every_link_names_a_file_that_is_there(packed: Packed) -> None:
    """Opened from a disk there is nobody to find a folder's page."""
    pages = sorted((packed.folder / "trang").rglob("*.html"))
    assert len(pages) > 15
    for page in pages:
        read = read_page(page.read_text(encoding="utf-8"))
        for address in (*read.links, *read.resources):
            parts = urlsplit(address)
            if parts.scheme in ("https", "http", "tel", "data") or not parts.path:
                continue
            assert (page.parent / unquote(parts.path)).is_file(), (page, address)


def test_only_the_asked_lessons_are_in_it_and_the_one_for_who_was_cheated(packed: Packed, handbook: Handbook) -> None:
    codes = {page.parent.name for page in (packed.folder / "trang").glob("[1-9][0-9][0-9]/index.html")}
    assert codes == {str(code) for code in (*CODES, handbook.commune.alarm)}
    assert packed.lessons == len(codes)


def test_every_page_says_its_version_its_day_and_until_when(packed: Packed) -> None:
    for page in (packed.folder / "trang").rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert packed.version in text, page
        until = re.search(r'data-until="(\d{4}-\d\d-\d\d)"', text)
        assert until, page
        assert datetime.date.fromisoformat(until[1]) == datetime.date.fromisoformat(packed.version[:10]) + datetime.timedelta(days=180)


def test_another_day_and_another_folder_give_the_same_bytes(packed: Packed, tmp_path: Path, project: Path) -> None:
    """That paper is the same in another process is seen in test_build.py; here it is taken as it was pressed."""
    disk.write_folder(disk.read_folder(project / "guides"), tmp_path / "guides")
    disk.write_folder(disk.read_folder(project / "build" / "cache"), tmp_path / "build" / "cache")
    again = pack_few(tmp_path, today=datetime.date(2027, 8, 1))
    assert again.archive.name == packed.archive.name
    assert again.archive.read_bytes() == packed.archive.read_bytes()


def test_changed_guides_give_another_version(project: Path, packed: Packed, tmp_path: Path) -> None:
    disk.write_folder(disk.read_folder(project / "guides"), tmp_path / "guides")
    disk.write_folder(disk.read_folder(project / "build" / "cache"), tmp_path / "build" / "cache")
    glossary = tmp_path / "guides" / "glossary.yml"
    glossary.write_text(glossary.read_text(encoding="utf-8").replace("means: ", "means: Nghĩa là ", 1), encoding="utf-8")
    assert pack_few(tmp_path).version != packed.version


def test_what_to_read_first_opens_in_any_windows_notepad(packed: Packed) -> None:
    raw = (packed.folder / "DOC-TOI.txt").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\n") == raw.count(b"\r\n") > 10
    assert "MO-BAI-HOC.html" in raw.decode("utf-8-sig")
