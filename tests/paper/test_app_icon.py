"""The icon for a phone's first screen; its sizes and corners are measured where the finished site is tested."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.job import PROJECT
from generator.paper.app_icon import app_icon

ICON = (PROJECT / "docs" / "assets" / "icon.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize("maskable", [False, True])
def test_the_same_drawing_gives_the_same_bytes(fonts: Path, maskable: bool) -> None:
    assert app_icon(ICON, 192, fonts, maskable=maskable) == app_icon(ICON, 192, fonts, maskable=maskable)


def test_a_maskable_icon_needs_a_ground_that_can_be_widened(fonts: Path) -> None:
    with pytest.raises(ValueError, match="ground"):
        app_icon(ICON.replace("<rect", "<path"), 192, fonts, maskable=True)
