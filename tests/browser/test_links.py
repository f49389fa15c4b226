"""Every link and every place within a page, followed by a program of others."""

from __future__ import annotations

import shutil
from pathlib import Path

from linked import link_faults


def test_a_second_program_finds_no_link_that_leads_nowhere(site_folder: Path) -> None:
    links, faults = link_faults(site_folder)
    assert faults == []
    assert links > len(list(site_folder.rglob("index.html")))


def test_it_does_find_a_lost_page_and_a_lost_place(site_folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    shutil.copytree(site_folder / "assets", tmp_path / "assets")
    page.write_text('<a href="#day">1</a> <a href="#mat">2</a> <a href="khong-co/">3</a> <p id="day">', encoding="utf-8")
    _, faults = link_faults(tmp_path)
    assert [fault.split(" → ")[1].rpartition("/")[2].split(":")[0] for fault in faults] == ["#mat", ""]
