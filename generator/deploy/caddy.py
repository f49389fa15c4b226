"""The rules for Caddy (2.6 or newer, Debian's own): a whole Caddyfile. Caddy gets its certificates by itself."""

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
    WHERE,
    Rules,
    below,
)
from generator.page.policy import UNFRAMED

_SITE = """\
# Made by `sotay build` with the site it belongs to: make it anew instead of changing it.
# The content of build/site goes into {where}{path}.
(sotay) {{
    header {{
{headers}
        -Server
    }}
}}

{address} {{
    root * {where}
{typed}{kept}{policies}    import sotay
    header Cache-Control {{sotay_kept}}
    header Content-Security-Policy {{sotay_policy}}
    @manifest path *.webmanifest
    header @manifest Content-Type application/manifest+json
    @sends not method GET HEAD
    respond @sends 405
    @hidden path_regexp {hidden}
    error @hidden 404
    file_server {{
        precompressed gzip
    }}
    handle_errors {{
        @typed expression `{{sotay_page}} != ""`
        redir @typed {{sotay_page}} 301
        import sotay
        header Cache-Control "{shortly}"
        header Content-Security-Policy "{policy}"
        rewrite * {path}/404.html
        file_server {{
            precompressed gzip
        }}
    }}
}}
"""


def caddy(rules: Rules, *, where: str = WHERE, address: str = "") -> bytes:
    """The configuration; `address` is the host's own name where no other is given."""
    kept = {below(rules.path, pattern): value for pattern, value in KEPT.items()}
    policies = {below(rules.path, SINGLE_FILE): UNFRAMED, PAGE: POLICY_OF_PAGES}
    typed = {f"(?i)^{re.escape(short)}/?$": page for short, page in rules.pages.items()}
    site = _SITE.format(
        address=address or rules.host,
        where=where,
        path=rules.path,
        hidden=HIDDEN,
        typed=_map("sotay_page", "", typed),
        kept=_map("sotay_kept", KEPT_SHORTLY, kept),
        policies=_map("sotay_policy", UNFRAMED, policies),
        headers="\n".join(f'        {name} "{value}"' for name, value in HEADERS.items()),
        shortly=KEPT_SHORTLY,
        policy=POLICY_OF_PAGES,
    )
    return (site + "".join(_moved(host, codes) for host, codes in rules.moved.items())).encode()


def _moved(host: str, codes: Mapping[str, str]) -> str:
    lines = "".join(f"    redir {each} {new} 301\n" for path, new in codes.items() for each in (path, f"{path}/"))
    return f"{host} {{\n{lines}}}\n"


def _map(name: str, otherwise: str, values: Mapping[str, str]) -> str:
    lines = "".join(f'        "~{pattern}" "{value}"\n' for pattern, value in values.items())
    return f'    map {{path}} {{{name}}} {{\n{lines}        default "{otherwise}"\n    }}\n'
