"""The command line: one file a command. 0 is fine, 1 means the author must act, 2 wrong usage."""

from __future__ import annotations

import sys
from collections.abc import Iterator, MutableMapping
from importlib import import_module

import click

from generator import __version__
from generator.cli.shared import Commands

_WHERE = {
    "build": "build.build_command",
    "check": "check.check_command",
    "serve": "serve.serve_command",
    "init": "init.init_command",
    "new": "new.new_command",
    "replace": "replace.replace",
    "record": "record.record",
    "review": "review.review_command",
    "approve": "approve.approve_command",
    "checked": "checked.checked_command",
    "report": "report.report_command",
    "codes": "codes.codes",
    "pack": "pack.pack_command",
    "editions": "editions.editions_command",
    "publish": "publish.publish_command",
    "verify": "verify.verify_command",
    "update": "update.update_command",
    "keys": "keys.keys",
    "sign": "sign.sign_command",
    "schema": "schema.schema_command",
}
"""By the command's name, where it is defined: module and object below this package."""


class _OnCall(MutableMapping[str, click.Command]):
    """The commands by name. Each is imported when it is called, with all that it alone needs."""

    def __init__(self) -> None:
        self._imported: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._imported:
            module, _, item = _WHERE[name].partition(".")
            self._imported[name] = getattr(import_module(f"{__package__}.{module}"), item)
        return self._imported[name]

    def __iter__(self) -> Iterator[str]:
        return iter(_WHERE)

    def __len__(self) -> int:
        return len(_WHERE)

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._imported[name] = command

    def __delitem__(self, name: str) -> None:
        del self._imported[name]


@click.group(cls=Commands, commands=_OnCall(), context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Sổ tay số: từ các bài viết trong guides/ ra trang web và tờ rơi có mã QR."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console may not be UTF-8
            stream.reconfigure(encoding="utf-8", errors="replace")
