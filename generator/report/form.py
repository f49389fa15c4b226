"""The form of an administrative document: sizes as Nghị định 30/2020/NĐ-CP of 5/3/2020, Phụ lục I, gives them.

Phần I, mục I: paper A4; from the upper and lower edge 20–25 mm, from the left 30–35, from the right 15–20; Times New Roman, black; pages
numbered in the middle of the upper margin, 13–14, not on the first. Mục II and the table of mục V: the sizes below, in points. Paragraphs:
justified, first line in by 1 or 1.27 cm, at least 6 pt between them, lines single to 1.5.
"""

from __future__ import annotations

FONT = "Times New Roman"

PAGE = (210, 297)
"""Millimetres, width and height."""

TOP = BOTTOM = 20
LEFT = 30
RIGHT = 15
"""Millimetres from the edges."""

NATION = 12
"""12–13, capitals, bold."""

MOTTO = 13
"""13–14, bold; a line below it as long as its words."""

SUPERIOR = 12
"""12–13, capitals."""

ISSUER = 12
"""12–13, capitals, bold; a line below it, a third to a half as long."""

NUMBER = 13
PLACE_DATE = 13
"""13–14, italic."""

TITLE = 14
"""Kind (capitals) and subject of the document: 13–14, bold, in the middle; a line below, a third to a half as long."""

BODY = 14
"""13–14, upright; headings of parts bold."""

TABLE = 13
"""The least of what the body may have: tables are part of it."""

SIGNER = 14
"""13–14, bold, capitals for the office."""

RECEIVERS_TITLE = 12
"""12, italic, bold."""

RECEIVERS = 11

PAGE_NUMBER = 13

INDENT = 10
"""Millimetres."""

BETWEEN = 6
"""Points between paragraphs."""

LINES = 1.15
"""Times the single line."""

HEAD = (65, 100)
"""Millimetres: the two halves of the head, the office on the left, the nation on the right."""
