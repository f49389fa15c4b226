"""Asks the Nu HTML checker, the W3C's own, whether pages are valid."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

from prepare import CHECKER


def html_faults(*places: Path) -> list[str]:
    """Every error in these pages and folders of pages, as `file:line: message`."""
    java = shutil.which("java")
    assert java, "Java is missing: run `make test`, or install the package default-jre-headless"
    assert CHECKER.is_file(), "The Nu HTML checker is missing: run `make test`, or `npm ci --ignore-scripts` in tests/node"
    command = [java, "-jar", str(CHECKER), "--errors-only", "--skip-non-html", "--format", "json", "--stdout", *map(str, places)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.stdout, done.stderr
    messages = json.loads(done.stdout)["messages"]
    return [f"{each.get('url', '')}:{each.get('lastLine', 0)}: {each['message']}" for each in messages]
