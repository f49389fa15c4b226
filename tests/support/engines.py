"""The engines of other phones: WebKit, which every browser on an iPhone is, and Firefox. Debian's own builds; nothing is downloaded."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bidi import BidiHand, driven
from hands import PHONE, SeleniumHand
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service
from selenium.webdriver.webkitgtk.webdriver import WebDriver

_SOFTWARE = {
    "WEBKIT_DISABLE_COMPOSITING_MODE": "1",  # there is no graphics card
    "NO_AT_BRIDGE": "1",  # nor anybody who listens to a screen reader
    "GIO_USE_VFS": "local",
}

_NARROW = "* { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px; -gtk-icon-size: 1px }"
"""The window's own buttons: else they would make it wider than a phone."""


@contextmanager
def webkit() -> Iterator[SeleniumHand]:
    """WebKitGTK with an empty profile, its page as wide as a phone's, on a screen that nobody sees."""
    program = shutil.which("WebKitWebDriver")
    assert program, "WebKit is missing: run `make test`, or install the package webkit2gtk-driver"
    with tempfile.TemporaryDirectory() as home, _screen() as display:
        style = Path(home, ".config/gtk-3.0/gtk.css")
        style.parent.mkdir(parents=True)
        style.write_text(_NARROW, encoding="ascii")
        service = Service(
            program,
            env=os.environ | _SOFTWARE | {"DISPLAY": display, "HOME": home, "XDG_CONFIG_HOME": f"{home}/.config", "XDG_RUNTIME_DIR": home},
        )
        driver = WebDriver(options=Options(), service=service)
        try:
            width, height = PHONE
            driver.set_window_size(width, height)
            wide, high = driver.execute_script("return [innerWidth, innerHeight]")
            driver.set_window_size(width + width - wide, height + height - high)
            yield SeleniumHand(driver)
        finally:
            driver.quit()


@contextmanager
def firefox() -> Iterator[BidiHand]:
    """Firefox likewise, without a screen."""
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    assert program, "Firefox is missing: install the package firefox-esr"
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile, driven(program, Path(profile)) as hand:
        yield hand


@contextmanager
def _screen() -> Iterator[str]:
    """The name of an X display that lives in memory."""
    program = shutil.which("Xvfb")
    assert program, "Xvfb is missing: run `make test`, or install the package xvfb"
    reading, writing = os.pipe()
    command = [program, "-displayfd", str(writing), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with open(reading, encoding="ascii") as told:  # noqa: PTH123  # no path: the end of a pipe
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait(timeout=20)
