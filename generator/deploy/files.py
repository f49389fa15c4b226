"""All that servers are told, as files."""

from __future__ import annotations

from generator.deploy.caddy import caddy
from generator.deploy.cloudflare import headers, redirects
from generator.deploy.nginx import nginx
from generator.deploy.rules import Rules


def for_servers(rules: Rules) -> dict[str, bytes]:
    """What lies beside the site, for the server's own folder of configurations: path → content."""
    return {"nginx.conf": nginx(rules), "Caddyfile": caddy(rules)}


def in_the_site(rules: Rules) -> dict[str, bytes]:
    """What lies in the site itself, for hosts that read it there: path → content."""
    return {"_headers": headers(rules), "_redirects": redirects(rules)}
