"""Whatever goes wrong in a command ends in one sentence: never a traceback on the screen, and the details in a file."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main as cli
from generator.disk import disk
from generator.paper.typst import PaperError
from generator.problems import GuideError, Place, problem
from generator.site.mkdocs import MkDocsError

SAMPLE = Path(__file__).parents[1] / "good_guides"


@pytest.fixture(autouse=True)
def _passing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Details that have no folder of their own land in a folder of the test."""
    (tmp_path / "passing").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "passing"))
    monkeypatch.delenv("SOTAY_DEBUG", raising=False)


def _run(*arguments: object, lang: str = "vi") -> Result:
    return CliRunner().invoke(cli.main, [*map(str, arguments), "--lang", lang])


def _raises(error: BaseException) -> object:
    def stand_in(*_arguments: object, **_more: object) -> None:
        raise error

    return stand_in


def _details(folder: Path) -> str:
    (file,) = (path for path in folder.rglob("*loi-*.txt"))
    return file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "error", [KeyError("assets/icon.svg"), ValueError("x"), MkDocsError("many\nlines"), PaperError("bài 103", "a4", "no glyph")]
)
def test_a_build_that_fails_inside_ends_in_a_sentence_and_a_file(error: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.cli.build.build", _raises(error))
    out = tmp_path / "out"
    done = _run("build", "--guides", SAMPLE, "--out", out)
    assert done.exit_code == 1
    assert "Traceback" not in done.output
    assert len(done.stderr.splitlines()) == 1
    assert str(out / "loi-") in done.stderr
    details = _details(out)
    assert "Traceback" in details
    assert type(error).__name__ in details
    assert "build" in details.splitlines()[2]
    assert re.search(r"(?m)^typst \d", details)
    assert "SOTAY_DEBUG=1" in details


def test_every_command_ends_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here, archive = tmp_path / "copy", tmp_path / "x.zip"
    here.mkdir()
    archive.write_bytes(b"x")
    error = ValueError("lạ")
    places = [
        ("build", "build"), ("check", "read_guides"), ("new", "read_topics"), ("schema", "schemas"), ("pack", "pack"),
        ("verify", "checked"), ("update", "update"), ("sign", "made"), ("codes", "read_guides"), ("codes", "read_register"),
        ("approve", "opened"), ("checked", "opened"), ("review", "read_guides"), ("report", "read_guides"),
    ]  # fmt: skip
    for module, name in places:
        monkeypatch.setattr(f"generator.cli.{module}.{name}", _raises(error))
    out = ["--out", tmp_path / "out"]
    guides = ["--guides", SAMPLE]
    commands: list[list[object]] = [
        ["build", *guides, *out], ["check", *guides], ["new", "199", "x", *guides], ["schema", *guides],
        ["pack", *guides, *out], ["verify", here], ["update", here, "--from", archive],
        ["sign", "--bank", "VCB", "--account", "0", "--name", "X", "--out", tmp_path / "a.pdf"],
        ["codes", "list", *guides], ["codes", "check", *guides], ["codes", "lock", "103", "--note", "x", *guides],
        ["codes", "host", "https://a.vn", *guides], ["approve", "103", "--document", "x", "--date", "2026-11-20", *guides],
        ["checked", "103", "--app-version", "x", *guides], ["review", "cong-an-xa", *guides, *out],
        ["report", "2026", *guides, *out],
    ]  # fmt: skip
    for command in commands:
        for lang, says in (("vi", "ngoài dự tính"), ("en", "unexpected")):
            done = _run(*command, lang=lang)
            assert (done.exit_code, len(done.stderr.splitlines())) == (1, 1), (command, done.output)
            assert says in done.stderr, command
            assert not isinstance(done.exception, ValueError)


def test_what_is_said_of_the_options_is_told_too() -> None:
    done = _run("check", "--guides", "a" * 5000)
    assert done.exit_code == 1
    assert "tên dài quá" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_the_traceback_is_shown_as_well_when_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.cli.build.build", _raises(ValueError("x")))
    monkeypatch.setenv("SOTAY_DEBUG", "1")
    done = _run("build", "--guides", SAMPLE, "--out", tmp_path / "out")
    assert "Traceback" in done.stderr
    assert done.exit_code == 1


def test_details_go_elsewhere_where_the_folder_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.cli.build.build", _raises(ValueError("x")))
    (tmp_path / "file").write_bytes(b"")
    done = _run("build", "--guides", SAMPLE, "--out", tmp_path / "file" / "out")
    assert done.exit_code == 1
    assert str(tmp_path / "passing") in done.stderr
    assert "Traceback" in _details(tmp_path / "passing")


def test_a_sign_s_details_do_not_hold_what_the_owner_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.cli.sign.made", _raises(ValueError("0000000000")))
    done = _run("sign", "--bank", "VCB", "--account", "0000000000", "--name", "CHU MAU", "--out", tmp_path / "a.pdf")
    assert done.exit_code == 1
    details = _details(tmp_path / "passing")
    assert "ValueError" in details
    for typed in ("0000000000", "CHU MAU"):
        assert typed not in details + done.output


def test_the_good_site_is_spoken_of_only_where_there_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.cli.build.build", _raises(GuideError([problem(Place("guides/a.yml"), "SO401", host="x")])))
    out = tmp_path / "out"
    assert "vẫn nguyên vẹn" not in _run("build", "--guides", SAMPLE, "--out", out).stderr
    disk.write_file(out / "site" / "index.html", b"x")
    assert f"Trang đang có trong {out / 'site'} vẫn nguyên vẹn." in _run("build", "--guides", SAMPLE, "--out", out).stderr


def test_a_package_that_is_not_installed_is_named_though_the_table_of_failures_needs_it_too(tmp_path: Path) -> None:
    code = "import sys; sys.modules['typst'] = None; from generator.cli.main import main; main()"
    command = [sys.executable, "-c", code, "pack", "--guides", str(SAMPLE), "--out", str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert "thiếu gói typst" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such devices")
@pytest.mark.parametrize(
    ("output", "code"),
    [("| true", 1), (">/dev/full", 1), ("2>/dev/full", 1), (">/dev/full 2>&1", 1), (">&-", 0), (">&- 2>&-", 0)],
)
def test_output_that_goes_nowhere_does_no_harm(output: str, code: int, tmp_path: Path) -> None:
    """A pipe that is closed, a disk that is full, no output at all: no traceback, not even from the interpreter's end."""
    script = f"set -o pipefail; {sys.executable} -m generator check --guides {SAMPLE} --table {output}"
    environment = os.environ | {"TMPDIR": str(tmp_path)}
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, env=environment, timeout=60, check=False)
    assert done.returncode == code, done
    for trace in ("Traceback", "Exception ignored", "Errno"):
        assert trace not in done.stdout + done.stderr
    if "|" in output:
        assert "Đĩa" not in done.stderr
