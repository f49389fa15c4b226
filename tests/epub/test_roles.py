"""What a chapter is, a screen reader is told as well: each part of the book that says its kind has the role that goes with it."""

from __future__ import annotations

import re
import zipfile

from generator.pack import Packed

ROLES = {"part": "doc-part", "chapter": "doc-chapter", "glossary": "doc-glossary", "toc": "doc-toc"}
"""Kind → its role in DPUB-ARIA; covers, title pages and landmarks have none of their own."""


def test_every_part_has_the_role_of_its_kind(packed: Packed) -> None:
    with zipfile.ZipFile(packed.more["epub"][0]) as book:
        pages = {name: book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml")}
    parts = [part for page in pages.values() for part in re.findall(r"<(?:section|nav) [^>]*epub:type[^>]*>", page)]
    kinds = [re.findall(r'epub:type="([^"]+)"', part)[0] for part in parts]
    assert set(kinds) >= ROLES.keys()
    assert [part for part, kind in zip(parts, kinds, strict=True) if kind in ROLES and f'role="{ROLES[kind]}"' not in part] == []
