"""The commune.yml of a commune that begins: its names as they are, whom the lessons send people to, blanks for all that must be asked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

from generator.address import shown
from generator.guide.kinds import schema_line
from generator.guide.new_lesson import slug
from generator.guide.own import COMMUNE
from generator.guide.own_kind import BOTH, WRITTEN_FOR, of_kind, words_for
from generator.guide.own_names import KINDS, PROVINCES, apart
from generator.guide.source import data, read
from generator.guide.units import Unit, units

NATIONAL = "binhdanhocvuso"
"""The handbook of the whole country, in links.yml: for who is not in the province of the commune that wrote the lessons."""

_NEEDLESS = re.compile(r": '(true|\d+)'$", re.MULTILINE)
"""Quotes that other readers of YAML need: a guide takes nothing for a number."""

_SHORT_KINDS = {"xã": "x", "phường": "p", "đặc khu": "dk"}

_LONGEST_BELOW = 31
"""Letters of an address below another that surely find room on every sheet (see paper/address_room.py)."""

_LONGEST_SEGMENT = 15
"""Letters of the commune's own part, which stands in one line with a lesson's number under the code of its first slide: of 16 the letters
become so small that the line above comes into the code's white edge."""

_LONGEST_HOST = 18
"""Letters of a made-up address: with `.example` it finds room on every sheet."""


def local_contacts(pattern: bytes, kind: str = WRITTEN_FOR) -> dict[str, str]:
    """The offices of the commune itself, whose numbers nobody but they can know: how they are called in the lessons → their names.

    `kind` is what the commune is, `phường`.
    """
    return {key: of_kind(each["name"], kind) for key, each in _told(pattern)["contacts"].items() if each.get("local") == "true"}


def pattern_province(pattern: bytes) -> str:
    """The province of the commune that wrote the lessons, as `Unit.province` says it."""
    return " ".join(apart(_told(pattern)["province"], PROVINCES))


def made_up_address(unit: Unit) -> str:
    """The address that stands there until there is one: nobody can own it (RFC 2606)."""
    words_of = slug(apart(unit.name, (*KINDS, *PROVINCES))[1]).split("-")
    while len("-".join(words_of)) > _LONGEST_HOST:
        words_of.pop()
    return f"https://{'-'.join(words_of)}.example"


def address_below(unit: Unit, above: str) -> str:
    """Where a commune's pages lie below a handbook that many share: `https://so.lamdong.example/xa-ta-hine`, or shorter where that has
    no room on paper, `p-xuan-huong` for phường Xuân Hương - Đà Lạt; in the end, or where another of the province is called so but for its
    marks, by the commune's code: `x-24991`.
    """
    room = min(_LONGEST_BELOW - len(shown(above)) - 1, _LONGEST_SEGMENT)
    taken = {each for other in units() if other.province == unit.province and other != unit for each in _segments(other)}
    segment = next((each for each in _segments(unit) if len(each) <= room and each not in taken), None)
    return f"{above}/{segment or f'{_SHORT_KINDS[unit.kind]}-{unit.code}'}"


def _segments(unit: Unit) -> tuple[str, ...]:
    short, name = _SHORT_KINDS[unit.kind], apart(unit.name, KINDS)[1]
    return slug(unit.name), f"{short}-{slug(name)}", f"{short}-{slug(name.partition(' - ')[0])}"


def new_commune(
    unit: Unit, pattern: bytes, *, host: str | None, plan: str | None, phones: Mapping[str, str], above: str | None = None
) -> str:
    """The file's text. `pattern` is the commune.yml that comes with the program; of it only what holds for every commune is taken.

    Of a province it is that of the handbook which its communes share, `above` the address of that one for a commune below it.
    """
    said, told = _said(unit), _told(pattern)
    kind = BOTH if unit.is_province else unit.kind
    far = unit.kind != WRITTEN_FOR or unit.province != pattern_province(pattern)
    contacts = {key: _contact(key, each, phones, kind, said["near"] if far else {}) for key, each in told["contacts"].items()}
    lines = [
        schema_line(COMMUNE),
        f"# {said['head']}",
        _field("name", unit.name),
        *([] if unit.is_province else [_field("code", unit.code)]),
        _field("province", unit.province),
        _field("team", said["teams" if unit.is_province else "team"].format(commune=unit.name)),
        f"# {said['host']}",
        _field("host", host or made_up_address(unit)),
        *([f"# {said['above']}", _field("above", above)] if above else []),
        *([f"# {said['communes']}", "# communes:", "#   xa-ta-hine: xã Tà Hine"] if unit.is_province else []),
        f"# {said['plan']}",
        _field("plan", plan),
        _field("handbook", told["handbook"] if unit.province == pattern_province(pattern) else NATIONAL),
        _field("alarm", told["alarm"]),
        *([_field("alarm_step", told["alarm_step"])] if "alarm_step" in told else []),
        f"# {said['contacts_of_all' if unit.is_province else 'contacts']}",
        _dumped({"contacts": contacts}),
        *([] if unit.is_province else _of_the_plan(said)),
    ]
    return "\n".join(lines) + "\n"


def _said(unit: Unit) -> Mapping[str, Any]:
    """What the file tells who fills it in, of what it is that begins."""
    return words_for(apart(unit.name, (*KINDS, *PROVINCES))[0], "new_commune")


def _of_the_plan(said: Mapping[str, str]) -> list[str]:
    sample = "# goals: {1: {in_2025: 90%, in_2030: 100%}, 4: {in_2025: trên 50%, in_2030: trên 80%}}"
    return [f"# {said['goals']}", sample, f"# {said['villages']}"]


def _contact(key: str, pattern: Mapping[str, Any], phones: Mapping[str, str], kind: str, near: Mapping[str, str]) -> dict[str, Any]:
    """As the pattern has it, said for what the commune is, but for the number of a local office: that is another one in every commune.

    `near` has other words for where people live, by those of the commune that wrote the lessons.
    """
    pattern = {name: of_kind(value, kind) if name in ("name", "what") else value for name, value in pattern.items()}
    if pattern.get("local") != "true":
        return pattern
    kept = {name: value for name, value in pattern.items() if name not in ("phone", "link", "fee")}
    for here, there in near.items():
        kept["what"] = kept["what"].replace(here, there)
    return {**kept, "phone": phones.get(key) or None}


def _told(pattern: bytes) -> dict[str, Any]:
    node = read(COMMUNE, pattern).node
    told: dict[str, Any] = data(node) if node else {}
    return told


def _field(name: str, value: str | None) -> str:
    return _dumped({name: value})


def _dumped(value: Mapping[str, Any]) -> str:
    """As people write it: a blank is nothing, no value goes over two lines."""
    text = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)
    return _NEEDLESS.sub(r": \1", text).rstrip("\n")


class _Dumper(yaml.SafeDumper):
    """Writes what is not known as a blank."""


_Dumper.add_representer(type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", ""))
