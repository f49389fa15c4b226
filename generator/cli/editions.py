"""`sotay editions`: the handbooks of many communes in one run."""

from __future__ import annotations

import json
import os
import re
import threading
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

import click

from generator.address import Site
from generator.cli.failures import why_refused
from generator.cli.shared import Command, WrongUsageError, lang_option, out_folder, release_option, today
from generator.disk import disk
from generator.editions.engine import Engine, EngineError, engine
from generator.editions.hosts import SharedHost, shared_hosts
from generator.editions.make import maker
from generator.editions.manifest import Manifest, shared
from generator.editions.outcome import Failed, Made, Why
from generator.editions.plan import PlanError, Task, share, tasks
from generator.editions.run import run
from generator.editions.sources import digest_of_program
from generator.editions.store import is_address, opened
from generator.editions.together import Joined, together
from generator.guide.load import load_register
from generator.guide.register import FILE, Register
from generator.problems import GuideError
from generator.words import words

REPORT = "editions.json"

_MB = 1_000_000


def _part(context: click.Context, _option: click.Parameter, typed: str | None) -> tuple[int, int]:
    """`2/3` as (2, 3); everything where nothing was typed."""
    found = re.fullmatch(r"([1-9]\d{0,3})/([1-9]\d{0,3})", typed or "1/1", re.ASCII)
    part, of = (int(found[1]), int(found[2])) if found else (1, 0)
    if part > of:
        raise WrongUsageError(words("cli", context.params["lang"])["editions"]["part"].format(typed=typed))
    return part, of


@click.command("editions", cls=Command)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@out_folder("build/editions", "Thư mục ghi kết quả, mỗi xã một thư mục con")
@release_option
@click.option("--at-once", type=click.IntRange(1, 64), default=1, show_default=True, help="Số xã dựng cùng lúc trên máy này")
@click.option("--shard", "part", metavar="1/3", callback=_part, help="Chỉ phần này, các máy khác làm các phần kia")
@click.option("--scheduler", metavar="URL", help="Cụm máy Dask, ví dụ tls://10.0.0.5:8786; cần --store")
@click.option("--store", metavar="URL|THƯ MỤC", help="Nơi các máy trong cụm để tệp cho nhau")
@lang_option
def editions_command(
    folder: Path, out: Path, release: bool, at_once: int, part: tuple[int, int], scheduler: str | None, store: str | None, lang: str
) -> None:
    """Dựng sổ tay cho mọi xã: mỗi xã một thư mục trong FOLDER, có commune.yml."""
    said = words("cli", lang)["editions"]
    if (scheduler is None) != (store is None):
        raise WrongUsageError(said["together"])
    try:
        planned = tasks(folder, today(), digest_of_program(), release=release)
        hosts, wanted = shared_hosts(planned), share(planned, *part)
        with engine(scheduler, at_once) as machines:
            results = _results(wanted, machines, out, store, lang)
    except PlanError as error:
        raise WrongUsageError(said["plan"][error.says].format(**error.blanks)) from None
    except EngineError as error:
        raise WrongUsageError(said["engine"][error.says].format(where=error.where)) from None
    made = [each for each in results if isinstance(each, Manifest)]
    failed = [each for each in results if isinstance(each, Failed)]
    _write_report(out, made, failed)
    for each in sorted(failed, key=lambda each: each.name):
        click.echo(said["failed"].format(name=each.name, why=_why(each, lang)), err=True)
    same = shared(made)
    percent = round(100 * same.size_shared / same.size) if same.size else 0
    click.echo(
        said["done"].format(made=len(made), failed=len(failed), files=same.files, mb=round(same.size / _MB), percent=percent, out=out)
    )
    joined = [_together(host, planned, out, failed) for host in hosts]
    for told in joined:
        click.echo(_how_joined(told, said["joined"]), err=told.site is None)
    if failed or any(told.lost for told in joined):
        click.get_current_context().exit(1)


def _results(wanted: tuple[Task, ...], machines: Engine, out: Path, store: str | None, lang: str) -> list[Made]:
    """All that became of the tasks, each told as it ends; whoever interrupts ends what is under way on this machine."""
    said, results = words("cli", lang)["editions"], []
    halted = threading.Event()
    where = store if store is None or is_address(store) else str(Path(store).resolve())
    make = maker(out.resolve(), None, lang, halted.is_set) if where is None else maker(None, where, lang)
    try:
        for each in run(wanted, machines, make, None if where is None else opened(where), out):
            results.append(each)
            key = "one_failed" if isinstance(each, Failed) else "one_made"
            click.echo(said[key].format(name=each.name, done=len(results), all=len(wanted)), err=True)
    finally:
        halted.set()
    return results


def _together(host: SharedHost, planned: tuple[Task, ...], out: Path, failed: list[Failed]) -> Joined:
    root = next(task for task in planned if task.name == host.root)
    with suppress(GuideError):  # then the shared handbook itself was not built, with the same words
        register = load_register({FILE: root.files[FILE]}) if FILE in root.files else Register()
        return together(host, out, Site(host.address, root.today), register, failed={each.name for each in failed})
    return Joined(host, None, (host.root,))


def _how_joined(joined: Joined, said: dict[str, str]) -> str:
    names = ", ".join(joined.missing)
    if joined.lost:
        return said["lost"].format(address=joined.host.address, count=len(joined.lost), first=joined.lost[0])
    if joined.site is None:
        return said["waiting"].format(address=joined.host.address, names=names)
    done = said["done"].format(address=joined.host.address, count=len(joined.host.below) - len(joined.missing), site=joined.site)
    return f"{done} {said['spare'].format(names=names)}" if names else done


def _why(failed: Failed, lang: str) -> str:
    if failed.why is Why.BUILD:
        return failed.said
    because = f": {why_refused(failed.number, os.strerror(failed.number), lang)}" if failed.number else ""
    return str(words("cli", lang)["editions"]["why"][failed.why]).format(said=failed.said + because)


def _write_report(out: Path, made: list[Manifest], failed: list[Failed]) -> None:
    """`editions.json`: what there is now, how much of it is the same in several editions, and what failed with all it said."""
    report = {
        "made": {each.name: {"files": len(each.files), "bytes": sum(entry.size for entry in each.files.values())} for each in made},
        "failed": {each.name: {"why": each.why, "said": each.said, "number": each.number} for each in failed},
        "shared": asdict(shared(made)),
    }
    disk.write_file(out / REPORT, (json.dumps(report, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode())
