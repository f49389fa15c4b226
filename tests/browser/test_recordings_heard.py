"""Recordings come before the voice: on a phone that can speak, on one that cannot, in another language, and where a file is lost."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from access import faults
from few import few_guides
from playwright.sync_api import Browser, Page, expect
from recordings import recorded
from site_builder import build_site
from static_host import hosted
from voices import Speech, fake

from generator.guide.load import load
from generator.screen.icons import names
from generator.words import words

SAY = words("nghe")
PLAYED = """
    window.played = [];
    const Made = Audio;
    window.Audio = function (address) {
        const sound = new Made(address);
        sound.addEventListener('ended', () => window.played.push(address.split('/').pop()));
        return sound;
    };
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of lesson 103 with two steps in Vietnamese and all of it in M'Nông, and of 706 with a step."""
    guides = few_guides([103, 706])
    lessons = load(guides, icons=names())
    sounds = recorded(lessons.lesson(103), {"vie": (1, 2), "cmo": (0,)}) | recorded(lessons.lesson(706), {"rad": (2,)})
    return build_site(load(guides | sounds, icons=names()), tmp_path_factory.mktemp("heard"), sheets=())


@pytest.fixture
def listen(chromium: Browser, folder: Path) -> Iterator[Callable[..., Page]]:
    contexts = []
    with hosted(folder) as address:

        def open_one(path: str, speech: Speech, *, from_disk: bool = False, **settings: object) -> Page:
            context = chromium.new_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce", **settings)  # type: ignore[arg-type]
            contexts.append(context)
            context.add_init_script(fake(speech))
            context.add_init_script(PLAYED)
            page = context.new_page()
            page.goto((folder / path / "index.html").as_uri() if from_disk else f"{address}{path}/")
            return page

        yield open_one
    for context in contexts:
        context.close()


def begin(page: Page, step: int | None = None) -> None:
    page.locator(f"#buoc-{step} [data-hear]" if step else ".st-tools [data-hear]").click()
    expect(page.locator(".st-hear")).to_be_visible()


def played(page: Page, *files: str) -> None:
    page.wait_for_function("count => played.length >= count", arg=len(files))
    assert page.evaluate("played") == list(files)


def test_recorded_steps_are_played_without_a_question_and_the_voice_reads_on(listen: Callable[..., Page]) -> None:
    page = listen("103", "vietnamese")
    begin(page)
    played(page, "103-vie-1.opus", "103-vie-2.opus")
    expect(page.locator(".st-hear")).to_contain_text(SAY["ask"])
    assert page.evaluate("spoken.map(each => each.text)") == [SAY["hello"]]
    page.locator(".st-hear").get_by_role("button", name=SAY["yes"], exact=True).click()
    assert page.evaluate("spoken[spoken.length - 1].text").startswith("Bước 3")


def test_another_language_is_chosen_remembered_and_told_with_its_length(listen: Callable[..., Page]) -> None:
    page = listen("103", "absent")
    begin(page, 1)
    played(page, "103-vie-1.opus")
    choice = page.locator(".st-hear select")
    assert choice.locator("option").all_inner_texts() == ["Tiếng Việt · 0:02", "Tiếng M’Nông · 0:01"]
    choice.select_option("cmo")
    begin(page)
    played(page, "103-vie-1.opus", "103-cmo.opus")
    expect(page.locator(".st-hear p").first).to_have_text(SAY["ended"])
    page.reload()
    expect(page.locator(".st-tools [data-hear]")).to_be_visible()
    begin(page)
    played(page, "103-cmo.opus")
    assert faults(page, colours=".st-hear, .st-at") == []


@pytest.mark.parametrize("size", [0, 3])
def test_whoever_is_asked_may_choose_a_recorded_language_instead(listen: Callable[..., Page], size: int) -> None:
    page = listen("103", "vietnamese", color_scheme="dark")
    page.evaluate("size => document.documentElement.setAttribute('data-chu', size)", size)
    begin(page, 4)
    expect(page.locator(".st-hear")).to_contain_text(SAY["ask"])
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.locator(".st-hear select").select_option("cmo")
    expect(page.locator(".st-hear p").first).to_have_text(SAY["unrecorded"])
    begin(page)
    played(page, "103-cmo.opus")


def test_a_phone_without_a_voice_has_the_button_where_somebody_was_recorded_and_is_told_of_other_steps(listen: Callable[..., Page]) -> None:
    page = listen("706", "absent")
    begin(page, 1)
    expect(page.locator(".st-hear p").first).to_have_text(SAY["unrecorded"])
    begin(page, 2)
    played(page, "706-rad-2.opus")


def test_a_recording_that_is_lost_is_told_or_the_voice_takes_its_place(listen: Callable[..., Page]) -> None:
    for path, speech, told in (("706", "absent", "lost"), ("103", "vietnamese", "ask")):
        page = listen(path, speech)
        page.route("**/*.opus", lambda route: route.abort())
        begin(page, 2)
        expect(page.locator(".st-hear p").first).to_have_text(SAY[told])


def test_sounds_are_played_from_a_disk(listen: Callable[..., Page]) -> None:
    page = listen("103", "absent", from_disk=True)
    begin(page, 2)
    played(page, "103-vie-2.opus")


def test_a_lesson_kept_on_the_phone_has_its_sounds(folder: Path) -> None:
    told = json.loads((folder / "assets/luu.json").read_text(encoding="utf-8"))
    assert {each for each in told["sets"]["103"] if "nghe/" in each} == {
        f"assets/nghe/103-{each}.opus" for each in ("vie-1", "vie-2", "cmo")
    }
    assert told["files"]["assets/nghe/103-cmo.opus"][1] == (folder / "assets/nghe/103-cmo.opus").stat().st_size
