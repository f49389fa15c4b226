"""`make` on a machine that is not ready says so in one line, and leaves nothing that would be in the way later."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.job import PROJECT

TOO_OLD = "#!/bin/sh\nexit 1\n"
HALFWAY = '#!/bin/sh\n[ "$1" = -c ] && exit 0\nmkdir -p .venv/bin\nexit 1\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A clone that has only the Makefile and what its rules look at."""
    for name in ("Makefile", "pyproject.toml", "generator/__init__.py", "requirements/site.lock"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(PROJECT / name, tmp_path / name)
    return tmp_path


def _made(folder: Path, script: str) -> subprocess.CompletedProcess[str]:
    python = folder / "python3.10"
    python.write_text(script, encoding="utf-8")
    python.chmod(0o755)
    command = ["make", "site", "PYTHON=./python3.10"]
    # Under `make test` this make would take itself for a part of that one, and say where it goes in and out.
    alone = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")}
    return subprocess.run(command, cwd=folder, env=alone, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60)


def test_a_python_that_is_too_old_is_told_first_and_in_one_line(folder: Path) -> None:
    done = _made(folder, TOO_OLD)
    assert done.returncode != 0
    assert done.stdout == ""
    told = [line for line in done.stderr.splitlines() if not line.startswith("make")]
    assert told == [
        "Cần Python 3.11 trở lên (needs Python 3.11 or newer), ./python3.10 chưa được. Thử: make site PYTHON=python3.12",
    ]
    assert not (folder / ".venv").exists()


def test_a_half_made_environment_does_not_stay(folder: Path) -> None:
    assert _made(folder, HALFWAY).returncode != 0
    assert not (folder / ".venv").exists()
