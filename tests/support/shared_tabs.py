"""Tabs that tests have one after the other: a new profile for each takes longer than most of what is looked at in it.

Whoever has a tab finds nothing in it of those before. What could not be taken away again may not be hung on it: then the test fails.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, NoReturn

from playwright.sync_api import Browser, Page

_LASTS = ("add_init_script", "expose_binding", "expose_function", "on", "once", "route", "route_from_har", "route_web_socket", "close")
"""What a page and its profile keep for good, or what would end them for all."""

_TAKEN_AWAY = {"color_scheme": "light", "java_script_enabled": True}
"""Settings for which there are such tabs, as they are where nothing is asked for."""


class SharedTabs:
    """One tab for each way of running scripts, begun when somebody asks for it."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._tabs: dict[object, Page] = {}

    def free(self, width: int, settings: Mapping[str, Any], taken: Collection[Page]) -> Page | None:
        """A tab of this width and kind, or None where it must be another profile."""
        asked: dict[str, Any] = {**_TAKEN_AWAY, **settings}
        if asked.keys() != _TAKEN_AWAY.keys():
            return None
        scripts = asked["java_script_enabled"]
        if scripts not in self._tabs:
            self._tabs[scripts] = _guarded(self._browser.new_context(java_script_enabled=scripts).new_page())
        tab = self._tabs[scripts]
        if tab in taken:
            return None
        tab.set_viewport_size({"width": width, "height": 740})
        tab.emulate_media(media="null", color_scheme=asked["color_scheme"])
        return tab

    def clean(self, tab: Page) -> None:
        """Take away what a test left."""
        tab.evaluate("() => { localStorage.clear(); sessionStorage.clear() }")
        tab.mouse.move(-1, -1)
        for other in tab.context.pages:
            if other != tab:
                other.close()
        tab.goto("about:blank")

    def close(self) -> None:
        """The end of all of them."""
        for tab in self._tabs.values():
            type(tab.context).close(tab.context)


def _guarded(tab: Page) -> Page:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("this tab is not the test's own, and would keep that: open the page with own=True")

    for whose in (tab, tab.context):
        for name in _LASTS:
            if hasattr(whose, name):
                setattr(whose, name, refuse)
    for name in ("install", "set_fixed_time", "set_system_time"):
        setattr(tab.clock, name, refuse)
    return tab
