"""What people look at: headings, messages, alerts, pictures, a camera's frame, a drawn code."""

from __future__ import annotations

import re

from generator.guide.screen import Badge, Bubble, DrawnCode, Frame, Photo, Words
from generator.guide.text import plain
from generator.screen.metrics import wrap
from generator.screen.parts import LEFT, ROOM, WIDTH, Part, mark
from generator.screen.shapes import (
    BLUE,
    EDGE,
    INK,
    PALE,
    SOFT,
    WARN,
    WARN_EDGE,
    WARN_INK,
    WHITE,
    Box,
    Lettering,
    circle,
    icon,
    number,
    path,
    rect,
)

TINT = "#dfe9f6"
"""Behind one's own messages: light enough for ink on it (14:1)."""

_CODE = (
    0x00240,
    0x001C0,
    0x00200,
    0x00540,
    0x006C0,
    0x003C0,
    0x0F8B6,
    0x1D5F7,
    0x17F5F,
    0x1505D,
    0x03688,
    0x001BB,
    0x00772,
    0x00178,
    0x001D2,
    0x004CD,
    0x00627,
)
"""Seventeen rows of seventeen modules that look like a code. They encode nothing, and `code` spoils the corner squares as well."""


def badge(value: Badge, top: float) -> tuple[Part, ...]:
    """A round sign."""
    box = Box(WIDTH / 2 - 27, top, 54, 54)
    svg = circle(WIDTH / 2, top + 27, 27, fill=PALE, stroke=EDGE) + icon(value.icon, WIDTH / 2, top + 27, 30, SOFT)
    return (Part(box, svg, (box,), mark(value.id, "look", "badge", "", box.grow(7, 7))),)


def heading(value: Words, top: float) -> tuple[Part, ...]:
    """Bold words in the middle."""
    return _centred(value, top, "heading", 18, bold=True, fill=INK)


def note(value: Words, top: float) -> tuple[Part, ...]:
    """Smaller words in the middle."""
    return _centred(value, top, "note", 14.5, bold=False, fill=SOFT)


def _centred(value: Words, top: float, kind: str, size: float, *, bold: bool, fill: str) -> tuple[Part, ...]:
    text = plain(value.text)
    words = Lettering(wrap(text, size, ROOM - 8, bold), WIDTH / 2, top, size, bold=bold, fill=fill, anchor="middle")
    return (Part(words.box, words.svg, (words.box,), mark(value.id, "look", kind, text, words.box.grow(7, 5))),)


def alert(value: Words, top: float) -> tuple[Part, ...]:
    """A yellow box with a warning triangle."""
    text = plain(value.text)
    words = Lettering(wrap(text, 14, ROOM - 54), LEFT + 42, 0, 14)
    box = Box(LEFT, top, ROOM, max(44, words.height + 20))
    words = words.at(words.x, top + (box.h - words.height) / 2)
    sign = Box(LEFT + 10, top + box.h / 2 - 12, 24, 24)
    svg = rect(box, 8, fill=WARN, stroke=WARN_EDGE, thick=1.8) + icon("warning", LEFT + 22, top + box.h / 2, 24, WARN_INK) + words.svg
    return (Part(box, svg, (sign, words.box), mark(value.id, "look", "alert", text, box.grow(6, 5))),)


def sms(value: Bubble, top: float) -> tuple[Part, ...]:
    """A text message: as wide as the screen, its sender on top."""
    return _bubble(value, top, "sms", ROOM)


def chat(value: Bubble, top: float) -> tuple[Part, ...]:
    """A chat bubble with its tail: mine at the right, the other's at the left."""
    return _bubble(value, top, "chat", ROOM - 34)


def _bubble(value: Bubble, top: float, kind: str, most: float) -> tuple[Part, ...]:
    text = plain(value.text)
    lines = wrap(text, 14, most - 26)
    words = Lettering(lines, 0, 0, 14)
    sender = Lettering(wrap(value.sender, 13.5, most - 26, bold=True), 0, 0, 13.5, bold=True, fill=BLUE) if value.sender else None
    wide = most if kind == "sms" else max(64, words.box.w + 26, sender.box.w + 26 if sender else 0)
    x = LEFT + ROOM - wide if value.mine else LEFT
    head = sender.height + 2 if sender else 0
    box = Box(x, top, wide, head + words.height + 20)
    words = words.at(x + 13, top + 9 + head)
    solid = [words.box]
    svg = _speech(box, mine=value.mine) + words.svg
    if sender:
        sender = sender.at(x + 13, top + 9)
        svg += sender.svg
        solid.append(sender.box)
    return (Part(box, svg, tuple(solid), mark(value.id, "look", kind, text, box.grow(6, 5))),)


def _speech(box: Box, *, mine: bool) -> str:
    """A rounded box with one sharp corner: at the speaker's foot."""
    w, h, tall = number(box.w - 24), number(box.h - 24), number(box.h - 12)
    right = f"h12v-{tall}" if mine else f"a12 12 0 0 0 12-12v-{h}"
    left = f"v{h}a12 12 0 0 0 12 12z" if mine else f"v{tall}z"
    d = f"M{number(box.x + 12)} {number(box.bottom)}h{w}{right}a12 12 0 0 0-12-12h-{w}a12 12 0 0 0-12 12{left}"
    return path(d, fill=TINT if mine else PALE, stroke=EDGE, thick=1.2)


def code(x: float, y: float, size: float, ink: str = INK) -> str:
    """A square that people know as a QR code and that no reader reads.

    Readers look for corner squares whose dark and light run 1:1:3:1:1 (ISO/IEC 18004, 6.3.3). These are thin rings round a
    small dot, without the timing lines between them; and the specks encode nothing.
    """
    unit = size / 17
    corners = ""
    for left, top in ((0, 0), (12, 0), (0, 12)):
        corners += rect(Box(left + 0.4, top + 0.4, 4.2, 4.2), 1, stroke=ink, thick=0.8) + circle(left + 2.5, top + 2.5, 0.8, fill=ink)
    modules = path("".join(_runs(row, f"{bits:017b}") for row, bits in enumerate(_CODE)), stroke=ink, thick=1)
    where = f"translate({number(x)} {number(y)})scale({number(unit)})"
    return f'<g transform="{where}" stroke-linecap="butt">{corners}{modules}</g>'


def _runs(row: int, modules: str) -> str:
    """The dark runs of a row as path data, each a stroke one module thick."""
    dark = [(run.start(), run.end()) for run in re.finditer("1+", modules)]
    return "".join(f"M{start} {row}.5h{end - start}" for start, end in dark)


def qr(value: DrawnCode, top: float) -> tuple[Part, ...]:
    """A drawn code on its white card, with a name below."""
    size = 104.0
    card = Box(WIDTH / 2 - size / 2 - 10, top, size + 20, size + 20)
    svg = rect(card, 8, fill=WHITE, stroke=EDGE) + code(card.x + 10, top + 10, size)
    solid: tuple[Box, ...] = (card.grow(-10, -10),)
    bottom = card.bottom
    if value.text:
        words = Lettering(wrap(value.text, 14, ROOM, bold=True), WIDTH / 2, bottom + 5, 14, bold=True, anchor="middle")
        svg += words.svg
        solid += (words.box,)
        bottom = words.box.bottom
    left = min(card.x, *(part.x for part in solid))
    box = Box(left, top, WIDTH - 2 * left, bottom - top)
    return (Part(box, svg, solid, mark(value.id, "look", "qr", "", box.grow(7, 6))),)


def photo(value: Photo, top: float) -> tuple[Part, ...]:
    """Goods in a shop: a picture, its caption, a note such as the price."""
    words = Lettering(wrap(value.text, 14.5, ROOM - 24, bold=True), LEFT + 12, top + 96, 14.5, bold=True)
    solid = [Box(WIDTH / 2 - 26, top + 18, 52, 52), words.box]
    svg = words.svg
    bottom = words.box.bottom
    if value.note:
        small = Lettering(wrap(value.note, 13.5, ROOM - 24), LEFT + 12, bottom, 13.5, fill=SOFT)
        svg += small.svg
        solid.append(small.box)
        bottom = small.box.bottom
    box = Box(LEFT, top, ROOM, bottom + 9 - top)
    view = rect(box, 10, fill=WHITE, stroke=EDGE) + rect(Box(LEFT + 6, top + 6, ROOM - 12, 82), 6, fill=PALE)
    svg = view + icon(value.icon or "image", WIDTH / 2, top + 46, 52, SOFT) + svg
    return (Part(box, svg, tuple(solid), mark(value.id, "look", "photo", value.text, box.grow(6, 5))),)


def camera(value: Frame, top: float) -> tuple[Part, ...]:
    """What the camera sees, with the frame that the app lays over it."""
    box = Box(LEFT, top, ROOM, 156)
    x, y = WIDTH / 2, top + 78
    if value.shape == "face":
        seen = Box(x - 54, y - 68, 108, 136)
        oval = f'cx="{number(x)}" cy="{number(y)}" rx="54" ry="68"'
        svg = f'<ellipse {oval} fill="{WHITE}" stroke="{BLUE}" stroke-width="3.6" stroke-dasharray="9 7"/>'
        svg += path(f"M{number(x - 37)} {number(y - 10)}c-4-56 78-56 74 0c0 66-74 66-74 0z", stroke=SOFT, thick=2.4)
        svg += path(f"M{number(x - 36)} {number(y - 16)}c24-2 40-8 48-18c6 10 14 16 24 18", stroke=SOFT, thick=2.4)
        eyes = f"M{number(x - 15)} {number(y - 4)}v4M{number(x + 15)} {number(y - 4)}v4"
        svg += path(f"{eyes}M{number(x - 12)} {number(y + 20)}q12 9 24 0", stroke=SOFT, thick=3)
    elif value.shape == "card":
        seen = Box(x - 84, y - 53, 168, 106)
        svg = rect(seen.grow(-9, -9), 7, fill=WHITE, stroke=SOFT, thick=1.8) + icon("person", x - 44, y + 3, 44, SOFT)
        svg += path(
            f"M{number(x - 6)} {number(y - 18)}h66M{number(x - 6)} {number(y)}h66M{number(x - 6)} {number(y + 18)}h44", stroke=EDGE, thick=4
        )
        svg += _corners(seen)
    else:
        seen = Box(x - 62, y - 62, 124, 124)
        svg = rect(seen.grow(-10, -10), 4, fill=WHITE) + code(x - 44, y - 44, 88) + _corners(seen)
    svg = rect(box, 10, fill=PALE, stroke=EDGE) + svg
    kind = "qr-frame" if value.shape == "qr" else value.shape
    return (Part(box, svg, (seen,), mark(value.id, "look", kind, "", box.grow(6, 5))),)


def _corners(box: Box) -> str:
    """The four corner brackets by which apps show where to hold a card or a code."""
    x, y, right, bottom = (number(v) for v in (box.x, box.y, box.right, box.bottom))
    upper = f"M{x} {number(box.y + 20)}V{y}h20M{number(box.right - 20)} {y}H{right}v20"
    lower = f"M{right} {number(box.bottom - 20)}V{bottom}h-20M{number(box.x + 20)} {bottom}H{x}v-20"
    return path(upper + lower, stroke=BLUE, thick=4)
