"""Follows every link of a site with linkinator, a program of others: pages, files, and places within pages. No other host is asked."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from pathlib import Path

from prepare import LINKS


def link_faults(folder: Path, start: str = ".") -> tuple[int, list[str]]:
    """How many addresses are met from a page of this folder on, and each that leads nowhere, with the page that has it."""
    node = shutil.which("node")
    assert node, "Node is missing: run `make test`, or install the package npm"
    elsewhere = r"^https?://(?!localhost)"
    options = ["--recurse", "--check-fragments", "--format", "json", "--skip", elsewhere, "--concurrency", "4"]
    with tempfile.TemporaryFile() as told:  # it ends before a pipe has taken all of a long list
        done = subprocess.run([node, str(LINKS), start, *options], cwd=folder, stdout=told, stderr=subprocess.PIPE, check=False)
        told.seek(0)
        said = told.read().decode()
    assert said.startswith("{"), done.stderr.decode()
    links = json.loads(said)["links"]
    wrong = [link for link in links if link["state"] == "BROKEN"]
    return len(links), [f"{link.get('parent', '')} → {link['url']}: {link.get('status', 'no answer')}" for link in wrong]
