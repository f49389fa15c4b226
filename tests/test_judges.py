"""`make judges`: one that stops does not keep the others from being asked."""

from __future__ import annotations

import importlib
from types import SimpleNamespace

import pytest

from tests.judges import __main__ as judges
from tests.judges.verdict import Verdict


def test_a_judge_that_stops_is_told_in_the_table_and_the_next_one_is_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stops() -> list[Verdict]:
        raise TimeoutError("no answer")

    made = {"one": stops, "other": lambda: [Verdict("other", 7, "pages")]}
    monkeypatch.setattr("sys.argv", ["judges", *made])
    monkeypatch.setattr(importlib, "import_module", lambda name: SimpleNamespace(main=made[name.rpartition(".")[2]]))
    assert judges.main() == 1
    told = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["one:", "TimeoutError:", "no", "answer"] in told
    assert told[-2:] == [["one", "0", "it", "stopped", "1", "found"], ["other", "7", "pages", "0", "found"]]
