"""What a run of many editions is to make is known, and refused in one sentence, before anything is made."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from edition_work import task
from hypothesis import given
from hypothesis import strategies as st

from generator.editions.plan import PlanError, share, tasks

DAY = datetime.date(2026, 11, 27)


def _commune(folder: Path, name: str, host: str) -> None:
    (folder / name).mkdir()
    (folder / name / "commune.yml").write_text(f"name: Xã {name}\nhost: {host}\n", encoding="utf-8")


def test_a_folder_with_a_commune_yml_is_an_edition_and_nothing_else_is(tmp_path: Path) -> None:
    _commune(tmp_path, "suoi-mo", "https://suoimo.example.vn")
    _commune(tmp_path, "doi-thong", "https://doithong.example.vn")
    (tmp_path / "anh").mkdir()
    (tmp_path / "ghi-chu.txt").touch()
    found = tasks(tmp_path, DAY, "", release=False)
    assert [each.name for each in found] == ["doi-thong", "suoi-mo"]
    assert b"suoimo" in found[1].files["commune.yml"]


def test_what_was_built_in_a_communes_folder_is_not_sent_along(tmp_path: Path) -> None:
    _commune(tmp_path, "suoi-mo", "https://suoimo.example.vn")
    for name in ("build/site/index.html", "lessons/190-hop.yml"):
        (tmp_path / "suoi-mo" / name).parent.mkdir(parents=True)
        (tmp_path / "suoi-mo" / name).touch()
    assert set(tasks(tmp_path, DAY, "", release=False)[0].files) == {"commune.yml", "lessons/190-hop.yml"}


@pytest.mark.parametrize("name", ["Suối Mơ", "suoi_mo", "SuoiMo", "-suoi", "a" * 64])
def test_a_name_that_no_address_could_have_is_refused(tmp_path: Path, name: str) -> None:
    _commune(tmp_path, name, "https://suoimo.example.vn")
    with pytest.raises(PlanError, match="name"):
        tasks(tmp_path, DAY, "", release=False)


def test_two_communes_at_one_address_are_refused(tmp_path: Path) -> None:
    _commune(tmp_path, "suoi-mo", "https://sotay.example.vn")
    _commune(tmp_path, "doi-thong", "https://SOTAY.example.vn/")
    with pytest.raises(PlanError) as refused:
        tasks(tmp_path, DAY, "", release=False)
    assert refused.value.says == "host"
    assert (refused.value.blanks["one"], refused.value.blanks["other"]) == ("doi-thong", "suoi-mo")


@pytest.mark.parametrize("text", ["{", "host: [1, 2]", "- a", "host: 2026-13-45", "\x00"])
def test_what_is_wrong_in_a_commune_yml_is_left_to_its_build(tmp_path: Path, text: str) -> None:
    (tmp_path / "suoi-mo").mkdir()
    (tmp_path / "suoi-mo" / "commune.yml").write_text(text, encoding="utf-8")
    assert len(tasks(tmp_path, DAY, "", release=False)) == 1


def test_a_folder_without_communes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PlanError, match="none"):
        tasks(tmp_path, DAY, "", release=False)


@given(st.integers(0, 200), st.integers(1, 20))
def test_all_shares_together_are_the_whole_and_none_is_in_two(communes: int, machines: int) -> None:
    wanted = tuple(task(f"xa-{number}") for number in range(communes))
    shares = [share(wanted, part, machines) for part in range(1, machines + 1)]
    names = [each.name for part in shares for each in part]
    assert sorted(names) == sorted(each.name for each in wanted)
    assert max(map(len, shares)) - min(map(len, shares)) <= 1


def test_every_task_knows_how_many_share_what_its_machine_keeps(tmp_path: Path) -> None:
    for name in ("suoi-mo", "doi-thong", "ho-xanh"):
        _commune(tmp_path, name, f"https://{name}.example.vn")
    assert {each.among for each in tasks(tmp_path, DAY, "", release=False)} == {3}
