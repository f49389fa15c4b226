"""A program that is run as a child gives what it prints, and ends with its starter however that ends."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator import child

_STARTER = "import os; from generator import child; child.run('http.server', ['0', '--bind', '127.0.0.1'], os.environ)"


def test_what_it_printed_and_its_exit_code_come_back(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text('{"chữ": 1}', encoding="utf-8")
    bad.write_text("{", encoding="utf-8")
    done = child.run("json.tool", ["--compact", "--no-ensure-ascii", str(good)], os.environ | {"PYTHONUTF8": "1"})
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, '{"chữ":1}', "")
    failed = child.run("json.tool", [str(bad)], os.environ)
    assert failed.returncode == 1
    assert "Expecting" in failed.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="children are looked up in /proc")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_it_ends_with_its_starter(number: signal.Signals) -> None:
    """A server would go on for ever."""
    starter = subprocess.Popen([sys.executable, "-c", _STARTER], stderr=subprocess.DEVNULL)
    children = Path(f"/proc/{starter.pid}/task/{starter.pid}/children")
    while not (told := children.read_text().split()):
        assert starter.poll() is None
    watch = os.pidfd_open(int(told[0]))
    starter.send_signal(number)
    starter.wait(timeout=60)
    try:
        ended = select.poll()
        ended.register(watch, select.POLLIN)
        assert ended.poll(60_000), "still at work a minute later"
    finally:
        os.close(watch)
