"""The whole handbook from bytes: what comes out, what is told when files are missing, and checks between files."""

from __future__ import annotations

import posixpath
import re
from typing import Any

import pytest
from good import ICONS, LESSON, good, slots, with_change
from pydantic import TypeAdapter, ValidationError

from generator.guide.base import Id
from generator.guide.checks.references import ANCHORS, REFERENCES
from generator.guide.commune import Commune, Segment
from generator.guide.exceptions import Exceptions
from generator.guide.glossary import Glossary
from generator.guide.judge import Scheme
from generator.guide.kinds import SINGLE, schema_line
from generator.guide.lesson import Lesson
from generator.guide.links import Host as LinkHost
from generator.guide.links import Links
from generator.guide.load import check, load
from generator.guide.recording import Recordings
from generator.guide.register import Register
from generator.guide.replacement import Replacements
from generator.guide.schema import schemas
from generator.guide.screen import Screens
from generator.guide.shape import shape_of
from generator.guide.source import LONGEST
from generator.guide.targets import Targets
from generator.guide.topic import Topics
from generator.guide.trouble import Troubles
from generator.guide.validate import BY_PATTERN
from generator.job import PROJECT
from generator.problems import GuideError


def codes(files: dict[str, bytes]) -> list[str]:
    return [problem.code for problem in check(files, icons=ICONS)[1]]


def test_a_good_handbook_is_loaded_with_everything_in_its_order():
    second = good()[LESSON].replace(b"code: 103", b"code: 101")
    handbook = load(good() | {"1-vneid/101-truoc.yml": second}, icons=ICONS)
    assert [lesson.code for lesson in handbook.lessons] == [101, 103]
    assert handbook.lesson(103).steps[0].picture is not None
    assert handbook.contact("cong-an-xa").phone is None
    assert handbook.term("Mã mở khóa").id == "passcode"
    assert handbook.screens["vneid-start"].draw[0].kind == "badge"


def test_all_problems_of_all_files_come_in_one_run_sorted_by_place():
    files = with_change("title:", "tilte:") | {"topics.yml": b"- a\n", "links.yml": b"a: &b c\n"}
    with pytest.raises(GuideError) as caught:
        load(files, icons=ICONS, where="bai")
    places = [problem.place for problem in caught.value.problems]
    assert places == sorted(places)
    assert {place.file for place in places} >= {f"bai/{LESSON}", "bai/topics.yml", "bai/links.yml"}


@pytest.mark.parametrize("name", sorted(SINGLE))
def test_a_missing_file_is_one_problem_and_not_held_against_the_others(name: str):
    files = good()
    del files[name]
    assert codes(files) == ["SO124"]


@pytest.mark.parametrize("name", sorted(SINGLE))
def test_a_file_that_cannot_be_read_is_not_held_against_the_others(name: str):
    assert codes(good() | {name: b"a: [b\n"}) == ["SO118"]


def test_a_lesson_that_cannot_be_read_is_not_reported_as_missing():
    assert codes(good() | {LESSON: b"a: [b\n"}) == ["SO118"]


def test_a_file_over_the_limit_is_refused():
    assert codes(good() | {LESSON: b"#" * 300_000}) == ["SO103"]


def test_of_a_list_that_is_too_long_all_is_told_near_its_end_and_no_more():
    def find(count: int) -> list[str]:
        return codes(with_change("  - kich hoat vneid\n", "  - kich hoat vneid\n" + "  - xem <b>đậm</b>\n" * count))

    most = shape_of(Lesson).fields["find"].most
    assert most == 30
    assert [find(count).count("SO214") for count in (10, most, 5_000)] == [0, 1, 1]
    assert find(most).count("SO505") == most
    assert find(5_000).count("SO505") == find(6_000).count("SO505") < most + 50


def test_schemas_and_other_files_are_not_guides():
    others = {"schema/lesson.json": b"{}", "README.md": b"x", ".DS_Store": b"\0", "1-vneid/anh.png": b"x"}
    assert codes(good() | others) == []


def test_warnings_do_not_stop_the_handbook():
    unused = good()["screens/vneid.yml"].replace(b"vneid-start:", b"may-khac:")
    handbook, problems = check(good() | {"screens/khac.yml": unused}, icons=ICONS)
    assert handbook is not None
    assert [(problem.code, problem.level) for problem in problems] == [("SO239", "warning")]


@pytest.mark.parametrize(("alarm", "told"), [("704", ["SO240"]), ("103\nalarm_step: 4", []), ("103\nalarm_step: 5", ["SO252"])])
def test_the_button_for_who_was_cheated_leads_to_a_step_that_there_is(alarm: str, told: list[str]):
    assert codes(with_change("alarm: 103", f"alarm: {alarm}", "commune.yml")) == told


def test_a_button_that_leads_to_a_lesson_with_a_mistake_leads_somewhere():
    assert codes(with_change("alarm: 103", "alarm: 103\nalarm_step: 9", "commune.yml") | {LESSON: b"a: [b\n"}) == ["SO118"]


def test_a_handbook_without_lessons_or_pictures_is_told_in_words():
    files = good()
    assert codes({name: content for name, content in files.items() if name != LESSON}) == ["SO138"]
    assert codes({name: content for name, content in files.items() if not name.startswith("screens/")}) == ["SO139"]
    assert "SO213" in codes(files | {"topics.yml": b"topics: []\n"})


def test_a_misspelt_field_is_not_also_missing_and_a_bad_entry_not_also_too_few():
    assert codes(with_change("title:", "tilte:")) == ["SO201"]
    assert codes(with_change("    see: hai", "    seee: hai")) == ["SO201"]


def test_words_that_a_hidden_character_spoils_are_reported_once():
    assert codes(with_change("cong-an-xa, vneid]", "cong-an-\u200bxa, vneid]")) == ["SO107"]


def test_no_value_of_any_kind_is_accepted_that_is_longer_than_what_is_read() -> None:
    models = (Commune, Exceptions, Glossary, Lesson, Links, Recordings, Register, Replacements, Scheme, Screens, Targets, Topics, Troubles)
    kinds: set[Any] = {
        kind for model in models for slot, kind in slots(shape_of(model)).items() if slot != "Register.count"
    }  # is counted again
    assert len(kinds) > 10
    for kind in kinds:
        for long in ("a" * LONGEST, "1" * LONGEST, "https://a.vn/" + "a" * LONGEST):
            with pytest.raises(ValidationError):
                TypeAdapter(kind).validate_python(long)


def test_the_length_of_a_value_is_told_as_it_was_typed():
    (told,) = check(with_change("title: Kích hoạt VNeID", "title: " + "a " * 3_000), icons=ICONS)[1]
    assert (told.code, dict(told.params)["count"]) == ("SO211", "5999")


def test_the_names_that_pages_use_themselves_are_those_of_the_theme() -> None:
    theme = PROJECT / "docs" / "overrides"
    found = {name for path in theme.rglob("*.html") for name in re.findall(r' id="([a-z0-9-]+)"', path.read_text())}
    assert found == ANCHORS


@pytest.mark.parametrize("value", ['"go-sai "', '" go-sai"', "'go-sai  '"])
def test_a_blank_beside_a_name_for_reference_is_no_part_of_it(value: str) -> None:
    handbook, problems = check(with_change("trouble: go-sai", f"trouble: {value}"), icons=ICONS)
    assert problems == ()
    assert handbook is not None
    assert handbook.lesson(103).steps[1].stuck


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("trouble: go-sai", 'trouble: "go-saii "'),
        ("help: [cong-an-xa, vneid]", 'help: ["cong-an-xaa ", vneid]'),
        ("links: [vneid]", 'links: ["vneidd "]'),
        ("picture: vneid-start", 'picture: "vneid-startt "'),
        ("unit: cong-an-xa", 'unit: "cong-an-xaa "'),
    ],
)
def test_an_unknown_name_is_told_also_with_a_blank_beside_it(old: str, new: str) -> None:
    handbook, problems = check(with_change(old, new), icons=ICONS)
    assert handbook is None
    (told,) = [each for each in problems if each.level == "error"]
    assert told.code in ("SO230", "SO231", "SO232", "SO246")
    assert dict(told.params)["near"] == new.split('"')[1].strip()[:-1]


def test_every_name_in_the_models_that_refers_to_something_is_checked():
    models = (Commune, Exceptions, Glossary, Lesson, Links, Scheme, Screens, Targets, Topics, Troubles)
    names = {slot for model in models for slot, kind in slots(shape_of(model)).items() if kind == Id and not slot.endswith(".id")}
    assert names, "no references found: the walk over the models is broken"
    assert names - {"Picture.mark", "Slip.press", "Sign.mark"} == {
        slot
        for slot in REFERENCES
        if slot not in ("Commune.goals[key]", "Door.offer", "Lesson.next", "Lesson.targets") and ".lesson" not in slot
    }


def test_every_pattern_in_the_models_has_words_of_its_own():
    models = (Commune, Exceptions, Glossary, Lesson, Links, Recordings, Register, Replacements, Scheme, Screens, Targets, Topics, Troubles)
    kinds = [Id, LinkHost, Segment, *(kind for model in models for kind in slots(shape_of(model)).values())]
    patterns = {limit.pattern for kind in kinds for limit in getattr(kind, "__metadata__", ()) if getattr(limit, "pattern", None)}
    assert patterns == set(BY_PATTERN)


def test_the_first_line_names_the_schema_by_a_path_that_exists():
    for name in (*SINGLE, LESSON, "screens/vneid.yml"):
        relative = schema_line(name).partition("$schema=")[2]
        assert posixpath.normpath(posixpath.join(posixpath.dirname(name), relative)) in schemas(), name
