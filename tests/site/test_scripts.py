"""The table of scripts and styles, and the scripts as they are published."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from generator.disk import disk
from generator.disk.disk import Files
from generator.guide.handbook import Handbook
from generator.job import PROJECT
from generator.site import assets
from generator.site.assets import Script, When
from generator.site.scripts import FOLDER, constants, scripts
from generator.site.stylesheet import ALONE, PARTS, styles_alone, stylesheet
from generator.site.stylesheet import FOLDER as STYLE_FOLDER


@pytest.fixture(scope="module")
def written() -> Files:
    return disk.read_folder(PROJECT / "docs")


def test_every_hand_written_script_is_published_once(written: Files) -> None:
    published = scripts(written)
    assert set(published) == {each.path for each in assets.SCRIPTS if not each.made}
    assert {Path(path).name for path in published} == {Path(path).name for path in written if re.fullmatch(rf"{FOLDER}[^/]+\.js", path)}


def test_a_script_without_a_row_stops_the_build(written: Files) -> None:
    with pytest.raises(ValueError, match=r"assets/js/quen\.js"):
        scripts(written | {f"{FOLDER}quen.js": b""})


def test_a_copy_without_network_keeps_nothing_on_a_phone(written: Files) -> None:
    assert set(scripts(written)) - set(scripts(written, copy=True)) == {"sw.js", "assets/keep.js", "assets/save.js"}


def test_what_python_knows_is_put_before_the_scripts_that_name_it(written: Files) -> None:
    published = scripts(written)
    for name in constants():
        users = [path for path in published if re.search(rf"\b{name}\b", written[FOLDER + Path(path).name].decode())]
        assert users, f"nobody needs {name}"
        for path, content in published.items():
            assert content.decode().count(f"var {name} = ") == (path in users), (name, path)


def test_no_script_writes_by_hand_what_python_knows(written: Files) -> None:
    for path, content in written.items():
        if path.startswith(FOLDER) and path.endswith(".js"):
            assert re.findall(r"tat-ca|\"chung\"|\b180\b|search-index\.js\"", content.decode()) == [], path


def test_types_know_every_constant(written: Files) -> None:
    declared = re.findall(r"declare const (\w+)", written[f"{FOLDER}types.d.ts"].decode())
    assert declared == [*constants(), "STYLE"], "the last is each script's own"


def test_shared_parts_stay_inside_the_script_that_they_are_joined_to(written: Files) -> None:
    for path, content in scripts(written).items():
        code = re.sub(rb"^/\*.*?\*/\s*", b"", content, flags=re.DOTALL)
        assert code.startswith((b"(function () {", b"(() => {", b"(async () => {")), f"{path} is no function of its own"


def test_a_page_loads_what_its_row_says_in_the_tables_order() -> None:
    told = assets.tags()
    in_a_copy = ["assets/so-tay.js", "assets/doan.js", "assets/loc-bai.js"]
    assert [each["path"] for each in told["scripts"]] == [*in_a_copy, "assets/keep.js", "assets/save.js"]
    assert [each["path"] for each in assets.tags(copy=True)["scripts"]] == in_a_copy
    styles = [each["path"] for each in told["styles"]]
    assert styles[1:3] == ["assets/find.css", "assets/so-tay.css"], "ours have the last word, and paper over what is only for some pages"
    assert "assets/steps.css" not in styles, "a script asks for it"


def test_what_is_loaded_when_somebody_searches_is_asked_for_by_the_script_of_every_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "SCRIPTS", (*assets.SCRIPTS, Script("assets/them.js", When.SEARCH)))
    loaded = assets.loaded
    assert assets.asked()["assets/so-tay.js"] == (
        *(path for when in (When.SEARCH, When.LESSON, When.HEAR, When.RUN, When.NEWS) for path in loaded(when)),
        *("assets/so-bai.js", "assets/den-vong.js"),
    )
    assert loaded(When.SEARCH) == ["assets/search-index.js", "assets/search.js", "assets/them.js"]
    assert loaded(When.RUN) == ["assets/tap-thu.js"]
    assert (constants()["SEARCH_SCRIPTS"], constants()["RUN_SCRIPTS"]) == (loaded(When.SEARCH), loaded(When.RUN))


def test_every_part_of_the_stylesheet_has_its_place_in_the_order(written: Files) -> None:
    assert sorted((*PARTS, *ALONE)) == sorted(Path(path).stem for path in written if path.startswith(STYLE_FOLDER))


def test_a_lesson_carries_nothing_that_only_leads_to_lessons(written: Files, handbook: Handbook) -> None:
    """What a first visit of a lesson costs is what the reader waits for."""
    (leading,) = (each for each in assets.STYLES if each.path == "assets/find.css")
    assert "lesson" not in leading.pages
    for name in (b".st-hit", b".st-pop", b".st-abc", b".st-num"):
        assert name in styles_alone(written)[leading.path]
        assert name not in stylesheet(handbook, written)


def test_a_style_that_is_asked_for_is_no_part_of_the_one_that_every_page_loads(written: Files, handbook: Handbook) -> None:
    path = "assets/tap-thu.css"
    assert path in styles_alone(written)
    assert b".st-tap__" not in stylesheet(handbook, written)
    assert path in assets.asked()["assets/tap-thu.js"]
    assert path in assets.kept(), "a phone that keeps the script keeps its style"
    assert path not in [each["path"] for each in assets.tags()["styles"]]


def test_the_practice_run_stays_small(written: Files) -> None:
    """Twelve kilobytes compressed: it is loaded on a slow line by somebody who waits."""
    parts = (scripts(written)["assets/tap-thu.js"], styles_alone(written)["assets/tap-thu.css"])
    assert sum(len(gzip.compress(part)) for part in parts) <= 12 * 1024
    assert written["assets/js/tap-thu.js"].count(b"\n") <= 400


def test_what_reads_aloud_stays_small(written: Files) -> None:
    """Eight kilobytes compressed: whoever cannot read waits for it."""
    parts = (scripts(written)["assets/nghe.js"], styles_alone(written)["assets/nghe.css"])
    assert sum(len(gzip.compress(part)) for part in parts) <= 8 * 1024
