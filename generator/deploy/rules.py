"""The rules that every server is told in its own language: nginx.py, caddy.py and cloudflare.py only translate them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.address import Site
from generator.guide.register import Register
from generator.page.policy import POLICY, UNFRAMED

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), serial=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""On every answer. The pages ask for none of what is forbidden; they have no windows of their own, and whom they link to need not know
whence a reader comes."""

POLICY_OF_PAGES = f"{POLICY}; {UNFRAMED}"

SINGLE_FILE = r"^/[0-9]+/[0-9]+-[^/]+\.html$"
"""A lesson in one file, below the site's own path: it says for itself what it may load, by hashes, so a server adds UNFRAMED only."""

PAGE = r"(/|\.html)$"

KEPT_SHORTLY = "public, max-age=300"
"""Seconds. A mended lesson is seen by all after five minutes; a page and its scripts never differ for longer."""

KEPT = {
    r"^/(sw\.js|assets/luu(-ban)?\.json)$": "no-cache",  # says what is new, so it must be
    r"^/assets/stylesheets/": "public, max-age=31536000, immutable",  # a name with a hash in it never means another content
    r"\.(pdf|png|opus|m4a)$": "public, max-age=3600",  # large, and rarely mended
}
"""Pattern of a path below the site's own → how long it may be kept; everything else KEPT_SHORTLY. The first that fits counts."""

TYPES = {
    "text/html": "html",
    "text/css": "css",
    "text/javascript": "js",
    "text/plain": "txt",
    "text/xml": "xml",
    "application/json": "json map",
    "application/manifest+json": "webmanifest",
    "application/pdf": "pdf",
    "image/png": "png",
    "image/svg+xml": "svg",
    "audio/ogg": "opus",
    "audio/mp4": "m4a",
}
"""What a file is, by its ending: with `nosniff` no browser guesses."""

HIDDEN = r"/[._]"
"""What no reader is given: hidden files, and what is for a host to read (`_headers`)."""

WHERE = "/var/www/so-tay"
"""Where the files are thought to lie on the server."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What depends on the edition.

    `host` is the site's name, `path` what stands before its pages (nothing, or `/so-tay`). `pages` leads from an address that
    somebody may have typed or scanned, in small letters and without a slash at its end, to the page's own. `moved` are former hosts
    by name, each with what was printed there: path without a slash at its end → whole new address.
    """

    host: str
    path: str
    pages: Mapping[str, str]
    moved: Mapping[str, Mapping[str, str]]


def rules(site: Site, finished: Iterable[str], register: Register) -> Rules:
    """The rules for a finished site. `finished` are the paths of its files."""
    folders = [name.removesuffix("index.html") for name in finished if re.fullmatch(r"(.+/)?index\.html", name)]
    pages = {f"{site.path}/{folder}".rstrip("/").lower(): f"{site.path}/{folder}" for folder in sorted(folders)}
    moved: dict[str, dict[str, str]] = {}
    for entry in register.entries:
        old, new = urlsplit(entry.address), site.url(entry.code)
        if entry.address == new:
            continue
        if old.netloc == site.name:
            pages.setdefault(old.path.rstrip("/"), urlsplit(new).path)
        else:
            moved.setdefault(old.netloc, {})[old.path.rstrip("/")] = new
    return Rules(site.name, site.path, {typed: page for typed, page in pages.items() if typed}, moved)


def below(path: str, pattern: str) -> str:
    """A pattern of a path below the site's own, as one of the whole path."""
    return f"^{re.escape(path)}{pattern[1:]}" if pattern.startswith("^") else pattern
