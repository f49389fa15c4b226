"""The register of printed codes, `codes.lock.yml`: what has ever been on paper keeps its page and its meaning.

Append-only: each entry carries a seal over itself and the entry before it, and the head of the file repeats the last seal and
the count, so a line that was changed, removed or slipped in by hand is found. Only `sotay codes` writes it.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, get_args

import yaml
from pydantic import Field, StringConstraints, field_validator

from generator.address import Site
from generator.guide.base import Code, Frozen, Id, Line, Text
from generator.guide.own import REGISTER
from generator.guide.source import Fields, Items, Node, one_line
from generator.problems import Place, Problem, problem
from generator.words.dates import date_in_words

FILE = REGISTER

Seal = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
Address = Annotated[str, StringConstraints(pattern=r"^https://[^\s]+$", max_length=140)]
"""A lesson's page: as long as a host may be (see commune.py), and the code."""

MOST_NOTE = int(get_args(Text)[1].max_length)
"""Letters of a note."""

_HEAD = """\
# Sổ đăng ký số bài đã in ra giấy. Máy ghi, người không sửa: dùng lệnh sotay codes.
"""


class PrintedCode(Frozen):
    """Something that happened to a code.

    `printed`: sheets with this address went out, `note` says how many and where. `moved`: the code means another subject or
    has another address from now on, `note` says why. `withdrawn`: the lesson is gone, `note` says why, `instead` where to go.
    """

    code: Code
    event: Literal["printed", "moved", "withdrawn"]
    date: datetime.date
    address: Address
    title: Line
    subject: Id = Field(description="Phần chữ trong tên tệp của bài")
    note: Text
    instead: Code | None = None
    seal: Seal

    @field_validator("title", "note", mode="before")
    @classmethod
    def _as_it_will_be_read(cls, value: object) -> object:
        return one_line(value) if isinstance(value, str) else value


class Register(Frozen):
    """The file codes.lock.yml."""

    count: Annotated[int, Field(ge=0)] = 0
    head: Seal | None = None
    entries: tuple[PrintedCode, ...] = ()

    def now(self) -> dict[int, PrintedCode]:
        """The last entry of each code, by code."""
        return {entry.code: entry for entry in sorted(self.entries, key=lambda entry: entry.code)}

    def first(self, code: int) -> PrintedCode:
        """The first entry of a code: when it was first printed. KeyError for a code that never was."""
        for entry in self.entries:
            if entry.code == code:
                return entry
        raise KeyError(code)

    def withdrawn(self) -> tuple[PrintedCode, ...]:
        """The codes whose lesson has been withdrawn, in order."""
        return tuple(entry for entry in self.now().values() if entry.event == "withdrawn")


def sealed(entry: PrintedCode, before: str | None) -> PrintedCode:
    """The entry with the seal it must carry after the seal `before`."""
    told = entry.model_dump(mode="json", exclude={"seal"}, exclude_none=True)
    text = json.dumps([before, told], ensure_ascii=False, sort_keys=True)
    return entry.model_copy(update={"seal": hashlib.sha256(text.encode()).hexdigest()[:16]})


def appended(register: Register, entry: PrintedCode) -> Register:
    """The register with one entry more."""
    last = sealed(entry, register.head)
    return Register(count=register.count + 1, head=last.seal, entries=(*register.entries, last))


def dumped(register: Register) -> bytes:
    """The register as the file that `sotay codes` writes."""
    told = register.model_dump(mode="json", exclude_none=True)
    return (_HEAD + yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=1000)).encode()


def broken_seals(register: Register, node: Node, file: str) -> Iterator[Problem]:
    """A problem at the first entry that was changed by hand, or at the head of a file that entries were taken from."""
    before: str | None = None
    for entry, place in zip(register.entries, _places(node), strict=True):
        if sealed(entry, before).seal != entry.seal:
            yield problem(place, "SO410", code=entry.code)
            return
        before = entry.seal
    if (register.count, register.head) != (len(register.entries), before):
        yield problem(Place(file), "SO411", count=register.count, found=len(register.entries))


def broken_promises(register: Register, subjects: Mapping[int, str], node: Node) -> Iterator[Problem]:
    """A problem for each printed code that lost its lesson or means another one. `subjects` are those of the lessons that exist."""
    places = dict(zip(register.entries, _places(node), strict=True))
    for code, entry in register.now().items():
        place = places[entry]
        if code not in subjects:
            if entry.event != "withdrawn":
                yield problem(place, "SO407", code=code, title=entry.title, date=date_in_words(register.first(code).date))
            elif entry.instead is not None and entry.instead not in subjects:
                yield problem(place, "SO413", code=code, instead=entry.instead)
        elif entry.event == "withdrawn":
            yield problem(place, "SO412", code=code)
        elif subjects[code] != entry.subject:
            yield problem(place, "SO408", code=code, was=entry.subject, now=subjects[code])


def changed_addresses(register: Register, site: Site, file: str) -> Iterator[Problem]:
    """A problem where the address of a lesson is no longer the one on paper."""
    entries = [entry for entry in register.now().values() if entry.address != site.url(entry.code)]
    if entries:
        codes = ", ".join(str(entry.code) for entry in entries)
        yield problem(Place(file), "SO409", codes=codes, was=entries[0].address, now=site.url(entries[0].code))


def _places(node: Node) -> list[Place]:
    """Where each entry stands."""
    entries = node.get("entries") if isinstance(node, Fields) else None
    return [each.place for each in entries.nodes] if isinstance(entries, Items) else []
