"""`sotay serve --lan` as it is typed: it serves, stops cleanly, and says what stands in its way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from room_server import PAGES, Room, serving
from web_server import free_port

from generator.cli.main import main
from generator.disk import disk
from generator.serve.site_server import SeenPhones, application


@pytest.mark.skipif(os.name == "nt", reason="Windows stops programs in another way")
def test_the_command_serves_and_stops_cleanly(tmp_path: Path) -> None:
    disk.write_folder(PAGES, tmp_path / "build" / "site")
    port = free_port()
    command = [sys.executable, "-m", "generator", "serve", "--lan", "--address", "127.0.0.1", "--port", str(port)]
    command += ["--out", str(tmp_path / "build")]
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    environment = os.environ | {"TMPDIR": str(temporary), "PYTHONUNBUFFERED": "1"}
    for stop in (signal.SIGINT, signal.SIGTERM):
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment, text=True)
        for _ in range(100):
            try:
                assert Room(port, SeenPhones(), tmp_path).ask("/103/")[0].status == 200
                break
            except OSError:
                time.sleep(0.1)
        process.send_signal(stop)
        output, _ = process.communicate(timeout=10)
        assert process.returncode == 0, output
        assert f"http://127.0.0.1:{port}/man-hinh/" in output
        assert "Đã dừng" in output
        assert list(temporary.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--address", "0.0.0.0"], "không phải địa chỉ của máy"),
        (["--address", "may-cua-toi"], "không phải địa chỉ của máy"),
        (["--address", "192.0.2.1"], "Máy này không có địa chỉ 192.0.2.1. Đang có: "),
    ],
)
def test_an_address_that_is_not_this_machine_s_is_refused(tmp_path: Path, arguments: list[str], says: str) -> None:
    disk.write_folder({"index.html": b"x"}, tmp_path / "site")
    done = CliRunner().invoke(main, ["serve", "--lan", "--out", str(tmp_path), "--port", str(free_port()), *arguments])
    assert done.exit_code == 2
    assert says in done.stderr


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    disk.write_folder({"index.html": b"x"}, tmp_path / "site")
    with serving(application(tmp_path / "site", SeenPhones(), {})) as port:
        done = CliRunner().invoke(main, ["serve", "--lan", "--out", str(tmp_path), "--address", "127.0.0.1", "--port", str(port)])
    assert done.exit_code == 2
    assert f"Cổng {port} đang có chương trình khác dùng" in done.stderr


def test_without_a_site_it_says_what_to_type(tmp_path: Path) -> None:
    out = tmp_path / "nơi khác"
    done = CliRunner().invoke(main, ["serve", "--lan", "--out", str(out)])
    assert done.exit_code == 2
    assert f'sotay build --out "{out}"' in done.stderr
