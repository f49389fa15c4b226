"""All that is made of a handbook, as the words that people read and the markup around them: pages, book, what paper is given."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

import markdown
import yaml
from page_sample import SITE

from generator.address import Site
from generator.edition import Copy, Edition
from generator.epub.chapters import chapters, contents, cover, reading_order
from generator.guide.handbook import Handbook
from generator.guide.own_names import filled, names_of
from generator.guide.source import Scalar
from generator.guide.text import plain
from generator.job import PROJECT
from generator.outputs import all_prints
from generator.page.pages import resident_pages
from generator.page.practice import practice_pages
from generator.page.staff import staff_pages
from generator.problems import Place
from generator.site.search_index import search_index
from generator.site.searchable import everything

ATTRIBUTES = frozenset({"alt", "aria-label", "title", "content"})
"""Those whose words somebody reads or hears."""


@dataclass(frozen=True, slots=True)
class Made:
    """Of each output its words, squeezed, and the tags with the names of their attributes."""

    words: Mapping[str, str]
    markup: frozenset[tuple[str, str]]


def made_of(handbook: Handbook, site: Site = SITE) -> Made:
    """Everything but the setting of the sheets, which takes a second each. Fails where a chapter of the book is no XML.

    The list for the search is made too, but nobody reads it.
    """
    edition = Edition(handbook, site, copy=Copy("2026-11-22-abcdef", site.today))
    search_index(everything(handbook), handbook.short_forms)
    parts = chapters(edition, {})
    book = [cover(edition).content, contents(edition, parts).content, *(part.content for part in reading_order(parts))]
    for content in book:
        ElementTree.fromstring(content)
    pages = [_Reader(html) for html in rendered_pages(edition).values()]
    read = [_Reader(content.decode()) for content in book]
    words = {
        "page": " ".join(page.words for page in pages),
        "book": " ".join(page.words for page in read),
        "paper": " ".join(_strings(item.data) for item in all_prints(edition)),
    }
    return Made({name: squeezed(text) for name, text in words.items()}, frozenset().union(*(page.markup for page in (*pages, *read))))


def rendered_pages(edition: Edition) -> dict[str, str]:
    """Every page by its address, as MkDocs' Markdown gives it, without the theme around it."""
    staged = {**resident_pages(edition), **staff_pages(edition), **practice_pages(edition)}
    return {name.removesuffix("index.md"): _rendered(page) for name, page in staged.items()}


def read_page(staged: bytes) -> str:
    """The words of a staged page, and of a chapter of the book."""
    text = staged.decode()
    return _Reader(_rendered(staged) if text.startswith("---\n") else text).words


def squeezed(text: str) -> str:
    """Without blanks, the possible breaks of a word and the case of letters: all that a layout may change."""
    return "".join(unicodedata.normalize("NFC", text).casefold().replace("\u00ad", "").replace("\u200b", "").split())


def as_read(value: str, handbook: Handbook) -> set[str]:
    """A value of a guide as people may read it, squeezed: with the commune's names, without marks or, on a drawing, with them.

    What ends a sentence may go where another is joined to it.
    """
    named = filled(Scalar(Place("x"), value), names_of(handbook.commune))
    assert isinstance(named, Scalar)
    return {squeezed(each).rstrip(".") for each in (named.text or "", plain(named.text or ""))}


def _rendered(page: bytes) -> str:
    """A staged page as MkDocs' Markdown gives it, its title and description before it."""
    front, body = page.decode().removeprefix("---\n").split("\n---\n", 1)
    told: dict[str, Any] = yaml.safe_load(front)
    html = markdown.markdown(body, extensions=_extensions())
    return "".join(f'<meta content="{_escaped(str(told[name]))}">' for name in ("title", "description")) + str(html)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;")


@cache
def _extensions() -> list[str]:
    told: dict[str, Any] = yaml.safe_load((PROJECT / "mkdocs.yml").read_text(encoding="utf-8"))
    return ["toc", "tables", "fenced_code", *told["markdown_extensions"]]  # the first three MkDocs adds itself


def _strings(data: object) -> str:
    """Every text in what a layout is given."""
    return " ".join(_texts(json.loads(json.dumps(data, default=dict))))


def _texts(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield _Reader(data).words if data.startswith("<svg") else data
    elif isinstance(data, Mapping):
        for each in data.values():
            yield from _texts(each)
    elif isinstance(data, Iterable):
        yield "".join(str(each["words"]) for each in data if isinstance(each, Mapping) and "kind" in each and "words" in each)
        for each in data:
            yield from _texts(each)


def is_in(values: Iterable[str], words: str) -> bool:
    """True where one of these stands there."""
    return any(each in words for each in values)


class _Reader(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self._found: list[str] = []
        self.markup: set[tuple[str, str]] = set()
        self.feed(html)
        self.close()
        self.words = "".join(self._found)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.markup |= {(tag, ""), *((tag, name) for name, _ in attrs)}
        self._found += [f" {value} " for name, value in attrs if name in ATTRIBUTES and value]

    def handle_data(self, data: str) -> None:
        self._found.append(data)

    def handle_comment(self, data: str) -> None:
        self.markup.add(("!--", data))

    def handle_decl(self, decl: str) -> None:
        self.markup.add(("!", decl))

    def handle_pi(self, data: str) -> None:
        self.markup.add(("?", data))

    def unknown_decl(self, data: str) -> None:
        self.markup.add(("![", data))
