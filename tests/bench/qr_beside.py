"""Making QR codes: segno, as the handbook does, beside `qrcode`, on the addresses of all lessons: `python -m tests.bench.qr_beside`.

Both make the modules alone, at the same level of correction; drawing is ours.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

import segno

from tests.bench.table import CannotRunError, Row

ADDRESSES = [f"https://quangson.example/{code}/" for code in range(101, 1000, 9)]
ROUNDS = 5
"""How often each has its turn."""


def by_segno(text: str) -> int:
    return len(segno.make(text, error="m", micro=False).matrix)


def by_qrcode(text: str) -> int:
    qrcode = import_module("qrcode")
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=0)
    code.add_data(text)
    code.make(fit=True)
    return len(code.modules)


def main() -> list[Row]:
    """Milliseconds a code, and the ratio."""
    if not find_spec("qrcode"):
        raise CannotRunError("qrcode is not installed: pip install '.[bench]'")
    turns = [(took(by_segno), took(by_qrcode)) for _ in range(ROUNDS)]
    own, ratio = statistics.median(one for one, _ in turns), statistics.median(other / one for one, other in turns)
    sys.stdout.write(f"segno {own:.2f} ms a code; qrcode takes {ratio:.1f} times as long\n")
    return [Row("codes, segno, a code", own, "ms"), Row("codes, qrcode beside segno", ratio, "times", 1, more=True)]


def took(make: Callable[[str], int]) -> float:
    """Milliseconds of processor time a code."""
    before = time.process_time()
    for address in ADDRESSES:
        make(address)
    return (time.process_time() - before) * 1000 / len(ADDRESSES)


if __name__ == "__main__":
    main()
