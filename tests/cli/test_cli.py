"""The command line: what it prints, and the exit code."""

from __future__ import annotations

import errno
import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli.main import main
from generator.disk import disk
from generator.disk.lock import only_one
from generator.guide.schema import schemas

SAMPLE = Path(__file__).parents[1] / "good_guides"
NO_ADDRESSES = [
    "quangson.vn",
    "http://quangson.vn",
    "https://a b.vn",
    "https://sổtay.vn",
    "https://[",
    "https://u@x.vn",
    "https://a.vn:x",
    "",
]


@pytest.fixture
def guides(tmp_path: Path) -> Path:
    """The sample guides: what officers write in their own changes no test of the command line."""
    return Path(shutil.copytree(Path(__file__).parents[1] / "good_guides", tmp_path / "guides"))


def _lesson(guides: Path) -> Path:
    return next(guides.glob("*/103-*.yml"))


def _break(guides: Path) -> None:
    file = _lesson(guides)
    file.write_text(file.read_text(encoding="utf-8").replace("summary:", "sumary:"), encoding="utf-8")


def test_check_prints_place_code_message_and_hint_in_vietnamese(guides: Path) -> None:
    _break(guides)
    done = CliRunner().invoke(main, ["check", "--guides", str(guides)])
    assert done.exit_code == 1
    first, hint = done.stdout.splitlines()[:2]
    assert first.startswith("guides/1-vneid/103-kich-hoat.yml:4:1: SO")
    assert "sumary" in first
    assert "summary" in hint


def test_check_speaks_english_when_asked(guides: Path) -> None:
    _break(guides)
    asked = CliRunner().invoke(main, ["check", "--guides", str(guides), "--lang", "en"]).stdout
    by_environment = CliRunner().invoke(main, ["check", "--guides", str(guides)], env={"SOTAY_LANG": "en"}).stdout
    assert asked == by_environment
    assert "There is no field “sumary”." in asked


def test_check_has_forms_for_programs(guides: Path) -> None:
    _break(guides)
    told = json.loads(CliRunner().invoke(main, ["check", "--guides", str(guides), "--format", "json"]).stdout)
    assert told[0]["file"] == "guides/1-vneid/103-kich-hoat.yml"
    assert told[0]["line"] == 4
    github = CliRunner().invoke(main, ["check", "--guides", str(guides), "--format", "github"]).stdout
    assert github.startswith("::error file=guides/1-vneid/103-kich-hoat.yml,line=4,")


def test_check_writes_nothing(guides: Path) -> None:
    before = disk.read_folder(guides.parent)
    CliRunner().invoke(main, ["check", "--guides", str(guides)])
    assert disk.read_folder(guides.parent) == before


def test_build_of_a_broken_lesson_says_what_to_do_and_fails(guides: Path, tmp_path: Path) -> None:
    _break(guides)
    done = CliRunner().invoke(main, ["build", "--guides", str(guides), "--out", str(tmp_path / "out")])
    assert done.exit_code == 1
    assert "103-kich-hoat.yml:4:1: SO" in done.stdout
    assert "Traceback" not in done.output


def test_build_says_that_another_one_is_running(guides: Path, tmp_path: Path) -> None:
    with only_one(tmp_path / "out" / ".lock"):
        done = CliRunner().invoke(main, ["build", "--guides", str(guides), "--out", str(tmp_path / "out")])
    assert done.exit_code == 1
    assert "Đang có một lệnh sotay khác" in done.output


def test_new_makes_a_file_whose_blanks_check_reports(guides: Path) -> None:
    done = CliRunner().invoke(main, ["new", "199", "Đổi SIM: giữ số", "--guides", str(guides)])
    assert done.exit_code == 0, done.output
    file = guides / "1-vneid" / "199-doi-sim-giu-so.yml"
    assert "title: 'Đổi SIM: giữ số'" in file.read_text(encoding="utf-8")
    told = CliRunner().invoke(main, ["check", "--guides", str(guides)])
    assert told.exit_code == 1
    lines = [line for line in told.stdout.splitlines() if ": SO" in line]
    assert len(lines) > 10
    of_others = [line for line in lines if "199-doi-sim-giu-so.yml" not in line]
    assert [line for line in of_others if "SO618" not in line] == [], "but that the sample's only lesson now wants a way to it"


def test_new_refuses_a_number_that_is_taken_and_one_without_a_topic(guides: Path) -> None:
    assert CliRunner().invoke(main, ["new", "103", "x", "--guides", str(guides)]).exit_code == 2
    assert CliRunner().invoke(main, ["new", "901", "x", "--guides", str(guides)]).exit_code == 2


def test_new_begins_a_topic_that_has_no_lesson_yet(guides: Path) -> None:
    topics = guides / "topics.yml"
    first = topics.read_text(encoding="utf-8").partition("topics:\n")[2]
    third = first.replace("digit: 1", "digit: 3").replace("Định danh VNeID", "Dịch vụ công")
    topics.write_text(f"topics:\n{first}{third}", encoding="utf-8")
    done = CliRunner().invoke(main, ["new", "301", "Đăng nhập Cổng Dịch vụ công", "--guides", str(guides)])
    assert done.exit_code == 0, done.output
    assert (guides / "3-dich-vu-cong" / "301-dang-nhap-cong-dich-vu-cong.yml").is_file()


def test_wrong_usage_exits_with_2() -> None:
    assert CliRunner().invoke(main, ["build", "--no-such"]).exit_code == 2
    assert CliRunner().invoke(main, ["new", "99", "x"]).exit_code == 2


def test_schema_rewrites_what_is_there(guides: Path) -> None:
    disk.write_folder(schemas(), guides)
    before = disk.read_folder(guides / "schema")
    done = CliRunner().invoke(main, ["schema", "--guides", str(guides)])
    assert done.exit_code == 0
    assert disk.read_folder(guides / "schema") == before


@pytest.mark.parametrize("command", [["check"], ["build"], ["serve"], ["new", "104", "Tên bài"], ["schema"]])
def test_a_folder_that_is_not_there_is_told_in_one_sentence(command: list[str], tmp_path: Path) -> None:
    away = tmp_path / "khong-co"
    done = CliRunner().invoke(main, [*command, "--guides", str(away)])
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.splitlines() == [f"Không thấy thư mục {away}."]
    english = CliRunner().invoke(main, [*command, "--guides", str(away), "--lang", "en"])
    assert "There is no folder" in english.stderr
    assert not away.exists()


@pytest.mark.parametrize(
    "command",
    [["build"], ["check"], ["serve"], ["pack"], ["codes", "lock", "103", "--note", "x"], ["codes", "check"], ["codes", "host"]],
    ids=" ".join,
)
def test_an_address_that_is_none_is_told_in_one_sentence_and_nothing_is_written(command: list[str], tmp_path: Path) -> None:
    guides = Path(shutil.copytree(SAMPLE, tmp_path / "guides"))
    out = ["--out", str(tmp_path / "out")] if command[0] in ("build", "serve", "pack") or command[-1] == "host" else []
    for address in NO_ADDRESSES:
        given = [address] if command[-1] == "host" else ["--host", address]
        done = CliRunner().invoke(main, [*command, *given, "--guides", str(guides), *out])
        assert done.exit_code == 2, done.output
        assert done.stdout == ""
        (told,) = done.stderr.splitlines()
        assert told.startswith(f"Địa chỉ trang “{address}” chưa dùng được: ")
    assert disk.read_folder(tmp_path).keys() == {f"guides/{name}" for name in disk.read_folder(SAMPLE)}


def test_a_missing_scheme_is_put_in_front_and_shown() -> None:
    done = CliRunner().invoke(main, ["check", "--guides", str(SAMPLE), "--host", "QuangSon.vn/So-tay/"])
    assert "thêm https:// phía trước. Có lẽ bác muốn viết “https://quangson.vn/So-tay”." in done.stderr
    english = CliRunner().invoke(main, ["check", "--guides", str(SAMPLE), "--host", "quangson.vn"], env={"SOTAY_LANG": "en"})
    assert "You probably mean “https://quangson.vn”." in english.stderr


def test_check_can_be_asked_about_another_address() -> None:
    def checked(*words: str) -> Result:
        return CliRunner().invoke(main, ["check", "--guides", str(SAMPLE), *words])

    assert checked("--host", "HTTPS://sotay.quangson.vn/", "--release").exit_code == 0
    assert checked("--host", "https://sotay.quangson.example").exit_code == 0
    refused = checked("--host", "https://sotay.quangson.example", "--release")
    assert refused.exit_code == 1
    assert "SO401" in refused.stdout


@pytest.mark.parametrize("title", ["", "   ", "a" * 121, "Một\nhai"])
def test_new_wants_a_title_that_a_lesson_can_have(guides: Path, title: str) -> None:
    before = disk.names(guides)
    done = CliRunner().invoke(main, ["new", "199", title, "--guides", str(guides)])
    assert done.exit_code == 2
    assert "Tên bài" in done.stderr
    assert disk.names(guides) == before


@pytest.mark.parametrize("command", [["new", "199", "Bài thử"], ["schema"]])
def test_a_disk_that_cannot_be_written_is_told_in_words(command: list[str], guides: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, *_more: object, **_named: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(disk, "_write_beside", full)
    done = CliRunner().invoke(main, [*command, "--guides", str(guides)])
    assert done.exit_code == 1
    assert isinstance(done.exception, SystemExit)
    assert done.stderr
