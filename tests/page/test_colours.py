"""The brand's colour is told once; where a file cannot ask for it, it says the same."""

from __future__ import annotations

import re

from generator.disk import disk
from generator.job import PROJECT
from generator.page.colours import BRAND, PAGE


def test_icon_and_paper_wear_the_brands_colour() -> None:
    icon = (PROJECT / "docs/assets/icon.svg").read_text(encoding="utf-8")
    assert re.search(r'<rect [^>]*fill="([^"]+)"', icon)[1] == BRAND  # type: ignore[index]
    paper = (PROJECT / "generator/paper/layouts/lib.typ").read_text(encoding="utf-8")
    assert re.search(r'#let pine = rgb\("([^"]+)"\)', paper)[1] == BRAND  # type: ignore[index]


def test_styles_and_theme_ask_for_the_colours_by_name() -> None:
    asking = {name: content for name, content in disk.read_folder(PROJECT / "docs").items() if name.endswith((".css", ".html", ".js"))}
    assert [name for name, content in asking.items() if BRAND.encode() in content or PAGE.encode() in content] == []
