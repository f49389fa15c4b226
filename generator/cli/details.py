"""What the maintainer of the program needs to know of an unexpected error, in a file, so that no traceback stands on an author's screen."""

from __future__ import annotations

import datetime
import platform
import traceback
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from generator.disk import disk

DEBUG = "SOTAY_DEBUG"
"""The environment variable that shows tracebacks on the screen as well, when it is 1."""

_PACKAGES = ("so-tay-so", "click", "mkdocs", "mkdocs-material", "pydantic", "typst", "pypdfium2", "zxing-cpp", "watchfiles", "waitress")


def details(error: BaseException, command: str, *, private: bool) -> str:
    """The text of the file. `private` leaves out whatever an error says, for commands that must not keep what was typed."""
    head = [
        "Gửi tệp này cho người giữ phần mềm. / Please send this file to the maintainer of the program.",
        f"{DEBUG}=1 shows the traceback on the screen as well.",
        f"command: {command}",
        f"python {platform.python_version()}, {platform.platform()}",
        *(f"{name} {_version(name)}" for name in _PACKAGES),
    ]
    return "\n".join([*head, "", "".join(_frames_only(error) if private else traceback.format_exception(error))])


def write(text: str, folder: Path | None, today: datetime.date) -> Path | None:
    """Write it into a folder, the day's last only; without a folder, or where that cannot be, into the system's own for passing files.

    Gives the path; None where no disk takes it.
    """
    if folder is not None:
        with suppress(OSError):
            path = folder / f"loi-{today:%Y-%m-%d}.txt"
            disk.write_file(path, text.encode(errors="replace"))
            return path
    with suppress(OSError):
        return disk.write_aside(text.encode(errors="replace"), start="so-tay-loi-", end=".txt")
    return None


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "?"


def _frames_only(error: BaseException) -> list[str]:
    """Where it happened, without the words of the exception: they may hold what was typed."""
    before = error.__cause__ or error.__context__
    return [
        *(_frames_only(before) if before else ()),
        "Traceback (most recent call last):\n",
        *traceback.format_tb(error.__traceback__),
        f"{type(error).__name__}\n",
    ]
