"""Of a book of many parts those are set again that changed, and those whose numbers did; the book is that of a press from nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from pdf_reader import reader
from pressed import bound

from generator.address import Site
from generator.disk.cache import Cache
from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.paper import volume
from generator.paper.book import book
from generator.paper.looks import looks
from generator.paper.sheet import Sheet

Book = tuple[Sheet, list[str], Cache]


def _with(handbook: Handbook, **changed: object) -> Handbook:
    """The handbook with another lesson 103."""
    return replace(handbook, lessons=tuple(each.model_copy(update=changed) if each.code == 103 else each for each in handbook.lessons))


@pytest.fixture
def cache(bound_book: Book, tmp_path: Path) -> Cache:
    """The book's parts, in a copy that a test may add others to."""
    return Cache(Path(shutil.copytree(bound_book[2].folder, tmp_path / "parts")))


def _leaves(paths: list[str]) -> list[str]:
    return [path.rpartition("/so-tay-")[2] for path in paths]


def test_a_book_has_a_part_for_each_lesson_and_none_is_set_twice(bound_book: Book, handbook: Handbook, draft: Site, fonts: Path) -> None:
    sheet, asked, cache = bound_book
    topics = ["chu-de-1.pdf", "103.pdf", "chu-de-7.pdf", "706.pdf"]
    assert _leaves(asked) == ["dau.pdf", *topics, "glossary.pdf", "answers.pdf", "codes.pdf", "sources.pdf"]
    assert bound(book(Edition(handbook, draft)), cache, fonts) == (sheet, [])


def test_a_changed_sentence_sets_only_what_says_it(
    bound_book: Book, cache: Cache, handbook: Handbook, draft: Site, fonts: Path, tmp_path: Path
) -> None:
    changed = book(Edition(_with(handbook, summary="Câu này đã khác."), draft))
    sheet, asked = bound(changed, cache, fonts)
    assert _leaves(asked) == ["chu-de-1.pdf", "103.pdf"]
    assert sheet.content != bound_book[0].content
    assert sheet == bound(changed, Cache(tmp_path / "empty"), fonts)[0]


def test_pages_that_lie_in_the_book_as_before_are_not_drawn_again(
    bound_book: Book, cache: Cache, handbook: Handbook, draft: Site, fonts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Drawn are all pages of the new chapter and of its topic, and the cover."""
    drawn: list[list[int]] = []

    def watched(pdf: bytes, numbers: Iterable[int]) -> list[str]:
        drawn.append([*numbers])
        return looks(pdf, drawn[-1])

    monkeypatch.setattr(volume, "looks", watched)
    sheet, _ = bound(book(Edition(_with(handbook, summary="Câu này khác nữa."), draft)), cache, fonts)
    front, topic, chapter = 2, 1, len(drawn[1])
    assert drawn[2] == [0, *range(front, front + topic + chapter)]
    assert sheet.pages > front + topic + chapter
    drawn.clear()
    assert bound(book(Edition(handbook, draft)), cache, fonts) == (bound_book[0], [])
    assert drawn == [[0]]


def test_where_a_chapter_grows_by_a_page_the_numbers_behind_it_are_right(
    bound_book: Book, cache: Cache, handbook: Handbook, draft: Site, fonts: Path
) -> None:
    longer = _with(handbook, practise=" ".join(["Tập thử thêm một lần nữa cho quen tay."] * 90))
    sheet, asked = bound(book(Edition(longer, draft)), cache, fonts)
    assert sheet.pages > bound_book[0].pages
    assert {"706.pdf", "dau.pdf", "answers.pdf"} <= {*_leaves(asked)}
    pages = [" ".join(page.extract_text().split()) for page in reader(sheet.content).pages]
    begins = next(number for number, page in enumerate(pages, start=1) if "Bài 706 Lỡ" in page and "Chuẩn bị đủ chưa?" in page)
    contents = pages[1]
    title = f"Bài 706. {handbook.lesson(706).title}"
    assert contents[contents.index(title) + len(title) :].lstrip(" .").split()[0] == str(begins)
    assert pages[begins - 1].endswith(f" {begins}")
