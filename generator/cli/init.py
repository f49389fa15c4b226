"""`sotay init`: the commune.yml of a commune that takes the shared lessons, its name found among all communes of the country."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from generator.asked import PROJECT
from generator.cli.shared import Command, WrongUsageError, host_option, lang_option, site_address
from generator.disk import disk
from generator.disk.working_folder import OTHER_GUIDES
from generator.guide.commune import PHONE, is_below
from generator.guide.new_commune import address_below, local_contacts, made_up_address, new_commune, pattern_province
from generator.guide.own import COMMUNE
from generator.guide.units import Unit, find
from generator.guide.units import province as whole_province
from generator.words import words

Said = Mapping[str, Any]


@click.command("init", cls=Command)
@click.argument("name")
@click.option("--province", metavar="TỈNH", help="Tỉnh, thành phố, khi nhiều nơi cùng tên")
@host_option
@click.option("--above", metavar="URL", callback=site_address, help="Sổ tay chung, khi trang của xã nằm dưới địa chỉ ấy")
@click.option("--plan", help="Kế hoạch đặt ra chỉ tiêu của xã, đủ tên và ngày ký")
@click.option("--phone", "typed_phones", multiple=True, metavar="TÊN=SỐ", help="Số của một đơn vị, như cong-an-xa=…; ghi nhiều lần được")
@click.option("--yes", is_flag=True, help="Không hỏi gì, chỗ chưa biết để trống")
@lang_option
def init_command(
    name: str,
    province: str | None,
    host: str | None,
    above: str | None,
    plan: str | None,
    typed_phones: tuple[str, ...],
    yes: bool,
    lang: str,
) -> None:
    """Bắt đầu sổ tay của xã NAME trong thư mục trống đang đứng: ghi commune.yml, dùng các bài có sẵn.

    NAME là tên tỉnh, ví dụ “tỉnh Lâm Đồng”, thì đó là sổ tay chung của các xã trong tỉnh.
    """
    said = words("cli", lang)["init"]
    folder = Path()
    taken = next((each.name for each in folder.iterdir() if each.name in (COMMUNE, "guides") or OTHER_GUIDES.fullmatch(each.name)), None)
    if taken:
        raise WrongUsageError(said["there"].format(file=taken))
    unit = whole_province(name) or _unit(name, province, said)
    host = host or (address_below(unit, above) if above else None)
    if above and host and not is_below(host, above):
        raise WrongUsageError(words("cli", lang)["codes"]["not_below"].format(host=host, above=above))
    pattern = disk.read_file(PROJECT / "guides" / COMMUNE) or b""
    offices = {} if unit.is_province else local_contacts(pattern, unit.kind)
    phones = _phones(typed_phones, offices, said)
    click.echo(said["province" if unit.is_province else "unit"].format(whole=unit.whole, code=unit.code), err=True)
    if not yes and is_somebody_there():
        click.echo(said["ask"].format(file=COMMUNE), err=True)
        host = host or _asked(said["ask_host"])
        plan = plan or _asked(said["ask_plan"])
        phones |= {key: _phone(said["ask_phone"].format(name=office), said) for key, office in offices.items() if key not in phones}
    disk.write_lasting(folder / COMMUNE, new_commune(unit, pattern, host=host, plan=plan, phones=phones, above=above).encode())
    click.echo(said["done"].format(file=COMMUNE, whole=unit.whole))
    unknown = [] if host else [said["host_blank"]]
    unknown += [] if plan else [said["plan_blank"]]
    unknown += [said["phone_blank"].format(name=office) for key, office in offices.items() if not phones.get(key)]
    if unknown:
        click.echo(said["blanks"].format(blanks=", ".join(unknown)))
    if unit.kind != "xã" and not unit.is_province:
        click.echo(said["not_xa"].format(kind=unit.kind))
    if unit.province != (ours := pattern_province(pattern)):
        click.echo(said["other_province"].format(province=ours, file=COMMUNE))
    click.echo(_next(unit, host, above, said))


def _next(unit: Unit, host: str | None, above: str | None, said: Said) -> str:
    """What to type now: alone, or so that the communes of a province come together, which lie in one folder."""
    all_of_them = Path.cwd().parent.name
    if unit.is_province:
        return str(said["next_province"]).format(file=COMMUNE, host=host or made_up_address(unit), all=all_of_them)
    if host and above:
        return str(said["next_below"]).format(all=all_of_them, line=f"{host.rpartition('/')[2]}: {unit.name}")
    return str(said["next"])


def is_somebody_there() -> bool:
    """False where nobody could answer: in a script, in a pipe."""
    return sys.stdin.isatty()


def _unit(name: str, province: str | None, said: Said) -> Unit:
    """The one commune that is meant, or a sentence with those that may be."""
    found = find(name, province)
    if len(found.exactly) == 1:
        return found.exactly[0]
    if found.exactly:
        names = "; ".join(unit.whole for unit in found.exactly)
        raise WrongUsageError(said["which"].format(count=len(found.exactly), names=names))
    names = "; ".join(found.near or found.provinces)
    near = said["meant"].format(names=names) if names else said["nothing_near"]
    if province is not None and found.province is None:
        raise WrongUsageError(said["no_province"].format(province=province, near=near))
    where = said["where"].format(province=found.province) if found.province else ""
    raise WrongUsageError(said["unknown"].format(name=name, where=where, near=near))


def _phones(typed: tuple[str, ...], offices: Mapping[str, str], said: Said) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in typed:
        key, _, phone = each.partition("=")
        if key not in offices:
            raise WrongUsageError(said["no_contact"].format(key=key, example=next(iter(offices), "cong-an-xa"), known=", ".join(offices)))
        if not re.fullmatch(PHONE, phone):
            raise WrongUsageError(said["bad_phone"].format(phone=phone))
        found[key] = phone
    return found


def _asked(question: str) -> str | None:
    answer: str = click.prompt(question, default="", show_default=False, err=True)
    return answer.strip() or None


def _phone(question: str, said: Said) -> str:
    """A number that can be called, or nothing; asked again until it is one of the two."""
    while (phone := _asked(question)) and not re.fullmatch(PHONE, phone):
        click.echo(said["bad_phone"].format(phone=phone), err=True)
    return phone or ""
