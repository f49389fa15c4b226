"""A guide that was read before reads the same again, and one with anything wrong in it is read anew each time."""

from __future__ import annotations

import pytest
from few import SAMPLE_GUIDES

from generator.disk import disk
from generator.guide.kept_source import KeptSources
from generator.guide.source import read

FILES = disk.read_folder(SAMPLE_GUIDES, suffix=".yml")
LESSON = "1-vneid/103-kich-hoat.yml"


class _Kept(dict[str, bytes]):
    def put(self, name: str, content: bytes) -> None:
        self[name] = content


def test_what_is_kept_of_a_guide_is_all_that_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    sources = KeptSources(_Kept())
    first = {name: sources.read(name, raw) for name, raw in FILES.items()}
    monkeypatch.setattr("generator.guide.kept_source.read", lambda file, _raw: pytest.fail(f"{file} was read anew"))
    assert {name: sources.read(name, raw) for name, raw in FILES.items()} == first
    assert first == {name: read(name, raw) for name, raw in FILES.items()}
    assert len(sources.used) == len(FILES)


@pytest.mark.parametrize(
    "raw",
    [FILES[LESSON] + b"code: 103\n", FILES[LESSON].replace(b"code: 103", "code: 103 😀".encode()), b"- a\n b: c\n", b""],
    ids=["a name twice", "a letter that no sheet shows", "not YAML", "nothing"],
)
def test_nothing_is_kept_of_a_guide_with_a_mistake(raw: bytes) -> None:
    kept = _Kept()
    sources = KeptSources(kept)
    assert sources.read(LESSON, raw) == sources.read(LESSON, raw) == read(LESSON, raw)
    assert kept == {}


def test_another_place_or_one_more_letter_is_another_guide() -> None:
    sources = KeptSources(_Kept())
    for name, raw in ((LESSON, FILES[LESSON]), ("x.yml", FILES[LESSON]), (LESSON, FILES[LESSON] + b"\n")):
        assert sources.read(name, raw) == read(name, raw)
    assert len(sources.used) == 3
