"""The banks that a sign may name, with the numbers under which the State Bank lists them; sources stand in `banks.yml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class Bank:
    """`bin` is the number in the code, `name` what people call the bank, `official` its name in the State Bank's list."""

    bin: str
    name: str
    official: str
    also: tuple[str, ...] = ()


@cache
def banks() -> tuple[Bank, ...]:
    """All banks, by BIN."""
    table = yaml.safe_load(files(__package__).joinpath("banks.yml").read_text(encoding="utf-8"))
    return tuple(Bank(row["bin"], row["name"], row["official"], tuple(row.get("also", ()))) for row in table["banks"])


def find(called: str) -> Bank | None:
    """The bank with this BIN, name or short code, in any case and spacing; None where there is none."""
    wanted = _key(called)
    return next((bank for bank in banks() if wanted in map(_key, (bank.bin, bank.name, *bank.also))), None)


def _key(called: str) -> str:
    return re.sub(r"[\s\-]", "", called).casefold()
