"""A program that is run as a child gives what it prints, and ends with its starter however that ends."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from generator.processes import child

_STARTER = "import os, sys; from generator.processes import child; child.run('for_ever', sys.argv[1:], os.environ)"
_FOR_EVER = """
import os, pathlib, sys, time
beginning = pathlib.Path(sys.argv[1] + ".part")
beginning.write_text(str(os.getpid()))
beginning.rename(sys.argv[1])
time.sleep(3600)
"""


def test_what_it_printed_and_its_exit_code_come_back(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text('{"chữ": 1}', encoding="utf-8")
    bad.write_text("{", encoding="utf-8")
    done = child.run("json.tool", ["--compact", "--no-ensure-ascii", str(good)], os.environ | {"PYTHONUTF8": "1"})
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, '{"chữ":1}', "")
    failed = child.run("json.tool", [str(bad)], os.environ)
    assert failed.returncode == 1
    assert "Expecting" in failed.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="pidfd_open is Linux's")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_it_ends_with_its_starter(number: signal.Signals, tmp_path: Path) -> None:
    (tmp_path / "for_ever.py").write_text(_FOR_EVER)
    told = tmp_path / "pid"
    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    starter = subprocess.Popen([sys.executable, "-c", _STARTER, str(told)], env=environment, stderr=subprocess.DEVNULL)
    while not told.exists():
        assert starter.poll() is None
        time.sleep(0.02)
    watch = os.pidfd_open(int(told.read_text()))
    try:
        starter.send_signal(number)
        starter.wait(timeout=60)
        ended = select.poll()
        ended.register(watch, select.POLLIN)
        assert ended.poll(20_000), "still at work"
    finally:
        with suppress(ProcessLookupError):
            signal.pidfd_send_signal(watch, signal.SIGKILL)
        os.close(watch)
