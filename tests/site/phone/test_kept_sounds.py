"""Whoever keeps a lesson keeps its recordings: they are played when the host is dead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from few import few_guides
from handset import DONE, LESSON, Phone
from moody_host import Host
from playwright.sync_api import Browser, expect
from recordings import recorded
from site_builder import build_site

from generator.disk import disk
from generator.guide.load import load
from generator.screen.icons import names


def test_a_kept_lesson_is_heard_when_the_host_is_dead(chromium: Browser, hosts: Callable[..., Host], tmp_path: Path) -> None:
    guides = few_guides([103, 706])
    sounds = recorded(load(guides, icons=names()).lesson(103), {"rad": (1,)})
    site = build_site(load(guides | sounds, icons=names()), tmp_path, sheets=())
    context = chromium.new_context()
    phone = Phone(hosts(disk.read_folder(site)), context, context.new_page())
    phone.keep("?bai=103")
    expect(phone.said).to_contain_text(DONE)
    phone.host.die()
    phone.open(LESSON)
    context.add_init_script("Object.defineProperty(window, 'speechSynthesis', { value: undefined })")
    phone.page.reload()
    phone.page.locator("#buoc-1 [data-hear]").click()
    expect(phone.page.locator(".st-hear p").first).to_contain_text("Đã đọc xong bước 1")
    piece = """async () => {
        const sound = new Audio(document.querySelector('script[src*=nghe]').src.replace('nghe.js', 'nghe/103-rad-1.opus'));
        await new Promise((done, lost) => { sound.onloadedmetadata = done; sound.onerror = lost; });
        sound.currentTime = sound.duration / 2;
        await new Promise(done => { sound.onseeked = done; });
        return sound.currentTime > 0;
    }"""
    assert phone.page.evaluate(piece), "a player that asks for the middle of a sound gets it"
    context.close()
