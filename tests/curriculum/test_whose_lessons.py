"""The real guides are for every commune: only the file that says whose they are names ours."""

from __future__ import annotations

import re

from generator.disk import disk
from generator.job import PROJECT

OURS = re.compile(r"qu[ảa]ng[ _-]?s[ơo]n", re.IGNORECASE)


def test_no_guide_names_our_commune_but_the_one_that_says_who_we_are() -> None:
    guides = {name: content.decode() for name, content in disk.read_folder(PROJECT / "guides").items() if name.endswith((".yml", ".csv"))}
    assert [name for name, text in guides.items() if OURS.search(text)] == ["commune.yml"]
