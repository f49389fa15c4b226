"""What editors read beside the real guides: the schemas in guides/schema are those of the models, and every guide keeps to its own."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from json_schema import breaks

from generator.disk import disk
from generator.guide.register import FILE as REGISTER
from generator.guide.schema import schemas

_breaks = cache(breaks)
"""A guide that an ordinary day leaves as it was is judged once."""


def test_the_schema_files_in_the_guides_are_up_to_date(guides: Path) -> None:
    made = schemas()
    assert len(made) == 16
    kept = {f"schema/{name}": content for name, content in disk.read_folder(guides / "schema").items()}
    assert kept == made, "run `sotay schema`"


def test_every_guide_keeps_to_its_schema(guides: Path) -> None:
    files = {name: content for name, content in disk.read_folder(guides, suffix=".yml").items() if name != REGISTER}
    assert [name for name, content in files.items() if _breaks(name, content)] == []
