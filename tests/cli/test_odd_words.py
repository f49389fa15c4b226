"""Odd words and numbers on the command line end in one sentence and exit code 2, never in a traceback."""

from __future__ import annotations

import os
import re
import shutil
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.address import LONGEST
from generator.cli.main import main
from generator.guide.register import MOST_NOTE, PrintedCode

SAMPLE = Path(__file__).parents[1] / "good_guides"
HUGE = "9" * 5000


@pytest.fixture
def guides(tmp_path: Path) -> Path:
    """A small handbook at an address that can be printed."""
    folder = Path(shutil.copytree(SAMPLE, tmp_path / "guides"))
    commune = folder / "commune.yml"
    commune.write_text(re.sub(r"(?m)^host:.*$", "host: https://sotay.quangson.vn", commune.read_text(encoding="utf-8")), encoding="utf-8")
    return folder


def sotay(*words: str | Path, **environment: str) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], env=environment)


def assert_one_sentence(done: Result) -> None:
    assert done.exit_code == 2, done.output
    assert isinstance(done.exception, SystemExit), done.exception
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert "Traceback" not in done.output


@pytest.mark.parametrize("note", ["", "   ", "\n", "x" * 401, "a\x1b[2Jb", "a\u202eb", "a\udcffb"])
@pytest.mark.parametrize(
    "command",
    [("lock", "103", "--note"), ("move", "103", "--why"), ("withdraw", "103", "--why"), ("host", "https://moi.quangson.vn", "--why")],
    ids=lambda command: command[0],
)
def test_a_note_that_the_register_cannot_take_is_refused(guides: Path, command: tuple[str, ...], note: str) -> None:
    assert_one_sentence(sotay("codes", *command, note, "--guides", guides))
    assert not (guides / "codes.lock.yml").exists()


@pytest.mark.parametrize(
    "note", ["tờ " * (MOST_NOTE // 3), "200 tờ,\n thôn\u00a03", unicodedata.normalize("NFD", "200 tờ, chợ xã"), '"# : - ế"']
)
def test_a_note_that_it_can_take_is_sealed_and_stays_sound(guides: Path, note: str) -> None:
    done = sotay("codes", "lock", "103", "--note", note, "--guides", guides)
    assert done.exit_code == 0, done.output
    assert sotay("codes", "check", "--guides", guides).exit_code == 0


@pytest.mark.parametrize("note", ["in → phát", "x" * 60, "xong ✓"])
def test_a_note_that_cannot_be_printed_is_told_and_not_written(guides: Path, note: str) -> None:
    done = sotay("codes", "lock", "103", "--note", note, "--guides", guides)
    assert done.exit_code == 1, done.output
    assert "codes.lock.yml:" in done.stdout
    assert not (guides / "codes.lock.yml").exists()


def test_the_register_has_room_for_the_longest_address() -> None:
    host = "https://" + "a" * (LONGEST - len("https://"))
    told = {"code": 103, "event": "printed", "date": "2026-11-22", "title": "x", "subject": "x", "note": "x", "seal": "0" * 16}
    assert PrintedCode.model_validate(told | {"address": f"{host}/103/"}).address


def test_the_list_is_shown_while_lessons_have_mistakes(guides: Path) -> None:
    assert sotay("codes", "lock", "103", "--note", "200 tờ, thôn 3", "--guides", guides).exit_code == 0
    (guides / "topics.yml").write_text("a: [b\n")
    (guides / "1-vneid" / "103-kich-hoat.yml").unlink()
    shown = sotay("codes", "list", "--guides", guides)
    assert shown.exit_code == 0, shown.output
    assert "103  https://sotay.quangson.vn/103/" in shown.stdout
    assert "200 tờ, thôn 3" in shown.stdout


@pytest.mark.parametrize(
    ("old", "new", "code"), [("thôn 3", "thôn 4", "SO410"), ("seal: ", "seal: x", "SO414"), ("note:", "note", "SO104")]
)
def test_the_list_says_what_is_wrong_with_the_register_itself(guides: Path, old: str, new: str, code: str) -> None:
    assert sotay("codes", "lock", "103", "--note", "200 tờ, thôn 3", "--guides", guides).exit_code == 0
    register = guides / "codes.lock.yml"
    register.write_text(register.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    told = sotay("codes", "list", "--guides", guides)
    assert told.exit_code == 1
    assert re.search(rf"codes\.lock\.yml:\d+:\d+: {code} ", told.stdout), told.output


def test_the_list_does_not_take_a_misnamed_register_for_none(guides: Path) -> None:
    assert sotay("codes", "list", "--guides", guides).exit_code == 0
    (guides / "codes.lock.yml.txt").touch()
    told = sotay("codes", "list", "--guides", guides)
    assert told.exit_code == 1
    assert "codes.lock.yml.txt:1:1: SO131" in told.stdout


@pytest.mark.parametrize("value", ["abc", "-1", "1e9", "12.5", " 12", "１２", "253402300800", HUGE, "\x1b[2J"])
@pytest.mark.parametrize("command", ["check", "build", "new 104 x", "codes list", "codes check"])
def test_an_epoch_that_is_no_number_of_seconds_is_wrong_usage(guides: Path, tmp_path: Path, value: str, command: str) -> None:
    if command == "codes list":
        assert sotay(*command.split(), "--guides", guides, SOURCE_DATE_EPOCH=value).exit_code == 0  # asks for no day
        return
    more = ["--out", str(tmp_path / "build")] if command == "build" else []
    done = sotay(*command.split(), "--guides", guides, *more, SOURCE_DATE_EPOCH=value)
    assert_one_sentence(done)
    assert "SOURCE_DATE_EPOCH" in done.output
    assert "\x1b" not in done.output


def test_the_last_day_that_there_is_can_be_asked_for(guides: Path) -> None:
    assert sotay("check", "--guides", guides, SOURCE_DATE_EPOCH="253402214400").exit_code == 0
    old = sotay("check", "--guides", guides, SOURCE_DATE_EPOCH="0")
    assert old.exit_code == 1
    assert "SO250" in old.stdout


@pytest.mark.parametrize(
    "words",
    [
        *(("pack", "--lessons", each) for each in (HUGE, "103," + HUGE, "-103", "１０３", "0", "103.5", "x" * 5000)),
        *(("pack", "--topic", each) for each in (HUGE, "0", "10", "-1")),
        *(("new", each, "Tên") for each in (HUGE, "0", "1000", "-5", "1e3", "")),
        *(("codes", "lock", each, "--note", "x") for each in (HUGE, "100", "abc")),
        *(("codes", "withdraw", "103", "--why", "x", "--instead", each) for each in (HUGE, "0")),
        *(("serve", "--port", each) for each in (HUGE, "0", "65536")),
    ],
    ids=lambda words: " ".join(words)[:40],
)
def test_absurd_numbers_are_wrong_usage(guides: Path, words: tuple[str, ...]) -> None:
    assert_one_sentence(sotay(*words, "--guides", guides))


@pytest.mark.parametrize("kind", ["device", "pipe"])
def test_a_copy_that_is_no_file_is_wrong_usage(tmp_path: Path, kind: str) -> None:
    path = Path(os.devnull)
    if kind == "pipe":
        path = tmp_path / "ong"
        os.mkfifo(path)
    assert_one_sentence(sotay("verify", path))
    assert_one_sentence(sotay("update", tmp_path / "ban-sao", "--from", path))
    assert_one_sentence(sotay("update", "/", "--from", path))
