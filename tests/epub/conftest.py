"""The books of these tests, and what the publishers' checker says of them: asked once for all, since it takes seconds to begin."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from few import few_guides
from java import epubcheck
from packing import DAY
from recordings import recorded

from generator.address import Site
from generator.disk import disk
from generator.edition import Copy, Edition
from generator.epub.epub import epub
from generator.guide.load import load
from generator.pack import Packed
from generator.paper.fonts import font_files
from generator.screen.icons import names
from generator.stick.archive import zip_of

Book = dict[str, bytes]


@pytest.fixture(scope="session")
def book(packed: Packed) -> Book:
    """The files of the packed book."""
    with zipfile.ZipFile(packed.more["epub"][0]) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


@pytest.fixture(scope="session")
def recorded_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with sentences to hear."""
    folder = tmp_path_factory.mktemp("recorded")
    guides = few_guides((103, 706))
    lesson = load(guides, icons=names()).lesson(103)
    handbook = load(guides | recorded(lesson, {"vie": (1, 3), "cmo": (0, 2)}), icons=names())
    disk.write_folder(font_files(), folder / "fonts")
    made = epub(Edition(handbook, Site("https://x.example", DAY), copy=Copy("1", DAY)), folder / "fonts")
    disk.write_file(folder / "x.epub", made)
    return folder / "x.epub"


@pytest.fixture(scope="session")
def checked(packed: Packed, book: Book, recorded_book: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[str, str]]]:
    """All that is worse than a remark, by book; in the broken one a picture has no words and a link leads nowhere."""
    page = book["sach/103.xhtml"].replace(b'alt="', b'title="', 1).replace(b'href="', b'href="khong-co', 1)
    broken = tmp_path_factory.mktemp("broken") / "x.epub"
    broken.write_bytes(zip_of((book | {"sach/103.xhtml": page}).items(), DAY))
    books = {"packed": packed.more["epub"][0], "broken": broken, "recorded": recorded_book}
    return dict(zip(books, epubcheck(tuple(books.values())), strict=True))
