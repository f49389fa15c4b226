"""A guide in which nothing was found is not judged again as long as nothing changes that its judges look at."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from few import SAMPLE_GUIDES

from generator.disk import disk
from generator.guide import checks
from generator.guide.checks import ALONE, Guides, told
from generator.guide.clean import Clean
from generator.guide.kinds import model_of
from generator.guide.load import check
from generator.guide.shape import Tree, leaves, shape_of
from generator.guide.source import read
from generator.problems import Problem
from generator.screen.icons import names

TODAY = datetime.date(2026, 11, 22)
FILES = disk.read_folder(SAMPLE_GUIDES, suffix=".yml")
LESSON = "1-vneid/103-kich-hoat.yml"
BAD = FILES | {
    LESSON: FILES[LESSON].replace("Kích hoạt".encode(), "Kích hoạt OTP sử lý 0912345678 Pleiku evil.zip/a thanh toán qua app".encode()),
    "2-suc-khoe/201-so-suc-khoe.yml": b"",
}


def _guides(files: dict[str, bytes]) -> Guides:
    sheets = []
    for name, raw in sorted(files.items()):
        model, node = model_of(name), read(f"guides/{name}", raw).node
        if model and node:
            sheets.append(Tree(name, node, model, tuple(leaves(node, shape_of(model)))))
    return Guides(sheets, (), True, names(), TODAY)


@pytest.mark.parametrize("number", range(len(ALONE)))
def test_what_a_rule_for_single_guides_finds_in_one_does_not_depend_on_others(number: int) -> None:
    guides, rule = _guides(BAD), ALONE[number]
    single = [sheet for sheet in guides.trees if "/" not in sheet.name]
    found = [each for sheet in guides.trees if sheet not in single for each in rule(Guides([sheet, *single], (), True, names(), TODAY))]
    assert set(found) | set(rule(Guides(single, (), True, names(), TODAY))) == set(rule(guides))


@pytest.mark.parametrize("number", range(len(ALONE)))
def test_what_it_finds_depends_on_no_more_of_another_guide_than_that_tells(number: int) -> None:
    rule, trees = ALONE[number], _guides(BAD).trees

    def found(those: Callable[[Tree], Tree], judged: Tree) -> set[Problem]:
        others = [those(each) for each in trees if "/" not in each.name and each is not judged]
        return {each for each in rule(Guides([judged, *others], (), True, names(), TODAY)) if each.place.file.endswith(judged.name)}

    assert [each.name for each in trees if found(told, each) != found(lambda other: other, each)] == []
    assert [each.name for each in trees if told(each).leaves[:1] != each.leaves[:1]] == []


def _judged(files: dict[str, bytes], clean: Clean, monkeypatch: pytest.MonkeyPatch, today: datetime.date = TODAY) -> set[str]:
    """The guides that the rules for single ones look at."""
    seen: set[str] = set()

    def look(guides: Guides) -> tuple[()]:
        seen.update(sheet.name for sheet in guides.trees)
        return ()

    monkeypatch.setattr(checks, "ALONE", (look,))
    monkeypatch.setattr(checks, "RULES", (look, *checks.RULES[len(ALONE) :]))
    check(files, icons=names(), today=today, clean=clean)
    monkeypatch.undo()
    return {name for name in seen if "/" in name}


def test_only_what_changed_or_has_a_problem_is_judged_again(monkeypatch: pytest.MonkeyPatch) -> None:
    first = Clean()
    _, problems = check(FILES, icons=names(), today=TODAY, clean=first)
    dirty = {each.place.file.removeprefix("guides/") for each in problems if "/" in each.place.file.removeprefix("guides/")}
    assert LESSON not in dirty
    assert _judged(FILES, Clean(first.known()), monkeypatch) == dirty
    changed = FILES | {LESSON: FILES[LESSON] + b"\n"}
    assert _judged(changed, Clean(first.known()), monkeypatch) == {LESSON, *dirty}
    everything = {name for name in FILES if "/" in name}
    assert _judged(FILES | {"glossary.yml": FILES["glossary.yml"] + b"\n"}, Clean(first.known()), monkeypatch) == everything
    assert _judged(FILES, Clean(first.known()), monkeypatch, TODAY + datetime.timedelta(1)) == everything
    assert _judged(FILES, Clean(), monkeypatch) == everything


def test_a_problem_is_told_each_time() -> None:
    clean = Clean()
    once, again = (check(BAD, icons=names(), today=TODAY, clean=clean)[1] for _ in range(2))
    assert once == again != ()
    assert check(BAD, icons=names(), today=TODAY)[1] == once


def test_an_allowed_word_of_a_guide_that_is_not_judged_again_is_not_called_needless() -> None:
    clean = Clean()
    once, again = (check(FILES, icons=names(), today=TODAY, clean=clean)[1] for _ in range(2))
    assert once == again
    assert "SO662" not in {each.code for each in once}
    assert any(clean.known().values())
