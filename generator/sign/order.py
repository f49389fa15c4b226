"""What a shop's owner asks for: which account, under which name. Read from the command line or from the list of a street."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from generator.qr import vietqr
from generator.sign.banks import Bank, find

COLUMNS = ("bank", "account", "name")
"""What every line of a list must say; `shop` may be added."""

LONGEST = 50
"""Letters of a name that fit a sign."""

_BLANKS = re.compile(r"\s+")
_SPREADSHEET = re.compile(r"[0-9][.,]?[0-9]*E\+?[0-9]+", re.IGNORECASE)
_LETTERS = re.compile(r"[0-9A-Za-zÀ-ɏẠ-ỹ\u0302\u0306 .,'’&()/+\-–]+")


class OrderError(Exception):
    """Something typed that no sign may be made of.

    `says` is a key of `errors` in `words/sign.<language>.yml`, `blanks` fills its blanks, `line` is the line of the list (from 1).
    """

    def __init__(self, says: str, /, line: int | None = None, **blanks: str) -> None:
        self.says, self.line, self.blanks = says, line, blanks
        super().__init__(f"{says} {blanks}")


@dataclass(frozen=True, slots=True)
class Order:
    """One sign. `name` is the account's owner as the bank writes it, `shop` what stands above the code."""

    bank: Bank
    account: str
    name: str
    shop: str = ""

    @property
    def code(self) -> str:
        """What the sign's code holds."""
        return vietqr.write(vietqr.Transfer(self.bank.bin, self.account))


def order(bank: str, account: str, name: str, shop: str = "") -> Order:
    """Check what was typed, blanks put right. Raises OrderError."""
    known = find(bank)
    if known is None:
        raise OrderError("bank", bank=bank.strip())
    number = _BLANKS.sub("", account)
    if _SPREADSHEET.fullmatch(number):
        raise OrderError("spreadsheet", account=number)
    if not vietqr.ACCOUNT.fullmatch(number):
        raise OrderError("account", account=number)
    owner = _words(name)
    if not owner:
        raise OrderError("no_name")
    return Order(known, number, owner, _words(shop))


def orders(table: bytes) -> tuple[Order, ...]:
    """The signs of a list (CSV, UTF-8, comma or semicolon, names of columns on the first line). Raises OrderError."""
    try:
        text = table.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise OrderError("not_utf8") from None
    head = text.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if head.count(";") > head.count(",") else ",")
    rows.fieldnames = [name.strip().lower() for name in rows.fieldnames or ()]
    missing = [column for column in COLUMNS if column not in rows.fieldnames]
    if missing:
        raise OrderError("columns", columns=", ".join(missing))
    found = tuple(_row(row, rows.line_num) for row in rows if any(row.values()))
    if not found:
        raise OrderError("empty")
    return found


def _row(row: Mapping[str, str | None], line: int) -> Order:
    try:
        return order(row["bank"] or "", row["account"] or "", row["name"] or "", row.get("shop") or "")
    except OrderError as error:
        error.line = line
        raise


def _words(typed: str) -> str:
    """A name as typed, in NFC and on one line."""
    name = _BLANKS.sub(" ", unicodedata.normalize("NFC", typed)).strip()
    if len(name) > LONGEST:
        raise OrderError("long", name=name, most=str(LONGEST))
    if name and not _LETTERS.fullmatch(name):
        odd = next(letter for letter in name if not _LETTERS.fullmatch(letter))
        raise OrderError("letter", name=name, letter=odd)
    return name
