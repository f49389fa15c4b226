"""Which of this laptop's addresses phones in the room can reach."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass

import ifaddr

_VIRTUAL = re.compile(r"docker|veth|br-|vmnet|virtualbox|vethernet|wsl|tun|tap|tailscale|zerotier|loopback", re.IGNORECASE)
"""Adapters that lead to programs on this laptop, or far away, and never to a phone in the room."""

_HOTSPOTS = tuple(map(ipaddress.IPv4Network, ("192.168.137.0/24", "10.42.0.0/24", "192.168.2.0/24")))
"""What a laptop calls itself as a hotspot: Windows, NetworkManager, macOS. Where there is one, the phones are on it."""


@dataclass(frozen=True, slots=True)
class Adapter:
    """A way out of this laptop: its name as the system shows it, and its address."""

    name: str
    address: str


def adapters() -> tuple[Adapter, ...]:
    """Every IPv4 address of this laptop."""
    return tuple(Adapter(each.nice_name, str(ip.ip)) for each in ifaddr.get_adapters() for ip in each.ips if ip.is_IPv4)


def reachable(found: Iterable[Adapter]) -> tuple[str, ...]:
    """Private addresses on real adapters, the likeliest first: a hotspot of our own, then home and office ranges (RFC 1918)."""

    def rank(address: str) -> tuple[int, str]:
        ip = ipaddress.IPv4Address(address)
        if any(ip in network for network in _HOTSPOTS):
            return 0, address
        return (1 if address.startswith("192.168.") else 2), address

    good = {each.address for each in found if not _VIRTUAL.search(each.name) and _is_local(each.address)}
    return tuple(sorted(good, key=rank))


def _is_local(address: str) -> bool:
    ip = ipaddress.IPv4Address(address)
    return ip.is_private and not ip.is_loopback and not ip.is_link_local
