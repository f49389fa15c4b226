"""Compressed twins are made once and kept; a damaged one is made anew."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from generator.disk import twins as module
from generator.disk.twins import twins

FILES = {"103/index.html": b"<p>Xin ch\xc3\xa0o</p>" * 100, "a.png": b"x" * 1000, "small.css": b"p{}"}


def test_only_texts_that_are_worth_it_have_one_and_it_is_the_text() -> None:
    made = twins(FILES)
    assert list(made) == ["103/index.html.gz"]
    assert gzip.decompress(made["103/index.html.gz"]) == FILES["103/index.html"]
    assert twins(FILES | made) == {}


def test_what_was_compressed_before_is_taken_and_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = twins(FILES, tmp_path)
    assert made == twins(FILES)
    monkeypatch.setattr(module, "_compressed", lambda _content: pytest.fail("compressed again"))
    assert twins(FILES, tmp_path) == made


def test_a_damaged_one_is_made_anew(tmp_path: Path) -> None:
    made = twins(FILES, tmp_path)
    (kept,) = (tmp_path / "twins").iterdir()
    kept.write_bytes(kept.read_bytes()[:-1] + b"?")
    assert twins(FILES, tmp_path) == made


def test_twins_of_texts_that_are_gone_make_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_ROOM", 1)
    twins(FILES, tmp_path)
    twins({"103/index.html": b"<p>Ch\xc3\xa0o b\xc3\xa1c</p>" * 100}, tmp_path)
    assert len(list((tmp_path / "twins").iterdir())) == 1
