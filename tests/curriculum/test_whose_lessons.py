"""The real guides are for every commune: only the file that says whose they are names ours."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

from generator.disk import disk
from generator.guide.new_commune import new_commune
from generator.guide.own import FIRST_NUMBER, LESSONS
from generator.guide.units import find
from generator.job import PROJECT, Job, read_guides

DAY = datetime.date(2026, 11, 27)
LONGEST = ("Phường Văn Miếu - Quốc Tử Giám", "Hà Nội")
"""No commune has a longer name."""

OURS = re.compile(r"qu[ảa]ng[ _-]?s[ơo]n", re.IGNORECASE)


def test_no_guide_names_our_commune_but_the_one_that_says_who_we_are() -> None:
    guides = {name: content.decode() for name, content in disk.read_folder(PROJECT / "guides").items() if name.endswith((".yml", ".csv"))}
    assert [name for name, text in guides.items() if OURS.search(text)] == ["commune.yml"]


def test_no_shared_lesson_takes_a_number_that_is_kept_for_communes() -> None:
    names = [name.rpartition("/")[2] for name in disk.read_folder(PROJECT / "guides", suffix=".yml") if not name.startswith(f"{LESSONS}/")]
    assert [name for name in names if re.match(rf"[1-9]{FIRST_NUMBER // 10}\d-", name)] == []


def test_the_lessons_are_without_a_mistake_under_the_longest_name_too(tmp_path: Path) -> None:
    (unit,) = find(*LONGEST).exactly
    pattern = (PROJECT / "guides" / "commune.yml").read_bytes()
    disk.write_file(tmp_path / "commune.yml", new_commune(unit, pattern, host=None, plan=None, phones={}).encode())
    handbook, _, problems = read_guides(Job(today=DAY, guides=tmp_path))
    assert problems == ()
    assert handbook.commune.name == "phường Văn Miếu - Quốc Tử Giám"
    assert len(handbook.lessons) > 100
