"""What a commune.yml says of addresses, as far as it can be made out: what is wrong in the file is told when its edition is built."""

from __future__ import annotations

from dataclasses import dataclass

from generator.address import AddressError, parsed
from generator.guide.own import COMMUNE
from generator.guide.source import Fields, read


@dataclass(frozen=True, slots=True)
class Addresses:
    """`host` is the edition's own, `above` that of the handbook below which its pages lie; each in its one spelling, None where there is
    none. `communes` are the parts of the address at which a shared handbook says that communes lie."""

    host: str | None = None
    above: str | None = None
    communes: frozenset[str] = frozenset()


def addresses(commune: bytes) -> Addresses:
    """The addresses in the content of a commune.yml."""
    told = read(COMMUNE, commune).node
    if not isinstance(told, Fields):
        return Addresses()
    communes = told.get("communes")
    listed = frozenset(communes.entries) if isinstance(communes, Fields) else frozenset[str]()
    return Addresses(_spelt(told.text("host")), _spelt(told.text("above")), listed)


def _spelt(typed: str | None) -> str | None:
    try:
        return parsed(typed) if typed else None
    except AddressError:
        return None
