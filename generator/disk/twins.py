"""The compressed twin beside each text, `index.html.gz` beside `index.html`: made once instead of for each phone."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

import deflate

from generator.disk.cache import Cache

TEXTS = (".html", ".css", ".js", ".json", ".svg", ".txt", ".xml", ".webmanifest")
"""Endings of what is not compressed already."""

_WORTH = 400
"""Bytes: smaller files fit into one packet anyway."""

_LEVEL = 10
"""Of 12: the first that looks for the shortest way to say it. What the others save beyond that takes twice as long."""

_ROOM = 60_000_000
"""Bytes. The twins of 107 lessons and of all around them take 9 MB: room for half a dozen states."""


def twins(files: Mapping[str, bytes], kept: Path | None = None) -> dict[str, bytes]:
    """The twins that `files` does not have yet, by path. The same text gives the same bytes on any day.

    `kept` is the folder of the caches: what was compressed by an earlier run is taken from there. Raises OSError (disk).
    """
    texts = ((f"{name}.gz", files[name]) for name in files if name.endswith(TEXTS) and f"{name}.gz" not in files)
    wanted = ((name, content) for name, content in texts if len(content) > _WORTH)
    if kept is None:
        return {name: _compressed(content) for name, content in wanted}
    cache, made, used = Cache(kept / "twins"), {}, set()
    packer = f"deflate {version('deflate')}, {_LEVEL}\n".encode()
    for name, content in wanted:
        key = hashlib.sha256(packer + content).hexdigest()
        used.add(key)
        twin = cache.get(key)
        if twin is None:
            twin = _compressed(content)
            cache.put(key, twin)
        made[name] = twin
    cache.prune(used, limit=_ROOM)
    return made


def _compressed(content: bytes) -> bytes:
    return bytes(deflate.gzip_compress(content, _LEVEL))
