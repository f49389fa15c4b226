"""One form of dates wherever people read them."""

from __future__ import annotations

import datetime
import re

from generator.job import PROJECT
from generator.words.dates import date_in_words

ANOTHER_WAY = re.compile(r"%-?d/%-?m|\.day\}/|\bday:0|\.strftime\(|toLocaleDateString|\.getDate\(")
"""Signs of a date that somebody puts together on his own."""


def test_a_date_has_no_zeros_in_front() -> None:
    assert date_in_words(datetime.date(2027, 3, 5)) == "5/3/2027"
    assert date_in_words(datetime.date(2026, 11, 22)) == "22/11/2026"


def test_nothing_writes_a_date_another_way() -> None:
    kinds = (".py", ".js", ".j2", ".typ", ".html")
    sources = [path for room in ("generator", "docs") for path in (PROJECT / room).rglob("*") if path.suffix in kinds]
    assert len(sources) > 100
    found = [
        f"{path.relative_to(PROJECT)}:{number}: {line.strip()}"
        for path in sources
        if path.name != "dates.py"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if ANOTHER_WAY.search(line)
    ]
    assert found == []
