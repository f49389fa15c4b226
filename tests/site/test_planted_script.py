"""A new script for readers is one file and one row: the pages of its kind load it, phones keep it, the last look at the site knows it."""

from __future__ import annotations

import datetime
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from generator.build import build
from generator.disk import disk
from generator.job import PROJECT, Job
from generator.site import assets
from generator.site.assets import Script
from generator.site.scripts import scripts
from generator.site.verify import SiteError

SAMPLE = Path(__file__).parents[1] / "good_guides"
ROW = Script("assets/tap.js", pages=("lesson",), joins=("elements",), asks=("assets/icon.svg",))
LESSONS = sorted(int(file.name[:3]) for file in SAMPLE.glob("*/[0-9]*.yml"))
SOURCE = "/* Taps. */\nmake('p', { id: ALL_SETS }); // told\n"


@pytest.fixture
def job(tmp_path: Path) -> Job:
    """A small handbook, and the hand-written pages with one more script among them."""
    shutil.copytree(SAMPLE, tmp_path / "guides")
    shutil.copytree(PROJECT / "docs", tmp_path / "docs")
    shutil.copy(PROJECT / "mkdocs.yml", tmp_path)
    (tmp_path / "docs/assets/js/tap.js").write_text(SOURCE, encoding="utf-8")
    day = datetime.date(2026, 11, 22)
    return Job(today=day, guides=tmp_path / "guides", out=tmp_path / "build", docs=tmp_path / "docs", quick=True)


def test_a_planted_script_reaches_the_pages_and_phones_of_its_row(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "SCRIPTS", (*assets.SCRIPTS, ROW))
    build(job, lambda _step, _blanks: None)
    site = disk.read_folder(job.site)
    loading = {name for name, content in site.items() if name.endswith(".html") and b"assets/tap.js" in content}
    assert loading == {f"{code}/index.html" for code in LESSONS}
    published = site["assets/tap.js"].decode()
    assert '"tat-ca"' in published
    assert "createElement" in published
    assert "Taps" not in published, "comments are for us"
    assert "assets/tap.js" in json.loads(site["assets/luu.json"])["sets"]["chung"]

    monkeypatch.setattr(assets, "SCRIPTS", (*assets.SCRIPTS[:-1], replace(ROW, asks=("assets/gone.json",))))
    with pytest.raises(SiteError, match=r"assets/tap\.js asks for assets/gone\.json"):
        build(job, lambda _step, _blanks: None)


def test_a_row_says_whether_its_script_goes_into_copies(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    written = disk.read_folder(job.docs)
    for goes in (True, False):
        monkeypatch.setattr(assets, "SCRIPTS", (*[each for each in assets.SCRIPTS if each.path != ROW.path], replace(ROW, copied=goes)))
        assert (ROW.path in scripts(written, copy=True)) == goes
        assert (ROW.path in [each["path"] for each in assets.tags(copy=True)["scripts"]]) == goes
