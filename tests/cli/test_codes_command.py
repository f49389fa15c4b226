"""What is on paper keeps its page and its meaning: each way to break the promise is tried, and seen to fail."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from few import copy_few_guides, few_guides

from generator.build import build
from generator.cli.main import main
from generator.job import Job

HOST = "https://sotay.quangson.vn"
CODES = (103, 706, 801)


@pytest.fixture
def guides(tmp_path: Path) -> Path:
    """A few guides at a real address, lesson 801 printed twice."""
    folder = tmp_path / "guides"
    copy_few_guides(folder, CODES)
    commune = folder / "commune.yml"
    commune.write_text(re.sub(r"(?m)^host:.*$", f"host: {HOST}", commune.read_text(encoding="utf-8")), encoding="utf-8")
    assert _run(folder, "lock", "801", "--note", "200 tờ, thôn 3").exit_code == 0
    assert _run(folder, "lock", "801", "--note", "50 tờ, chợ xã").exit_code == 0
    return folder


def _run(guides: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["codes", *words, "--guides", str(guides)])


def _codes_found(guides: Path) -> list[str]:
    told = CliRunner().invoke(main, ["check", "--guides", str(guides), "--format", "json"])
    return [problem["code"] for problem in json.loads(told.stdout or "[]") if problem["level"] == "error"]


def _lesson(guides: Path) -> Path:
    return next(guides.glob("*/801-*.yml"))


def _forget_801(guides: Path) -> None:
    """Remove lesson 801 and what refers to it."""
    _lesson(guides).unlink()
    for name, content in few_guides([code for code in CODES if code != 801]).items():
        if name != "commune.yml":
            (guides / name).write_bytes(content)


def _build(guides: Path) -> Result:
    return CliRunner().invoke(main, ["build", "--guides", str(guides), "--out", str(guides.parent / "build"), "--release"])


def test_a_print_run_is_noted_with_address_title_and_place(guides: Path) -> None:
    told = _run(guides, "list").stdout
    assert f"801  {HOST}/801/" in told
    assert "200 tờ, thôn 3" in told
    assert "50 tờ, chợ xã" in told
    assert "1 số đã in" in _run(guides, "check").stdout


def test_nothing_is_noted_for_an_address_that_nobody_can_open(guides: Path) -> None:
    commune = guides / "commune.yml"
    (guides / "codes.lock.yml").unlink()
    commune.write_text(commune.read_text(encoding="utf-8").replace(HOST, "https://quangson.example"), encoding="utf-8")
    refused = _run(guides, "lock", "103", "--note", "x")
    assert refused.exit_code == 1
    assert "SO401" in refused.output
    assert not (guides / "codes.lock.yml").exists()


def test_the_address_may_be_named_and_must_be_the_one_in_the_guides_from_then_on(guides: Path) -> None:
    commune = guides / "commune.yml"
    (guides / "codes.lock.yml").unlink()
    commune.write_text(commune.read_text(encoding="utf-8").replace(HOST, "https://quangson.example"), encoding="utf-8")
    noted = _run(guides, "lock", "801", "--note", "200 tờ", "--host", HOST)
    assert noted.exit_code == 0, noted.output
    assert f"Sửa dòng host trong tệp ấy thành {HOST}" in noted.stderr
    assert _codes_found(guides) == ["SO409"]
    assert CliRunner().invoke(main, ["check", "--guides", str(guides), "--host", HOST]).exit_code == 0
    assert _run(guides, "check", "--host", HOST).exit_code == 0
    assert _run(guides, "lock", "103", "--note", "10 tờ", "--host", "https://khac.vn").exit_code == 1
    commune.write_text(commune.read_text(encoding="utf-8").replace("https://quangson.example", HOST), encoding="utf-8")
    assert _codes_found(guides) == []
    assert _run(guides, "lock", "801", "--note", "50 tờ", "--host", f"{HOST}/").stderr == ""


def test_a_lesson_that_does_not_exist_cannot_be_noted(guides: Path) -> None:
    assert _run(guides, "lock", "999", "--note", "x").exit_code == 2


def test_removing_a_printed_lesson_fails(guides: Path) -> None:
    _forget_801(guides)
    assert "SO407" in _codes_found(guides)
    assert _build(guides).exit_code == 1


def test_renaming_its_file_fails(guides: Path) -> None:
    _lesson(guides).rename(_lesson(guides).with_name("801-viec-khac.yml"))
    assert _codes_found(guides) == ["SO408"]


def test_changing_its_code_fails(guides: Path) -> None:
    file = _lesson(guides)
    file.write_text(file.read_text(encoding="utf-8").replace("code: 801", "code: 802"), encoding="utf-8")
    file.rename(file.with_name(file.name.replace("801", "802")))
    assert "SO407" in _codes_found(guides)


@pytest.mark.parametrize(
    ("old", "new"), [("thôn 3", "thôn 4"), ("801/", "802/"), ("event: printed", "event: moved"), ("title: ", "title: X")]
)
def test_editing_the_register_by_hand_fails_at_the_line(guides: Path, old: str, new: str) -> None:
    register = guides / "codes.lock.yml"
    text = register.read_text(encoding="utf-8")
    assert old in text
    register.write_text(text.replace(old, new, 1), encoding="utf-8")
    told = CliRunner().invoke(main, ["check", "--guides", str(guides)]).stdout
    assert re.search(r"codes\.lock\.yml:5:\d+: SO410", told), told


@pytest.mark.parametrize("gone", [0, 1])
def test_taking_an_entry_out_of_the_register_fails(guides: Path, gone: int) -> None:
    register = guides / "codes.lock.yml"
    told = yaml.safe_load(register.read_text(encoding="utf-8"))
    del told["entries"][gone]
    register.write_text(yaml.safe_dump(told, allow_unicode=True, sort_keys=False), encoding="utf-8")
    assert set(_codes_found(guides)) & {"SO410", "SO411"}


def test_changing_the_address_by_hand_fails(guides: Path) -> None:
    commune = guides / "commune.yml"
    commune.write_text(commune.read_text(encoding="utf-8").replace(HOST, "https://khac.quangson.vn"), encoding="utf-8")
    assert _codes_found(guides) == ["SO409"]


def test_a_new_subject_is_accepted_when_it_is_noted(guides: Path) -> None:
    _lesson(guides).rename(_lesson(guides).with_name("801-viec-khac.yml"))
    assert _run(guides, "move", "801", "--why", "đã thu hồi hết tờ cũ").exit_code == 0
    assert _codes_found(guides) == []


def test_a_withdrawn_lesson_leaves_a_page_with_the_way_on(guides: Path) -> None:
    _forget_801(guides)
    done = _run(guides, "withdraw", "801", "--why", "Nội dung đã cũ.", "--instead", "103")
    assert done.exit_code == 0, done.output
    assert _codes_found(guides) == []
    build(Job(today=datetime.date(2026, 11, 22), guides=guides, out=guides.parent / "build", quick=True), lambda _step, _blanks: None)
    page = (guides.parent / "build/site/801/index.html").read_text(encoding="utf-8")
    assert "Nội dung đã cũ." in page
    assert 'href="../103/"' in page
    home = (guides.parent / "build/site/index.html").read_text(encoding="utf-8")
    assert "801" in re.findall(r'data-codes="([^"]*)"', home)[0].split()


def test_a_withdrawn_code_is_not_taken_by_another_lesson(guides: Path) -> None:
    kept = _lesson(guides).read_text(encoding="utf-8")
    file = _lesson(guides)
    _forget_801(guides)
    assert _run(guides, "withdraw", "801", "--why", "Đã cũ.").exit_code == 0
    file.write_text(kept, encoding="utf-8")
    assert "SO412" in _codes_found(guides)


def test_the_way_on_must_exist_and_stay(guides: Path) -> None:
    _forget_801(guides)
    assert _run(guides, "withdraw", "801", "--why", "Đã cũ.", "--instead", "999").exit_code == 2
    assert _run(guides, "withdraw", "801", "--why", "Đã cũ.", "--instead", "706").exit_code == 0
    next(guides.glob("*/706-*.yml")).unlink()
    assert "SO413" in _codes_found(guides)


def test_a_code_never_printed_need_not_be_withdrawn(guides: Path) -> None:
    assert _run(guides, "withdraw", "103", "--why", "x").exit_code == 2


def test_a_commune_moves_below_a_shared_handbook_and_what_is_on_paper_goes_on_working(guides: Path, tmp_path: Path) -> None:
    above, out = "https://so.lamdong.vn", tmp_path / "moved"
    own = (guides / "lessons" / "890-hoi-may.yml", next(guides.glob("*/801-*.yml")).read_text(encoding="utf-8"))
    own[0].parent.mkdir()
    own[0].write_text(own[1].replace("code: 801", "code: 890"), encoding="utf-8")
    assert _run(guides, "lock", "890", "--note", "20 tờ").exit_code == 0
    assert _run(guides, "host", f"{above}/quang-son", "--above", above).exit_code == 2, "not the name of a commune's pages"
    done = _run(guides, "host", f"{above}/xa-quang-son", "--above", above, "--why", "chung một địa chỉ", "--out", str(out))
    assert done.exit_code == 0, done.output
    assert f'"^/801/?$" {{ return 301 {above}/801/; }}' in (out / "nginx.conf").read_text()
    assert f'"^/890/?$" {{ return 301 {above}/xa-quang-son/890/; }}' in (out / "nginx.conf").read_text()
    assert f"host: {above}/xa-quang-son\nabove: {above}\n" in (guides / "commune.yml").read_text(encoding="utf-8")
    assert _codes_found(guides) == []
    back = _run(guides, "host", HOST, "--why", "lại riêng", "--out", str(out))
    assert back.exit_code == 0, back.output
    assert "above" not in (guides / "commune.yml").read_text(encoding="utf-8")
    assert _codes_found(guides) == []


def test_a_lesson_printed_as_the_communes_own_stays_where_its_code_leads(guides: Path) -> None:
    above = "https://so.lamdong.vn"
    commune = guides / "commune.yml"
    own = commune.read_text(encoding="utf-8").replace(f"host: {HOST}", f"host: {above}/xa-quang-son\nabove: {above}")
    (guides / "codes.lock.yml").unlink()
    commune.write_text(own.replace(f"\nabove: {above}", ""), encoding="utf-8")
    assert _run(guides, "lock", "103", "--note", "20 tờ, lời của xã").exit_code == 0
    commune.write_text(own, encoding="utf-8")
    assert _codes_found(guides) == []


def test_a_change_of_address_says_what_breaks_and_writes_the_redirects(guides: Path, tmp_path: Path) -> None:
    out = tmp_path / "moved"
    dry = _run(guides, "host", "https://moi.quangson.vn/so-tay", "--out", str(out))
    assert dry.exit_code == 0, dry.output
    assert f"{HOST}/801/ (bài 801)" in dry.stdout
    assert _codes_found(guides) == []
    assert (out / "nginx.conf").read_text() == 'location ~ "^/801/?$" { return 301 https://moi.quangson.vn/so-tay/801/; }\n'
    assert "RedirectMatch permanent ^/801/?$ https://moi.quangson.vn/so-tay/801/" in (out / "htaccess.txt").read_text()
    assert 'href="https://moi.quangson.vn/so-tay/801/"' in (out / "801/index.html").read_text(encoding="utf-8")
    done = _run(guides, "host", "https://moi.quangson.vn/so-tay", "--why", "xã có tên miền riêng", "--out", str(out))
    assert done.exit_code == 0, done.output
    assert _codes_found(guides) == []
    assert "https://moi.quangson.vn/so-tay/801/" in _run(guides, "list").stdout


def test_the_register_says_so_in_english_too(guides: Path) -> None:
    _lesson(guides).rename(_lesson(guides).with_name("801-viec-khac.yml"))
    told = CliRunner().invoke(main, ["check", "--guides", str(guides), "--lang", "en"]).stdout
    assert "was printed as “" in told
