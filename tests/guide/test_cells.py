"""Cells are those that the standard library reads, and each is found where it was written."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.guide.cells import grid

CELLS = st.text(alphabet='ab ";,\n1ộ', max_size=6)
TABLES = st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=5)


def _written(rows: list[list[str]], separator: str) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(rows)
    return out.getvalue()


@given(TABLES, st.sampled_from(";,"))
def test_cells_are_those_of_the_standard_library(rows: list[list[str]], separator: str) -> None:
    head = ["x", "y"]
    found = grid("t.csv", ("\ufeff" + _written([head, *rows], separator)).encode())
    wanted = [[" ".join(cell.split()) for cell in row] for row in [head, *rows]]
    assert [[cell.text for cell in row] for row in found.rows] == [row for row in wanted if any(row)]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_separator_line_ends_and_the_mark_of_excel_make_no_difference(separator: str, line_end: str, mark: str) -> None:
    rows = [["kỳ", "thôn", "số"], ["2026", "Thôn 1", "7"], ["", "", ""], ["2027", "", "8"]]
    text = mark + line_end.join(separator.join(row) for row in rows) + line_end
    found = grid("t.csv", text.encode())
    assert found.problems == ()
    assert [[cell.text for cell in row] for row in found.rows] == [rows[0], rows[1], rows[3]]
    assert [str(cell.place) for cell in found.rows[1]] == ["t.csv:2:1", "t.csv:2:6", "t.csv:2:13"]
    assert [cell.place.line for cell in found.rows[2]] == [4, 4, 4]


def test_a_cell_of_two_lines_moves_the_lines_behind_it() -> None:
    found = grid("t.csv", 'a;b\n"một\nhai";3\nx;y'.encode())
    assert [(cell.text, str(cell.place)) for cell in found.rows[1]] == [("một hai", "t.csv:2:1"), ("3", "t.csv:3:6")]
    assert str(found.rows[2][1].place) == "t.csv:4:3"


def test_excels_line_about_the_separator_is_no_row() -> None:
    found = grid("t.csv", b"sep=,\na,b;c\n1,2\n")
    assert [[cell.text for cell in row] for row in found.rows] == [["a", "b;c"], ["1", "2"]]
    assert found.rows[0][0].place.line == 2


@pytest.mark.parametrize("raw", ["Thôn 1;7".encode("utf-16"), b"k\xfd;s\xe8", b"a;b\x00", b"", b"\n\n", b";;;\n"])
def test_what_is_no_table_is_a_problem_and_no_row(raw: bytes) -> None:
    found = grid("t.csv", raw)
    assert found.rows == ()
    assert found.problems


@given(st.binary(max_size=80))
def test_no_bytes_break_it(raw: bytes) -> None:
    found = grid("t.csv", raw)
    assert found.rows or found.problems
