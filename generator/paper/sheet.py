"""A finished printed file."""

from __future__ import annotations

import json
from dataclasses import dataclass

_NOTED = ("path", "pages", "codes", "form", "lesson", "number")


@dataclass(frozen=True, slots=True)
class Sheet:
    """`path` is below the site (`to-roi/103-a4.pdf`); `codes` are the texts of all QR codes on it, sorted.

    `content` is a PDF, or a PNG where the path says so; a picture has 0 `pages`. `form`, `lesson` and `number` are those of its Print.
    """

    path: str
    content: bytes
    pages: int
    codes: tuple[str, ...]
    form: str
    lesson: int | None = None
    number: int | None = None

    def as_bytes(self) -> bytes:
        """The sheet with its particulars on a first line, to be kept until the next build."""
        told = {name: getattr(self, name) for name in _NOTED}
        return json.dumps(told, sort_keys=True).encode() + b"\n" + self.content

    @classmethod
    def from_bytes(cls, kept: bytes) -> Sheet | None:
        """The sheet that `as_bytes` kept; None for what another version kept. That nothing was damaged since is for the keeper to know."""
        head, _, content = kept.partition(b"\n")
        try:
            told = json.loads(head)
            noted = {name: told[name] for name in _NOTED}
            return cls(content=content, **noted | {"codes": tuple(noted["codes"])})
        except (ValueError, KeyError, TypeError):
            return None
