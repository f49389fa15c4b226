"""What follows from a file's content alone, found out once and kept from run to run: what a page refers to, how small a file gets."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from generator.disk.cache import Cache
from generator.program import program
from generator.site.verify import SitePage, read_page

_ROOM = 40_000_000
"""Bytes for the facts of all programs and states; those of a site of 107 lessons take one million."""

_MOST = 20_000
"""Facts that one program keeps: those of some dozen sites of 107 lessons."""


class Facts:
    """Facts by a checksum of what they follow from. Without `known` ones all are found out anew."""

    def __init__(self, known: dict[str, Any] | None = None) -> None:
        self._known = known or {}
        self._used: dict[str, Any] = {}

    def page(self, content: bytes) -> SitePage:
        """What an HTML file refers to."""
        told = self._fact("page", content, lambda: _as_told(read_page(content.decode())))
        return SitePage(set(told["ids"]), told["links"], told["resources"], told["faults"], told["policy"], frozenset(told["allowed"]))

    def gzipped(self, content: bytes, level: int = 9) -> int:
        """Its bytes when it is compressed."""
        size: int = self._fact(f"gzip {level}", content, lambda: len(gzip.compress(content, level, mtime=0)))
        return size

    def all(self) -> dict[str, Any]:
        """Those that were asked for, then others, as many as are kept."""
        rest = {key: fact for key, fact in self._known.items() if key not in self._used}
        return dict(list((self._used | rest).items())[:_MOST])

    def _fact(self, kind: str, content: bytes, find: Callable[[], Any]) -> Any:
        key = hashlib.sha256(kind.encode() + b"\n" + content).hexdigest()
        if key not in self._used:
            self._used[key] = self._known[key] if key in self._known else find()
        return self._used[key]


@contextmanager
def kept_facts(kept: Path) -> Iterator[Facts]:
    """The facts that this very program found out before; what is found out inside is kept. `kept` is the folder of the caches."""
    cache, name = Cache(kept / "facts"), program()
    facts = Facts(json.loads(cache.get(name) or b"{}"))
    yield facts
    cache.put(name, json.dumps(facts.all(), ensure_ascii=False, separators=(",", ":")).encode())
    cache.prune((name,), limit=_ROOM)


def _as_told(page: SitePage) -> dict[str, Any]:
    return {
        "ids": sorted(page.ids),
        "links": page.links,
        "resources": page.resources,
        "faults": page.faults,
        "policy": page.has_policy,
        "allowed": sorted(page.allowed),
    }
