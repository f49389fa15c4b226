"""Writes a PDF from objects that are spelt and numbered already, so that a stretch of it can be kept and taken again byte for byte.

Only what ISO 32000-1 asks of a file itself is here (7.5): object streams, and one cross-reference stream that tells where all stands.
What the objects say is somebody else's matter.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

TOGETHER = 200
"""Objects that are compressed as one stream: many look alike, but a reader unpacks all of them for one."""

_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_FREE = b"\0" + bytes(4) + b"\xff\xff"
"""A number that no object has: it leads back to number 0 (7.5.4)."""


@dataclass(frozen=True, slots=True)
class Spelt:
    """An object: its number, its words (of a stream those of its dictionary), and what a stream holds, as it lies in the file."""

    number: int
    text: bytes
    raw: bytes | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Objects as they lie in the file. `begins` tells where each begins that lies there by itself; `inside` for each of the others, by
    its number, the number of its stream and its place there. `noted` is what its maker wants to know of it again."""

    content: bytes
    begins: Mapping[int, int]
    inside: Mapping[int, tuple[int, int]]
    noted: Mapping[str, str] = field(default_factory=dict)

    def as_bytes(self) -> bytes:
        """To keep it."""
        told = [list(self.begins.items()), [[number, *where] for number, where in self.inside.items()], dict(self.noted)]
        return json.dumps(told).encode() + b"\n" + self.content

    @classmethod
    def from_bytes(cls, kept: bytes) -> Stretch:
        """One that was kept."""
        told, _, content = kept.partition(b"\n")
        begins, inside, noted = json.loads(told)
        return cls(content, dict(begins), {number: (stream, place) for number, stream, place in inside}, noted)


def streams_for(objects: int) -> int:
    """How many streams hold so many objects."""
    return -(-objects // TOGETHER)


def stretch(objects: Sequence[Spelt], first_stream: int, noted: Mapping[str, str] | None = None) -> Stretch:
    """These objects as they lie in a file. Numbers from `first_stream` on are free for the streams that hold them."""
    alone = [(each.number, each.text, each.raw) for each in objects if each.raw is not None]
    small = [each for each in objects if each.raw is None]
    inside: dict[int, tuple[int, int]] = {}
    for number, start in enumerate(range(0, len(small), TOGETHER), first_stream):
        some = small[start : start + TOGETHER]
        inside |= {each.number: (number, place) for place, each in enumerate(some)}
        alone.append((number, *_together(some)))
    begins: dict[int, int] = {}
    content = bytearray()
    for number, text, raw in alone:
        begins[number] = len(content)
        content += b"%d 0 obj\n%b\nstream\n%b\nendstream\nendobj\n" % (number, text, raw)
    return Stretch(bytes(content), begins, inside, noted or {})


def _together(objects: Sequence[Spelt]) -> tuple[bytes, bytes]:
    """The dictionary and the content of the stream that holds these objects (7.5.7)."""
    listed, bodies = [], bytearray()
    for each in objects:
        listed.append(b"%d %d" % (each.number, len(bodies)))
        bodies += each.text + b"\n"
    head = b" ".join(listed) + b"\n"
    raw = zlib.compress(head + bodies)
    return b"<< /Type /ObjStm /N %d /First %d /Filter /FlateDecode /Length %d >>" % (len(objects), len(head), len(raw)), raw


def file_of(stretches: Iterable[Stretch], last: int, trailer: bytes) -> bytes:
    """The file. `last` is a number above those of all objects, `trailer` what its trailer says besides where all stands (7.5.8)."""
    content = bytearray(_HEAD)
    entries = [_FREE] * (last + 1)
    for each in stretches:
        start = len(content)
        content += each.content
        for number, begins in each.begins.items():
            entries[number] = b"\1" + (start + begins).to_bytes(4) + b"\0\0"
        for number, (stream, place) in each.inside.items():
            entries[number] = b"\2" + stream.to_bytes(4) + place.to_bytes(2)
    begins = len(content)
    entries[last] = b"\1" + begins.to_bytes(4) + b"\0\0"
    raw = zlib.compress(b"".join(entries))
    told = b"/Type /XRef /Size %d /W [ 1 4 2 ] /Filter /FlateDecode /Length %d" % (len(entries), len(raw))
    content += b"%d 0 obj\n<< %b %b >>\nstream\n%b\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % (last, told, trailer, raw, begins)
    return bytes(content)
