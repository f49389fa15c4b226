"""The whole build, read top to bottom: guides → handbook → paper and pages → staged Markdown → site, whole or not at all."""

from __future__ import annotations

import datetime
import json
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from generator.address import Site
from generator.guide.handbook import Handbook
from generator.guide.load import check
from generator.page.download import Download
from generator.page.pages import resident_pages
from generator.page.staff import staff_pages
from generator.paper.press import Press
from generator.paper.sheet import Sheet
from generator.problems import GuideError, Place, Problem, problem
from generator.publish import disk, mkdocs, swap, verify
from generator.screen.icons import names as icon_names
from generator.search.index import entry, search_index

Tell = Callable[[str, dict[str, object]], None]
"""Says how far the build is: a key of `words/cli.<language>.yml` under `progress`, and what fills its blanks."""

PROJECT = Path(__file__).resolve().parent.parent
"""Where `docs/`, `guides/` and `mkdocs.yml` lie: the package is installed in place (`pip install -e .`)."""


@dataclass(frozen=True, slots=True)
class Job:
    """What to build, from where and to where. `host` None means the host of commune.yml."""

    today: datetime.date
    guides: Path = PROJECT / "guides"
    out: Path = PROJECT / "build"
    docs: Path = PROJECT / "docs"
    host: str | None = None
    release: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What was made: written to `report.json`."""

    host: str
    draft: bool
    lessons: int
    pictures: int
    pages: int
    site_bytes: int
    sheets_made: int
    sheets_kept: int
    codes_read_back: int
    stale_lessons: tuple[int, ...]
    printed_codes: dict[str, tuple[str, ...]]
    first_visit_gzip_bytes: dict[str, int]
    search_index_gzip_bytes: int
    warnings: int
    seconds: dict[str, float] = field(default_factory=dict)

    def as_json(self) -> bytes:
        """The report as indented JSON."""
        fields = {name: getattr(self, name) for name in self.__slots__}
        return (json.dumps(fields, ensure_ascii=False, indent=2) + "\n").encode()
