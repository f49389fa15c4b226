"""What the preview shows of a changed lesson before the site is built again is the very page that the build then makes."""

from __future__ import annotations

import threading
from http.client import HTTPConnection
from pathlib import Path

import pytest
from few import copy_few_guides
from site_builder import SITE, build_site

from generator.disk import disk
from generator.edition import Edition
from generator.guide.load import load
from generator.screen.icons import names
from generator.serve.glimpse import glimpse
from generator.serve.preview import News, server
from generator.words import words


def _edition(guides: Path) -> Edition:
    return Edition(load(disk.read_folder(guides, suffix=".yml"), icons=names()), SITE)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Edition, Path]:
    """A finished site without paper, what it was made of, and beside it the guides."""
    folder = tmp_path_factory.mktemp("built")
    copy_few_guides(folder / "guides", (103, 706))
    edition = _edition(folder / "guides")
    build_site(edition.handbook, folder / "build", sheets=())
    return edition, folder


def _saved(tmp_path: Path, old: str, new: str) -> tuple[Path, Path]:
    """A copy of the guides in which lesson 103 has other words: the folder, and the file."""
    guides = tmp_path / "guides"
    copy_few_guides(guides, (103, 706))
    (file,) = guides.glob("*/103-*.yml")
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return guides, file


def test_a_new_summary_is_shown_although_it_stands_in_what_search_engines_are_told_too(built: tuple[Edition, Path], tmp_path: Path) -> None:
    edition, folder = built
    guides, file = _saved(tmp_path, "summary: ", "summary: Lần này ")
    found = glimpse(edition, guides, [file], folder / "build/site")
    assert found
    assert "Lần này ".encode() in found[1]


def test_it_is_byte_for_byte_the_page_that_the_build_then_makes(built: tuple[Edition, Path], tmp_path: Path) -> None:
    edition, folder = built
    guides, file = _saved(tmp_path, "biểu tượng **VNeID**.", "hình **VNeID** & chờ một lát.")
    found = glimpse(edition, guides, [file], folder / "build/site")
    assert found is not None
    assert found[0] == "103/index.html"
    build_site(_edition(guides).handbook, folder / "build", sheets=())
    assert found[1] == (folder / "build/site/103/index.html").read_bytes()
    assert b"&amp; ch" in found[1]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: ", "title: Mới "),
        ("steps:", "stepz:"),
        ("code: 103", "code: 104"),
        ("screen: sms-approved", "screen: no-such-screen"),
        ("do: ", 'do: "'),
    ],
)
def test_what_is_more_than_the_words_of_the_page_waits_for_the_build(
    built: tuple[Edition, Path], tmp_path: Path, old: str, new: str
) -> None:
    edition, folder = built
    guides, file = _saved(tmp_path, old, new)
    assert glimpse(edition, guides, [file], folder / "build/site") is None


def test_so_does_whatever_is_no_single_lesson(built: tuple[Edition, Path], tmp_path: Path) -> None:
    edition, folder = built
    guides, file = _saved(tmp_path, "biểu tượng **VNeID**.", "hình **VNeID**.")
    site = folder / "build/site"
    for changed in ([], [guides / "commune.yml"], [file, guides / "commune.yml"], [file, tmp_path / "docs/x.css"], [tmp_path / "x.yml"]):
        assert glimpse(edition, guides, changed, site) is None


def test_the_preview_shows_it_until_the_next_site_is_there(tmp_path: Path) -> None:
    disk.write_folder({"103/index.html": b"<body>old</body>", "104/index.html": b"<body>other</body>"}, tmp_path)
    news = News()
    listening = server(tmp_path, news, 0, words("cli")["preview"])
    threading.Thread(target=listening.serve_forever, daemon=True).start()

    def page(code: int) -> bytes:
        connection = HTTPConnection("127.0.0.1", listening.server_address[1], timeout=30)
        connection.request("GET", f"/{code}/")
        return connection.getresponse().read()

    assert b"old" in page(103)
    news.built({"103/index.html": b"<body>new</body>"})
    assert b"new" in page(103)
    assert b"preview.js" in page(103)
    assert b"other" in page(104)
    news.built()
    assert b"old" in page(103)
    listening.shutdown()
