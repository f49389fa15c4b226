"""Runs MkDocs as a separate process on the staged Markdown: the only file that knows how it is called.

Always `--strict` and never `-q`, which silently switches strict off. A strict failure leaves the bad pages in place, so
the target is a temporary folder.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

import yaml

from generator.disk import disk
from generator.processes import child

_REFUSED = re.compile(r"^(?:OSError|PermissionError): \[Errno (\d+)\] [^:\n]+(?:: '([^'\n]*)')?(?: -> '([^'\n]*)')?$", re.MULTILINE)
"""How a traceback ends where the disk took no more."""


class MkDocsError(Exception):
    """MkDocs refused the staged pages; the text is what it printed."""


def config(base: Path, docs: Path, overrides: Path, name: str, host: str, extra: Mapping[str, object], *, folders: bool = True) -> bytes:
    """A configuration that takes over `mkdocs.yml` and says where this build's files lie (absolute paths).

    `name` is the commune's own for its site. `extra` is what the theme's own templates say: header, footer, 404 page. `folders` is
    False for files opened from a disk: links then name the file in a folder.

    INHERIT merges mappings, so the theme and its language come from the base file.
    """
    settings = {
        "INHERIT": str(base.resolve()),
        "site_name": name,
        "site_url": host + "/",
        "docs_dir": str(docs.resolve()),
        "theme": {"custom_dir": str(overrides.resolve())},
        "extra": dict(extra),
        "use_directory_urls": folders,
    }
    return yaml.safe_dump(settings, allow_unicode=True, sort_keys=False).encode()


def run(config_file: Path, target: Path, *, epoch: int) -> None:
    """Build the site into `target`. `epoch` (seconds since 1970) is the only time that MkDocs may write.

    Raises MkDocsError, OSError (disk).
    """
    where = [
        "--config-file",
        str(config_file.resolve()),
        "--site-dir",
        str(target.resolve()),
    ]  # MkDocs takes paths from the config's folder
    environment = os.environ | {
        "SOURCE_DATE_EPOCH": str(epoch),
        "PYTHONUTF8": "1",
        "NO_MKDOCS_2_WARNING": "1",  # Material's notice about a MkDocs version that we do not use
    }
    done = child.run("mkdocs", ["build", "--strict", "--clean", *where], environment)
    if done.returncode and (refused := _REFUSED.search(done.stderr)):
        number = int(refused[1])
        raise disk.WritingError(number, os.strerror(number), refused[3] or refused[2] or str(target))
    if done.returncode:
        raise MkDocsError((done.stderr + done.stdout).strip() or f"exit code {done.returncode}")
