"""The handbook as one book: its parts, its contents and bookmarks, its pages, and every code in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pdf_reader import fonts as fonts_of
from pdf_reader import places, reader, sizes, tags, words
from PIL import ImageOps
from pressed import anew, pressed

from generator.address import Site
from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.guide.text import plain
from generator.paper.book import book
from generator.paper.readback import read_codes
from generator.paper.sheet import Sheet
from generator.vietnamese.alphabet import sort_key

BAND = "BẢN NHÁP – địa chỉ chưa dùng được"
HANDBOOK = "HTTPS://BINHDANHOCVUSO.LAMDONG.GOV.VN"
HOME = "HTTPS://QUANGSON.EXAMPLE"
END = ["Từ khó, nói cho dễ hiểu", "Đáp án", "Mã QR của tất cả các bài", "Nguồn của từng bài"]


@pytest.fixture(scope="module")
def made(handbook: Handbook, draft: Site, fonts: Path) -> Sheet:
    return pressed(book(Edition(handbook, draft)), fonts)


@pytest.fixture(scope="module")
def pages(made: Sheet) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in reader(made.content).pages]


def bookmarks(pdf: bytes) -> list[tuple[int, str, int]]:
    """Depth, title and page (from 1) of every bookmark."""
    document = reader(pdf)
    found: list[tuple[int, str, int]] = []

    def visit(items: Any, depth: int) -> None:
        for item in items:
            if isinstance(item, list):
                visit(item, depth + 1)
            else:
                found.append((depth, item.title, (document.get_destination_page_number(item) or 0) + 1))

    visit(document.outline, 0)
    return found


def solid(text: str) -> str:
    """Without blanks: words with a hyphen may be broken after it."""
    return plain(text).replace(" ", "")


def test_bookmarks_are_topics_with_their_lessons_and_the_parts_at_the_end(made: Sheet, handbook: Handbook) -> None:
    expected = []
    for topic in handbook.topics:
        lessons = handbook.lessons_of(topic)
        if lessons:
            expected.append((0, f"Chủ đề {topic.digit}. {topic.name}"))
            expected += [(1, f"Bài {lesson.code}. {lesson.title}") for lesson in lessons]
    expected += [(0, title) for title in END]
    assert [(depth, title) for depth, title, _ in bookmarks(made.content)] == expected


def test_the_contents_give_the_page_on_which_each_lesson_begins(made: Sheet, pages: list[str], handbook: Handbook) -> None:
    contents = pages[1]
    assert contents.count("Mục lục") == 1
    for _, title, page in bookmarks(made.content):
        listed = contents.index(title) + len(title)
        assert contents[listed:].lstrip(" .").split()[0] == str(page), title
        # The printed number at the foot is the page of the file.
        assert pages[page - 1].endswith(f" {page}")
    for lesson in handbook.lessons:
        begins = next(page for _, title, page in bookmarks(made.content) if title.startswith(f"Bài {lesson.code}."))
        assert plain(lesson.summary) in pages[begins - 1]


def test_the_cover_names_place_state_and_the_address(pages: list[str], handbook: Handbook) -> None:
    newest = max(lesson.checked.date for lesson in handbook.lessons)
    for wanted in (
        "Sổ tay số",
        handbook.commune.name,
        handbook.commune.province,
        handbook.commune.team,
        f"{newest.day}/{newest.month}/{newest.year}",
        f"{len(handbook.lessons)} bài đang chờ đơn vị phụ trách duyệt",
        "quangson.example",
        BAND,
    ):
        assert wanted in pages[0], wanted


def test_approved_lessons_are_counted_apart(handbook: Handbook, draft: Site) -> None:
    first, *rest = handbook.lessons
    approval = first.approval.model_copy(update={"status": "approved", "date": first.checked.date, "document": "số 12/CAX"})
    mixed = replace(handbook, lessons=(first.model_copy(update={"approval": approval}), *rest))
    assert book(Edition(mixed, draft)).parts[0].print.data["cover"]["states"] == [
        "1 bài đã được đơn vị phụ trách duyệt",
        f"{len(rest)} bài đang chờ đơn vị phụ trách duyệt",
    ]


def test_each_topic_with_lessons_has_a_page_and_the_others_are_named(made: Sheet, pages: list[str], handbook: Handbook) -> None:
    for topic in handbook.topics:
        lessons = handbook.lessons_of(topic)
        if not lessons:
            assert topic.name in pages[1]
            continue
        number = next(page for _, title, page in bookmarks(made.content) if title == f"Chủ đề {topic.digit}. {topic.name}")
        for text in (topic.name, topic.intro, *(lesson.title for lesson in lessons), handbook.contact(topic.unit).name):
            assert plain(text) in pages[number - 1], text


def test_the_number_of_a_lesson_wears_the_colour_of_its_topic(made: Sheet, pages: list[str], handbook: Handbook) -> None:
    document = pypdfium2.PdfDocument(made.content)
    for lesson in handbook.lessons:
        opens = next(n for n, page in enumerate(pages) if f"Bài {lesson.code} {lesson.title}" in page and "Chuẩn bị đủ chưa?" in page)
        image = document[opens].render(scale=1).to_pil().convert("RGB")
        top = image.crop((50, 60, 160, 100))
        _, colour = max((count, colour) for count, colour in top.getcolors(maxcolors=9999) or [] if min(colour) < 200)
        assert "#{:02x}{:02x}{:02x}".format(*colour) == handbook.topics[lesson.code // 100 - 1].colour.lower(), lesson.code


def test_chapters_have_everything_and_no_step_is_split(pages: list[str], handbook: Handbook) -> None:
    whole = [solid(page) for page in pages]
    everything = "".join(whole)
    for lesson in handbook.lessons:
        for step in lesson.steps:
            told = [solid(text) for text in (step.do, step.see, step.stuck or "")]
            assert any(all(text in page for text in told) for page in whole), (lesson.code, step.do)
        mistakes = (text for mistake in lesson.mistakes for text in (mistake.wrong, mistake.fix))
        questions = (text for question in lesson.quiz for text in (question.ask, *question.options))
        for text in (*lesson.need, *(each.say for each in (*lesson.warnings, *lesson.key_points)), lesson.practise, *mistakes, *questions):
            assert solid(text) in everything, (lesson.code, text)
        assert all(solid(handbook.contact(name).name) in everything for name in lesson.help)


def test_answers_stand_at_the_end_only(made: Sheet, pages: list[str], handbook: Handbook) -> None:
    first = next(page for _, title, page in bookmarks(made.content) if title == "Đáp án")
    before, after = " ".join(pages[: first - 1]), " ".join(pages[first - 1 :])
    for lesson in handbook.lessons:
        for question in lesson.quiz:
            assert plain(question.why) not in before
            assert plain(question.why) in after


def test_the_trainers_words_are_not_in_it(pages: list[str], handbook: Handbook) -> None:
    for lesson in handbook.lessons:
        assert plain(lesson.trainer.say) not in " ".join(pages)


def test_the_glossary_is_whole_and_in_vietnamese_order(made: Sheet, handbook: Handbook) -> None:
    start, stop = (next(page for _, title, page in bookmarks(made.content) if title == name) for name in END[:2])
    text = " ".join(" ".join(reader(made.content).pages[number].extract_text().split()) for number in range(start - 1, stop - 1))
    at = 0
    for term in sorted(handbook.terms, key=lambda term: sort_key(term.term)):
        at = text.index(plain(term.means), at)
        assert term.term in text


def test_every_lesson_names_its_sources_with_owner_and_day(pages: list[str], handbook: Handbook) -> None:
    everything = " ".join(pages)
    for lesson in handbook.lessons:
        for source in lesson.sources:
            day = source.checked
            link = handbook.links[source.link]
            assert plain(source.what) in everything
            assert f"{link.name}, {link.owner} (" in everything
            assert f"xem ngày {day.day}/{day.month}/{day.year}" in everything


@pytest.mark.parametrize("dpi", [100, 150])
def test_every_code_is_read_from_the_cover_the_chapters_and_the_table(made: Sheet, handbook: Handbook, dpi: int) -> None:
    read = read_codes(made.content, dpi)
    own = {f"HTTPS://QUANGSON.EXAMPLE/{lesson.code}/" for lesson in handbook.lessons}
    table = next(page for _, title, page in bookmarks(made.content) if title == "Mã QR của tất cả các bài")
    sources = next(page for _, title, page in bookmarks(made.content) if title == "Nguồn của từng bài")
    assert read[0] == {HOME}
    assert frozenset[str]().union(*read[table - 1 : sources - 1]) == {*own, HOME, HANDBOOK}
    for _, title, page in bookmarks(made.content):
        if title.startswith("Bài "):
            assert read[page - 1] == {f"HTTPS://QUANGSON.EXAMPLE/{title[4:7]}/"}
    assert frozenset[str]().union(*read) == {*own, HOME, HANDBOOK}


@pytest.fixture(scope="module")
def finished(handbook: Handbook, public: Site, fonts: Path) -> Sheet:
    """The book at a real address with a path."""
    return anew(book(Edition(handbook, replace(public, host="https://quangson.github.io/So-Tay"))), fonts)


def test_an_address_with_a_path_opens_its_own_first_page(finished: Sheet) -> None:
    assert "https://quangson.github.io/So-Tay/" in finished.codes
    assert BAND not in words(finished.content)


def test_the_draft_band_is_worn_on_every_page(pages: list[str]) -> None:
    assert all(BAND in page for page in pages)


def test_a_draft_breaks_its_pages_as_the_finished_book_does(made: Sheet, finished: Sheet) -> None:
    assert bookmarks(finished.content) == bookmarks(made.content)


def test_no_page_of_a_chapter_is_half_white(made: Sheet) -> None:
    """Something stands in the last third of every page between the first lesson and the glossary: words, or lines to write on."""
    marks = bookmarks(made.content)
    stop = next(page for _, title, page in marks if title == END[0])
    begins = {page for _, title, page in marks if title.startswith("Bài ")}
    topics = {page for _, title, page in marks if title.startswith("Chủ đề ")}
    document = pypdfium2.PdfDocument(made.content)
    for number in range(min(begins), stop):
        ends = number + 1 in topics or number + 1 == stop
        if not ends and number not in topics:
            page = document[number - 1].render(scale=0.5).to_pil().convert("L")
            body = page.crop((0, 0, page.width, page.height - 30))  # without the page's number
            box = ImageOps.invert(body).point(lambda shade: 255 if shade > 40 else 0).getbbox()
            assert box is not None
            assert box[3] > page.height * 2 / 3, number


def test_no_heading_is_alone_at_the_foot_of_a_page(made: Sheet) -> None:
    """The lowest words of a page above its number are no heading: headings of chapters are bold at 15 pt."""
    for number in range(made.pages):
        lowest = min(((low, size, text) for size, low, text in places(made.content, number) if low > 45), default=(0, 0, ""))
        assert lowest[1] != 15, (number + 1, lowest)


def test_words_are_large_enough(made: Sheet) -> None:
    """Nothing under 9 pt, which labels in pictures have; sentences at 10 and more."""
    runs = sizes(made.content)
    assert min(size for size, _ in runs) >= 8.99
    assert sum(len(text) for size, text in runs if size >= 11.49) > 0.6 * sum(len(text) for _, text in runs)


def test_structure_language_title_and_fonts_are_right(made: Sheet, handbook: Handbook) -> None:
    found = tags(made.content)
    assert all(alt for _, kind, alt in found if kind == "/Figure")
    kinds = [kind for _, kind, _ in found]
    assert kinds.count("/H2") >= len(handbook.lessons)
    assert "/TOC" in kinds
    pdf = reader(made.content)
    root: Any = pdf.trailer["/Root"]
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Sổ tay số xã Quảng Sơn, tỉnh Lâm Đồng"
    assert root["/Lang"] in ("vi", "vi-VN")
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    used = fonts_of(made.content)
    assert used
    assert all("NotoSans" in name and inside for name, inside in used.items())


def test_the_same_handbook_gives_the_same_bytes(handbook: Handbook, draft: Site, fonts: Path, made: Sheet) -> None:
    item = book(Edition(handbook, draft))
    assert (item.path, item.lesson) == ("to-roi/so-tay.pdf", None)
    assert anew(item, fonts).content == made.content
