"""The numbers of the lessons, as `sotay check` tells them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli.check_table import measure, table
from generator.cli.main import main
from generator.guide.handbook import Handbook

GOOD = Path(__file__).parents[1] / "good_guides"

TABLE = """\
Bài                  Bước  Hình  Âm tiết giữa  dài nhất  Nguồn
103 Kích hoạt VNeID     4     2             4         6      1
Cả 1 bài                4     2             4         6      1
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
    assert sum(int(row[-5]) for row in rows[1:-1]) == whole.steps == len(whole.syllables)
    assert sum(int(row[-1]) for row in rows[1:-1]) == whole.sources
    assert max(int(row[-2]) for row in rows[1:-1]) == whole.longest
    assert sorted(whole.syllables)[(len(whole.syllables) - 1) // 2] == whole.median
