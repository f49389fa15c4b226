"""The names of the commune in guides that many communes share: `<xã>` in a sentence or on a drawn screen becomes this commune's own.

Filled in as the tree of a file is read, so that every check, picture, approval and output sees the words that residents will read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.guide.commune import Commune
from generator.guide.own_kind import BOTH, WRITTEN_FOR, of_kind
from generator.guide.source import Entry, Fields, Items, Node
from generator.words import words

KINDS = (WRITTEN_FOR, "phường", "đặc khu")
"""What a commune is, since 1 July 2025 (Law 72/2025/QH15, article 1)."""

PROVINCES = ("tỉnh", "thành phố")

KIND = ""
"""The name, which no sentence can call, of what a commune is that is no xã."""

_PLACE = re.compile(r"<([^<>]{1,20})>")


def names_of(commune: Commune | None) -> Mapping[str, str]:
    """What may stand between `<` and `>`, and what it becomes: `xã` → `xã Quảng Sơn`, `tên xã` → `Quảng Sơn`.

    A handbook that the communes of a province share, whose name is the province's, speaks of the reader's own commune. None for a
    commune.yml that cannot be read yet: then something stands there that sentences can be judged by.
    """
    said = words("own_names")
    nobody: Mapping[str, str] = said["nobody"]
    if commune is None:
        return nobody
    province_kind, province = apart(commune.province, PROVINCES)
    above = f"{province_kind} {province}"
    of_province = {"tỉnh": above, "Tỉnh": _begun(above), "tên tỉnh": province}
    if _is_province(commune):
        return {**nobody, **of_province, **({"kế hoạch": commune.plan} if commune.plan else {})}
    kind, name = apart(commune.name, KINDS)
    own = f"{kind} {name}"
    return {
        "xã": own,
        "Xã": _begun(own),
        "tên xã": name,
        **of_province,
        "kế hoạch": commune.plan or said["plan"].format(commune=own),
        **({} if kind == WRITTEN_FOR else {KIND: kind}),
    }


def kind_of(commune: Commune) -> str:
    """What readers call their own commune: `phường`; `xã, phường` where all communes of a province read the same handbook."""
    return BOTH if _is_province(commune) else apart(commune.name, KINDS)[0]


def _is_province(commune: Commune) -> bool:
    return commune.name.lower().startswith(tuple(f"{each} " for each in PROVINCES))


def apart(name: str, kinds: tuple[str, ...]) -> tuple[str, str]:
    """`Xã Quảng Sơn` → `xã`, `Quảng Sơn`. A name that does not say what it is counts as the first of the kinds."""
    kind = next((each for each in kinds if name.lower().startswith(f"{each} ")), None)
    return (kind, name[len(kind) + 1 :]) if kind else (kinds[0], name)


def filled(node: Node, names: Mapping[str, str]) -> Node:
    """The tree with the commune's names in it. What else stands between `<` and `>` stays, and is told as what it looks like: HTML."""
    if isinstance(node, Items):
        return Items(node.place, [filled(each, names) for each in node.nodes])
    if isinstance(node, Fields):
        return Fields(node.place, {name: Entry(each.key, filled(each.node, names)) for name, each in node.entries.items()})
    return node if node.text is None or (text := filled_text(node.text, names)) == node.text else node._replace(text=text)


def filled_text(text: str, names: Mapping[str, str]) -> str:
    """One sentence with the commune's names in it."""
    named = _PLACE.sub(lambda match: names.get(match[1], match[0]), text) if "<" in text else text
    return of_kind(named, names.get(KIND, WRITTEN_FOR))


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]
