"""Builds the pages of a handbook into a folder, with the real theme and the real MkDocs, for tests that look at the result."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
from pathlib import Path

import yaml

from generator.address import Site
from generator.guide.handbook import Handbook
from generator.page.download import Download
from generator.page.pages import resident_pages
from generator.page.staff import staff_pages
from generator.page.theme import site_name, theme_settings
from generator.site.search_index import entry, search_index
from generator.site.stylesheet import stylesheet

PROJECT = Path(__file__).parents[2]
SITE = Site("https://quangson.example", datetime.date(2026, 11, 22))


def build_site(handbook: Handbook, folder: Path) -> Path:
    """Stage pages and assets and run `mkdocs build --strict`; gives the finished site's folder. A refusal fails with MkDocs' words."""
    docs = folder / "docs"
    assets = PROJECT / "docs" / "assets"
    downloads = {lesson.code: (Download(f"to-roi/{lesson.code}-a4.pdf", 84_211, 2),) for lesson in handbook.lessons}
    files = {
        **{f"assets/{file.name}": file.read_bytes() for file in assets.iterdir()},
        **resident_pages(handbook, SITE, downloads),
        **staff_pages(handbook, SITE, downloads),
        "assets/so-tay.css": stylesheet(handbook, (assets / "so-tay.css").read_text(encoding="utf-8")),
        "assets/search-index.js": search_index([entry(handbook, lesson) for lesson in handbook.lessons]),
    }
    for path, content in files.items():
        target = docs / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    settings = {
        "INHERIT": str(PROJECT / "mkdocs.yml"),
        "site_name": site_name(handbook),
        "site_url": SITE.host + "/",
        "docs_dir": str(docs),
        "site_dir": str(folder / "site"),
        "theme": {"custom_dir": str(PROJECT / "docs" / "overrides")},
        "extra": theme_settings(handbook, SITE),
    }
    config = folder / "mkdocs.yml"
    config.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(config)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"})
    assert done.returncode == 0, done.stderr
    return folder / "site"
