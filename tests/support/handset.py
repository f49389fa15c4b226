"""A phone with a browser, for tests of what it keeps."""

from __future__ import annotations

from dataclasses import dataclass, field

from moody_host import Host
from phone_sites import CHANGED
from playwright.sync_api import BrowserContext, Locator, Page, expect

LESSON = f"{CHANGED}/"
DONE, UPDATED = "Đã lưu xong.", "Đã cập nhật xong."
LISTS = {"sw.js", "assets/luu.json", "assets/luu-ban.json"}


@dataclass
class Phone:
    """A phone with the site open, and its host."""

    host: Host
    context: BrowserContext
    page: Page
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Go to a page of the site."""
        self.page.goto(self.host.address + path)
        return self.page

    def choose(self, asked: str, choice: str | None = None) -> Page:
        """Open the page where one keeps things (`?bai=103`), and start to keep the first choice, or that with this value."""
        page = self.open(f"luu/{asked}")
        expect(page.locator("#luu-chon")).to_be_visible()
        if choice:
            page.locator(f"#luu-chon input[value='{choice}']").check()
        page.get_by_role("button", name="Lưu vào máy").click()
        return page

    def keep(self, asked: str, choice: str | None = None) -> Page:
        """Keep it, and wait until it is kept."""
        page = self.choose(asked, choice)
        expect(self.said).to_contain_text(DONE)
        return page

    @property
    def said(self) -> Locator:
        """What the page says of what happened."""
        return self.page.locator("#luu-noi")

    def stored(self) -> list[str]:
        """Addresses of all that is kept."""
        found: list[str] = self.page.evaluate(
            """async () => {
                const all = [];
                for (const name of await caches.keys()) for (const key of await (await caches.open(name)).keys()) all.push(key.url);
                return all;
            }"""
        )
        return found

    def workers(self) -> int:
        """How many service workers there are."""
        return int(self.page.evaluate("navigator.serviceWorker.getRegistrations().then(found => found.length)"))


def whole(page: Page) -> tuple[int, str, str]:
    """What tells a whole lesson: its pictures, its style, its title. Asked in one go: each question costs as much as its answer."""
    height, *found = page.evaluate(
        """() => {
            const drawn = document.querySelectorAll('figure svg'), title = document.querySelector('main h1').innerText;
            const style = getComputedStyle(document.querySelector('.st-head')).backgroundColor;
            return [drawn[0].getBoundingClientRect().height, drawn.length, style, title];
        }"""
    )
    assert height > 100
    pictures, style, title = found
    return pictures, style, title


def rewrite(page: Page, name: str, change: str) -> None:
    """Change a record on the phone, as time would."""
    page.evaluate(
        f"""async () => {{
            const cache = await caches.open((await caches.keys())[0]);
            const key = (await cache.keys()).find(each => each.url.endsWith('/luu/{name}'));
            const record = await (await cache.match(key)).json();
            {change};
            await cache.put(key, new Response(JSON.stringify(record)));
        }}"""
    )
