"""Two versions of a site of a few lessons: as it is, and after somebody changed one lesson."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from pathlib import Path

from few import few_guides

from generator.build import build
from generator.disk import disk
from generator.guide.handbook import Handbook
from generator.guide.load import load
from generator.job import Job
from generator.screen.icons import names

CHANGED = 103
NEW_WORDS = "tên gọi thêm vào để thử"


@dataclass(frozen=True)
class Sites:
    """Path → content of each version, and what they were made from."""

    first: disk.Files
    newer: disk.Files
    handbook: Handbook


def phone_sites(folder: Path) -> Sites:
    """Build both, without paper, which no phone keeps."""
    guides = few_guides()
    (name,) = [name for name in guides if f"/{CHANGED}-" in name]
    text = guides[name].decode()
    changed = re.sub(r"(?m)^find:\n", f"find:\n  - {NEW_WORDS}\n", text)
    changed = re.sub(r"practise: \[(\d+), (\d+)\]", lambda match: f"practise: [{match[1]}, {int(match[2]) + 5}]", changed)
    assert changed.count(NEW_WORDS) == 1
    assert changed.splitlines() != text.replace("find:\n", f"find:\n  - {NEW_WORDS}\n", 1).splitlines(), "the page itself changes too"
    return Sites(_built(guides, folder), _built({**guides, name: changed.encode()}, folder), load(guides, icons=names()))


def _built(guides: disk.Files, folder: Path) -> disk.Files:
    disk.write_folder(guides, folder / "guides")
    build(Job(today=datetime.date(2026, 11, 22), guides=folder / "guides", out=folder / "build", quick=True), lambda _step, _blanks: None)
    return disk.read_folder(folder / "build" / "site")
