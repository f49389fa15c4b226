"""Two hundred readers for ten seconds on nginx as the build configures it: errors, and answers a second beside one plain file.

`python -m tests.bench deploy`, after a build; wants Debian's nginx and wrk. Every reader asks for all pages of lessons, one after the
other in its own order, with a style, a script and a sheet in between. Beside it: nginx as it comes, with one lesson's page alone.
"""

from __future__ import annotations

import datetime
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

import web_server

from generator.address import Site
from generator.deploy.nginx import nginx
from generator.deploy.rules import rules
from generator.disk import disk
from generator.disk.twins import twins
from generator.guide.register import Register
from tests.bench.built_site import site
from tests.bench.table import CannotRunError, Row
from tests.prepare import found

READERS, SECONDS = 200, 10

_ASKS = """
local paths = {{ {paths} }}
local next = 0
init = function(_) math.randomseed(os.time()); next = math.random(#paths) end
request = function()
  next = next % #paths + 1
  return wrk.format("GET", paths[next], {{ ["Accept-Encoding"] = "gzip", ["Host"] = "quangson.example" }})
end
done = function(summary, _, _)
  local e = summary.errors
  io.write(string.format("asked %d errors %d\\n", summary.requests, e.connect + e.read + e.write + e.status + e.timeout))
end
"""

_PLAIN = "server {{ listen 127.0.0.1:{port}; root {where}; gzip_static on; default_type text/html; }}"


def main() -> list[Row]:
    """How many answers a second beside one plain file, and errors."""
    if shutil.which("wrk") is None or found("nginx") is None:
        raise CannotRunError("Debian's nginx and wrk are not installed: apt-get install nginx wrk")
    rows, wrong = [], 0
    with tempfile.TemporaryDirectory() as folder:
        www, port = Path(folder, "www"), web_server.free_port()
        files = disk.read_folder(site())
        disk.write_folder(files | twins(files), www)
        told = rules(Site("https://quangson.example", datetime.date.today()), files, Register())  # noqa: DTZ011 - no page is made of it
        codes = [name.removesuffix("index.html") for name in files if re.fullmatch(r"\d{3}/index\.html", name)]
        loads = ("assets/so-tay.css", "assets/so-tay.js")
        paths = [f"/{each}" for code in codes for each in (code, *loads, f"to-roi/{code[:3]}-a4.pdf") if each in files or each == code]
        typed = [f"/{code[:3]}" for code in codes] + ["/TAP-HUAN"]
        plain = _PLAIN.format(port=port, where=www).encode()
        ours = nginx(told, where=str(www), listen=f"127.0.0.1:{port}")
        rates = {}
        for name, configuration, asked in (
            ("one plain file", plain, [f"/{codes[0]}"]),
            ("that page, as we serve it", ours, [f"/{codes[0]}"]),
            ("every page with its files and a sheet", ours, paths),
            ("typed without the last stroke or in capitals", ours, typed),
        ):
            with web_server.nginx(configuration, Path(folder, "nginx"), port):
                rates[name], errors = _asked(Path(folder), port, asked)
            ratio = rates[name] / rates["one plain file"]
            sys.stdout.write(f"{name}: {rates[name]:.0f} a second, {ratio:.2f} of one plain file, {errors} errors\n")
            wrong += errors
            rows += [Row(f"nginx, {name}, beside one plain file", ratio, "times")] if configuration is ours else []
    return [*rows, Row(f"nginx, {READERS} readers, errors", wrong, "", 0)]


def _asked(folder: Path, port: int, paths: list[str]) -> tuple[float, int]:
    """Answers a second, and how many went wrong."""
    script = folder / "asks.lua"
    script.write_text(_ASKS.format(paths=", ".join(f'"{path}"' for path in paths)), encoding="utf-8")
    command = ["wrk", "-t1", f"-c{READERS}", f"-d{SECONDS}s", "-s", str(script), f"http://127.0.0.1:{port}"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    asked, errors = map(int, re.findall(r"asked (\d+) errors (\d+)", said)[0])
    return asked / SECONDS, errors


if __name__ == "__main__":
    main()
