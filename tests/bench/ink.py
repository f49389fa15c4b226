"""Reads the address beside every code on every sheet of five lessons, with three hosts: `python -m tests.bench.ink [lessons]`.

The tests read a choice of them. Ends with 1 where an address is not read to the last letter.
"""

from __future__ import annotations

import datetime
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

import ink
import pypdfium2
from few import few_guides
from pressed import drawn

from generator.address import Site
from generator.disk.disk import write_folder
from generator.edition import Edition
from generator.guide.load import load
from generator.outputs import all_prints
from generator.paper.fonts import font_files
from generator.paper.raster import png
from generator.screen.icons import names

HOSTS = ("https://quangson.example", "https://hoctap.quangson.lamdong.gov.vn", "https://user.example.org/so-tay")
LESSONS = (103, 502, 703, 706, 801)


def spots(host: str, codes: tuple[int, ...], fonts: Path) -> Iterator[ink.Spot]:
    """Every address on everything that these lessons print. Pictures of single steps have no code."""
    for item in all_prints(Edition(load(few_guides(codes), icons=names()), Site(host, datetime.date(2026, 11, 22)))):
        if item.codes:
            pdf = drawn(item, fonts)
            yield from ink.spots(item.path, pdf, png(pypdfium2.PdfDocument(pdf)) if item.path.endswith(".png") else None)


def main() -> None:
    """Print, read, compare, count."""
    codes = tuple(int(word) for word in sys.argv[1:] if word.isdigit()) or LESSONS
    wrong = 0
    for host in HOSTS:
        start = time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            write_folder(font_files(), Path(folder) / "fonts")
            found = list(spots(host, codes, Path(folder) / "fonts"))
            read = ink.read(found, Path(folder))
        bad = [(spot, text) for spot, text in zip(found, read, strict=True) if text != spot.wanted]
        for spot, text in bad:
            sys.stdout.write(f"  {spot.where}: {spot.wanted} was read as {text}\n")
        wrong += len(bad)
        sys.stdout.write(f"{host}: {len(found)} addresses, {len(found) - len(bad)} read right, {time.monotonic() - start:.0f} s\n")
    if wrong:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
