"""What an edition's own files say of its place among others, as far as it can be made out: what is wrong in them is told by its build."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.address import AddressError, parsed
from generator.guide.own import COMMUNE, REPLACE
from generator.guide.source import Fields, Items, read


@dataclass(frozen=True, slots=True)
class Addresses:
    """`host` is the edition's own, `above` that of the handbook below which its pages lie; each in its one spelling, None where there is
    none. `communes` are the parts of the address at which a shared handbook says that communes lie. `hidden` are the lessons that it does
    not show, `reworded` those of which it says a sentence in its own words: numbers as they are written."""

    host: str | None = None
    above: str | None = None
    name: str = ""
    communes: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    reworded: frozenset[str] = frozenset()


def addresses(files: Mapping[str, bytes]) -> Addresses:
    """What stands in the files of an edition's folder (path → content)."""
    told = read(COMMUNE, files.get(COMMUNE, b"")).node
    if not isinstance(told, Fields):
        return Addresses()
    communes = told.get("communes")
    return Addresses(
        _spelt(told.text("host")),
        _spelt(told.text("above")),
        told.text("name") or "",
        frozenset(communes.entries) if isinstance(communes, Fields) else frozenset(),
        _lessons(told, "hide"),
        _lessons(read(REPLACE, files.get(REPLACE, b"")).node, "replace"),
    )


def _lessons(told: object, field: str) -> frozenset[str]:
    """The lessons that the entries of a list name."""
    listed = told.get(field) if isinstance(told, Fields) else None
    entries = listed.nodes if isinstance(listed, Items) else []
    return frozenset(each.text("lesson") or "" for each in entries if isinstance(each, Fields))


def _spelt(typed: str | None) -> str | None:
    try:
        return parsed(typed) if typed else None
    except AddressError:
        return None
