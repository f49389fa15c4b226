"""The command `sotay sign`: a shop's own QR sign, made on the owner's machine."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from generator.cli.shared import PrivateCommand, lang_option
from generator.disk import disk
from generator.paper.fonts import font_files
from generator.paper.typst import TooLongError
from generator.sign.order import Order, OrderError, order, orders
from generator.sign.sign import SIZES, made
from generator.words import words

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command("sign", cls=PrivateCommand)
@click.option("--bank", help="Mã BIN 6 số hoặc tên ngân hàng: 970436, VCB, Vietcombank")
@click.option("--account", help="Số tài khoản")
@click.option("--name", help="Tên chủ tài khoản, đúng như ngân hàng ghi")
@click.option("--shop", default="", help="Tên quán, in trên đầu biển")
@click.option("--csv", "table", type=_FILE, help="Danh sách cả dãy quán, cột bank, account, name, shop; mỗi quán một trang")
@click.option("--size", type=click.Choice(list(SIZES)), default="a6", show_default=True, help="Khổ giấy")
@click.option("--out", type=_FILE, default="sign.pdf", show_default=True, help="Tệp PDF để in")
@lang_option
def sign_command(
    bank: str | None, account: str | None, name: str | None, shop: str, table: Path | None, size: str, out: Path, lang: str
) -> None:
    """Làm biển mã QR nhận tiền cho quán. Không lưu, không gửi số tài khoản đi đâu."""
    said = words("sign", lang)
    typed = (bank, account, name)
    if (table is None and None in typed) or (table is not None and (any(typed) or shop)):
        raise click.UsageError(said["errors"]["options"])
    asked = _listed(table) if table else (order(bank or "", account or "", name or "", shop),)
    # Fonts only: what the owner typed is written nowhere but into the file asked for.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as fonts:
        disk.write_folder(font_files(), Path(fonts))
        try:
            sheet = made(asked, size, Path(fonts))
        except TooLongError as error:
            raise OrderError("too_long", millimetres=f"{error.millimetres:g}") from None
    disk.write_file(out, sheet.content)
    click.echo(said["done"].format(count=len(asked), file=out))
    click.echo(said["private"])
    click.echo(said["try_it"])


def _listed(table: Path) -> tuple[Order, ...]:
    content = disk.read_file(table)
    if content is None:
        raise OrderError("no_file", file=str(table))
    return orders(content)
