"""The electronic book: what the publishers' checker says, what leads where, and what a reader sees."""

from __future__ import annotations

import dataclasses
import posixpath
import subprocess
import sys
import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest
from axe_playwright_python.sync_playwright import Axe
from markup import seen
from packing import CODES, DAY
from playwright.sync_api import Browser, Page

from generator.address import Site
from generator.edition import Copy, Edition
from generator.epub.chapters import chapters, reading_order
from generator.guide.handbook import Handbook
from generator.guide.lesson import Approval, Audience
from generator.guide.text import plain
from generator.pack import Packed
from generator.page.lesson import lesson_page
from generator.paper.lesson_data import lesson_data
from generator.qr.qr import SMALLEST_SYMBOL
from generator.screen.draw import draw

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"

Book = dict[str, bytes]

SITE = Site("https://x.example", DAY)


@pytest.fixture(scope="session")
def unpacked(packed: Packed, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("book")
    with zipfile.ZipFile(packed.more["epub"][0]) as opened:
        opened.extractall(folder)
    return folder


def _pages(book: Book) -> dict[str, ElementTree.Element]:
    """Every page, through a parser that forgives nothing."""
    return {name: ElementTree.fromstring(content) for name, content in book.items() if name.endswith(".xhtml")}


def _words(element: ElementTree.Element | None) -> str:
    assert element is not None
    return " ".join("".join(element.itertext()).split())


def test_epubcheck_finds_no_error_and_no_warning(checked: dict[str, list[tuple[str, str]]]) -> None:
    assert checked["packed"] == []


def test_epubcheck_does_find_what_is_wrong(checked: dict[str, list[tuple[str, str]]]) -> None:
    """The test above would be worth nothing with a checker that sees nothing."""
    assert {severity for severity, _ in checked["broken"]} & {"ERROR", "FATAL"}


def test_the_first_file_says_what_it_is_and_is_stored(packed: Packed) -> None:
    """A reader looks at the bytes from 30 on (OCF 3.3, 4.2)."""
    raw = packed.more["epub"][0].read_bytes()
    assert raw[:4] == b"PK\x03\x04"
    assert raw[30:58] == b"mimetypeapplication/epub+zip"
    assert packed.more["epub"] == (packed.folder.with_suffix(".epub"), len(raw))


def test_every_link_leads_to_a_place_in_the_book(book: Book) -> None:
    pages = _pages(book)
    ids = {name: {element.get("id") for element in page.iter()} for name, page in pages.items()}
    led = 0
    for name, page in pages.items():
        for element in page.iter():
            address = element.get("href") or element.get("src") or ""
            parts = urlsplit(address)
            if not address or parts.scheme:
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path))) if parts.path else name
            assert target in book, (name, address)
            assert not parts.fragment or parts.fragment in ids[target], (name, address)
            led += 1
    assert led > 100


def test_the_contents_name_every_lesson_and_every_page_can_be_reached(book: Book, inside: Handbook) -> None:
    pages = _pages(book)
    toc = next(nav for nav in pages["sach/muc-luc.xhtml"].iter(f"{XHTML}nav") if nav.get(EPUB_TYPE) == "toc")
    named = {link.get("href"): _words(link) for link in toc.iter(f"{XHTML}a")}
    for lesson in inside.lessons:
        assert named[f"{lesson.code}.xhtml"] == f"Bài {lesson.code}. {lesson.title}"
    assert {"go-roi.xhtml", "tu-dien.xhtml"} < named.keys()
    package = ElementTree.fromstring(book["sach/sach.opf"])
    listed = {f"sach/{item.get('href')}" for item in package.iter(f"{OPF}item")}
    assert listed == {name for name in book if name.startswith("sach/") and not name.endswith(".opf")}
    assert len(list(package.iter(f"{OPF}itemref"))) == len(pages)


def test_every_step_its_picture_and_its_description_are_there(book: Book, inside: Handbook) -> None:
    for lesson in inside.lessons:
        page = ElementTree.fromstring(book[f"sach/{lesson.code}.xhtml"])
        steps = [each for each in page.iter(f"{XHTML}section") if (each.get("id") or "").startswith("buoc-")]
        assert len(steps) == len(lesson.steps)
        for shown, step in zip(steps, lesson.steps, strict=True):
            assert plain(step.do) in _words(shown.find(f"{XHTML}h3"))
            pictures = list(shown.iter(f"{XHTML}img"))
            assert len(pictures) == (step.picture is not None)
            if step.picture:
                drawing = draw(inside.screens[step.picture.screen], step.picture.mark, crop=step.picture.crop)
                assert pictures[0].get("alt") == drawing.alt


def test_the_answer_behind_each_question_is_the_right_one(book: Book, inside: Handbook) -> None:
    for lesson in inside.lessons:
        page = ElementTree.fromstring(book[f"sach/{lesson.code}.xhtml"])
        for number, question in enumerate(lesson.quiz, 1):
            asked = page.find(f".//*[@id='cau-{number}']")
            assert asked is not None
            assert [_words(option) for option in asked.iter(f"{XHTML}li")] == [plain(option) for option in question.options]
            assert plain(question.why) not in _words(asked)
            answer = _words(page.find(f".//*[@id='dap-an-{number}']"))
            assert f"{'abcd'[question.answer - 1]}. {plain(question.options[question.answer - 1])}" in answer
            assert plain(question.why) in answer


def test_what_only_trainers_need_is_not_in_it_and_nothing_runs(book: Book, inside: Handbook) -> None:
    for name, page in _pages(book).items():
        words = _words(page)
        for lesson in inside.lessons:
            assert plain(lesson.trainer.say) not in words, name
        assert not [element.tag for element in page.iter() if element.tag in (f"{XHTML}script", f"{XHTML}style", f"{XHTML}form")]
        assert not [name for element in page.iter() for name in element.attrib if name == "style" or name.startswith("on")]


def test_with_a_real_address_the_book_says_where_the_hand_outs_are(inside: Handbook) -> None:
    opening = chapters(Edition(inside, Site("https://sotay.quangson.vn", DAY), copy=Copy("2026-11-22-abcdef", DAY)), {})[0]
    assert b'href="https://sotay.quangson.vn/to-roi/"' in opening.content
    assert "hoặc mở sotay.quangson.vn khi có mạng" in opening.content.decode()


def test_the_book_says_how_many_lessons_wait_for_approval(inside: Handbook) -> None:
    given = Approval.model_validate({"unit": "cong-an-xa", "status": "approved", "date": DAY, "document": "1/CV"})
    approved = tuple(lesson.model_copy(update={"approval": given}) for lesson in inside.lessons)
    for lessons, said in ((approved, "Cả 3 bài đã được"), ((*approved[:2], inside.lessons[2]), "1 trong 3 bài còn chờ")):
        parts = chapters(Edition(dataclasses.replace(inside, lessons=lessons), SITE, copy=Copy("2026-11-22-abcdef", DAY)), {})
        assert said in parts[0].content.decode()


@pytest.mark.parametrize("who", ["Người đã làm định danh mức 2.", "Người từ 14 tuổi trở lên."])
def test_the_age_is_said_once_as_on_the_page_and_on_paper(inside: Handbook, who: str) -> None:
    lesson = inside.lessons[0].model_copy(update={"audience": Audience(who=who, min_age=14)})
    one = dataclasses.replace(inside, lessons=(lesson, *inside.lessons[1:]))
    parts = reading_order(chapters(Edition(one, SITE, copy=Copy("2026-11-22-abcdef", DAY)), {}))
    book = next(part.content.decode() for part in parts if part.file == f"{lesson.code}.xhtml")
    page = lesson_page(Edition(one, SITE), lesson).decode()
    paper = "".join(span["words"] for span in lesson_data(Edition(one, SITE), lesson, SMALLEST_SYMBOL)["who"])
    assert [text.split("</dl>")[0].count("14 tuổi") for text in (book, page, paper)] == [1, 1, 1]


def test_the_package_says_what_it_is_and_claims_no_conformance(book: Book, packed: Packed) -> None:
    text = book["sach/sach.opf"].decode()
    for wanted in (
        "<dc:language>vi</dc:language>",
        "CC BY 4.0",
        f'<meta property="dcterms:modified">{packed.version[:10]}T00:00:00Z</meta>',
        '<meta property="schema:accessMode">textual</meta>',
        '<meta property="schema:accessModeSufficient">textual</meta>',
        '<meta property="schema:accessibilityFeature">alternativeText</meta>',
        '<meta property="schema:accessibilityHazard">none</meta>',
        '<meta property="schema:accessibilitySummary">Sách có',
    ):
        assert wanted in text
    assert "conformsTo" not in text
    assert "certified" not in text


def test_another_run_in_another_process_gives_the_same_book(packed: Packed, project: Path, tmp_path: Path) -> None:
    program = Path(__file__).parents[1] / "support" / "remake.py"
    arguments = [project / "guides", packed.folder, packed.version, "epub", tmp_path / "again.epub"]
    subprocess.run([sys.executable, program, *map(str, arguments)], check=True)
    assert (tmp_path / "again.epub").read_bytes() == packed.more["epub"][0].read_bytes()


@pytest.fixture
def phone(chromium: Browser) -> Page:
    return chromium.new_page(viewport={"width": 360, "height": 740})


@pytest.mark.parametrize("name", [str(CODES[0]), "mo-dau", "muc-luc", "bia", "go-roi", "tu-dien"])
def test_a_page_fits_a_phone_shows_its_pictures_and_passes_axe(unpacked: Path, phone: Page, name: str) -> None:
    phone.goto((unpacked / f"sach/{name}.xhtml").as_uri())
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    shown = phone.evaluate("[...document.images].map(image => image.complete && image.naturalWidth > 200)")
    assert all(shown)
    assert len(shown) == len(seen((unpacked / f"sach/{name}.xhtml").read_bytes()).pictures)
    assert phone.evaluate("document.styleSheets.length") == 1
    levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    found = Axe().run(phone, options={"runOnly": levels, "resultTypes": ["violations"], "preload": False})
    assert [violation["id"] for violation in found.response["violations"]] == []
    phone.close()
