"""The command line: one file a command. 0 is fine, 1 means the author must act, 2 wrong usage."""

from __future__ import annotations

import sys

import click

from generator import __version__
from generator.cli.approve import approve_command
from generator.cli.build import build_command
from generator.cli.check import check_command
from generator.cli.checked import checked_command
from generator.cli.codes import codes
from generator.cli.init import init_command
from generator.cli.new import new_command
from generator.cli.pack import pack_command
from generator.cli.record import record
from generator.cli.report import report_command
from generator.cli.review import review_command
from generator.cli.schema import schema_command
from generator.cli.serve import serve_command
from generator.cli.shared import Commands
from generator.cli.sign import sign_command
from generator.cli.update import update_command
from generator.cli.verify import verify_command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Sổ tay số: từ các bài viết trong guides/ ra trang web và tờ rơi có mã QR."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console may not be UTF-8
            stream.reconfigure(encoding="utf-8", errors="replace")


for command in (
    build_command,
    check_command,
    serve_command,
    init_command,
    new_command,
    record,
    review_command,
    approve_command,
    checked_command,
    report_command,
    codes,
    pack_command,
    verify_command,
    update_command,
    sign_command,
    schema_command,
):
    main.add_command(command)
