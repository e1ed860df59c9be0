"""Headless Chromium with a mouse and a keyboard, and what its page then looks like.

Over --remote-debugging-pipe, DevTools messages on two file descriptors with a zero byte between
them (content/browser/devtools/devtools_pipe_handler.cc): no port, no socket, and no dependency.
A client in full, such as Playwright, brings a browser and a Node of its own.
"""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

COMMAND: Final = shutil.which("chromium") or shutil.which("google-chrome")
FLAGS: Final = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
TIMEOUT_SECONDS: Final = 60.0
KEYS: Final = {"Tab": (9, ""), "Enter": (13, "\r"), " ": (32, " ")}
"""Key -> code of Windows, and the text that it types."""


class Chromium:
    """A browser and its one page. events: what came unasked since the page was opened, in order."""

    def __init__(self, reading: int, writing: int) -> None:
        self._reading, self._writing = reading, writing
        self._rest = b""
        self._number = 0
        self._session = ""
        self.events: list[dict[str, Any]] = []
        self.address = "about:blank"
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        attached = self.send("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.send(f"{domain}.enable")
        # A page that no window shows has no focus, and fires no focusin.
        self.send("Emulation.setFocusEmulationEnabled", enabled=True)

    def send(self, method: str, **params: object) -> dict[str, Any]:
        """Send a command and return what it gives."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._writing, json.dumps(message).encode() + b"\0")
        while (answer := self._receive()).get("id") != self._number:
            self.events.append(answer)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']}")
        result: dict[str, Any] = answer["result"]
        return result

    def wait_for(self, event: str) -> None:
        """Read messages until this event has come."""
        while not any(seen.get("method") == event for seen in self.events):
            self.events.append(self._receive())

    def open(self, file: Path, width: int, height: int = 800) -> None:
        """Show a file in a window of this size, in CSS pixels."""
        self.send(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=False,
        )  # fmt: skip
        self.move(0, 0)
        self.events.clear()
        self.address = file.as_uri()
        self.send("Page.navigate", url=self.address)
        self.wait_for("Page.loadEventFired")

    def value(self, expression: str) -> Any:
        """Return what a JavaScript expression is worth."""
        found = self.send("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in found:
            raise RuntimeError(found["exceptionDetails"])
        return found["result"].get("value")

    def point_at(self, selector: str) -> None:
        """Move the mouse to the middle of an element's first line."""
        element = f"document.querySelector({json.dumps(selector)})"
        self.value(f"{element}.scrollIntoView({{block: 'center'}})")
        box = self.value(f"{element}.getClientRects()[0].toJSON()")
        self.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    def move(self, x: float, y: float) -> None:
        """Move the mouse."""
        self.send("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)

    def press(self, key: str) -> None:
        """Press a key of KEYS and let it go."""
        code, text = KEYS[key]
        common = {"key": key, "code": key.strip() or "Space", "windowsVirtualKeyCode": code}
        self.send("Input.dispatchKeyEvent", type="keyDown", text=text, **common)
        self.send("Input.dispatchKeyEvent", type="keyUp", **common)

    def printed(self) -> bytes:
        """Return the page as a PDF."""
        made = self.send("Page.printToPDF", preferCSSPageSize=True)
        return base64.b64decode(made["data"])

    def complaints(self) -> list[str]:
        """Return each console message, exception, and request for something outside the file."""
        self.value("0")  # all that came before this answer is in
        found = []
        for event in self.events:
            params = event.get("params", {})
            match event.get("method"):
                case "Runtime.consoleAPICalled" | "Runtime.exceptionThrown" | "Log.entryAdded":
                    found.append(json.dumps(params))
                case "Network.requestWillBeSent" if params["request"]["url"] != self.address:
                    found.append(params["request"]["url"])
        return found

    def _receive(self) -> dict[str, Any]:
        end = time.monotonic() + TIMEOUT_SECONDS
        while b"\0" not in self._rest:
            left = end - time.monotonic()
            if left <= 0 or not select.select([self._reading], [], [], left)[0]:
                raise TimeoutError("Chromium does not answer.")
            read = os.read(self._reading, 1 << 16)
            if not read:
                raise EOFError("Chromium has ended.")
            self._rest += read
        message, _, self._rest = self._rest.partition(b"\0")
        found: dict[str, Any] = json.loads(message)
        return found


@contextmanager
def chromium(folder: Path) -> Iterator[Chromium]:
    """Start Chromium with a new profile in this folder, and end it."""
    # The browser reads from 3 and writes to 4; a shell puts our two pipes there.
    script = 'exec "$@" 3<&0 4>&1 </dev/null >/dev/null'
    arguments = [*FLAGS, "--remote-debugging-pipe", f"--user-data-dir={folder / 'profile'}"]
    with subprocess.Popen(
        ["sh", "-c", script, "sh", str(COMMAND), *arguments, "about:blank"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as browser:
        assert browser.stdin
        assert browser.stdout
        try:
            yield Chromium(browser.stdout.fileno(), browser.stdin.fileno())
        finally:
            browser.stdin.close()  # it ends when nobody can command it any more
            try:
                browser.wait(timeout=10)
            except subprocess.TimeoutExpired:
                browser.kill()
