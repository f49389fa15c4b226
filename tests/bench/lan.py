"""A hundred phones at once on the room's server, over loopback: errors, and how long a page takes beside one phone alone.

`python -m tests.bench.lan`. Every phone opens the first page, then lessons with all they load, and one hand-out.
"""

from __future__ import annotations

import http.client
import json
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from generator.serve.site_server import SeenPhones, application, listening, serving_copy
from generator.site.verify import needed, read_page
from tests.bench.built_site import site
from tests.bench.table import Row

PHONES = 100
PAGES = 10


def main() -> list[Row]:
    """How long 95 of 100 lessons took at most, and how many answers were wrong, for all phones at once."""
    if len(sys.argv) > 2 and sys.argv[1] == "--clients":
        _clients(int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))
        return []
    rows: list[Row] = []
    built = site()
    with tempfile.TemporaryDirectory() as folder:
        serving_copy(built, Path(folder))
        server = listening(application(Path(folder), SeenPhones(), {}), 0, "127.0.0.1")
        threading.Thread(target=server.run, daemon=True).start()
        for count in (1, PHONES):
            command = [sys.executable, "-m", "tests.bench.lan", "--clients", str(server.effective_port), str(count), str(built)]
            told = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
            sys.stdout.write(
                f"{count} phones: {told['pages']} pages, {told['errors']} errors, median {told['median'] * 1000:.0f} ms, "
                f"95 of 100 below {told['p95'] * 1000:.0f} ms, {told['rate']:.0f} pages a second\n"
            )
            rows = [Row(f"{count} phones, 95 of 100 lessons", told["p95"], "s", 1), Row(f"{count} phones, errors", told["errors"], "", 0)]
        server.close()
    return rows


def _clients(port: int, count: int, built: Path) -> None:
    """In a process of its own, as phones are: half the machine is theirs."""
    codes = [folder.name for folder in built.iterdir() if folder.name.isdecimal() and len(folder.name) == 3]
    pages = {code: read_page((built / code / "index.html").read_text(encoding="utf-8")) for code in codes}
    loads = {code: sorted(needed(f"{code}/index.html", page)) for code, page in pages.items()}
    start = time.monotonic()
    with ThreadPoolExecutor(count) as room:
        phones = list(room.map(lambda seed: _phone(port, seed, loads), range(count)))
    seconds = time.monotonic() - start
    times = sorted(each for phone, _ in phones for each in phone)
    errors = sum(failed for _, failed in phones)
    told = {"p95": times[int(len(times) * 0.95)], "median": statistics.median(times), "rate": len(times) / seconds}
    sys.stdout.write(json.dumps({**told, "pages": len(times), "errors": errors}))


def _phone(port: int, seed: int, loads: dict[str, list[str]]) -> tuple[list[float], int]:
    """Seconds for each page with all it loads, and how many answers were wrong."""
    chance, connection = random.Random(seed), http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    times, errors = [], 0
    for _ in range(PAGES):
        code = chance.choice(sorted(loads))
        start = time.monotonic()
        for path in (f"/{code}/", *(f"/{name}" for name in loads[code])):
            connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
            answer = connection.getresponse()
            answer.read()
            errors += answer.status != 200
        times.append(time.monotonic() - start)
    connection.request("GET", f"/to-roi/{chance.choice(sorted(loads))}-a4.pdf")
    answer = connection.getresponse()
    errors += answer.status != 200 or not answer.read().startswith(b"%PDF")
    return times, errors


if __name__ == "__main__":
    main()
