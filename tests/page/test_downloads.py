"""The page `/to-roi/` on made-up files."""

from __future__ import annotations

import datetime

from generator.address import Site
from generator.edition import Download, Edition
from generator.guide.handbook import Handbook
from generator.page.downloads import Thumbnail, downloads_page

SITE = Site("https://quangson.example", datetime.date(2026, 11, 22))
FILES = (
    Download("to-roi/103-a4.pdf", 90_000, 2, "a4", 103, on=frozenset({"lesson", "trainer"})),
    Download("to-roi/103.png", 120_000, 0, "png", 103, on=frozenset({"lesson"})),
    Download("to-roi/103-buoc-1.png", 60_000, 0, "buoc", 103, 1),
    Download("to-roi/201-a4.pdf", 80_000, 2, "a4", 201, on=frozenset({"lesson"})),
    Download("to-roi/the-qr-1.pdf", 30_000, 1, "the-qr", number=1),
    Download("to-roi/that-hay-lua-1.pdf", 300_000, 20, "that-hay-lua", number=1),
    Download("to-roi/that-hay-lua-trinh-chieu-2.pdf", 200_000, 30, "that-hay-lua-trinh-chieu", number=2),
    Download("to-roi/buoi-2-to.pdf", 150_000, 6, "buoi-to", number=2),
    Download("to-roi/buoi-1-moi.pdf", 30_000, 1, "buoi-moi", number=1),
    Download("to-roi/so-tay.pdf", 600_000, 40, "so-tay"),
)


def test_a_file_is_listed_under_its_lesson_with_pages_and_size(handbook: Handbook) -> None:
    page = downloads_page(Edition(handbook, SITE, files=FILES), {}).decode()
    lesson = page[page.index('id="bai-103"') : page.index('id="bai-201"')]
    assert 'href="../to-roi/103-a4.pdf"' in lesson
    assert "PDF · 2 trang · 88 KB" in lesson
    assert "PNG · 118 KB" in lesson
    assert 'href="../to-roi/103-buoc-1.png">1</a>' in lesson


def test_a_kind_that_the_first_lesson_has_none_of_is_told_all_the_same(handbook: Handbook) -> None:
    files = (*FILES, Download("to-roi/201-cho-nao-bam.pdf", 90_000, 3, "cho-nao-bam", 201))
    page = downloads_page(Edition(handbook, SITE, files=files), {}).decode()
    told = page[page.index('id="khi-nao"') : page.index('id="ca-so-tay"')]
    assert told.count("Chỗ nào bấm?") == 1
    assert told.count("Tờ A4") == 1


def test_files_of_the_whole_handbook_stand_apart(handbook: Handbook) -> None:
    page = downloads_page(Edition(handbook, SITE, files=FILES), {}).decode()
    whole = page[page.index('id="ca-so-tay"') : page.index('id="buoi-hoc"')]
    assert "Thẻ QR chủ đề 1" in whole
    assert "Thật hay lừa? Thẻ và đáp án vòng 1" in whole
    assert "Thật hay lừa? Trình chiếu vòng 2" in whole
    assert "PDF · 40 trang · 586 KB" in whole


def test_the_paper_of_an_evening_stands_together(handbook: Handbook) -> None:
    page = downloads_page(Edition(handbook, SITE, files=FILES), {}).decode()
    assert page.index('id="ca-so-tay"') < page.index('id="buoi-hoc"') < page.index('id="chu-de-1"')
    assert page.index('id="buoi-hoc"') < page.index("Buổi 1: tờ mời") < page.index("Buổi 2: giấy của Tổ")


def test_a_thumbnail_waits_until_it_is_seen(handbook: Handbook) -> None:
    shown = {"to-roi/103-a4.pdf": Thumbnail("to-roi/nho/103-a4.png", 144, 203)}
    page = downloads_page(Edition(handbook, SITE, files=FILES), shown).decode()
    assert 'src="../to-roi/nho/103-a4.png"' in page
    assert page.count("<img") == page.count('loading="lazy"') == 2


def test_a_draft_host_is_named(handbook: Handbook) -> None:
    assert "BẢN NHÁP" in downloads_page(Edition(handbook, SITE, files=FILES), {}).decode()
    real = Site("https://sotay.quangson.vn", SITE.today)
    assert "BẢN NHÁP" not in downloads_page(Edition(handbook, real, files=FILES), {}).decode()


def test_a_lesson_offers_residents_only_what_is_for_them(handbook: Handbook) -> None:
    files = (*FILES, Download("to-roi/103-giang-vien.pdf", 1, 1, "giang-vien", 103, on=frozenset({"trainer"})))
    edition = Edition(handbook, SITE, files=files)
    assert [file.path for file in edition.offered("lesson", 103)] == ["to-roi/103-a4.pdf", "to-roi/103.png"]
    assert [file.path for file in edition.offered("trainer", 103)] == ["to-roi/103-a4.pdf", "to-roi/103-giang-vien.pdf"]
