"""Asks the Nu HTML checker, the W3C's own, whether pages are valid."""

from __future__ import annotations

import json
from pathlib import Path

from java import run_jar
from prepare import CHECKER


def html_faults(*places: Path) -> list[str]:
    """Every error in these pages and folders of pages, as `file:line: message`."""
    assert CHECKER.is_file(), "The Nu HTML checker is missing: run `make test`, or `npm ci --ignore-scripts` in tests/node"
    said = run_jar(str(CHECKER), "--errors-only", "--skip-non-html", "--format", "json", "--stdout", *map(str, places))
    messages = json.loads(said)["messages"]
    return [f"{each.get('url', '')}:{each.get('lastLine', 0)}: {each['message']}" for each in messages]
