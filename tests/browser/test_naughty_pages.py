"""Pages full of naughty strings, opened without any policy that would forbid a script: nothing in them runs, and nothing is fetched."""

from __future__ import annotations

from every_kind import every_kind
from naughty import STRINGS
from page_sample import SITE
from playwright.sync_api import Browser, Dialog, Route
from said_where import rendered_pages
from words_tried import in_round

from generator.edition import Edition

HOST = "http://trang.example/"


def test_nothing_runs_in_a_page_full_of_naughty_strings(chromium: Browser) -> None:
    pages = rendered_pages(Edition(in_round(40, STRINGS, every_kind()).handbook, SITE))
    found: list[str] = []

    def serve(route: Route) -> None:
        address = route.request.url
        if address == HOST:
            route.fulfill(body=f"<!doctype html><meta charset=utf-8>{''.join(pages.values())}", content_type="text/html")
        else:
            found.append(address)
            route.abort()

    def dismissed(dialog: Dialog) -> None:
        found.append(dialog.message)
        dialog.dismiss()

    context = chromium.new_context()
    context.route("**/*", serve)
    page = context.new_page()
    page.on("dialog", dismissed)
    page.on("pageerror", lambda error: found.append(str(error)))
    page.goto(HOST)
    assert page.locator("h1").count() >= len(pages)
    context.close()
    assert len(pages) > 20
    assert [each for each in found if not each.startswith(HOST)] == []
