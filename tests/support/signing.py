"""Keys and signed copies for tests."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from small_copy import DAY, copy_of

from generator.disk import disk
from generator.keys import pair
from generator.keys.pair import Signer, new_pair
from generator.stick.archive import zipped
from generator.stick.signed import signature_of
from generator.stick.sums import FILE, SIGNATURE

PHRASE = "lúa chín đầy đồng, mưa về"


@contextmanager
def soon_tried() -> Iterator[None]:
    """Passphrases that cost next to nothing to try, instead of a second each: for tests that are not about their strength."""
    work, pair._WORK, memory, pair._MEMORY = pair._WORK, 1 << 15, pair._MEMORY, 1 << 20
    try:
        yield
    finally:
        pair._WORK, pair._MEMORY = work, memory


@cache
def signer(name: str) -> Signer:  # noqa: ARG001 - it tells one from another
    """The same key for the same name."""
    with soon_tried():
        return Signer(new_pair(PHRASE)[0], PHRASE)


def signed_copy(words: str, by: str = "xã", *, day: datetime.date = DAY) -> disk.Files:
    """A small copy with its signature."""
    files = copy_of(words)
    return files | {SIGNATURE: signature_of(files[FILE], signer(by), f"2026-11-22-{words}", None, day)}


def packed(folder: Path, files: disk.Files, name: str = "moi.zip") -> Path:
    """As a zip."""
    path = folder / name
    path.write_bytes(zipped(files, "so-tay-so-moi", DAY))
    return path
