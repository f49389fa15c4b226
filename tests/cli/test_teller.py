"""Who waits is told how far it is: on a terminal by one line that moves, in a log by a line for each tenth."""

from __future__ import annotations

import io

import pytest

from generator.cli.teller import teller


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _run(stream: io.StringIO, count: int = 200, stop: int | None = None) -> str:
    with teller("vi", stream) as tell:
        tell("read", {})
        for done in range(1, (stop or count) + 1):
            tell("press", {"file": f"to-roi/{done}-a4.pdf", "done": done, "all": count})
        if stop:
            raise KeyboardInterrupt
        tell("pages", {})
    return stream.getvalue()


def test_a_log_has_one_line_a_tenth() -> None:
    lines = _run(io.StringIO()).splitlines()
    assert len(lines) == 12
    assert lines[1] == "In to-roi/20-a4.pdf (20/200)…"
    assert lines[10] == "In to-roi/200-a4.pdf (200/200)…"


@pytest.mark.parametrize("count", [1, 7])
def test_of_few_files_each_is_said_in_a_log(count: int) -> None:
    assert len(_run(io.StringIO(), count).splitlines()) == count + 2


def test_on_a_terminal_one_line_moves_with_bar_count_and_what_is_made() -> None:
    said = _run(_Terminal())
    lines = said.splitlines()
    assert len([line for line in said.split("\n") if line]) == 3, "steps, and one line for all the printing"
    assert any("[#" in line and "100/200" in line and "100-a4.pdf" in line for line in lines)
    assert "200/200" in said


def test_a_run_that_ends_early_leaves_the_terminal_on_a_line_of_its_own() -> None:
    stream = _Terminal()
    with pytest.raises(KeyboardInterrupt):
        _run(stream, stop=20)
    assert stream.getvalue().endswith("\n")
