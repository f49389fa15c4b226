"""The JSON Schemas for editors: in Vietnamese, and saying the same as the reader. Judged by a small validator of our own."""

from __future__ import annotations

from pathlib import Path

import pytest
from few import SAMPLE_GUIDES
from good import LESSON, SCREENS, TESTS, good
from json_schema import breaks

from generator.guide.schema import schemas


@pytest.mark.parametrize("root", [SAMPLE_GUIDES, TESTS / "good_guides"], ids=lambda root: root.name)
def test_every_good_guide_keeps_to_its_schema(root: Path):
    paths = sorted(root.rglob("*.yml"))
    assert paths
    for path in paths:
        assert not breaks(path.relative_to(root).as_posix(), path.read_bytes()), path


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (LESSON, "title:", "tilte:"),
        (LESSON, "code: 103", "code: 99"),
        (LESSON, "status: waiting", "status: ok"),
        (LESSON, "links: [vneid]", "links: [Vneid]"),
        (LESSON, "teach: [10, 15]", "teach: [10]"),
        (LESSON, "practise: Tập gõ 6 số trên giấy.\n", ""),
        (SCREENS, "badge: person", "picture: person"),
        (SCREENS, "badge: person", "{badge: person, gap: 10}"),
        ("topics.yml", '"#0d5c4c"', "xanh"),
        ("commune.yml", "fee: charged", "fee: some"),
        (LESSON, "targets: [1]", "targets: [0]"),
        (LESSON, "trouble: go-sai", "trouble: Gõ sai"),
        (SCREENS, "  draw:", "  phone: maybe\n  draw:"),
        ("troubles.yml", "    problem:", "    problme:"),
    ],
)
def test_a_bad_guide_breaks_its_schema(name: str, old: str, new: str):
    raw = good()[name].decode()
    assert old in raw
    assert not breaks(name, raw.encode())
    assert breaks(name, raw.replace(old, new, 1).encode())


def test_a_record_may_be_one_bare_value_where_the_reader_takes_it():
    raw = (
        "man-hinh:\n  alt: Hình.\n  draw:\n    - bar: Tin nhắn\n    - bar: {text: Tin nhắn, back: false}\n    - rows: [Một, {text: Hai}]\n"
    )
    assert not breaks(SCREENS, raw.encode())


def test_what_editors_show_is_vietnamese_and_not_the_code_s_docstrings():
    everything = b"".join(schemas().values()).decode()
    for english in ("A quiz question", "One lesson, one file", "Min Age", "The coloured bar"):
        assert english not in everything
    assert "Số bài, 3 chữ số" in everything
