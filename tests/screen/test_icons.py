"""The icons: one family, well formed, with the names that guides and pages use."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from generator.screen.icons import ICONS, names

FOR_PAGES = {
    "search",
    "home",
    "list",
    "book",
    "eye",
    "help",
    "warning",
    "clock",
    "person",
    "ok",
    "no",
    "undo",
    "prev",
    "next",
    "call",
    "down",
    "print",
    "sound",
    "steps",
    "out",
    "paper",
}
FOR_TOPICS = {
    "topic-vneid",
    "topic-health",
    "topic-services",
    "topic-sign",
    "topic-pay",
    "topic-shop",
    "topic-safe",
    "topic-ai",
    "topic-find",
}
FOR_SCREENS = {
    "lock",
    "card",
    "message",
    "camera",
    "heart",
    "phone",
    "sun",
    "bank",
    "bell",
    "qr",
    "cart",
    "basket",
    "box",
    "truck",
    "star",
    "chat",
    "robot",
    "mic",
    "shield",
    "pin",
    "calendar",
    "doc",
    "pen",
    "map",
    "leaf",
    "coffee",
    "wallet",
    "face",
    "key",
    "globe",
    "video",
    "gear",
    "trash",
    "send",
    "image",
}


def test_pages_and_screens_find_their_icons() -> None:
    assert names() >= FOR_PAGES | FOR_TOPICS | FOR_SCREENS
    assert names() == set(ICONS)


@pytest.mark.parametrize("name", sorted(ICONS))
def test_an_icon_is_well_formed_and_takes_its_colour_from_around(name: str) -> None:
    root = ElementTree.fromstring(f"<svg>{ICONS[name]}</svg>")
    assert len(root)
    for shape in root.iter():
        assert shape.tag in {"svg", "path", "circle", "rect"}
        assert not {"fill", "stroke", "style", "class", "id"} & set(shape.keys())
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)


def test_no_two_icons_on_a_screen_look_the_same() -> None:
    drawn = [markup for name, markup in ICONS.items() if not name.startswith("topic-")]
    assert len(drawn) == len(set(drawn))
