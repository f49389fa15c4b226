"""Whole builds of guides full of naughty strings: site, paper, e-book and ZIM say them as they were written, and nothing in them runs.

Each page is opened in Chromium: no dialog, no refused script or style, nothing asked of another host, no fault of a script.
"""

from __future__ import annotations

import io
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from tests.fuzz.strings import strings
from tests.prepare import light_browser

from every_kind import HOST, every_kind  # isort: skip - the line before says where it is
from libzim.reader import Archive  # isort: skip
from pdf_reader import words  # isort: skip
from playwright.sync_api import BrowserContext, Dialog, Page, Route, sync_playwright  # isort: skip
from said_where import as_read, is_in, read_page, squeezed  # isort: skip
from text_fields import TextField  # isort: skip
from tried import Tried, tried  # isort: skip
from words_tried import in_round, marked, words_of_their_own  # isort: skip

from generator.disk import disk

_DAY = {"SOURCE_DATE_EPOCH": "1795305600"}
_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml"}


def run(builds: int, first: int) -> tuple[int, list[str]]:
    """So many builds, the rounds from this one on by chance; what broke, and how many pages were opened."""
    chance = random.Random(first)
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        marks = words_of_their_own(_guides())
        plain = tried(_guides(), {field: said for field, said in marked(_guides()).items() if field.said})
        made, (pages, broken) = _made(plain, project)
        shown = {
            name: {field for field, mark in marks.items() if field in plain.accepted and squeezed(mark) in text}
            for name, text in made.items()
        }
        sys.stdout.write("\n".join([*broken, f"{pages} pages opened", ""]))
        sys.stdout.write(f"with a word of its own in each field: {', '.join(f'{name} shows {len(has)}' for name, has in shown.items())}\n")
        for turn in range(builds):
            number = chance.randrange(10**6)
            told = in_round(number, strings(), _guides())
            try:
                told, (made, opened) = _fitting(told, project, chance)
                found = [*_lost(told, made, shown), *opened[1]]
                pages += opened[0]
            except Exception as error:
                found = [f"{type(error).__name__}: {error}"]
            broken += [f"round {number}: {each}" for each in found]
            sys.stdout.write("\n".join([*broken[-len(found) :], ""] if found else []))
            sys.stdout.write(
                f"{turn + 1} of {builds} builds, {len(told.accepted)} strings in this one, {pages} pages opened, {len(broken)} broken\n"
            )
            sys.stdout.flush()
    return pages, broken


def _guides() -> dict[str, bytes]:
    """A handbook of every kind without its largest pictures, which leave no room for words on the wall poster."""
    return {name: re.sub(rb"\n    picture: moi-kieu-\w+", b"", content) for name, content in every_kind().items()}


def _fitting(told: Tried, project: Path, chance: random.Random) -> tuple[Tried, tuple[dict[str, str], tuple[int, list[str]]]]:
    """A build of as many of the strings as fit on paper: a sheet that is too full is refused, and told (SO402)."""
    said = {field: value for field, value in told.accepted.items() if field.said}
    while True:
        said = {field: value for field, value in said.items() if "/10" not in field.file or chance.random() < 0.5}
        told = tried(_guides(), said)
        try:
            return told, _made(told, project)
        except AssertionError as error:
            if "SO402" not in str(error) or len(said) < 50:
                raise


def _lost(told: Tried, made: Mapping[str, str], shown: Mapping[str, set[TextField]]) -> Iterator[str]:
    for name, text in made.items():
        for field, value in told.accepted.items():
            if field in shown[name] and not is_in(as_read(value, told.handbook), text):
                yield f"{field.slot} in {field.file} is not in the {name}: {value!r}"


def _made(told: Tried, project: Path) -> tuple[dict[str, str], tuple[int, list[str]]]:
    """The words of each output, squeezed; and how many pages Chromium opened, with what went wrong there."""
    for old in ("guides", "build/offline"):
        shutil.rmtree(project / old, ignore_errors=True)
    disk.write_folder(told.files, project / "guides")
    for command in (["build"], ["pack", "--epub", "--zim"]):
        done = subprocess.run(
            [sys.executable, "-m", "generator", *command, "--guides", str(project / "guides"), "--out", str(project / "build")],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            env=os.environ | _DAY,
        )
        if done.returncode or "Traceback" in done.stdout + done.stderr:
            raise AssertionError(f"sotay {command[0]} ended with {done.returncode}: {(done.stdout + done.stderr)[-1500:]}")
    site = disk.read_folder(project / "build" / "site")
    [book], [kiwix] = (list((project / "build" / "offline").rglob(f"*.{ending}")) for ending in ("epub", "zim"))
    made = {
        "site": " ".join(read_page(content) for name, content in site.items() if name.endswith(".html")),
        "paper": " ".join(words(content) for name, content in site.items() if name.endswith(".pdf")),
        "book": " ".join(read_page(content) for name, content in _unzipped(book).items() if name.endswith(".xhtml")),
        "ZIM": " ".join(read_page(content) for content in _in_zim(kiwix)),
    }
    return {name: squeezed(text) for name, text in made.items()}, _opened(site)


def _unzipped(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _in_zim(path: Path) -> Iterator[bytes]:
    archive = Archive(path)
    for number in range(archive.entry_count):
        entry = archive._get_entry_by_id(number)
        if not entry.is_redirect and entry.get_item().mimetype == "text/html":
            yield bytes(entry.get_item().content)


def _opened(site: Mapping[str, bytes]) -> tuple[int, list[str]]:
    """Every page of the site in Chromium, served from here."""
    faults: list[str] = []

    def serve(route: Route) -> None:
        parts = urlsplit(route.request.url)
        path = parts.path.lstrip("/")
        name = f"{path}index.html" if path.endswith("/") or not path else path
        if parts.netloc != urlsplit(HOST).netloc:
            faults.append(f"asked for {route.request.url}")
            route.abort()
        elif name in site:
            route.fulfill(body=site[name], content_type=_TYPES.get(Path(name).suffix, "application/octet-stream"))
        else:
            route.fulfill(status=404, body="")

    pages = sorted(name for name in site if name.endswith(".html"))
    with sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=light_browser(), args=["--no-sandbox"])
        context = chromium.new_context(service_workers="block")
        context.route("**/*", serve)
        page = _watched(context, faults)
        for name in pages:
            before = len(faults)
            page.goto(f"{HOST}/{name.removesuffix('index.html')}", wait_until="load")
            faults[before:] = [f"{name}: {each}" for each in faults[before:]]
        chromium.close()
    return len(pages), faults


def _watched(context: BrowserContext, faults: list[str]) -> Page:
    page = context.new_page()

    def dismissed(dialog: Dialog) -> None:
        faults.append(f"a dialog: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", dismissed)
    page.on("pageerror", lambda error: faults.append(f"a script failed: {error}"))
    page.on("console", lambda said: faults.append(f"{said.type}: {said.text}") if said.type == "error" and "404" not in said.text else None)
    return page
