"""How long one good phone waits for a lesson in the room while others mean harm, beside a quiet room: ratios, over loopback.

`python -m tests.bench.lan_attacked`. The server, the good phone and the others are three processes. Quiet and attacked rounds take turns,
so that a busy machine is busy for both.
"""

from __future__ import annotations

import http.client
import json
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from generator.serve.site_server import SeenPhones, application, listening, serving_copy
from generator.site.verify import needed, read_page
from tests.bench.table import Row

GUIDES = Path(__file__).parents[1] / "good_guides"
LESSON = "103/"
ROUNDS, LESSONS = 4, 40
_PAUSE = 0.05
"""Seconds between two lessons of the good phone."""


def main() -> list[Row]:
    """The median with each attack, as a multiple of the quiet one, and how many answers were wrong."""
    if len(sys.argv) > 2 and sys.argv[1] in PARTS:
        PARTS[sys.argv[1]](int(sys.argv[2]), *sys.argv[3:])
        return []
    rows, errors = [], 0
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "build" / "site"
        build = [sys.executable, "-m", "generator", "build", "--guides", str(GUIDES), "--out", str(site.parent)]
        subprocess.run(build, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        (site / "so-tay.bin").write_bytes(bytes(20_000_000))  # as the whole handbook's book is
        serving_copy(site, Path(folder) / "served")
        server = listening(application(Path(folder) / "served", SeenPhones(), {}), 0, "127.0.0.1")
        threading.Thread(target=server.run, daemon=True).start()
        for name in ATTACKS:
            quiet, attacked = list[float](), list[float]()
            for _ in range(ROUNDS):
                for times, attack in ((quiet, ""), (attacked, name)):
                    found, failed = _measured(int(server.effective_port), site, attack)
                    times += found
                    errors += failed
            ratio = statistics.median(attacked) / statistics.median(quiet)
            said = [
                f"{statistics.median(times) * 1000:.1f} ms, 95 of 100 below {_most(times) * 1000:.1f} ms" for times in (quiet, attacked)
            ]
            sys.stdout.write(f"{name}: {ratio:.2f} times as long; quiet {said[0]}; attacked {said[1]}\n")
            sys.stdout.flush()
            rows.append(Row(f"a lesson in the room under {name}, beside a quiet one", ratio, "times", 2))
        server.close()
    return [*rows, Row("wrong answers to the good phone", errors, "", 0)]


def _most(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


def _measured(port: int, site: Path, attack: str) -> tuple[list[float], int]:
    """Seconds for each lesson, while somebody attacks or not."""
    others = None
    if attack:
        command = [sys.executable, "-m", "tests.bench.lan_attacked", "attack", str(port), attack]
        others = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert others.stdout
        others.stdout.readline()  # all are in place
    phone = [sys.executable, "-m", "tests.bench.lan_attacked", "phone", str(port), str(site)]
    told = json.loads(subprocess.run(phone, check=True, stdout=subprocess.PIPE, text=True).stdout)
    if others:
        others.kill()
        others.wait()
    return told["times"], told["errors"]


def _phone(port: int, site: str) -> None:
    """Open a lesson with all that it loads, again and again, each time over a new connection as phones do."""
    page = f"{LESSON}index.html"
    paths = ["/" + LESSON, *(f"/{name}" for name in sorted(needed(page, read_page((Path(site) / page).read_text(encoding="utf-8")))))]
    times, errors = [], 0
    for _ in range(LESSONS):
        time.sleep(_PAUSE)
        start = time.monotonic()
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        for path in paths:
            connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
            answer = connection.getresponse()
            answer.read()
            errors += answer.status != 200
        connection.close()
        times.append(time.monotonic() - start)
    sys.stdout.write(json.dumps({"times": times, "errors": errors}))


def _attack(port: int, name: str) -> None:
    """Until somebody ends it."""
    count, pause, act = ATTACKS[name]

    def for_ever(number: int) -> None:
        time.sleep(pause * number / count)  # not all at once
        while True:
            with suppress(OSError, http.client.HTTPException):
                act(port)
            time.sleep(pause)

    for number in range(count):
        threading.Thread(target=for_ever, args=(number,), daemon=True).start()
    time.sleep(min(pause, 1) + 0.2)
    sys.stdout.write("in place\n")
    sys.stdout.flush()
    time.sleep(3600)


def _slow(port: int) -> None:
    """A request that never comes to its end, a letter every few seconds (slowloris)."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
        line.sendall(b"GET /103/ HTTP/1.1\r\nHost: x\r\nX: ")
        for _ in range(100):
            time.sleep(3)
            line.sendall(b"x")


def _greedy(port: int) -> None:
    """Asks for the largest file and takes nothing of it."""
    with socket.socket() as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.settimeout(30)
        line.connect(("127.0.0.1", port))
        line.sendall(b"GET /so-tay.bin HTTP/1.1\r\nHost: x\r\n\r\n")
        time.sleep(20)


def _asked(path: str, **headers: str) -> Callable[[int], None]:
    def ask(port: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        connection.getresponse().read(1 << 20)
        connection.close()

    return ask


def _huge(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
        line.sendall(b"GET /103/ HTTP/1.1\r\nHost: x\r\n")
        for number in range(60):
            line.sendall(b"X-%d: " % number + b"x" * 8000 + b"\r\n")
        line.sendall(b"\r\n")
        line.recv(4096)


def _reads(port: int) -> None:
    for path in ("/", "/103/", "/assets/so-tay.css", "/assets/so-tay.js"):
        _asked(path)(port)


def _odd(port: int) -> None:
    _asked("/103/", Host="evil.example:8000", X_Forwarded_Host="evil.example", X_Forwarded_For="127.0.0.1")(port)


MANY_RANGES = "bytes=" + ",".join(f"{at}-{at + 1}" for at in range(0, 6000, 4))

ATTACKS: dict[str, tuple[int, float, Callable[[int], None]]] = {
    "200 slow connections": (200, 1, _slow),
    "600 slow readers": (600, 1, _greedy),
    "100 phones": (100, 10, _reads),
    "many ranges": (20, 1, _asked("/to-roi/so-tay.pdf", Range=MANY_RANGES)),
    "ranges of a byte": (20, 0.5, _asked("/to-roi/so-tay.pdf", Range="bytes=-1")),
    "huge headers": (20, 1, _huge),
    "another host's name": (20, 0.5, _odd),
}
"""By name: how many at a time, seconds until each does it again, what they do. As many as one laptop in the room can send while its own
processor is not what is measured: the three share one machine here."""

PARTS: dict[str, Callable[..., None]] = {"phone": _phone, "attack": _attack}

if __name__ == "__main__":
    main()
