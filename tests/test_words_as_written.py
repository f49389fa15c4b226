"""What Markdown, Typst or a browser would read as marks comes out of every output as its author wrote it: random sentences full of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from every_kind import every_kind
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from naughty import NAUGHTY
from page_sample import SITE
from pdf_reader import words
from said_where import as_read, is_in, read_page, squeezed
from text_fields import TextField, text_fields
from tried import tried

from generator.disk.disk import write_folder
from generator.edition import Copy, Edition
from generator.epub.chapters import chapters, reading_order
from generator.guide.base import Text
from generator.guide.handbook import Handbook
from generator.page.lesson import lesson_page
from generator.paper.fonts import font_files
from generator.paper.handout import handout
from generator.paper.typst import compile

CODE = 103
WORDS = ("máy", "Bấm", "đọc", "số", "ễ", "a", "1", "22/11")
_SIGNS = (*"*_`#|~=+-<>[](){}!^:\\/&$@%'\".;,", "[x]", "{: }", ":::", "1.", "[^1]", "www.a.vn", "&lt;", "$x$")
_REFUSED = ("<", "evil.example", "**", "[[")
"""Marks with these are told as something else: HTML, an address that no list allows, a mark without its other half."""

MARKS = (*_SIGNS, *(mark for mark in (*NAUGHTY["Markdown"], *NAUGHTY["Typst"]) if not any(each in mark for each in _REFUSED)))
SENTENCE = st.lists(st.tuples(st.sampled_from((*WORDS, *MARKS)), st.sampled_from(("", " "))), min_size=2, max_size=7).map(
    lambda pieces: "".join(piece + blank for piece, blank in pieces).strip()
)


@dataclass(frozen=True, slots=True)
class Outputs:
    page: str
    book: str
    paper: str


@pytest.fixture(scope="module")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fonts")
    write_folder(font_files(), folder)
    return folder


def _outputs(handbook: Handbook, fonts: Path) -> Outputs:
    edition = Edition(handbook, SITE, copy=Copy("2026-11-22-abcdef", SITE.today))
    lesson = handbook.lesson(CODE)
    sheet = handout(edition, lesson, "a4")
    chapter = next(part for part in reading_order(chapters(edition, {})) if part.file == f"{CODE}.xhtml")
    return Outputs(
        squeezed(read_page(lesson_page(edition, lesson))),
        squeezed(read_page(chapter.content)),
        squeezed(words(compile(sheet.layout, sheet.data, fonts))),
    )


@cache
def _fields() -> list[TextField]:
    """The sentences of the lesson that stand in the guide."""
    lesson = next(name for name in every_kind() if f"/{CODE}-" in name)
    return [field for field in text_fields(every_kind()) if field.file == lesson and field.kind == Text and field.said]


@cache
def _shown(fonts: Path) -> Mapping[str, frozenset[TextField]]:
    """Of each output, the fields that it shows."""
    marks = {field: f"Dau{number:03d}x" for number, field in enumerate(_fields())}
    told = tried(every_kind(), {field: _said(field, mark) for field, mark in marks.items()})
    made = _outputs(told.handbook, fonts)
    return {
        name: frozenset(field for field in told.accepted if squeezed(marks[field]) in getattr(made, name)) for name in Outputs.__slots__
    }


def _said(field: TextField, sentence: str) -> str:
    """Before what stands there, so that it can begin a line, and in it."""
    return f"{sentence} {field.said}" if field.start % 2 else f"{field.said.rstrip('.?')} {sentence}{'?' * field.said.endswith('?')}"


@settings(max_examples=3, deadline=None, derandomize=True, phases=[Phase.generate])  # a smaller example would take minutes to find
@given(sentences=st.lists(SENTENCE, min_size=20, max_size=20))
def test_words_in_the_guide_are_words_on_the_page_in_the_book_and_on_paper(sentences: list[str], fonts: Path) -> None:
    said = {field: _said(field, sentences[number % len(sentences)]) for number, field in enumerate(_fields())}
    told = tried(every_kind(), said)
    made = _outputs(told.handbook, fonts)
    for name, fields in _shown(fonts).items():
        words = getattr(made, name)
        read = {value: as_read(value, told.handbook) for field, value in told.accepted.items() if field in fields}
        assert [value for value, as_it_may_be in read.items() if not is_in(as_it_may_be, words)] == [], name
        assert len(read) > 10, "too wild to prove anything"
