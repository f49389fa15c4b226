"""Drives a Firefox as Debian has it, by WebDriver BiDi, the protocol that Firefox itself speaks: no driver has to be brought along.

Only what a walk through the site needs; the browsers of the other tests are driven by Playwright and Selenium. Playwright speaks BiDi
too, but asks for more than the Firefox of long support knows.
"""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hands import PHONE, SEEN, wait
from websocket import WebSocket, create_connection

ENTER = "\ue007"

_SETTINGS = {
    "browser.aboutwelcome.enabled": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
}


class BidiHand:
    """A hand on the one page of a Firefox; see `hands.Hand`. `complaints` is what the console was told."""

    def __init__(self, socket: WebSocket) -> None:
        self._socket = socket
        self._asked = 0
        self.complaints: list[str] = []
        self._send("session.new", capabilities={})
        self._send("session.subscribe", events=["log.entryAdded"])
        # The page that a Firefox without a window begins with hears of no focus; one that is opened does.
        self._context = self._send("browsingContext.create", type="tab")["context"]
        width, height = PHONE
        self._do("browsingContext.setViewport", viewport={"width": width, "height": height}, devicePixelRatio=1)

    def open(self, address: str) -> None:
        self._do("browsingContext.navigate", url=address, wait="complete")

    def ask(self, script: str, *given: object) -> Any:
        told = self._call(
            f"given => JSON.stringify((function () {{ {script} }}).apply(null, JSON.parse(given)) ?? null)", json.dumps(given)
        )
        return json.loads(told["value"])

    def tap(self, selector: str) -> None:
        wait(self, f"return !!(function () {{ {SEEN} }}).apply(null, arguments)", selector)
        part = self._call(
            f"given => {{ const part = (function () {{ {SEEN} }})(given); part.scrollIntoView({{ block: 'center', behavior: 'instant' }}); "
            "return part; }",
            selector,
        )
        middle = {"x": 0, "y": 0, "origin": {"type": "element", "element": {"sharedId": part["sharedId"]}}}
        press = [{"type": "pointerMove", **middle}, {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self._act({"type": "pointer", "id": "finger", "parameters": {"pointerType": "touch"}, "actions": press})

    def write(self, selector: str, words: str) -> None:
        self.tap(selector)
        keys = [{"type": way, "value": key} for key in words.replace("\n", ENTER) for way in ("keyDown", "keyUp")]
        self._act({"type": "key", "id": "keys", "actions": keys})

    def picture(self) -> bytes:
        return base64.b64decode(self._do("browsingContext.captureScreenshot")["data"])

    def close(self) -> None:
        """End the browser."""
        self._send("browser.close")

    def _call(self, function: str, given: str) -> Any:
        target, arguments = {"context": self._context}, [{"type": "string", "value": given}]
        told = self._send("script.callFunction", functionDeclaration=function, target=target, arguments=arguments, awaitPromise=True)
        assert told["type"] == "success", told["exceptionDetails"]["text"]
        return told["result"]

    def _act(self, source: dict[str, object]) -> None:
        self._do("input.performActions", actions=[source])

    def _do(self, method: str, **words: object) -> Any:
        return self._send(method, context=self._context, **words)

    def _send(self, method: str, **words: object) -> Any:
        self._asked += 1
        self._socket.send(json.dumps({"id": self._asked, "method": method, "params": words}))
        while (told := json.loads(self._socket.recv())).get("id") != self._asked:
            if told.get("method") == "log.entryAdded" and told["params"]["level"] in ("warn", "error"):
                self.complaints.append(told["params"]["text"])
        assert told["type"] == "success", f"{method}: {told.get('message')}"
        return told["result"]


@contextmanager
def driven(program: str, profile: Path) -> Iterator[BidiHand]:
    """A Firefox without a window, with a profile of its own in an empty folder."""
    settings = "".join(f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in _SETTINGS.items())
    (profile / "user.js").write_text(settings, encoding="utf-8")
    command = [program, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as browser:
        assert browser.stderr
        address = next(line.split()[-1] for line in browser.stderr if "BiDi listening on" in line)
        socket = create_connection(f"{address}/session", suppress_origin=True, timeout=60)
        try:
            hand = BidiHand(socket)
            yield hand
            hand.close()
        finally:
            browser.terminate()
