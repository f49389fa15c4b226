"""The handbook for Kiwix: one ZIM file with every page and file of the copy, and a search of its own.

libzim is an optional part of the installation (`pip install libzim`, as pinned in pyproject.toml): it is imported only where a
ZIM is made.
"""

from __future__ import annotations

import importlib.util
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator import __version__
from generator.disk import disk
from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.guide.judge import round_addresses
from generator.paper.app_icon import app_icon
from generator.stick.copy_files import readable
from generator.vietnamese.fold import bare, keys
from generator.words import words
from generator.words.dates import date_in_words
from generator.zim.settled import settled
from generator.zim.text import folded, read_text, typed

MAIN = "index.html"
LANGUAGE = "vie"
"""ISO 639-3, as the format wants it."""

ICON = 48
"""Pixels of a side of the picture in Kiwix' list of books."""

_LONGEST_TITLE = 30

_TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".pdf": "application/pdf",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
    ".txt": "text/plain",
    ".opus": "audio/ogg",
    ".m4a": "audio/mp4",
}
_OTHER = "application/octet-stream"


class NoLibzimError(Exception):
    """libzim is not installed."""


@dataclass(frozen=True, slots=True)
class Article:
    """A page that people look for: its title, its words, and the other names it is known by."""

    title: str
    text: str
    names: tuple[str, ...] = ()


def require() -> None:
    """Raises NoLibzimError where a ZIM cannot be made on this machine."""
    if importlib.util.find_spec("libzim") is None:
        raise NoLibzimError


def articles(finished: Mapping[str, bytes], handbook: Handbook) -> dict[str, Article]:
    """The pages that the search may find, by path: lessons, topics, common troubles, hard words, the index, the first page."""
    lessons = {str(lesson.code): lesson.find for lesson in handbook.lessons}
    folders = [
        "",
        "a-z",
        "go-roi",
        "tu-dien",
        *(address.rstrip("/") for address in round_addresses(handbook.schemes)),
        *(str(topic.digit) for topic in handbook.taught_topics),
        *lessons,
    ]
    paths = {folder: f"{folder}/{MAIN}" if folder else MAIN for folder in folders}
    return {path: Article(*read_text(finished[path]), lessons.get(folder, ())) for folder, path in paths.items()}


def redirects(finished: Mapping[str, bytes], found: Mapping[str, Article]) -> Iterator[tuple[str, str, str, bool]]:
    """Second ways to a page: path, title, target, and whether the title is suggested while people type.

    A title with đ is suggested to those who type d. A folder leads to its page: the site's own search and number box name folders.
    """
    for path, article in found.items():
        if "đ" in article.title.lower():
            yield f"khong-dau/{path}", typed(article.title), path, True
    for path in finished:
        folder = path.removesuffix(MAIN)
        if folder and folder != path:
            yield folder, "", path, False


def metadata(edition: Edition) -> dict[str, str]:
    """What Kiwix shows of the file (openzim.org, "Metadata")."""
    handbook, copy = edition.handbook, edition.as_copy()
    say, commune = words("zim"), handbook.commune
    title = say["title"].format(commune=commune.name)
    place = "-".join(map(bare, keys(commune.name)))
    blanks = {"lessons": len(handbook.lessons), "team": commune.team, "province": commune.province}
    return {
        "Name": f"so-tay-so-{place}_vi_{'all' if edition.whole else 'selection'}",
        "Title": title if len(title) <= _LONGEST_TITLE else say["title_short"],
        "Creator": commune.team,
        "Publisher": commune.team,
        "Date": copy.day.isoformat(),
        "Description": say["description"],
        "LongDescription": say["long"].format(version=copy.version, date=date_in_words(copy.day), **blanks),
        "Language": LANGUAGE,
        "License": "CC-BY-4.0",
        "Tags": "_category:other;_details:yes;_ftindex:yes;_pictures:yes;_videos:no",
        "Flavour": "maxi",
        "Scraper": f"so-tay-so {__version__}",
    }


def zim(finished: Mapping[str, bytes], edition: Edition, fonts: Path) -> bytes:
    """The file. `finished` is the site whose links name files; `fonts` the printing fonts' folder. Raises NoLibzimError, PaperError."""
    require()
    icon = app_icon(finished["assets/icon.svg"].decode(), ICON, fonts)
    inside = readable(finished)
    found = articles(inside, edition.handbook)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "so-tay-so.zim"
        with _silence():
            _write(path, inside, found, metadata(edition), icon)
        return settled(disk.read_file(path) or b"")


@contextmanager
def _silence() -> Iterator[None]:
    """libzim tells its steps to the terminal and cannot be told not to: its words are not for our users."""
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 1)
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)


def _write(path: Path, inside: Mapping[str, bytes], found: Mapping[str, Article], told: Mapping[str, str], icon: bytes) -> None:
    """Let libzim write the file, with one worker: more would put the parts in the order of their chance."""
    from libzim.writer import Creator, Hint, IndexData, Item, StringProvider

    class _Words(IndexData):  # type: ignore[misc,unused-ignore]
        def __init__(self, article: Article) -> None:
            super().__init__()
            self._article = article

        def has_indexdata(self) -> bool:
            return True

        def get_title(self) -> str:
            return folded(self._article.title)

        def get_content(self) -> str:
            return folded(self._article.text)

        def get_keywords(self) -> str:
            return folded(" ".join(self._article.names))

        def get_wordcount(self) -> int:
            return len(self._article.text.split())

        def get_geoposition(self) -> Any:
            return None

    class _File(Item):  # type: ignore[misc,unused-ignore]
        def __init__(self, name: str, content: bytes, article: Article | None) -> None:
            super().__init__()
            self._name, self._content, self._article = name, content, article

        def get_path(self) -> str:
            return self._name

        def get_title(self) -> str:
            return self._article.title if self._article else ""

        def get_mimetype(self) -> str:
            return _TYPES.get(Path(self._name).suffix, _OTHER)

        def get_contentprovider(self) -> Any:
            return StringProvider(self._content)

        def get_hints(self) -> dict[Any, int]:
            return {Hint.FRONT_ARTICLE: self._article is not None}

        def get_indexdata(self) -> Any:
            return _Words(self._article) if self._article else None

    creator = Creator(path)
    creator.config_indexing(True, LANGUAGE).config_nbworkers(1).set_mainpath(MAIN)
    with creator:
        for name, content in inside.items():
            creator.add_item(_File(name, content, found.get(name)))
        for name, title, target, suggested in redirects(inside, found):
            creator.add_redirection(name, title, target, {Hint.FRONT_ARTICLE: suggested})
        creator.add_illustration(ICON, icon)
        for name, text in told.items():
            creator.add_metadata(name, text)
