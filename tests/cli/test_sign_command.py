"""`sotay sign`: what it makes, what it says, and that it leaves nothing behind."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from generator.cli.sign import sign_command
from generator.sign.banks import banks
from generator.words import words

ONE = ["--bank", "VCB", "--account", "0000 0000 00", "--name", "CHU TAI KHOAN MAU"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the command runs in, empty; the system's folder for passing files lies beside it."""
    (tmp_path / "passing").mkdir()
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "passing"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(sign_command, list(arguments))


def test_one_file_is_made_and_nothing_else_is_left(folder: Path) -> None:
    done = run(*ONE, "--out", "bien.pdf")
    assert done.exit_code == 0, done.output
    assert [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()] == ["here/bien.pdf"]
    assert "bien.pdf" in done.stdout
    assert "Không gì được lưu lại hay gửi đi" in done.stdout


@pytest.mark.usefixtures("folder")
def test_it_does_not_repeat_the_account_on_the_screen() -> None:
    assert "0000" not in run(*ONE).output


def test_a_street_makes_a_page_for_each_shop(folder: Path) -> None:
    table = folder / "here" / "street.csv"
    table.write_text("bank,account,name,shop\nVCB,0000,MAU MOT,Quán một\nMB,00000,MAU HAI,\n", encoding="utf-8")
    done = run("--csv", "street.csv", "--size", "a5")
    assert done.exit_code == 0, done.output
    assert len(PdfReader(folder / "here" / "sign.pdf").pages) == 2


@pytest.mark.parametrize(("lang", "says"), [("vi", "Không biết ngân hàng “970499”"), ("en", "There is no bank “970499”")])
def test_an_unknown_bank_is_refused_with_the_list(folder: Path, lang: str, says: str) -> None:
    done = run("--bank", "970499", "--account", "0000", "--name", "MAU", "--lang", lang)
    assert done.exit_code == 1
    assert says in done.stderr
    assert all(f"{bank.bin}  {bank.name}" in done.stderr for bank in banks())
    assert not (folder / "here" / "sign.pdf").exists()


@pytest.mark.usefixtures("folder")
def test_a_wrong_line_of_a_street_is_named() -> None:
    Path("street.csv").write_text("bank;account;name\nVCB;0000;MAU\nVCB;0,00E+11;MAU\n", encoding="utf-8")
    done = run("--csv", "street.csv")
    assert done.exit_code == 1
    assert done.stderr.startswith("Dòng 3: Số tài khoản “0,00E+11” đã bị bảng tính viết tắt.")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--csv", "none.csv"], 1),
        (["--bank", "VCB", "--account", "00x!", "--name", "MAU"], 1),
        ([*ONE, "--out", "no\0name.pdf"], 1),
        ([], 2),
        (["--bank", "VCB"], 2),
        ([*ONE, "--csv", "street.csv"], 2),
        ([*ONE, "--size", "a3"], 2),
    ],
)
def test_mistakes_end_in_a_sentence_and_a_code(arguments: list[str], code: int) -> None:
    done = run(*arguments)
    assert done.exit_code == code, done.output
    assert "Traceback" not in done.output


@pytest.mark.usefixtures("folder")
def test_words_that_do_not_fit_say_by_how_much() -> None:
    done = run("--bank", "VCB", "--account", "0", "--name", "W" * 50)
    assert done.exit_code == 1
    assert "dài quá khổ giấy" in done.stderr


def test_both_languages_say_the_same_things() -> None:
    vi, en = words("sign", "vi"), words("sign", "en")
    assert vi.keys() - {"paper"} == en.keys()
    assert vi["errors"].keys() == en["errors"].keys()
