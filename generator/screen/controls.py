"""What people touch and type into: bar, field, button, links, rows, grid, boxes for a code, keypad."""

from __future__ import annotations

from collections.abc import Sequence

from generator.guide.screen import Bar, Button, Cell, FieldBox, Pin
from generator.screen.metrics import fit, width, wrap
from generator.screen.parts import LEFT, ROOM, WIDTH, Act, Part, mark
from generator.screen.shapes import BLUE, EDGE, HINT, INK, PALE, SOFT, WHITE, Box, Lettering, circle, icon, number, path, rect

_BUTTONS = {"main": (BLUE, WHITE, BLUE), "second": (WHITE, BLUE, BLUE), "off": (PALE, HINT, EDGE)}


def bar(value: Bar, top: float) -> tuple[Part, ...]:
    """The coloured bar with the screen's name, from edge to edge."""
    start = 40.0 if value.back else LEFT
    lines, size = fit(value.text, (17, 16, 15), WIDTH - LEFT - start, bold=True)
    words = Lettering(lines, start if value.back else WIDTH / 2, 0, size, bold=True, fill=WHITE, anchor="start" if value.back else "middle")
    box = Box(0, top, WIDTH, max(44, words.height + 20))
    words = words.at(words.x, box.y + (box.h - words.height) / 2)
    svg = rect(box, fill=BLUE) + words.svg
    if value.back:
        svg += path(f"M24 {number(box.y + box.h / 2 - 7)}l-7 7l7 7", stroke=WHITE, thick=2.4)
    return (Part(box, svg, (words.box,), mark(value.id, "look", "bar", value.text, box.grow(-4, -4))),)


def field(value: FieldBox, top: float) -> tuple[Part, ...]:
    """A box under its label. One that holds words already is there to be looked at, not typed into."""
    label = Lettering(wrap(value.text, 13.5, ROOM - 4), LEFT + 2, top, 13.5, fill=SOFT)
    start = LEFT + (38 if value.icon else 12)
    room = LEFT + ROOM - (34 if value.down else 10) - start
    inside = value.value or value.hint or ""
    lines, size = fit(inside, (14.5, 13.5, 12.5), room, bold=bool(value.value))
    words = Lettering(lines, start, 0, size, bold=bool(value.value), fill=INK if value.value else HINT)
    frame = Box(LEFT, top + label.height + 4, ROOM, max(42, words.height + 20))
    middle = frame.y + frame.h / 2
    words = words.at(start, middle - words.height / 2)
    svg = label.svg + rect(frame, 7, fill=WHITE, stroke=EDGE, thick=1.6)
    solid = [label.box]
    if value.icon:
        svg += icon(value.icon, LEFT + 20, middle, 22, SOFT)
        solid.append(Box(LEFT + 9, middle - 11, 22, 22))
    if value.dots:
        pitch = min(12.0, room / value.dots)
        svg += "".join(circle(start + 4 + n * pitch, middle, 3.4, fill=INK) for n in range(value.dots))
        solid.append(Box(start, middle - 4, pitch * value.dots, 8))
    elif inside:
        svg += words.svg
        solid.append(words.box)
    if value.down:
        svg += path(f"M{number(frame.right - 26)} {number(middle - 3)}l6.5 6.5l6.5-6.5", stroke=SOFT, thick=2.2)
        solid.append(Box(frame.right - 27, middle - 5, 15, 10))
    box = Box(LEFT, top, ROOM, frame.bottom - top)
    act: Act = "tap" if value.down else "look" if value.value else "type"
    return (Part(box, svg, tuple(solid), mark(value.id, act, "field", value.text, box.grow(6, 5), frame)),)


def button(value: Button, top: float) -> tuple[Part, ...]:
    """A button; a long label makes it higher. A greyed one can only be looked at."""
    fill, ink, edge = _BUTTONS[value.style]
    lines, size = fit(value.text, (16, 15, 14), ROOM - 36, bold=True)
    words = Lettering(lines, LEFT + ROOM / 2, 0, size, bold=True, fill=ink, anchor="middle")
    box = Box(LEFT, top, ROOM, max(44, words.height + 22))
    words = words.at(words.x, top + (box.h - words.height) / 2)
    svg = rect(box, 9, fill=fill, stroke=edge, thick=1.8) + words.svg
    act: Act = "look" if value.style == "off" else "tap"
    return (Part(box, svg, (words.box,), mark(value.id, act, "button", value.text, box.grow(6, 5))),)


def links(cells: Sequence[Cell], top: float) -> tuple[Part, ...]:
    """Words to tap, side by side."""
    signs = [24 if cell.icon else 0 for cell in cells]
    parts = []
    left = LEFT
    for cell, sign, column in zip(cells, signs, _columns(cells, signs), strict=True):
        lines = wrap(cell.text, 14, column - 10 - sign, bold=True)
        words = Lettering(lines, left + column / 2, top, 14, bold=True, fill=BLUE, anchor="middle")
        left += column
        box, svg, solid = words.box, words.svg, [words.box]
        if cell.icon:
            # beside the icon words begin at its edge: centred, a narrower font would tear them apart
            words = Lettering(lines, words.x - (box.w - sign) / 2, top, 14, bold=True, fill=BLUE)
            sign_box = Box(words.x - sign, top + words.height / 2 - 9, 19, 18)
            svg = icon(cell.icon, sign_box.x + 10, sign_box.y + 9.5, 20, BLUE) + words.svg
            solid = [words.box, sign_box]
            box = Box(sign_box.x, top, box.w + sign, box.h)
        # a short word still gets an outline that a finger could be put on
        frame = box.grow(max(3, min(9, (column - box.w) / 2 - 2)), 7)
        parts.append(Part(box, svg, tuple(solid), mark(cell.id, "tap", "links", cell.text, frame)))
    return tuple(parts)


def _columns(cells: Sequence[Cell], signs: Sequence[int]) -> list[float]:
    """As wide as the words want where all fit side by side, else all alike."""
    wanted = [width(cell.text, 14, bold=True) + sign + 11 for cell, sign in zip(cells, signs, strict=True)]
    spare = (ROOM - sum(wanted)) / len(cells)
    return [want + spare for want in wanted] if spare >= 0 else [ROOM / len(cells)] * len(cells)


def rows(cells: Sequence[Cell], top: float, *, arrow: bool = True) -> tuple[Part, ...]:
    """A list: an icon, words with a small note, an arrow where it can be tapped, and a line between the entries."""
    parts = []
    top -= 8  # an entry brings its own air
    for n, cell in enumerate(cells):
        start = LEFT + (38 if cell.icon else 4)
        room = LEFT + ROOM - 24 - start
        words = Lettering(wrap(cell.text, 14.5, room, bold=bool(cell.note)), start, top + 12, 14.5, bold=bool(cell.note))
        solid = [words.box]
        svg = words.svg
        height = words.height
        if cell.note:
            note = Lettering(wrap(cell.note, 13, room), start, top + 13 + words.height, 13, fill=SOFT)
            svg += note.svg
            solid.append(note.box)
            height += note.height + 1
        box = Box(LEFT - 4, top, ROOM + 8, height + 24)
        middle = top + box.h / 2
        if cell.icon:
            svg += icon(cell.icon, LEFT + 17, middle, 24, BLUE)
            solid.append(Box(LEFT + 5, middle - 12, 24, 24))
        if arrow:
            svg += path(f"M{number(box.right - 15)} {number(middle - 5)}l5 5l-5 5", stroke=EDGE)
        if n:
            svg = path(f"M{number(box.x)} {number(top)}h{number(box.w)}", stroke=EDGE, thick=1) + svg
        parts.append(Part(box, svg, tuple(solid), mark(cell.id, "tap", "rows", cell.text, box.grow(2, -2.6))))
        top = box.bottom
    return tuple(parts)


def grid(cells: Sequence[Cell], top: float) -> tuple[Part, ...]:
    """Icons with their names below, three in a row (two where there are two or four)."""
    columns = {1: 1, 2: 2, 4: 2}.get(len(cells), 3)
    pitch = 230 / columns
    room = min(pitch - 6, 100)
    parts: list[Part] = []
    for first in range(0, len(cells), columns):
        row = [_tile(cell, 5 + pitch * (n + 0.5), top, room) for n, cell in enumerate(cells[first : first + columns])]
        parts += row
        top = max(part.box.bottom for part in row) + 22
    return tuple(parts)


def _tile(cell: Cell, x: float, top: float, room: float) -> Part:
    tile = Box(x - 23, top, 46, 46)
    lines, size = fit(cell.text, (13, 12.5), room)
    words = Lettering(lines, x, tile.bottom + 4, size, anchor="middle")
    name = cell.icon or "spark"
    svg = rect(tile, 12, fill=PALE, stroke=EDGE, thick=1.2) + icon(name, x, top + 23, 27, BLUE) + words.svg
    box = Box(x - room / 2, top, room, words.box.bottom - top)
    return Part(box, svg, (tile, words.box), mark(cell.id, "tap", "grid", cell.text, box.grow(2, 6)))


def pin(value: Pin, top: float) -> tuple[Part, ...]:
    """Boxes for the digits of a code; the filled ones hold a dot."""
    pitch = min(34.0, ROOM / value.length)
    wide = pitch - 6
    start = WIDTH / 2 - pitch * value.length / 2 + 3
    svg = "".join(rect(Box(start + pitch * n, top, wide, 40), 6, fill=WHITE, stroke=EDGE, thick=1.8) for n in range(value.length))
    svg += "".join(circle(start + pitch * n + wide / 2, top + 20, 5, fill=INK) for n in range(min(value.filled, value.length)))
    box = Box(start, top, pitch * value.length - 6, 40)
    return (Part(box, svg, (box,), mark(value.id, "type", "pin", "", box.grow(6, 6), box)),)


def keypad(_kind: str, top: float) -> tuple[Part, ...]:
    """The digits as phones lay them out, with a key that takes one back; row by row, so that a cut may fall between rows."""
    parts = []
    for row in ("123", "456", "789", " 0<"):
        box = Box(LEFT, top, ROOM, 34)
        svg = ""
        for n, key in enumerate(row):
            x = LEFT + ROOM / 3 * (n + 0.5)
            if key == " ":
                continue
            svg += rect(Box(x - 32, top, 64, 34), 7, fill=PALE)
            if key == "<":
                svg += path(f"M{number(x + 10)} {number(top + 11)}h-13l-6 6l6 6h13z", stroke=INK)
            else:
                svg += Lettering((key,), x, top + 4.5, 18, bold=True, anchor="middle").svg
        parts.append(Part(box, svg, (box,)))
        top += 41
    return tuple(parts)
