"""The rules for nginx (1.18 or newer, Debian's own): a file for /etc/nginx/conf.d."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.deploy.rules import (
    HEADERS,
    HIDDEN,
    KEPT,
    KEPT_SHORTLY,
    PAGE,
    POLICY_OF_PAGES,
    SINGLE_FILE,
    TYPES,
    WHERE,
    Rules,
    below,
)
from generator.page.policy import UNFRAMED

_HEAD = """\
# Made by `sotay build` with the site it belongs to: make it anew instead of changing it.
# The content of build/site goes into {where}{path}; this file goes into /etc/nginx/conf.d. TLS: `certbot --nginx -d {host}`.

"""

_MOST, _FITS = 1_000, 40
"""So many words, of so many letters, surely fit into nginx's table of words as it is. Only for more a larger one is ordered: nginx takes
that order once from all its files."""

_LARGER = "map_hash_max_size 16384;\nmap_hash_bucket_size 256;\n"

_SERVER = """\
server {{
    listen {listen};
    server_name {host};
    root {where};
    index index.html;
    absolute_redirect off;
    server_tokens off;
    charset utf-8;
    charset_types {charset};
    gzip_static on;
    gzip_vary on;
    gzip_proxied any;
    default_type application/octet-stream;
    types {{
{types}
    }}
{headers}
    error_page 403 =404 {path}/404.html;
    error_page 404 {path}/404.html;
    location / {{
        try_files $uri $uri/ @lost;
    }}
    location ~ "{hidden}" {{
        return 404;
    }}
    location @lost {{
        if ($sotay_page) {{
            return 301 $sotay_page$is_args$args;
        }}
        return 404;
    }}
}}
"""


def nginx(rules: Rules, *, where: str = WHERE, listen: str = "80") -> bytes:
    """The configuration. `where` is the folder that the site's files lie in (below it, where the site's address has a path)."""
    kept = {below(rules.path, pattern): value for pattern, value in KEPT.items()}
    policies = {below(rules.path, SINGLE_FILE): UNFRAMED, PAGE: POLICY_OF_PAGES}
    typed = {address: page for short, page in rules.pages.items() for address in (short, f"{short}/")}
    sent = {**HEADERS, "Cache-Control": "$sotay_kept", "Content-Security-Policy": "$sotay_policy"}
    server = _SERVER.format(
        listen=listen,
        host=rules.host,
        where=where,
        path=rules.path,
        hidden=HIDDEN,
        charset=" ".join(kind for kind in TYPES if kind.startswith(("text/", "application/j", "application/m")) and kind != "text/html"),
        types="\n".join(f"        {kind} {endings};" for kind, endings in TYPES.items()),
        headers="\n".join(f'    add_header {name} "{value}" always;' for name, value in sent.items()),
    )
    parts = (
        _HEAD.format(where=where, path=rules.path, host=rules.host),
        _LARGER if len(typed) > _MOST or max(map(len, typed), default=0) > _FITS else "",
        "# Without regard to large and small letters, as nginx compares plain words here.\n",
        _map("sotay_page", "", typed),
        _map("sotay_kept", KEPT_SHORTLY, {f"~{pattern}": value for pattern, value in kept.items()}),
        _map("sotay_policy", UNFRAMED, {f"~{pattern}": value for pattern, value in policies.items()}),
        server,
        *(moved(codes, host=host, listen=listen) for host, codes in rules.moved.items()),
    )
    return "".join(parts).encode()


def moved(codes: Mapping[str, str], *, host: str, listen: str = "80") -> str:
    """A server for a former host: path without a slash at its end → new address."""
    return f"server {{\n    listen {listen};\n    server_name {host};\n{indented(locations(codes))}}}\n"


def locations(codes: Mapping[str, str]) -> str:
    """Where each printed code leads now, as it was printed in a code and in words (`/103/`, `/103`)."""
    return "".join(f'location ~ "^{re.escape(path)}/?$" {{ return 301 {new}; }}\n' for path, new in codes.items())


def indented(lines: str) -> str:
    """These lines inside a block."""
    return "".join(f"    {line}\n" for line in lines.splitlines())


def _map(name: str, otherwise: str, values: Mapping[str, str]) -> str:
    lines = "".join(f'    "{_quoted(source)}" "{value}";\n' for source, value in values.items())
    return f'map $uri ${name} {{\n    default "{otherwise}";\n{lines}}}\n'


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\") if text.startswith("~") else text
