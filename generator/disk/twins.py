"""The compressed twin beside each text, `index.html.gz` beside `index.html`: made once instead of for each phone."""

from __future__ import annotations

import gzip
from collections.abc import Mapping

TEXTS = (".html", ".css", ".js", ".json", ".svg", ".txt", ".xml", ".webmanifest")
"""Endings of what is not compressed already."""

_WORTH = 400
"""Bytes: smaller files fit into one packet anyway."""


def twins(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The twins that `files` does not have yet, by path. The same text gives the same bytes on any day."""
    texts = {f"{name}.gz": content for name, content in files.items() if name.endswith(TEXTS) and len(content) > _WORTH}
    return {name: gzip.compress(content, mtime=0) for name, content in texts.items() if name not in files}
