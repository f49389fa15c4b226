"""The rules for Cloudflare Pages, and for hosts that read the same two files: `_headers` and `_redirects` lie in the site itself.

Such a host serves `/103/` for `/103` by itself, and compresses. It knows paths by their letters, and takes 2 000 lines at most: told are
the first-level pages in capitals and with a capital, as phones write at the beginning of a line.
"""

from __future__ import annotations

from generator.deploy.rules import HEADERS, Rules
from generator.page.policy import UNFRAMED

_KEPT = {"/assets/stylesheets/*": "public, max-age=31536000, immutable"}
"""All else such a host lets no browser keep without asking: that is its own default."""


def headers(rules: Rules) -> bytes:
    """The file `_headers`. Pages carry their policy themselves: here stands what only a server can say."""
    sent = "".join(f"  {name}: {value}\n" for name, value in {**HEADERS, "Content-Security-Policy": UNFRAMED}.items())
    kept = "".join(f"{rules.path}{pattern}\n  Cache-Control: {value}\n" for pattern, value in _KEPT.items())
    return f"{rules.path}/*\n{sent}{kept}".encode()


def redirects(rules: Rules) -> bytes:
    """The file `_redirects`."""
    lines = []
    for short, page in rules.pages.items():
        name = short.removeprefix(f"{rules.path}/".lower())
        if short.rstrip("/") != page.rstrip("/").lower():  # printed under another path
            lines += [f"{short} {page} 301", f"{short}/ {page} 301"]
        elif "/" not in name and name.upper() != name:
            written = (f"{rules.path}/{each}" for each in (name.upper(), name.capitalize()))
            lines += [f"{each}{end} {page} 301" for each in written for end in ("", "/")]
    return "".join(f"{line}\n" for line in lines).encode()
