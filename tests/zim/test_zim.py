"""The file for Kiwix: whole, served by Debian's own Kiwix, found with and without marks."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from kiwix import Kiwix, serving
from libzim.reader import Archive
from libzim.search import Query, Searcher
from libzim.suggestion import SuggestionSearcher
from packing import CODES, DAY
from PIL import Image
from playwright.sync_api import Browser

from generator.address import Site
from generator.disk import disk
from generator.edition import Copy, Edition
from generator.guide.handbook import Handbook
from generator.pack import Packed
from generator.paper.fonts import font_files
from generator.zim.settled import settled
from generator.zim.text import folded, spellings, typed
from generator.zim.zim import metadata, zim

PROJECT = Path(__file__).parents[2]
SITE = Site("https://quangson.example", DAY)

QUERIES = ("dia chi", "địa chỉ", "hoà nhập", "hòa nhập")
"""No marks, with đ, and the tone mark in either place."""

LOAD_ALL = "Promise.all([...document.querySelectorAll('main img')].map(image => (image.loading = 'eager', image.decode())))"
"""Pictures further down wait until they come into sight; one that cannot be shown makes this fail."""

WIDTHS = "[...document.querySelectorAll('.st-phone')].map(picture => picture.getBoundingClientRect().width)"


def _page(title: str, text: str) -> bytes:
    return f"<html><head><title>{title} – Sổ tay số</title></head><body><main>{text}</main></body></html>".encode()


@pytest.fixture(scope="session")
def small(handbook: Handbook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ZIM whose words are known: one page has what is asked for, the others have not."""
    only = handbook.only([CODES[0]])
    wanted = {"": "Trang đầu", "a-z": "Các bài", "go-roi": "Gỡ rối", "tu-dien": "Từ khó", "1": "VNeID", "7": "An toàn", "706": "Lỡ bị lừa"}
    pages = {f"{name}/index.html" if name else "index.html": _page(title, "Không có gì.") for name, title in wanted.items()}
    pages["103/index.html"] = _page(
        "Bài 103: Đổi định danh", "Ghi đúng <b>địa chỉ</b>. Người khuyết tật hòa nhập, khoẻ mạnh.<svg>tranh</svg>"
    )
    pages["assets/icon.svg"] = (PROJECT / "docs" / "assets" / "icon.svg").read_bytes()
    folder = tmp_path_factory.mktemp("zim")
    disk.write_folder(font_files(), folder / "fonts")
    path = folder / "small.zim"
    edition = Edition(only, SITE, copy=Copy("2026-11-22-abcdef", DAY), whole=False)
    path.write_bytes(zim(pages, edition, folder / "fonts"))
    return path


@pytest.fixture(scope="session")
def small_kiwix(small: Path) -> Iterator[Kiwix]:
    with serving(small) as server:
        yield server


@pytest.fixture(scope="session")
def archive(packed: Packed) -> Archive:
    return Archive(packed.more["zim"][0])


def test_libzim_s_own_check_finds_it_whole(archive: Archive) -> None:
    assert archive.check()
    assert archive.has_fulltext_index
    assert archive.has_title_index
    assert archive.main_entry.get_item().path == "index.html"
    assert b"st-page--home" in bytes(archive.main_entry.get_item().content)


def test_a_damaged_file_is_not_found_whole(packed: Packed, tmp_path: Path) -> None:
    raw = bytearray(packed.more["zim"][0].read_bytes())
    raw[len(raw) // 2] ^= 0xFF
    (tmp_path / "x.zim").write_bytes(raw)
    assert not Archive(tmp_path / "x.zim").check()


def test_everything_that_kiwix_wants_to_know_is_there(archive: Archive, packed: Packed, inside: Handbook) -> None:
    told = {key: archive.get_metadata(key).decode() for key in archive.metadata_keys if not key.startswith("Illustration")}
    assert told.keys() == {
        *("Counter", "Creator", "Date", "Description", "Flavour", "Language", "License"),
        *("LongDescription", "Name", "Publisher", "Scraper", "Tags", "Title"),
    }
    assert len(told["Title"]) <= 30
    assert len(told["Description"]) <= 80
    assert len(told["LongDescription"]) <= 4000
    assert (told["Language"], told["Date"], told["License"]) == ("vie", packed.version[:10], "CC-BY-4.0")
    assert told["Name"] == "so-tay-so-xa-quang-son_vi_selection"
    assert told["Creator"] == inside.commune.team
    with Image.open(io.BytesIO(bytes(archive.get_illustration_item(48).content))) as icon:
        assert (icon.format, icon.size) == ("PNG", (48, 48))
        assert len(icon.convert("RGBA").getcolors(4096) or []) > 2


def test_a_long_name_of_a_commune_still_fits_the_list(inside: Handbook) -> None:
    commune = inside.commune.model_copy(update={"name": "thị trấn Tên Thật Là Dài Để Thử"})
    told = metadata(Edition(dataclasses.replace(inside, commune=commune), SITE, copy=Copy("2026-11-22-abcdef", DAY)))
    assert told["Title"] == "Sổ tay số"
    assert told["Name"] == "so-tay-so-thi-tran-ten-that-la-dai-de-thu_vi_all"


def test_kiwix_serves_every_file_of_the_copy_as_it_is(kiwix: Kiwix, packed: Packed) -> None:
    files = disk.read_folder(packed.folder / "trang")
    assert len(files) > 60
    types = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".pdf": "application/pdf"}
    for name, content in files.items():
        status, kind, served = kiwix.raw(name)
        assert (status, hashlib.sha256(served).digest()) == (200, hashlib.sha256(content).digest()), name
        assert kind == types.get(Path(name).suffix, kind), name
    assert kiwix.raw("khong-co/index.html")[0] == 404


def test_pages_show_in_kiwix_with_styles_and_pictures_and_their_own_search_works(kiwix: Kiwix, packed: Packed, chromium: Browser) -> None:
    """Kiwix' own bar has scripts inside its markup, which our policy stops: nothing else may be stopped, nothing may be missing."""
    page = chromium.new_page(viewport={"width": 900, "height": 900})
    failed: list[str] = []
    said: list[str] = []
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    page.on("requestfailed", lambda request: failed.append(request.url) if request.failure != "net::ERR_ABORTED" else None)
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    for found in sorted((packed.folder / "trang").rglob("index.html")):
        path = found.relative_to(packed.folder / "trang").as_posix()
        page.goto(kiwix.page(path))
        assert page.evaluate("getComputedStyle(document.querySelector('.st-head')).backgroundColor") == "rgb(13, 79, 66)", path
        page.evaluate(LOAD_ALL)
        assert all(width > 150 for width in page.evaluate(WIDTHS)), path
    page.goto(kiwix.page("index.html"))
    page.fill("#so-bai", str(CODES[1]))
    page.press("#so-bai", "Enter")
    page.wait_for_url(f"**/{CODES[1]}/index.html")
    page.goto(kiwix.page("index.html"))
    page.fill("#tim", "quet ma")
    page.locator(f"a[href*='/{CODES[1]}/']").first.click()
    page.wait_for_url(f"**/{CODES[1]}/index.html")
    assert failed == []
    assert [line for line in said if "inline event handler" not in line] == []
    page.close()


@pytest.mark.parametrize("query", QUERIES)
def test_kiwix_finds_with_and_without_marks(small_kiwix: Kiwix, query: str) -> None:
    page = small_kiwix.found(query)
    assert re.findall(r'href="[^"]*?/(\d+/index\.html)"', page) == ["103/index.html"]


@pytest.mark.parametrize("query", [*QUERIES, "hoa nhap", "khỏe", "khoẻ", "khoe", "Định", "dinh"])
def test_the_newest_libzim_finds_with_and_without_marks(small: Path, query: str) -> None:
    found = Searcher(Archive(small)).search(Query().set_query(query))
    assert list(found.getResults(0, 5)) == ["103/index.html"]


@pytest.mark.parametrize("alias", range(3))
def test_what_people_call_a_lesson_finds_it_too(small: Path, handbook: Handbook, alias: int) -> None:
    query = handbook.lesson(103).find[alias]
    assert "103/index.html" in list(Searcher(Archive(small)).search(Query().set_query(query)).getResults(0, 5))


@pytest.mark.parametrize("query", ["xyz", "tranh", "so tay"])
def test_what_no_page_says_is_not_found(small: Path, query: str) -> None:
    """Words inside drawings and the site's own name are not the page's words."""
    assert Searcher(Archive(small)).search(Query().set_query(query)).getEstimatedMatches() == 0


@pytest.mark.parametrize("letters", ["doi dinh", "Doi", "đổi", "Đổi định", "dinh danh"])
def test_titles_with_a_d_bar_are_suggested_unaccented(small: Path, small_kiwix: Kiwix, letters: str) -> None:
    archive = Archive(small)
    titles = list(SuggestionSearcher(archive).suggest(letters).getResults(0, 5))
    assert titles
    assert {archive.get_entry_by_path(path).get_item().path for path in titles} == {"103/index.html"}
    assert "103/index.html" in small_kiwix.suggested(letters)


def test_only_what_people_look_for_is_found_and_suggested(archive: Archive, inside: Handbook) -> None:
    """Not the trainers' pages, nor those that the practice sheet's codes open."""
    found = set(Searcher(archive).search(Query().set_query("bai")).getResults(0, 100))
    assert found
    codes = {str(lesson.code) for lesson in inside.lessons}
    assert {name.partition("/")[0] for name in found} <= codes | {"index.html", "a-z", "go-roi", "tu-dien", "1", "5", "7"}


def test_a_text_is_folded_for_kiwix_of_today_and_of_yesterday() -> None:
    assert folded("Địa chỉ, HOÀ nhập") == "đia chi, hoa nhap dia địa chỉ, hoà hòa nhập"
    assert folded("Ho\u0300a") == folded("Hòa")
    assert typed("Đổi mật khẩu") == "Doi mat khau"


@pytest.mark.parametrize(
    ("word", "both"),
    [("hoà", ("hoà", "hòa")), ("thủy,", ("thủy,", "thuỷ,")), ("quý", ("quý",)), ("toàn", ("toàn",)), ("khỏe", ("khỏe", "khoẻ"))],
)
def test_a_tone_mark_may_stand_on_either_vowel_where_people_write_it_so(word: str, both: tuple[str, ...]) -> None:
    assert spellings(word) == both


def test_another_run_in_another_process_gives_the_same_bytes(packed: Packed, project: Path, tmp_path: Path) -> None:
    program = Path(__file__).parents[1] / "support" / "remake.py"
    arguments = [project / "guides", packed.folder, packed.version, "zim", tmp_path / "again.zim"]
    done = subprocess.run([sys.executable, program, *map(str, arguments)], check=True, capture_output=True)
    assert done.stdout == b""
    assert (tmp_path / "again.zim").read_bytes() == packed.more["zim"][0].read_bytes()


def test_chance_is_taken_out_once_and_for_all(packed: Packed) -> None:
    raw = packed.more["zim"][0].read_bytes()
    assert settled(raw) == raw
    assert settled(raw[:8] + b"\xff" * 16 + raw[24:]) == raw
    with pytest.raises(ValueError, match="not a ZIM"):
        settled(b"PK\x03\x04")


def test_without_libzim_the_command_says_what_to_install_and_makes_nothing(project: Path, tmp_path: Path) -> None:
    program = "import sys; sys.modules['libzim'] = None; from generator.cli.main import main; main()"
    arguments = ["pack", "--zim", "--guides", project / "guides", "--out", tmp_path / "build", "--lessons", "103"]
    done = subprocess.run([sys.executable, "-c", program, *map(str, arguments)], capture_output=True, check=False, encoding="utf-8")
    assert (done.returncode, done.stdout) == (1, "")
    pinned = re.search(r'"(libzim==[^"]+)"', (PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    assert pinned
    assert done.stderr == f"Máy này chưa làm được tệp ZIM. Cài thêm: pip install {pinned[1]}\n"
    assert not disk.names(tmp_path / "build")
