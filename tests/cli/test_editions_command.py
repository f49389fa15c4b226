"""`sotay editions`, run as a program: communes with guides of their own, one of them with a mistake."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from good import good

from generator.cli.editions import _why
from generator.cli.main import main
from generator.disk import disk
from generator.editions.manifest import FILE, Manifest, digest
from generator.editions.outcome import Failed, Why

NAMES = {"suoi-mo": "Suối Mơ", "doi-thong": "Đồi Thông"}


def _communes(folder: Path) -> Path:
    """Two communes with the smallest handbook each, at addresses of their own."""
    for name, spoken in NAMES.items():
        disk.write_folder(good(), folder / name)
        commune = folder / name / "commune.yml"
        text = commune.read_text(encoding="utf-8").replace("Quảng Sơn", spoken)
        lines = [f"host: https://{name}.example" if line.startswith("host:") else line for line in text.splitlines()]
        commune.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def _command(*words: str | Path) -> list[str]:
    return [sys.executable, "-m", "generator", "editions", *map(str, words)]


def _sotay(*words: str | Path, code: int = 0) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(_command(*words), capture_output=True, text=True, encoding="utf-8", check=False, timeout=300)
    assert done.returncode == code, done.stdout + done.stderr
    return done


def test_each_commune_has_its_site_and_one_with_a_mistake_is_named_with_its_line(tmp_path: Path) -> None:
    communes, out = _communes(tmp_path / "communes"), tmp_path / "out"
    disk.write_folder(good(), communes / "ho-xanh")
    (communes / "ho-xanh" / "commune.yml").write_text("name: Hồ Xanh\nhots: https://hoxanh.example\n", encoding="utf-8")
    done = _sotay(communes, "--out", out, code=1)
    assert "suoi-mo: xong" in done.stderr
    assert "ho-xanh/commune.yml:2:1" in done.stderr
    assert "Xong: 2 sổ tay dựng được, 1 chưa." in done.stdout
    for name, spoken in NAMES.items():
        site = disk.read_folder(out / name / "site")
        assert f"https://{name}.example" in site["103/index.html"].decode()
        assert not any(other in site["index.html"].decode() for other in NAMES.values() if other != spoken)
        manifest = Manifest.from_json((out / name / FILE).read_bytes())
        assert manifest
        assert {path: each.digest for path, each in manifest.files.items()} == {path: digest(content) for path, content in site.items()}
    report = json.loads((out / "editions.json").read_bytes())
    assert sorted(report["made"]) == sorted(NAMES)
    assert list(report["failed"]) == ["ho-xanh"]
    assert 0 < report["shared"]["files_shared"] < report["shared"]["files"]


def test_wrong_usage_is_told_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In this process, five times a second faster; so nothing is asked of the real guides, over which the program's sum is."""
    monkeypatch.setattr("generator.cli.editions.digest_of_program", lambda: "")
    _communes(tmp_path / "communes")
    for words, says in (
        (("--shard", "3/2"), "--shard"),
        (("--shard", "một"), "--shard"),
        (("--scheduler", "tcp://127.0.0.1:1"), "--store"),
        (("--store", "kho"), "--scheduler"),
        (("--scheduler", "tcp://10.0.0.5:8786", "--store", "kho"), "tls://"),
    ):
        done = CliRunner().invoke(main, ["editions", str(tmp_path / "communes"), "--out", str(tmp_path / "out"), *words])
        assert (done.exit_code, says in done.stderr) == (2, True), done.output
        assert isinstance(done.exception, SystemExit)
        assert not (tmp_path / "out").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_who_interrupts_it_leaves_no_process_behind(tmp_path: Path) -> None:
    communes, out = _communes(tmp_path / "communes"), tmp_path / "out"
    process = subprocess.Popen(_command(communes, "--out", out), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 120
    while not (out / "doi-thong" / ".lock").exists():
        assert time.monotonic() < deadline
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    said, told = process.communicate(timeout=60)
    assert process.returncode == 130, said + told
    assert "Traceback" not in told
    left = subprocess.run(["pgrep", "-f", str(out)], capture_output=True, text=True, check=False)
    assert left.stdout == ""


@pytest.mark.parametrize(("why", "whose"), [("store", "Nơi để tệp chung"), ("away", "Đĩa của máy nhận việc"), ("disk", "Đĩa của máy này")])
def test_a_full_disk_is_told_in_our_words_with_whose_it_is(why: str, whose: str) -> None:
    told = _why(Failed("suoi-mo", "/kho/36/36dd", Why(why), errno.ENOSPC), "vi")
    assert told.startswith(whose)
    assert told.endswith("/kho/36/36dd: đĩa đã đầy. Dọn bớt chỗ trống rồi làm lại.")
