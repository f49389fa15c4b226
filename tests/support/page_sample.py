"""A small handbook for the page tests: two lessons, three topics, one of them still without a lesson."""

from __future__ import annotations

import datetime
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.address import Site
from generator.edition import Download
from generator.guide.commune import Commune
from generator.guide.glossary import Glossary
from generator.guide.handbook import Handbook
from generator.guide.lesson import Lesson
from generator.guide.links import Links
from generator.guide.screen import Screens
from generator.guide.targets import Targets
from generator.guide.topic import Topics
from generator.guide.trouble import Troubles, with_fixes

SITE = Site("https://quangson.example", datetime.date(2026, 11, 22))
DOWNLOADS = (
    Download("to-roi/103-a4.pdf", 84_211, 2, "a4", 103, on=frozenset({"lesson", "trainer"})),
    Download("to-roi/103.png", 126_000, 0, "png", 103, on=frozenset({"lesson", "trainer"})),
)


def raw() -> dict[str, Any]:
    """The sample as plain data, every scalar a text, for tests that change it."""
    return deepcopy(_read())


@cache
def _read() -> dict[str, Any]:
    text = Path(__file__).with_name("handbook.yml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.load(text, yaml.BaseLoader)
    return data


def handbook(data: dict[str, Any] | None = None) -> Handbook:
    """The sample, or changed data of its shape, as a handbook."""
    data = data or raw()
    troubles = Troubles.model_validate({"troubles": data["troubles"]}).troubles
    return Handbook(
        commune=Commune.model_validate(data["commune"]),
        topics=Topics.model_validate({"topics": data["topics"]}).topics,
        lessons=tuple(with_fixes(Lesson.model_validate(lesson), troubles) for lesson in data["lessons"]),
        troubles=troubles,
        screens=Screens.model_validate(data["screens"]).root,
        links=Links.model_validate({"hosts": {"gov.vn": "Nhà nước"}, "links": data["links"]}).links,
        terms=Glossary.model_validate({"terms": data["terms"]}).terms,
        targets=Targets.model_validate(data["targets"]),
        files={int(lesson["code"]): f"bai/{lesson['code']}-mau.yml" for lesson in data["lessons"]},
    )
