"""The checksum of what people keep in a folder."""

from __future__ import annotations

from pathlib import Path

from generator.disk.sums import sum_of_sources


def _into(name: str) -> bool:
    return name != "__pycache__"


def test_a_folder_that_is_not_looked_into_does_not_count_not_even_that_it_is_there(tmp_path: Path) -> None:
    """Python makes one beside each module that is imported for the first time: the program is no other for it."""
    (tmp_path / "page").mkdir()
    (tmp_path / "page" / "home.py").write_text("home")
    before = sum_of_sources(tmp_path, into=_into)
    (tmp_path / "page" / "__pycache__").mkdir()
    (tmp_path / "page" / "__pycache__" / "home.pyc").write_bytes(b"\0")
    assert sum_of_sources(tmp_path, into=_into) == before
    (tmp_path / "page" / "empty").mkdir()
    assert sum_of_sources(tmp_path, into=_into) != before
