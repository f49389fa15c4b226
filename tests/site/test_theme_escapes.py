"""The theme's templates are filled in without autoescape, so each value in an attribute says for itself that it is escaped."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.job import PROJECT

OVERRIDES = PROJECT / "docs" / "overrides"


@pytest.mark.parametrize("template", sorted(OVERRIDES.rglob("*.html")), ids=lambda path: path.name)
def test_every_value_in_an_attribute_is_escaped(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    values = [value for tag in re.findall(r"<[a-z][^<]*?>", text) for value in re.findall(r"\{\{(.*?)\}\}", tag)]
    assert [value.strip() for value in values if not value.strip().endswith("| e")] == []
