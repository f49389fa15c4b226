"""Checkers that are Java programs."""

from __future__ import annotations

import shutil
import subprocess

QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss2m")
"""A checker runs for seconds: what Java would compile thoroughly for hours of work costs more than it saves (half of the time). Compiled
little, it wants a deeper stack."""


def run_jar(jar: str, *words: str) -> str:
    """What a program prints, whatever its exit code; what it complains of where it prints nothing."""
    java = shutil.which("java")
    assert java, "Java is missing: run `make test`, or install the package default-jre-headless"
    done = subprocess.run([java, *QUICK, "-jar", jar, *words], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.stdout, done.stderr
    return done.stdout
