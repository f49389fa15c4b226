"""Recordings in the electronic book: each beside the sentence that it reads, by the publishers' checker."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.etree import ElementTree

from few import few_guides
from packing import DAY

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


def test_recorded_steps_are_overlays_that_epubcheck_accepts(checked: dict[str, list[tuple[str, str]]], recorded_book: Path) -> None:
    assert checked["recorded"] == []
    with zipfile.ZipFile(recorded_book) as book:
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
