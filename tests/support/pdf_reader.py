"""Looks into finished PDFs with pypdf: words with their sizes, and the structure that screen readers walk."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def words(pdf: bytes) -> str:
    """All words in reading order, runs of white space as one blank."""
    text = " ".join(page.extract_text() for page in reader(pdf).pages)
    assert text == unicodedata.normalize("NFC", text)
    return " ".join(text.split())


def places(pdf: bytes, number: int | None = None) -> list[tuple[float, float, str]]:
    """Every run of words with its printed size and the height of its line above the foot of the page, both in points.

    Of one page, counted from 0, or of all.
    """
    found: list[tuple[float, float, str]] = []

    def visit(text: str, cm: list[float], tm: list[float], _font: Any, size: float) -> None:
        if text.strip():
            printed = size * abs(tm[3] * cm[3] - tm[2] * cm[1])
            found.append((round(printed, 2), round(tm[4] * cm[1] + tm[5] * cm[3] + cm[5], 1), text.strip()))

    pages = reader(pdf).pages
    for page in pages if number is None else [pages[number]]:
        page.extract_text(visitor_text=visit)
    return found


def sizes(pdf: bytes) -> list[tuple[float, str]]:
    """Every run of words with its printed size in points."""
    return [(size, text) for size, _, text in places(pdf)]


def tags(pdf: bytes) -> list[tuple[int, str, str]]:
    """Depth, kind and alternative text of every structure element, in reading order."""

    def walk(node: Any, depth: int) -> Iterator[tuple[int, str, str]]:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for child in node:
                yield from walk(child, depth)
        elif isinstance(node, dict):
            if "/S" in node:
                yield depth, node["/S"], str(node.get("/Alt", ""))
            if "/K" in node:
                yield from walk(node["/K"], depth + 1)

    root: Any = reader(pdf).trailer["/Root"]
    return list(walk(root["/StructTreeRoot"], 0))


def fonts(pdf: bytes) -> dict[str, bool]:
    """Name of every font on the pages → whether its outlines are in the file."""
    found: dict[str, bool] = {}

    def of(resources: Any) -> None:
        for font in (resources.get("/Font") or {}).values():
            font = font.get_object()
            for inner in font.get("/DescendantFonts", [font]):
                descriptor = inner.get_object()["/FontDescriptor"].get_object()
                found[font["/BaseFont"]] = any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
        for thing in (resources.get("/XObject") or {}).values():
            inner = thing.get_object().get("/Resources")
            if inner is not None:
                of(inner.get_object())

    for page in reader(pdf).pages:
        of(page["/Resources"].get_object())
    return found
