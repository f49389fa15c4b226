"""How long a sound is, from the head of its file: Opus in Ogg (RFC 7845) and AAC in MP4 (ISO 14496-12), what phones record and play.

Two numbers of two containers are read here; a library for tags of all formats would bring its licence (mutagen: GPL) or its weight.
"""

from __future__ import annotations

from collections.abc import Iterator

_RATE = 48_000
"""Samples a second by which Ogg Opus counts, whatever was recorded."""


class SoundError(Exception):
    """These bytes are no sound that phones play."""


def seconds(content: bytes) -> float:
    """The length of an Opus or M4A file. Raises SoundError for anything else, and for one that is cut off."""
    try:
        length = _opus(content) if content[:4] == b"OggS" else _m4a(content)
    except (IndexError, KeyError, ValueError) as error:
        raise SoundError from error
    if length <= 0:
        raise SoundError
    return length


def ending(content: bytes) -> str:
    """The ending that the file's name should have."""
    return "opus" if content[:4] == b"OggS" else "m4a"


def _opus(content: bytes) -> float:
    """The last page says how many samples there are in all; the head, how many of them at the start are not to be heard."""
    head = content.index(b"OpusHead", 0, 300)
    skipped = int.from_bytes(content[head + 10 : head + 12], "little")
    last = content.rindex(b"OggS")
    table = last + 27
    whole = table + content[last + 26] + sum(content[table : table + content[last + 26]])
    if len(content) < whole or not content[last + 5] & 4:  # the flag of a stream's last page
        raise SoundError
    return (int.from_bytes(content[last + 6 : last + 14], "little") - skipped) / _RATE


def _m4a(content: bytes) -> float:
    """The box `mvhd` in `moov` has the length and the units in which it is told."""
    boxes = dict(_boxes(content, 0, len(content)))
    if "ftyp" not in boxes or "mdat" not in boxes or "moov" not in boxes:
        raise SoundError
    start, end = dict(_boxes(content, *boxes["moov"]))["mvhd"]
    wide = content[start] == 1
    at, size = (start + 20, 8) if wide else (start + 12, 4)
    if at + 4 + size > end:
        raise SoundError
    scale = int.from_bytes(content[at : at + 4], "big")
    return int.from_bytes(content[at + 4 : at + 4 + size], "big") / scale if scale else 0


def _boxes(content: bytes, start: int, end: int) -> Iterator[tuple[str, tuple[int, int]]]:
    """Name, begin and end of what each box holds. SoundError for one that does not end inside."""
    while start + 8 <= end:
        size, name, head = int.from_bytes(content[start : start + 4], "big"), content[start + 4 : start + 8], 8
        if size == 1:
            size, head = int.from_bytes(content[start + 8 : start + 16], "big"), 16
        size = size or end - start
        if size < head or start + size > end:
            raise SoundError
        yield name.decode("latin-1"), (start + head, start + size)
        start += size
