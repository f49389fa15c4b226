"""The numbers of the lessons, as `sotay check` tells them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from good import ICONS, good, with_change

from generator.cli.check_table import measure, questions, table
from generator.cli.main import main
from generator.guide.handbook import Handbook
from generator.guide.load import load

GOOD = Path(__file__).parents[1] / "good_guides"

TABLE = """\
Bài                  Bước  Hình  Âm tiết giữa  dài nhất  Nguồn  Phải hỏi
103 Kích hoạt VNeID     4     2             4         6      1         0
Cả 1 bài                4     2             4         6      1         0
"""
LINE = "1 bài, 4 bước, 2 hình. Câu của bước: một nửa không quá 4 âm tiết, dài nhất 6.\n"


def test_the_table_has_a_line_for_each_lesson_and_one_for_all() -> None:
    done = CliRunner().invoke(main, ["check", "--guides", str(GOOD), "--table"])
    assert done.exit_code == 0
    assert done.stdout == TABLE
    assert done.stderr.startswith(LINE)


def test_without_the_table_a_line_tells_the_whole() -> None:
    done = CliRunner().invoke(main, ["check", "--guides", str(GOOD)])
    assert done.stdout == ""
    assert done.stderr.startswith(LINE)


@pytest.mark.parametrize("form", ["json", "github"])
def test_programs_get_no_table(form: str) -> None:
    done = CliRunner().invoke(main, ["check", "--guides", str(GOOD), "--table", "--format", form])
    assert "Bước" not in done.stdout


def test_the_table_agrees_with_the_lessons(handbook: Handbook) -> None:
    rows = [line.split() for line in table(handbook, "en").splitlines()]
    assert [row[0] for row in rows[1:-1]] == [str(lesson.code) for lesson in handbook.lessons]
    whole = measure(handbook.lessons)
    assert sum(int(row[-6]) for row in rows[1:-1]) == whole.steps == len(whole.syllables)
    assert sum(int(row[-2]) for row in rows[1:-1]) == whole.sources
    assert max(int(row[-3]) for row in rows[1:-1]) == whole.longest
    assert sum(int(row[-1]) for row in rows[1:-1]) == whole.doubts
    assert sorted(whole.syllables)[(len(whole.syllables) - 1) // 2] == whole.median


def test_what_must_still_be_asked_is_listed_by_unit_in_the_order_of_the_contacts() -> None:
    confirm = """\
confirm:
  - {what: "Bấm **Quên mã** thì máy hỏi gì?", ask: vneid, phone: một máy Samsung}
  - {what: "Ngày nào Công an xã nhận hồ sơ?", ask: cong-an-xa}
checked:"""
    asked = load(with_change("checked: {date", confirm + " {date"), icons=ICONS)
    assert (
        questions(asked, "vi")
        == """\
Còn 2 điều phải hỏi lại trước khi tin hẳn:
Công an xã (cong-an-xa): 1
  103  Ngày nào Công an xã nhận hồ sơ?
Tổng đài VNeID (vneid): 1
  103  Bấm Quên mã thì máy hỏi gì? [thử trên: một máy Samsung]"""
    )
    assert table(asked, "vi").endswith("1         2")
    assert measure(asked.lessons).doubts == 2


def test_where_nothing_is_open_there_is_no_list() -> None:
    assert questions(load(good(), icons=ICONS), "vi") == ""
