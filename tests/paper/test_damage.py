"""Every code of every printed file, measured in its pixels and read through what paper goes through.

Nothing here knows the formats: what is in `all_prints` is pressed, its codes are found by their pixels.
"""

from __future__ import annotations

import io
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import messages_to_judge
import pypdfium2
import pytest
import zbar
import zxingcpp
from damage import damages, stained, unharmed
from pdf_reader import reader
from PIL import Image
from pressed import pressed as made
from symbols import Symbol, symbols

from generator.address import Site
from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.outputs import all_prints
from generator.paper.printed import Print
from generator.paper.sheet import Sheet
from generator.paper.typst import compile
from generator.qr.qr import QUIET, SMALLEST_MODULE


@pytest.fixture(scope="module")
def prints(handbook: Handbook, draft: Site) -> dict[str, Print]:
    """Every printed file that carries a code, by path."""
    with_game = replace(handbook, schemes=messages_to_judge.schemes(1))
    found = {item.path: item for item in all_prints(Edition(with_game, draft)) if item.codes}
    assert len(found) >= len(handbook.lessons)
    return found


@pytest.fixture(scope="module")
def pressed(prints: dict[str, Print], fonts: Path) -> dict[str, Sheet]:
    return {path: made(item, fonts) for path, item in prints.items()}


@pytest.fixture(scope="module")
def found(pressed: dict[str, Sheet]) -> list[Symbol]:
    return [symbol for sheet in pressed.values() for symbol in symbols(sheet)]


def reads(image: Image.Image) -> set[str]:
    return {code.text for code in zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))}


def test_every_file_fits_and_shows_the_codes_that_it_should(
    prints: dict[str, Print], pressed: dict[str, Sheet], found: list[Symbol]
) -> None:
    assert pressed.keys() == prints.keys()
    for path, item in prints.items():
        assert {symbol.holds for symbol in found if symbol.path == path} == set(item.codes), path


def test_modules_are_wide_enough_on_every_file(found: list[Symbol]) -> None:
    for symbol in found:
        if symbol.path.endswith(".png"):
            assert symbol.module >= 5, f"{symbol}: {symbol.module:.1f} pixels"
        else:
            assert symbol.millimetres >= SMALLEST_MODULE, f"{symbol}: {symbol.millimetres:.2f} mm"


def test_four_modules_of_white_surround_every_code(found: list[Symbol]) -> None:
    for symbol in found:
        assert symbol.quiet >= QUIET, f"{symbol}: {symbol.quiet} modules"


def test_every_code_is_read_through_every_damage(found: list[Symbol]) -> None:
    lost = [
        f"{symbol}: {name}"
        for symbol in found
        for name, image in damages(symbol.image, f"{symbol.path} {symbol.holds}")
        if symbol.holds not in reads(image)
    ]
    assert lost == []


def test_damage_does_harm(found: list[Symbol]) -> None:
    """A reader that sees through everything would prove nothing."""
    image, seen = found[0].image, [image.tobytes() for _, image in damages(found[0].image, "")]
    assert len(set(seen)) == len(seen)
    assert not reads(stained(image, "", share=0.2))
    covered = image.copy()
    covered.paste(0, (0, 0, image.width // 3, image.height // 3))
    assert not reads(unharmed(covered))


def test_another_reader_reads_every_code_at_300_dpi(
    prints: dict[str, Print], pressed: dict[str, Sheet], found: list[Symbol], tmp_path: Path
) -> None:
    """Whole pages, one file of each layout."""
    one_of_each = {item.layout: path for path, item in reversed(prints.items())}
    there = {path: sorted({symbol.page for symbol in found if symbol.path == path}) for path in one_of_each.values()}
    pages = {path: list(_pages(pressed[path], numbers)) for path, numbers in there.items()}
    for path, images in pages.items():
        assert {*zbar.seen(images, tmp_path)} == set(prints[path].codes), path


def test_the_plain_address_beside_every_code_is_the_address_in_the_code(
    prints: dict[str, Print], pressed: dict[str, Sheet], found: list[Symbol], fonts: Path
) -> None:
    """Read from the PDF: on the code's page, and nearer to it than the address of any other code of that page."""
    pages: dict[tuple[str, int], list[Symbol]] = defaultdict(list)
    for symbol in found:
        if symbol.holds.casefold().startswith("https://"):
            pages[symbol.path, symbol.page].append(symbol)
    assert pages
    for (path, number), there in pages.items():
        item = prints[path]
        page = reader(compile(item.layout, item.data, fonts) if path.endswith(".png") else pressed[path].content).pages[number]
        told = list(_addresses(page, {_plain(symbol): symbol.holds.isupper() for symbol in there}))
        assert {address for *_, address in told} == {_plain(symbol) for symbol in there}, f"{path}: {page.extract_text()}"
        for symbol in there if not path.endswith(".png") else ():
            nearest = min(told, key=lambda run: math.dist(run[:2], _middle(symbol)))
            assert nearest[2] == _plain(symbol), f"{symbol}: {nearest[2]} stands nearer"


def _plain(symbol: Symbol) -> str:
    """The address that a code holds, as people write it."""
    address = symbol.holds.split("://", 1)[1].rstrip("/")
    return address.lower() if symbol.holds.isupper() else address


def _middle(symbol: Symbol) -> tuple[float, float]:
    left, bottom, right, top = symbol.box
    return (left + right) / 2, (bottom + top) / 2


def _addresses(page: Any, wanted: dict[str, bool]) -> Iterator[tuple[float, float, str]]:
    """Where on a page each of the wanted addresses begins, as a word of its own; True where capitals do not matter."""
    runs: list[tuple[float, float, str]] = []

    def visit(text: str, cm: list[float], tm: list[float], _font: Any, _size: float) -> None:
        x, y = tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        runs.extend((x, y, word) for word in text.split())

    page.extract_text(visitor_text=visit)
    for first, (x, y, _) in enumerate(runs):
        for last in range(first + 1, min(first + 4, len(runs)) + 1):
            joined = "".join(word for *_, word in runs[first:last]).strip(".,;:()/")
            yield from ((x, y, address) for address, any_case in wanted.items() if address == (joined.lower() if any_case else joined))


def _pages(sheet: Sheet, numbers: Iterable[int]) -> Iterator[Image.Image]:
    """These pages, as a scanner sees them; of what is sent, the picture."""
    if sheet.path.endswith(".png"):
        yield Image.open(io.BytesIO(sheet.content)).convert("L")
        return
    document = pypdfium2.PdfDocument(sheet.content)
    for number in numbers:
        yield zbar.page_at_300_dpi(document[number])
    document.close()
