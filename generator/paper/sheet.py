"""A finished printed file."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sheet:
    """`path` is below the site (`to-roi/103-a4.pdf`); `codes` are the texts of all QR codes on it, sorted."""

    path: str
    pdf: bytes
    pages: int
    codes: tuple[str, ...]

    def as_bytes(self) -> bytes:
        """For keeping between builds: one line of JSON with a checksum, then the PDF."""
        head = {"path": self.path, "pages": self.pages, "codes": self.codes, "sha256": hashlib.sha256(self.pdf).hexdigest()}
        return json.dumps(head).encode() + b"\n" + self.pdf

    @classmethod
    def from_bytes(cls, kept: bytes | None) -> Sheet | None:
        """What `as_bytes` made; None for nothing, or where a byte of the PDF has changed."""
        head, _, pdf = (kept or b"").partition(b"\n")
        try:
            told = json.loads(head)
        except ValueError:
            return None
        if told["sha256"] != hashlib.sha256(pdf).hexdigest():
            return None
        return cls(told["path"], pdf, told["pages"], tuple(told["codes"]))
