"""No code test can look into the real guides, whichever way it tries."""

from __future__ import annotations

from pathlib import Path

import pytest
from own_guides import ALLOWED, RealGuidesError

from generator.disk import disk
from generator.job import PROJECT


def test_the_folder_cannot_be_listed_or_read() -> None:
    with pytest.raises(RealGuidesError, match="test_own_guides"):
        disk.read_folder(PROJECT / "guides")


@pytest.mark.parametrize("name", ["guides/commune.yml", "generator/../guides/commune.yml"])
def test_no_file_of_it_can_be_opened(name: str) -> None:
    with pytest.raises(RealGuidesError):
        (PROJECT / name).read_bytes()


def test_it_is_found_from_the_working_folder_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PROJECT)
    with pytest.raises(RealGuidesError):
        list(Path("guides").iterdir())


def test_everybody_who_may_look_is_there_and_says_why() -> None:
    assert [name for name, reason in ALLOWED.items() if not ((PROJECT / name).exists() and reason)] == []


def test_the_samples_may_be_read() -> None:
    assert list((Path(__file__).parent / "sample_guides").iterdir())
