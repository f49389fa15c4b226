"""What somebody does with a page, whichever engine draws it: the one who walks needs no more, so that every engine is walked alike."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any, Protocol

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver

PHONE = (360, 740)
"""Width and height of the page that is walked, in CSS pixels."""


class Hand(Protocol):
    """A hand on a page."""

    def open(self, address: str) -> None:
        """Go there and wait until the page has loaded."""

    def ask(self, script: str, *given: object) -> Any:
        """What a script returns; `given` are its `arguments`."""

    def tap(self, selector: str) -> None:
        """Press the first that is seen of what a selector means, where a finger would: what lies over it takes the press."""

    def write(self, selector: str, words: str) -> None:
        """Type into a field, key by key; `\\n` is the key Enter."""

    def picture(self) -> bytes:
        """What is on the screen, as PNG."""


def wait(hand: Hand, script: str, *given: object, seconds: float = 20) -> Any:
    """What a script returns as soon as that is true of anything. Fails where it stays false; a busy machine is no fault."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if told := hand.ask(script, *given):
            return told
        time.sleep(0.05)
    raise AssertionError(f"never true: {script} {given or ''}")


SEEN = """return [...document.querySelectorAll(arguments[0])].find(part => {
    const box = part.getBoundingClientRect();
    return box.width && box.height && part.checkVisibility({ visibilityProperty: true });
})"""


@dataclass
class SeleniumHand:
    """Through WebDriver, which is what drives WebKit."""

    driver: WebDriver

    def open(self, address: str) -> None:
        self.driver.get(address)

    def ask(self, script: str, *given: object) -> Any:
        return self.driver.execute_script(script, *given)

    def tap(self, selector: str) -> None:
        part = wait(self, SEEN, selector)
        self.ask("arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })", part)
        part.click()

    def write(self, selector: str, words: str) -> None:
        self.driver.find_element(By.CSS_SELECTOR, selector).send_keys(words.replace("\n", Keys.ENTER))

    def picture(self) -> bytes:
        return self.driver.get_screenshot_as_png()
