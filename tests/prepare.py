"""Makes sure what the tests use is there: browsers, readers of codes and print, Java, checkers of HTML and links, Kiwix, a dictionary.

`make test` runs it first; `make lint` runs it for what npm brings (`python -m tests.prepare npm`). Where something is missing and
Debian's package manager may be used, it installs it; otherwise it stops and says what to install. Tests never skip for want of a tool.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
"""Names under which a browser of the Chromium family is found on the PATH."""

LIGHT_BROWSER = "chromium-headless-shell"
"""Debian's Chromium without windows: the same engine of the same day for a quarter of the processor time of a page. The tests do with
any browser; where this one can be had they take it for all but what needs the whole browser."""

_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
_PROGRAMS = {
    "zbarimg": "zbar-tools",  # the second QR reader
    "java": "default-jre-headless",  # runs epubcheck and the HTML checker
    "npm": "npm",  # brings the checkers of HTML and links, and TypeScript; the latter two run on its Node
    "tesseract": "tesseract-ocr",  # reads what is printed
    "kiwix-serve": "kiwix-tools",  # opens the ZIM
    "espeak-ng": "espeak-ng",  # speaks what stands for a recording
    "opusenc": "opus-tools",  # makes a sound of it as phones record
    "pandoc": "pandoc",  # reads Word files
    "nginx": "nginx",  # serves a site as the build tells it to
    "caddy": "caddy",  # likewise
    "minisign": "minisign",  # checks our signatures, and signs for us to check
    "WebKitWebDriver": "webkit2gtk-driver",  # the engine of every iPhone
    "Xvfb": "xvfb",  # a screen for it that nobody sees
}
"""What is found on the PATH, and the Debian package that brings it. Where services start by themselves, the two web servers do, once."""

_OF_JUDGES = {"firefox-esr": "firefox-esr"}
"""What `make judges` alone uses, likewise: fetching it takes longer than all that the tests would ask of it."""

_LETTERS = {"tesseract-ocr-vie": "vie.traineddata"}
"""What Tesseract knows of a language, by Debian package."""

_FONTS = {"fonts-roboto": "Roboto-Regular.ttf", "fonts-noto-core": "NotoSans-Regular.ttf"}

_DICTIONARY = {"hunspell-vi": "vi_VN.dic"}
"""Words of Vietnamese: a second opinion on which syllables there are. Under the GPL, so it is read where it lies and never copied."""

_DICTIONARIES = ("/usr/share/hunspell", "/usr/share/myspell", "/Applications/LibreOffice.app", "C:/Program Files/LibreOffice")

_NODE = Path(__file__).parent / "node"
CHECKER = _NODE / "node_modules/vnu-jar/build/dist/vnu.jar"
"""The Nu HTML checker, in the version that node/package-lock.json names."""

TYPES = _NODE / "node_modules/typescript/bin/tsc"
"""TypeScript's checker, likewise; a program for Node."""

LINKS = _NODE / "node_modules/linkinator/build/src/cli.js"
"""What follows links, likewise."""


def browser() -> str | None:
    """The path of a browser of the Chromium family, or None. The variable SOTAY_BROWSER wins."""
    named = os.environ.get("SOTAY_BROWSER")
    places = [named] if named else [shutil.which(name) for name in BROWSERS] + [place for place in _PLACES if Path(place).exists()]
    return next((path for path in places if path), None)


def light_browser() -> str | None:
    """The path of the browser for what needs only the engine: pages, scripts, printing, workers. The variable SOTAY_BROWSER wins."""
    return browser() if os.environ.get("SOTAY_BROWSER") else shutil.which(LIGHT_BROWSER) or browser()


def _lighter() -> list[str]:
    """The Debian package of the light browser, where it is offered and not there yet."""
    if os.environ.get("SOTAY_BROWSER") or shutil.which(LIGHT_BROWSER) or shutil.which("apt-cache") is None:
        return []
    shown = subprocess.run(["apt-cache", "show", "--quiet", LIGHT_BROWSER], capture_output=True, check=False)
    return [LIGHT_BROWSER] if shown.returncode == 0 and shown.stdout else []


def dictionary() -> Path | None:
    """The words of Vietnamese that hunspell and LibreOffice know, or None."""
    folders = [Path(folder) for folder in _DICTIONARIES]
    return next((file for folder in folders for name in _DICTIONARY.values() for file in folder.rglob(name)), None)


def found(program: str) -> str | None:
    """Where a program is; Debian puts servers where only root's PATH leads."""
    return shutil.which(program) or shutil.which(program, path="/usr/sbin:/usr/local/sbin")


def missing(only: frozenset[str] | None = None) -> list[str]:
    """Debian packages for what is not there yet: for all tests, or for `only` these programs."""
    if only is not None:
        return [package for program, package in (_PROGRAMS | _OF_JUDGES).items() if program in only and found(program) is None]
    wanted = []
    if browser() is None:
        wanted.append("chromium")
    wanted += [package for program, package in _PROGRAMS.items() if found(program) is None]
    folders = [Path("/usr/share/fonts"), Path("/Library/Fonts"), Path.home() / ".fonts", Path.home() / ".local/share/fonts"]
    for package, file in _FONTS.items():
        if not any(folder.exists() and any(folder.rglob(file)) for folder in folders):
            wanted.append(package)
    known = [Path("/usr/share"), Path("/usr/local/share"), Path("/opt/homebrew/share")]
    for package, file in _LETTERS.items():
        if not any(any(folder.glob(f"tess*/**/{file}")) for folder in known):
            wanted.append(package)
    if dictionary() is None:
        wanted += _DICTIONARY
    return wanted


def fetch_from_npm() -> bool:
    """Install what npm brings as the lock file says, where that has not been done. False, with npm's words, where it fails."""
    return from_npm(_NODE, CHECKER, TYPES, LINKS)


def from_npm(folder: Path, *wanted: Path) -> bool:
    """Install what a folder's lock file says, where that has not been done or one of these files is missing. False where it fails."""
    done, lock = folder / "node_modules/.package-lock.json", folder / "package-lock.json"
    if all(file.is_file() for file in (*wanted, done)) and done.stat().st_mtime >= lock.stat().st_mtime:
        return True
    command = [shutil.which("npm") or "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    return subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, check=False).returncode == 0


def _install(*words: str, must: bool = True) -> None:
    subprocess.run(["apt-get", *words], check=must, env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"}, stdout=subprocess.DEVNULL)


def main(only: frozenset[str] | None = None) -> int:
    """Install what is missing, or say what to install; `only` as in `missing`."""
    wanted = missing(only)
    may_use_apt = shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0
    if may_use_apt and wanted:
        _install("update", "-qq")
        _install("install", "-qq", "-y", "--no-install-recommends", *wanted)
        wanted = missing(only)
    lighter = _lighter() if may_use_apt and not wanted and only is None else []
    if lighter:  # only for speed: where it cannot be had, the whole browser does its work
        _install("install", "-qq", "-y", "--no-install-recommends", *lighter, must=False)
    if wanted:
        sys.stderr.write(f"The tests need these first (Debian package names): {' '.join(wanted)}\n")
        sys.stderr.write("On Debian or Ubuntu: sudo apt-get install " + " ".join(wanted) + "\n")
        sys.stderr.write("Any Chrome or Edge will do for chromium; SOTAY_BROWSER may name it.\n")
        return 1
    if not fetch_from_npm():
        sys.stderr.write("npm could not bring its tools: with a network, run `npm ci --ignore-scripts` in tests/node\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(frozenset(sys.argv[1:]) or None))
