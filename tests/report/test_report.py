"""The yearly report: its numbers are those of the file, what is not known is a blank, and second readers find the same in both files."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import subprocess
import unicodedata
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pypdf
import pytest
from click.testing import CliRunner
from counted import CSV, VILLAGES, guides, handbook

from generator.cli.main import main
from generator.disk import disk
from generator.paper.fonts import font_files
from generator.paper.printed import press
from generator.report import form
from generator.report.docx import docx
from generator.report.report import Heading, Paragraph, Report, Table, report
from generator.report.sheet import sheet
from generator.words import words

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
YEAR = 2026
MADE = report(handbook(), YEAR)
EMPTY = report(handbook(None, ""), YEAR)
UNKNOWN = words("report")["targets"]["unknown"]


def _words(node: Any) -> str:
    """All words of a piece of pandoc's tree, a blank where it has one."""
    if isinstance(node, list):
        return "".join(map(_words, node))
    if not isinstance(node, dict):
        return ""
    if node["t"] == "Str":
        return str(node["c"])
    if node["t"] in ("Space", "SoftBreak", "LineBreak"):
        return " "
    if node["t"] == "Quoted":
        return f"“{_words(node['c'][1])}”"
    return _words(node.get("c", []))


def _rows(table: Any) -> Iterator[tuple[str, ...]]:
    """Of pandoc's table (attributes, caption, columns, head, bodies, foot): the words of each cell, row by row."""
    _, _, _, head, bodies, _ = table["c"]
    for row in (*head[1], *(row for body in bodies for part in body[2:] for row in part)):
        yield tuple(" ".join(_words(block) for block in cell[4]).strip() for cell in row[1])


@cache
def _read_back(made: Report) -> list[Any]:
    """What pandoc finds in the Word file: tables as rows of cells, all else as words."""
    told = subprocess.run(["pandoc", "--from", "docx", "--to", "json"], input=docx(made), capture_output=True, check=True).stdout
    found = [list(_rows(block)) if block["t"] == "Table" else _words(block).strip() for block in json.loads(told)["blocks"]]
    return [block for block in found if block]


def _wanted(made: Report) -> list[Any]:
    blocks: list[Any] = [[block.columns, *block.rows] if isinstance(block, Table) else block.text for block in made.blocks]
    left, right = (*made.superior, made.issuer, made.number), (made.nation, made.motto, made.place_date)
    foot = ((made.receivers_title, *made.receivers), made.signer)
    return [[(" ".join(left), " ".join(right))], made.kind, made.about, made.to, *blocks, [tuple(" ".join(each) for each in foot)]]


def _plain(found: Any) -> Any:
    """Blanks and typographic signs alike, since pandoc may turn some into others."""
    if isinstance(found, list):
        return [_plain(each) for each in found]
    if isinstance(found, tuple):
        return tuple(_plain(each) for each in found)
    return " ".join(unicodedata.normalize("NFC", found).replace("\xa0", " ").split())


@pytest.mark.parametrize("made", [MADE, EMPTY], ids=["numbers", "none"])
def test_pandoc_reads_all_of_it_back_in_order(made: Report) -> None:
    assert _plain(_read_back(made)) == _plain(_wanted(made))


@pytest.fixture(scope="module")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fonts")
    disk.write_folder(font_files(), folder)
    return folder


@pytest.fixture(scope="module")
def paper(fonts: Path) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(press(sheet(MADE), fonts).content))


def test_paper_says_the_same(paper: pypdf.PdfReader) -> None:
    told = re.sub(r"\s", "", unicodedata.normalize("NFC", "".join(page.extract_text() for page in paper.pages)))
    for each in _wanted(MADE):
        pieces = [cell for row in each for cell in row] if isinstance(each, list) else [each]
        for words_of in pieces if len(pieces) > 2 else [part for piece in pieces for part in re.split(r"(?=- )|…+", piece)]:
            assert re.sub(r"\s", "", words_of) in told, words_of


def test_pages_are_numbered_but_the_first(paper: pypdf.PdfReader) -> None:
    assert len(paper.pages) > 1
    starts = [page.extract_text().split("\n", 1)[0].strip() for page in paper.pages]
    assert starts[1:] == [str(number) for number in range(2, len(starts) + 1)]
    assert starts[0] != "1"


@pytest.mark.parametrize("lines", range(0, 30, 3))
def test_no_page_holds_only_who_signs(lines: int, fonts: Path) -> None:
    more = replace(EMPTY, blocks=(*(Paragraph("- ……"),) * lines, *EMPTY.blocks))
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(press(sheet(more), fonts).content)).pages]
    signed = next(text for text in pages if "(họ và tên)" in text)
    assert "Trên đây là báo cáo" in signed


def test_the_same_report_gives_the_same_bytes_on_another_day(monkeypatch: pytest.MonkeyPatch) -> None:
    first = docx(MADE)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert docx(MADE) == first
    with zipfile.ZipFile(io.BytesIO(first)) as found:
        assert {entry.date_time[0] for entry in found.infolist()} == {1980}
        assert b"dcterms:created" not in found.read("docProps/core.xml")


def _part(name: str) -> ET.Element:
    with zipfile.ZipFile(io.BytesIO(docx(MADE))) as found:
        return ET.fromstring(found.read(name))


def test_the_form_is_that_of_the_decree() -> None:
    """Nghị định 30/2020/NĐ-CP, Phụ lục I: paper, margins in millimetres, letters in points."""
    body = _part("word/document.xml")
    size, margin = (next(body.iter(f"{W}{name}")).attrib for name in ("pgSz", "pgMar"))
    millimetres = {name: int(margin[f"{W}{name}"]) / 1440 * 25.4 for name in ("top", "bottom", "left", "right")}
    assert [round(int(size[f"{W}{name}"]) / 1440 * 25.4) for name in ("w", "h")] == [210, 297]
    for name, least, most in (("top", 20, 25), ("bottom", 20, 25), ("left", 30, 35), ("right", 15, 20)):
        assert least - 0.1 <= millimetres[name] <= most + 0.1
    sized = {
        "".join(run.itertext()): int(mark.attrib[f"{W}val"]) / 2
        for run in body.iter(f"{W}r")
        for mark in run.iter(f"{W}sz")
        if "".join(run.itertext())
    }
    assert 12 <= sized[MADE.nation] <= 13
    assert 13 <= sized[MADE.motto] <= 14
    assert 12 <= sized[MADE.issuer] <= 13
    assert 13 <= sized[MADE.place_date] <= 14
    assert 13 <= sized[MADE.kind] <= 14
    assert (sized[MADE.receivers_title], sized[MADE.receivers[0]]) == (12, 11)
    assert 13 <= form.TABLE <= form.BODY <= 14


def test_every_letter_is_times_new_roman_and_black() -> None:
    styles = {style.attrib[f"{W}styleId"]: style for style in _part("word/styles.xml").iter(f"{W}style")}
    for name in ("Normal", "Heading1", "Heading2"):
        fonts, colour = (next(styles[name].iter(f"{W}{each}")).attrib for each in ("rFonts", "color"))
        assert set(fonts.values()) == {"Times New Roman"}
        assert colour[f"{W}val"] == "000000"
    body = _part("word/document.xml")
    assert not [*body.iter(f"{W}rFonts"), *body.iter(f"{W}color")]
    assert {each.attrib[f"{W}val"] for each in _part("word/styles.xml").iter(f"{W}lang")} == {"vi-VN"}


def test_short_tables_are_not_torn_and_no_sum_stands_alone() -> None:
    many = VILLAGES + "".join(f"  n-{number}:\n    name: Nơi {number}\n    kind: bon\n" for number in range(12))
    rows = "".join(f"2026-T10;Nơi {number};1;9;10\n" for number in range(12))
    book = handbook(CSV + rows, many)
    with zipfile.ZipFile(io.BytesIO(docx(report(book, YEAR)))) as found:
        tables = ET.fromstring(found.read("word/document.xml")).iter(f"{W}tbl")
    kept = [[bool([*row.iter(f"{W}keepNext")]) for row in table.iter(f"{W}tr")] for table in tables if [*table.iter(f"{W}tblHeader")]]
    short, long, of_many = kept[0], kept[1], kept[2]
    assert (short[:-1], short[-1]) == ([True] * (len(short) - 1), False)
    assert not any(long), "held together, eight rows of many lines leave the page before them empty"
    assert len(of_many) == 16
    assert of_many[-2:] == [True, False]
    assert not any(of_many[:-2])


def test_tables_are_as_wide_as_the_page_lets_them() -> None:
    for block in MADE.blocks:
        if isinstance(block, Table):
            assert sum(block.widths) == form.PAGE[0] - form.LEFT - form.RIGHT
            assert {len(row) for row in (block.columns, *block.rows)} == {len(block.widths)}


def _database() -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    database.execute("create table p (period, village, target integer, counted integer, eligible integer)")
    rows = list(csv.reader(io.StringIO(CSV), delimiter=";"))[1:]
    database.executemany("insert into p values (?, ?, ?, ?, nullif(?, ''))", rows)
    return database


def _table(heads: str, made: Report = MADE) -> list[Table]:
    return [block for block in made.blocks if isinstance(block, Table) and block.columns[0] == heads]


def _number(text: str) -> int | None:
    return int(text.replace(".", "")) if re.fullmatch(r"[\d.]+", text) else None


def test_a_database_finds_the_same_numbers_of_the_whole_commune() -> None:
    """The sum of all villages or the commune's own row, of the last period: here always October."""
    wanted = _database().execute(
        "select target, sum(counted), sum(eligible), sum(counted) * 1000 / sum(eligible) from p where period = '2026-T10'"
        " group by target having min(village) = 'cả xã' or count(*) = 2"
    )
    found = [
        (int(number), _number(counted), _number(eligible), _number(share.replace(",", "").rstrip("%")))
        for number, _, _, _, counted, eligible, share, _ in _table("TT")[0].rows
        if counted != UNKNOWN
    ]
    assert found == wanted.fetchall()


def test_sums_of_villages_are_those_of_a_database_and_only_where_none_is_missing() -> None:
    sums = _database().execute(
        "select sum(counted), sum(eligible) from p where period = '2026-T10' and village != 'cả xã'"
        " group by target having count(*) = 2 order by target"
    )
    tables = _table("Thôn, bon")
    assert [(_number(each.rows[-1][1]), _number(each.rows[-1][2])) for each in tables if each.sum] == sums.fetchall()
    partial = [each for each in tables if not each.sum]
    assert [each.rows[-1] for each in partial] == [("Bon Mẫu", UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN)]


def test_what_was_counted_apart_is_held_against_the_sum() -> None:
    more = CSV.replace("2026-T10;Bon Mẫu;1;799;800\n", "2026-T10;Bon Mẫu;1;799;800\n2026-T10;cả xã;1;1890;2010\n")
    told = [block.text for block in report(handbook(more), YEAR).blocks if isinstance(block, Paragraph)]
    assert "Số của cả xã được đếm riêng: 1.890 trong 2.010; chênh lệch với tổng các thôn, bon: 11 và 10." in told
    assert not any("đếm riêng" in block.text for block in MADE.blocks if isinstance(block, Paragraph))


@pytest.mark.parametrize(("made", "numbers"), [(MADE, (2, 2, 1, 3)), (EMPTY, (0, 0, 0, 8))], ids=["numbers", "none"])
def test_reached_and_missed_add_up_to_all(made: Report, numbers: tuple[int, ...]) -> None:
    told = next(block.text for block in made.blocks if isinstance(block, Paragraph) and block.text.startswith("Trong 8 chỉ tiêu"))
    assert tuple(map(int, re.findall(r"\d+", told))) == (8, *numbers)
    states = [row[-1] for row in _table("TT", made)[0].rows]
    assert (states.count("đạt"), states.count("chưa đạt"), states.count("……"), states.count(UNKNOWN)) == numbers


def test_without_numbers_every_cell_says_so() -> None:
    assert {row[4:] for row in _table("TT", EMPTY)[0].rows} == {(UNKNOWN,) * 4}
    assert "Chưa có số liệu theo từng thôn, bon." in [block.text for block in EMPTY.blocks if isinstance(block, Paragraph)]


def test_a_later_year_is_held_against_the_later_goal() -> None:
    later = report(handbook(CSV.replace("2026-T10", "2030")), 2030)
    assert _table("TT", later)[0].columns[-1] == "So với mức 2030"
    assert next(row[-1] for row in _table("TT", later)[0].rows) == "chưa đạt"
    assert _table("TT")[0].columns[-1] == "So với mức 2025"


def test_lessons_and_approvals_are_counted_and_none_is_claimed() -> None:
    book = handbook()
    states = [book.approval_state(lesson) for lesson in book.lessons]
    table = _table("Chủ đề")[0]
    assert sum(int(row[1]) for row in table.rows[:-1]) == int(table.rows[-1][1]) == len(book.lessons)
    assert sum(int(row[2]) for row in table.rows[:-1]) == int(table.rows[-1][2]) == states.count("approved")


def test_who_signs_and_what_the_teams_did_is_left_to_fill_in() -> None:
    assert MADE.issuer.strip("…") == ""
    assert all("…" in each for each in (MADE.number, MADE.place_date, MADE.signer[0], MADE.signer[3]))
    heads = [block.text for block in MADE.blocks if isinstance(block, Heading) and block.level == 1]
    assert [head.split(".")[0] for head in heads] == ["I", "II", "III", "IV"]
    blanks = [block.text for block in MADE.blocks if isinstance(block, Paragraph) and block.text.startswith("- ")]
    assert len(blanks) == 12
    assert all("…" in each and not re.search(r"\d", each) for each in blanks)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    disk.write_folder(guides(), tmp_path / "guides")
    return tmp_path


def _run(folder: Path, *typed: str) -> tuple[int, str]:
    told = CliRunner().invoke(main, ["report", *typed, "--guides", str(folder / "guides"), "--out", str(folder / "out")])
    return told.exit_code, told.output


def test_the_command_writes_both_and_says_what_is_missing(folder: Path) -> None:
    code, told = _run(folder, "2026", "--unit", "phòng kinh tế")
    assert code == 0, told
    assert "có số liệu của 6/8 chỉ tiêu" in told
    assert "Còn 2 chỉ tiêu chưa có số liệu năm 2026" in told
    assert sorted(path.name for path in (folder / "out").iterdir()) == ["bao-cao-2026.docx", "bao-cao-2026.pdf"]
    assert (folder / "out" / "bao-cao-2026.docx").read_bytes() == docx(report(handbook(), 2026, handbook().contact("phong-kinh-te")))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("26",), "Năm 26 không làm báo cáo được"),
        (("2024",), "từ 2025"),
        (("2026", "--unit", "phong-kinh"), "Có phải bác muốn gõ phong-kinh-te?"),
        (("nay",), "nay"),
    ],
)
def test_wrong_usage_is_told_in_a_sentence_and_writes_nothing(typed: tuple[str, ...], said: str, folder: Path) -> None:
    code, told = _run(folder, *typed)
    assert (code, said in told) == (2, True), told
    assert not (folder / "out").exists()


def test_a_mistake_in_the_numbers_stops_the_report_with_its_place(folder: Path) -> None:
    (folder / "guides" / "progress.csv").write_text(CSV.replace("1700;2000", "2700;2000"), encoding="utf-8")
    code, told = _run(folder, "2026")
    assert code == 1
    assert "progress.csv:2:14: SO814" in told
