"""`sotay keys`: the key with which the commune signs its copies."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.shared import Command, Commands, PrivateCommand, guides_option, lang_option
from generator.disk import disk
from generator.disk.working_folder import here, project, standing
from generator.job import key_of
from generator.keys.pair import LEAST_PASSPHRASE, KeyFileError, PassphraseError, Signer, new_pair, public_file
from generator.keys.spoken import grouped, spoken
from generator.words import words

USUAL = Path("khoa-so-tay") / "so-tay.key"
"""Where the secret key lies below the home folder: outside every project, so that it is not copied or published along with one."""


def secret_file(typed: Path | None) -> Path:
    """The file of the secret key: the one named, or the usual one."""
    return typed or Path.home() / USUAL


@click.group("keys", cls=Commands)
def keys() -> None:
    """Khóa để ký bản sao: làm khóa mới, xem khóa của xã."""


@keys.command("new", cls=PrivateCommand)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), required=False)
@lang_option
def new(file: Path | None, lang: str) -> None:
    """Làm một cặp khóa mới, khóa bí mật cất ngoài thư mục sổ tay."""
    said = words("cli", lang)["keys"]
    secret = secret_file(file).resolve()
    if _in_a_project(secret):
        raise click.UsageError(said["inside"].format(file=secret))
    if secret.exists():
        raise click.UsageError(said["exists"].format(file=secret))
    click.echo(said["about"].format(count=LEAST_PASSPHRASE), err=True)
    phrase = click.prompt(said["choose"], hide_input=True, confirmation_prompt=said["again"], err=True)
    if len(phrase) < LEAST_PASSPHRASE:
        raise click.UsageError(said["short"].format(count=LEAST_PASSPHRASE))
    content, public = new_pair(phrase)
    disk.write_secret(secret, content)
    disk.write_lasting(secret.with_suffix(".pub"), public_file(public))
    click.echo(said["made"].format(file=secret, public=secret.with_suffix(".pub")))
    click.echo(said["line"].format(key=public))
    click.echo(told(public, lang))


@keys.command("show", cls=Command)
@guides_option
@lang_option
def show_(guides: Path, lang: str) -> None:
    """Đọc khóa công khai của xã ra chữ, để so với tờ giấy."""
    key = key_of(guides)
    click.echo(words("cli", lang)["keys"]["none"] if key is None else told(key, lang))


def told(key: str, lang: str) -> str:
    """A public key in the two ways in which people compare it."""
    return str(words("cli", lang)["keys"]["told"]).format(groups=" ".join(grouped(key)), spoken=" ".join(spoken(key)))


def opened(file: Path, lang: str) -> Signer:
    """The secret key, once its passphrase is typed. Wrong usage ends in one sentence."""
    said = words("cli", lang)["keys"]
    content = disk.read_file(file)
    if content is None:
        raise click.UsageError(said["no_file"].format(file=file))
    try:
        return Signer(content, click.prompt(said["phrase"].format(file=file), hide_input=True, err=True))
    except KeyFileError:
        raise click.UsageError(said["no_key"].format(file=file)) from None
    except PassphraseError:
        raise click.UsageError(said["wrong"]) from None


def _in_a_project(file: Path) -> bool:
    """Is this file below the project one stands in, or below any other?"""
    around = [here().resolve()] if project(standing()) else []
    return any(file.is_relative_to(each) for each in around) or any((each / "mkdocs.yml").is_file() for each in file.parents)
