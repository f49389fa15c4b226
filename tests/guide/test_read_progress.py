"""The commune's numbers: any way in which Excel saves them, sums that a database finds as well, and no mistake that is passed over."""

from __future__ import annotations

import csv
import datetime
import io
import sqlite3
from dataclasses import replace

import pytest
from counted import CSV, VILLAGES, guides, handbook
from hypothesis import given
from hypothesis import strategies as st

from generator.cli.problem_formats import as_text
from generator.disk.look import FolderEntry
from generator.guide.load import check
from generator.guide.progress import Progress, Row, period
from generator.guide.read_progress import Places, read_progress
from generator.problems import Problem
from generator.screen.icons import names

KNOWN = Places(
    {"thon 1": "thon-1", "thon1": "thon-1", "bon b": "bon-b", "bonb": "bon-b"}, {"thon-1": "Thôn 1", "bon-b": "Bon B"}, {1: True, 8: False}
)
HEAD = "kỳ;thôn bon;chỉ tiêu;làm được;tổng số\n"
TODAY = datetime.date(2026, 11, 27)


def _read(text: str, known: Places = KNOWN) -> tuple[Progress, tuple[Problem, ...]]:
    return read_progress("guides/progress.csv", text.encode(), known, TODAY)


def _codes(text: str, known: Places = KNOWN) -> list[str]:
    return [each.code for each in _read(text, known)[1]]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_every_way_of_excel_gives_the_same_rows(separator: str, line_end: str, mark: str) -> None:
    text = HEAD + "2026-Q3;Thôn 1;1;45;100\n2026-q3;CA XA;8;1;\n;;;;\n"
    found, problems = _read(mark + text.replace(";", separator).replace("\n", line_end))
    assert problems == ()
    quarter = period("2026-Q3")
    assert quarter is not None
    assert found == (Row(quarter, "thon-1", 1, 45, 100), Row(quarter, None, 8, 1, None))


def test_columns_may_stand_in_any_order_and_go_by_their_english_names() -> None:
    assert _read("eligible;target;counted;village;period\n100;1;45;bon b;2026\n") == _read(
        "kỳ;bon;chỉ tiêu;đạt;tổng\n2026;Bon B;1;45;100\n"
    )


def test_columns_of_which_excel_kept_only_the_room_do_not_matter() -> None:
    assert _codes("kỳ;thôn bon;chỉ tiêu;làm được;tổng số;;\n2026;cả xã;1;45;100;;\n") == []


@pytest.mark.parametrize("head", ["họ tên", "Họ và tên", "Tên người học", "CCCD", "Số điện thoại", "ngày sinh", "SĐT"])
def test_a_column_about_people_is_refused_before_anything_is_read(head: str) -> None:
    problems = _read(f"kỳ;thôn bon;{head};chỉ tiêu;làm được;tổng số\n2026;Thôn X;Trần Mẫu;1;9;8\n")[1]
    assert [(each.code, each.place.column) for each in problems] == [("SO506", 13)]
    assert "Trần Mẫu" not in as_text(problems)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2026-T12;cả xã;1;45;100", "SO809"),
        ("2027;cả xã;1;45;100", "SO809"),
        ("2026-13;cả xã;1;45;100", "SO808"),
        ("１２;cả xã;1;45;100", "SO808"),
        ("2026;cả xã;8;1;2", "SO816"),
        ("2026;cả xã;1;45;", "SO807"),
        ("2026;cả xã;１;45;100", "SO811"),
        ("2026;cả xã;1;٤;100", "SO812"),
        ("2026;cả xã;1;1e3;5000", "SO812"),
        ("2026;cả xã;1;–5;100", "SO813"),
    ],
)
def test_a_wrong_cell_is_one_problem(text: str, code: str) -> None:
    assert [each for each in _codes(HEAD + text) if each not in ("SO106", "SO107")] == [code]


def test_without_villages_there_is_only_the_whole_commune() -> None:
    none = replace(KNOWN, villages={}, names={})
    assert _codes(HEAD + "2026;cả xã;1;45;100\n", none) == []
    assert _codes(HEAD + "2026;Thôn 1;1;45;100\n", none) == ["SO810"]


def test_what_could_not_be_read_elsewhere_is_not_held_against_the_numbers() -> None:
    assert _codes(HEAD + "2026;Thôn X;77;45;100\n", Places(None, {}, None)) == []


def test_sums_are_compared_only_within_a_period_and_a_target() -> None:
    rows = "2026;cả xã;1;90;300\n2026;Thôn 1;1;50;150\n2026;Bon B;1;{};150\n2025;Thôn 1;1;99;150\n2026;Thôn 1;8;400;\n"
    assert _codes(HEAD + rows.format(40)) == []
    assert _codes(HEAD + rows.format(41)) == ["SO818"]
    assert _codes(HEAD + rows.format(39)) == ["SO819"]


def test_without_a_file_nothing_is_said_and_nothing_known() -> None:
    found, problems = check(guides(None), icons=names(), today=TODAY)
    assert found is not None
    assert not any(each.code.startswith("SO8") for each in problems)
    assert found.progress == ()
    assert not found.standing(1).is_known


@pytest.mark.parametrize("name", ["progress.xlsx", "Progress.csv", "progress.csv.txt", "progress.ods"])
def test_a_spreadsheet_that_was_not_saved_as_csv_is_told(name: str) -> None:
    beside = {name: FolderEntry("file", 9000)}
    for files, wanted in ((guides(None), True), (guides(), False)):
        told = [str(each.place) for each in check(files, icons=names(), others=beside)[1] if each.code == "SO820"]
        assert told == ([f"guides/{name}:1:1"] if wanted else [])


def test_a_database_finds_the_same_sums() -> None:
    """The commune at the end of each period: its own row, else the sum of both villages."""
    database = sqlite3.connect(":memory:")
    database.execute("create table p (period, village, target integer, counted integer, eligible integer)")
    rows = list(csv.reader(io.StringIO(CSV), delimiter=";"))[1:]
    database.executemany("insert into p values (?, ?, ?, ?, nullif(?, ''))", rows)
    wanted = database.execute(
        "select target, period, sum(counted), sum(eligible) from p as each where village = 'cả xã' or not exists"
        " (select 1 from p where p.target = each.target and p.period = each.period and village = 'cả xã')"
        " group by target, period having min(village) = 'cả xã' or count(*) = 2 order by target, period"
    ).fetchall()
    book = handbook()
    found = [
        (target.number, str(count.period), count.counted, count.eligible)
        for target in book.targets.targets
        for count in book.standing(target.number).whole
    ]
    assert sorted(found) == wanted
    assert (5, "2026-T10") not in [each[:2] for each in found]


def test_the_last_period_is_the_one_that_ends_last() -> None:
    book = handbook()
    standing = book.standing(1)
    assert [str(count.period) for count in standing.whole] == ["2025", "2026-Q2", "2026-T10"]
    assert [(name, count and count.counted) for name, count in standing.villages] == [("thon-mau", 1080), ("bon-mau", 799)]
    assert [str(count.period) for count in book.standing(1, 2025).whole] == ["2025"]
    assert dict(book.standing(5).villages)["bon-mau"] is None


@pytest.mark.parametrize(
    ("target", "counted", "eligible", "year", "verdict"),
    [
        (1, 900, 1000, 2026, "reached"),
        (1, 899, 1000, 2026, "missed"),
        (1, 900, 1000, 2030, "missed"),
        (2, 80, 100, 2025, "reached"),
        (3, 40, 100, 2029, "reached"),
        (3, 70, 100, 2030, "missed"),
        (3, 71, 100, 2030, "reached"),
        (4, 500, 1000, 2026, "missed"),
        (4, 501, 1000, 2026, "reached"),
        (8, 1, None, 2026, "unmeasured"),
    ],
)
def test_a_goal_is_reached_as_its_words_say(target: int, counted: int, eligible: int | None, year: int, verdict: str) -> None:
    row = f"2026;cả xã;{target};{counted};{'' if eligible is None else eligible}\n"
    book = handbook(HEAD + row)
    count = book.standing(target).whole[-1]
    assert count.verdict(next(each for each in book.targets.targets if each.number == target), year) == verdict


@given(st.text(alphabet=st.sampled_from('2026-QT13;,\n"\t thônbcảxã%.−é\x00\u200b'), max_size=120))
def test_no_text_breaks_it(text: str) -> None:
    for whole in (text, HEAD + text):
        found, problems = _read(whole)
        assert found or problems or whole.count("\n") <= 1 or not text.strip(' \n;,"\t')
        as_text(problems)


def test_the_list_of_villages_is_checked_with_the_commune() -> None:
    files = guides(villages=VILLAGES.replace("kind: bon", "kind: tổ"))
    assert {each.code for each in check(files, icons=names(), today=TODAY)[1] if each.level == "error"} == {"SO221"}


def test_a_table_of_very_many_columns_is_told_by_its_first_ones():
    told = _codes("a;" * 80_000)
    assert set(told) == {"SO804", "SO802"}
    assert len(told) < 60
