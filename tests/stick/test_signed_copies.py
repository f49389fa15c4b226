"""A signed copy is the commune's or refused: changed, signed by another, older, unsigned, half. The old copy stays as it was."""

from __future__ import annotations

import datetime
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from signing import PHRASE, packed, signed_copy, signer, soon_tried
from small_copy import DAY, copy_of, everything, said

from generator.cli.main import main
from generator.disk import disk
from generator.keys.pair import new_pair
from generator.stick.archive import RefusedError
from generator.stick.checking import checked
from generator.stick.signed import ForgedError, OlderError, UnsignedError, judged, signature_of, signed
from generator.stick.sums import FILE, SIGNATURE, sums
from generator.stick.update import BrokenError, update

KEY = signer("xã").public
LATER = DAY + datetime.timedelta(days=7)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A signed copy of DAY."""
    disk.write_folder(signed_copy("cu"), tmp_path / "stick")
    return tmp_path / "stick"


def refused(stick: Path, source: Path, error: type[Exception], key: str | None = KEY, *, unsigned: bool = False) -> None:
    before = everything(stick)
    with pytest.raises(error):
        update(stick, source, key, unsigned=unsigned)
    assert everything(stick) == before
    assert [path.name for path in stick.parent.iterdir() if path.name.startswith(".")] == []


def test_a_newer_copy_of_the_commune_takes_the_place_and_carries_its_signature(stick: Path, tmp_path: Path) -> None:
    source = packed(tmp_path, signed_copy("moi", day=LATER))
    done = update(stick, source, KEY)
    assert (done.kept, done.by and done.by.number) == ((), 2026112901)
    assert checked(stick).whole
    assert signed((stick / FILE).read_bytes(), (stick / SIGNATURE).read_bytes(), KEY).version == "2026-11-22-moi"
    assert update(stick, source, KEY).kept == ()  # the same again mends


def test_minisign_and_sha256sum_alone_can_judge_it(stick: Path) -> None:
    for command in (["minisign", "-V", "-m", FILE, "-P", KEY], ["sha256sum", "--check", "--strict", "--quiet", FILE]):
        assert subprocess.run(command, cwd=stick, capture_output=True, check=False).returncode == 0


def _with_list(files: disk.Files) -> disk.Files:
    """A new list for these files, the old signature."""
    rest = {name: content for name, content in files.items() if name not in (FILE, SIGNATURE)}
    return {**rest, FILE: sums(rest), SIGNATURE: files[SIGNATURE]}


def test_a_page_changed_with_its_line_in_the_list_is_refused(stick: Path, tmp_path: Path) -> None:
    forged = _with_list(signed_copy("moi", day=LATER) | {"trang/1/index.html": b"goi so 0123"})
    refused(stick, packed(tmp_path, forged), ForgedError)
    for unsigned in (False, True):
        with pytest.raises(ForgedError):
            judged(forged[FILE], forged[SIGNATURE], KEY, unsigned=unsigned)


def test_a_page_changed_without_its_line_is_refused(stick: Path, tmp_path: Path) -> None:
    refused(stick, packed(tmp_path, signed_copy("moi", day=LATER) | {"trang/1/index.html": b"goi so 0123"}), BrokenError)


def test_a_page_added_or_taken_is_refused(stick: Path, tmp_path: Path) -> None:
    files = signed_copy("moi", day=LATER)
    refused(stick, packed(tmp_path, files | {"trang/la.html": b"x"}), BrokenError)
    refused(stick, packed(tmp_path, {name: each for name, each in files.items() if name != "trang/7/index.html"}), BrokenError)


def test_a_copy_of_somebody_else_is_refused_also_where_only_the_old_copy_tells_the_key(stick: Path, tmp_path: Path) -> None:
    source = packed(tmp_path, signed_copy("moi", "kẻ lừa", day=LATER))
    refused(stick, source, ForgedError)
    refused(stick, source, ForgedError, None)
    refused(stick, source, ForgedError, None, unsigned=True)


def test_a_signature_that_names_the_commune_s_key_but_is_of_another_is_refused(stick: Path, tmp_path: Path) -> None:
    files = signed_copy("moi", "kẻ lừa", day=LATER)
    files[SIGNATURE] = files[SIGNATURE].replace(signer("kẻ lừa").public.encode(), KEY.encode())
    refused(stick, packed(tmp_path, files), ForgedError)
    refused(stick, packed(tmp_path, files), ForgedError, None)


def test_an_older_copy_of_the_commune_is_refused(stick: Path, tmp_path: Path) -> None:
    refused(stick, packed(tmp_path, signed_copy("xua", day=DAY - datetime.timedelta(days=1))), OlderError)
    refused(stick, packed(tmp_path, signed_copy("xua", day=DAY - datetime.timedelta(days=1))), OlderError, None)


def test_an_unsigned_copy_needs_to_be_asked_for(stick: Path, tmp_path: Path) -> None:
    stripped = {name: each for name, each in signed_copy("moi", day=LATER).items() if name != SIGNATURE}
    refused(stick, packed(tmp_path, stripped), UnsignedError)
    refused(stick, packed(tmp_path, stripped), UnsignedError, None)  # the copy that is there was signed
    assert update(stick, packed(tmp_path, stripped), KEY, unsigned=True).by is None
    assert checked(stick).whole
    assert not (stick / SIGNATURE).exists()


@pytest.mark.parametrize("signature", [b"", b"x", b"untrusted comment: x\n" * 4, signer("xã").sign(b"x", "so-tay copy 9999999999 x")])
def test_a_damaged_or_borrowed_signature_is_refused(stick: Path, tmp_path: Path, signature: bytes) -> None:
    refused(stick, packed(tmp_path, signed_copy("moi", day=LATER) | {SIGNATURE: signature}), ForgedError)


@pytest.mark.parametrize(
    "comment", ["timestamp:1\tfile:SHA256SUMS", "so-tay site 9999999999 x", "so-tay copy 0 x", "so-tay copy 5", "so-tay copy 5 x y"]
)
def test_what_the_key_signed_as_something_else_is_no_copy(stick: Path, tmp_path: Path, comment: str) -> None:
    files = copy_of("moi")
    refused(stick, packed(tmp_path, files | {SIGNATURE: signer("xã").sign(files[FILE], comment)}), ForgedError)


def test_a_signature_too_large_or_no_file_is_refused(stick: Path, tmp_path: Path) -> None:
    refused(stick, packed(tmp_path, signed_copy("moi", day=LATER) | {SIGNATURE: b"x" * 5_000}), RefusedError)
    (stick / SIGNATURE).unlink()
    (stick / SIGNATURE).symlink_to("/etc/passwd")
    assert not checked(stick).whole
    assert said("verify", stick, "--key", KEY)[0] == 1


def test_an_old_copy_whose_signature_is_damaged_is_mended(stick: Path, tmp_path: Path) -> None:
    (stick / SIGNATURE).write_bytes(b"x")
    assert update(stick, packed(tmp_path, signed_copy("moi", day=LATER)), KEY).kept == ()
    assert checked(stick).whole


def test_numbers_go_up_whatever_the_clock_and_the_same_list_keeps_its_number() -> None:
    first, second = copy_of("mot")[FILE], copy_of("hai")[FILE]
    one = signature_of(first, signer("xã"), "v1", None, DAY)
    assert signature_of(first, signer("xã"), "v1", one, LATER) == one
    two = signature_of(second, signer("xã"), "v2", one, datetime.date(2001, 1, 1))
    assert signed(second, two, KEY).number == signed(first, one, KEY).number + 1
    lost = signature_of(second, signer("xã"), "v2", None, LATER)
    assert signed(second, lost, KEY).number > signed(second, two, KEY).number


def test_the_commands_say_what_they_know_of_a_signature(stick: Path, tmp_path: Path) -> None:
    assert "đúng là của xã" in said("verify", stick, "--key", KEY)[1]
    code, told = said("verify", stick)
    assert (code, "so khóa dưới đây" in told, KEY[:4] in told) == (0, True, True), told
    code, told = said("verify", stick, "--key", signer("khác").public)
    assert (code, "người khác ký" in told) == (1, True)
    plain = packed(tmp_path, copy_of("moi"))
    code, told = said("verify", plain)
    assert (code, "không có chữ ký" in told) == (0, True)
    assert said("verify", plain, "--key", KEY)[0] == 1
    assert said("verify", plain, "--key", KEY, "--unsigned")[0] == 0
    code, told = said("update", stick, "--from", plain, "--key", KEY)
    assert (code, "--unsigned" in told) == (1, True)
    code, told = said("update", stick, "--from", packed(tmp_path, signed_copy("xua", day=datetime.date(2026, 1, 1))), "--key", KEY)
    assert (code, "mới hơn" in told) == (1, True)
    assert said("verify", stick, "--key", "RWQ")[0] == 2


def test_the_key_of_the_project_one_stands_in_counts_and_a_slip_in_it_stops(
    stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = tmp_path / "project"
    shutil.copytree(Path(__file__).parents[1] / "good_guides", project / "guides")
    monkeypatch.chdir(project)
    commune = project / "guides/commune.yml"
    text = commune.read_text(encoding="utf-8")
    commune.write_text(f"key: {KEY}\n{text}", encoding="utf-8")
    assert "đúng là của xã" in said("verify", stick)[1]
    assert said("verify", packed(tmp_path, copy_of("moi")))[0] == 1
    commune.write_text(f"key: {KEY[:-1]}\n{text}", encoding="utf-8")
    code, told = said("verify", stick)
    assert (code, "SO253" in told) == (1, True)


def test_a_new_key_is_kept_outside_every_project_and_never_written_over(tmp_path: Path) -> None:
    def new(file: Path, typed: str) -> tuple[int, str]:
        done = CliRunner().invoke(main, ["keys", "new", str(file)], input=typed)
        return done.exit_code, done.output

    file = tmp_path / "nha" / "so-tay.key"
    assert new(file, "ngắn\nngắn\n")[0] == 2
    assert not file.exists()
    with soon_tried():
        code, told = new(file, f"{PHRASE}\n{PHRASE}\n")
    assert (code, "key: RW" in told, PHRASE in told) == (0, True, False)
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    before = file.read_bytes()
    assert new(file, f"{PHRASE}\n{PHRASE}\n")[0] == 2
    assert file.read_bytes() == before
    (tmp_path / "project" / "guides").mkdir(parents=True)
    (tmp_path / "project" / "mkdocs.yml").touch()
    assert new(tmp_path / "project" / "x" / "k.key", f"{PHRASE}\n{PHRASE}\n")[0] == 2
    assert not (tmp_path / "project" / "x").exists()
    with soon_tried():
        assert new_pair(PHRASE)[1] != new_pair(PHRASE)[1]


def test_nothing_is_packed_with_a_wrong_passphrase_or_another_s_key(tmp_path: Path) -> None:
    guides = tmp_path / "guides"
    shutil.copytree(Path(__file__).parents[1] / "good_guides", guides)
    commune = guides / "commune.yml"
    commune.write_text(f"key: {KEY}\n{commune.read_text(encoding='utf-8')}", encoding="utf-8")
    with soon_tried():
        (tmp_path / "k.key").write_bytes(new_pair(PHRASE)[0])

    def pack(typed: str) -> tuple[int, str]:
        words = ["pack", "--guides", str(guides), "--out", str(tmp_path / "build"), "--sign", str(tmp_path / "k.key")]
        done = CliRunner().invoke(main, words, input=f"{typed}\n")
        return done.exit_code, done.output

    code, told = pack("sai")
    assert (code, "không mở được khóa" in told) == (2, True)
    code, told = pack(PHRASE)
    assert (code, "không phải khóa của xã" in told) == (2, True)
    assert not (tmp_path / "build").exists()
