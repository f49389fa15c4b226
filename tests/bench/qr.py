"""How much more than the tests ask for the codes bear: the share read by zxing-cpp as each damage grows, until none is.

`python -m tests.bench.qr`. Codes come off the finished A4 hand-outs of all lessons.
"""

from __future__ import annotations

import datetime
import sys
import tempfile
from pathlib import Path

import zxingcpp
from PIL import ImageFilter

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from damage import leaning, stained, turned, unharmed
from symbols import PIXELS, Symbol, symbols

from generator.address import Site
from generator.disk.disk import read_folder, write_folder
from generator.edition import Edition
from generator.guide.load import load
from generator.paper.fonts import font_files
from generator.paper.handout import handout
from generator.paper.printed import press
from generator.screen.icons import names

STAINS = 50
"""Places tried for every size of a stain."""


def codes() -> list[Symbol]:
    handbook = load(read_folder(Path(__file__).parents[2] / "guides", suffix=".yml"), icons=names())
    site = Site("https://quangson.example", datetime.date(2026, 11, 22))
    with tempfile.TemporaryDirectory() as folder:
        write_folder(font_files(), Path(folder))
        return [symbol for lesson in handbook.lessons for symbol in symbols(press(handout(Edition(handbook, site), lesson), Path(folder)))]


def main() -> None:
    found = codes()
    shots = {
        "stain, share of the symbol": {
            f"{share:.0%}": [(one, stained(one.image, str(seed), share)) for one in found for seed in range(STAINS)]
            for share in (0.05, 0.08, 0.12, 0.2)
        },
        "ink, growth of each edge in modules": {
            f"{grown / PIXELS:.2f}": [(one, unharmed(one.image.filter(ImageFilter.MinFilter(2 * grown + 1)))) for one in found]
            for grown in (2, 3, 4)
        },
        "lean": {f"{lean}": [(one, leaning(one.image, lean)) for one in found] for lean in (0.35, 0.8, 1.0, 1.2)},
        "turn": {f"{degrees}°": [(one, turned(one.image, degrees)) for one in found] for degrees in (12, 30, 45)},
    }
    for damage, steps in shots.items():
        told = (f"{step} {sum(map(_read, images)) / len(images):.0%}" for step, images in steps.items())
        sys.stdout.write(f"{damage}: {', '.join(told)}\n")


def _read(shot: tuple[Symbol, object]) -> bool:
    symbol, image = shot
    return any(code.text == symbol.holds for code in zxingcpp.read_barcodes(image))


if __name__ == "__main__":
    main()
