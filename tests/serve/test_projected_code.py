"""The code by which a room comes in: on the wall, with how many have come, and in the terminal."""

from __future__ import annotations

import io

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, expect
from room_server import PLACE, Room

from generator.serve.room import PAGE, in_code, terminal_code


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1024, 768), (1920, 1080), (800, 600)])
def test_the_projected_code_takes_half_the_height_and_opens_the_address(room: Room, chromium: Browser, width: int, height: int) -> None:
    page = chromium.new_page(viewport={"width": width, "height": height})
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(f"http://127.0.0.1:{room.port}{PAGE}")
    box = page.locator("main > svg").bounding_box()
    assert box is not None
    assert box["height"] * 25 / 33 >= height / 2, "without the white edge"
    words = page.locator("main > div").bounding_box()
    assert words is not None
    assert words["y"] >= 0
    assert words["y"] + words["height"] <= height
    assert words["x"] + words["width"] <= width
    picture = page.screenshot()
    page.close()
    assert [found.text for found in zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)))] == [in_code(PLACE)]
    assert complaints == []


def test_the_projected_number_grows_while_phones_come(room: Room, chromium: Browser) -> None:
    page = chromium.new_page()
    page.goto(f"http://127.0.0.1:{room.port}{PAGE}")
    expect(page.get_by_role("status")).to_have_text("Đã có 0 máy vào")
    room.phones.came("192.168.137.30")
    expect(page.get_by_role("status")).to_have_text("Đã có 1 máy vào", timeout=8000)
    page.close()
    room.phones._seen.clear()


def test_the_code_in_the_terminal_is_the_same_code() -> None:
    """Half blocks read back as modules: every line of characters is two rows."""
    lines = terminal_code(PLACE).rstrip("\n").split("\n")
    rows: list[list[bool]] = []
    for line in lines:
        plain = [char for char in line if char in "▀▄█ "]
        rows.append([char in "▀█" for char in plain])
        rows.append([char in "▄█" for char in plain])
    width = max(map(len, rows))
    picture = Image.new("L", (width, len(rows)))
    picture.putdata([255 if (at < len(row) and row[at]) else 0 for row in rows for at in range(width)])
    large = picture.resize((width * 8, len(rows) * 8), Image.Resampling.NEAREST)
    found = zxingcpp.read_barcodes(large) or zxingcpp.read_barcodes(large.point(lambda value: 255 - value))
    assert [code.text for code in found] == [in_code(PLACE)]
