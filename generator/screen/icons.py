"""Icons drawn for this handbook: one family of round strokes on a 24 × 24 grid, for screens, pages and topics.

Each value is the inside of an svg with `viewBox="0 0 24 24" fill="none" stroke-width="2" stroke-linecap="round"
stroke-linejoin="round"`; the stroke's colour comes from around it. Everything keeps one unit away from the edge.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_PAGE = {
    "search": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5.5 5.5"/>',
    "home": '<path d="m3 11.5 9-8 9 8M5.5 10v10.5h13V10M10 20.5v-6h4v6"/>',
    "list": '<path d="M9 6h12M9 12h12M9 18h12M4 6h.1M4 12h.1M4 18h.1"/>',
    "book": (
        '<path d="M12 6.5C10 4.8 7 4.2 3 4.5v14c4-.3 7 .3 9 2 2-1.7 5-2.3 9-2v-14'
        'c-4-.3-7 .3-9 2zv14M15 9.5c1-.4 2-.6 3.5-.6M15 13c1-.4 2-.6 3.5-.6"/>'
    ),
    "eye": '<path d="M2 12q10-14 20 0-10 14-20 0z"/><circle cx="12" cy="12" r="2.8"/>',
    "help": '<circle cx="12" cy="12" r="9.5"/><path d="M9 9.5c0-4 6-4 6-.5 0 2.3-3 2.3-3 4.8M12 17.3v.1"/>',
    "warning": '<path d="M12 3 1.8 20.5h20.4zM12 9.5v5.5M12 17.9v.1"/>',
    "clock": '<circle cx="12" cy="12" r="9.5"/><path d="M12 6v6.3l4 2.2"/>',
    "person": '<circle cx="12" cy="7.5" r="4"/><path d="M4 21c0-9.5 16-9.5 16 0"/>',
    "ok": '<path d="m4 12.5 5.5 6L20 6"/>',
    "no": '<path d="m5.5 5.5 13 13M18.5 5.5l-13 13"/>',
    "undo": '<path d="M8 4 3.5 8.5 8 13M3.5 8.5H15a5.5 5.5 0 0 1 0 11H8"/>',
    "prev": '<path d="M20 12H4m7-7-7 7 7 7"/>',
    "next": '<path d="M4 12h16m-7-7 7 7-7 7"/>',
    "call": '<path d="M5 3.5h4l2 5-2.5 2c1 2.5 2.5 4 5 5l2-2.5 5 2v4c0 1-1 1.8-2 1.7C10 20 4 14 3.3 5.5 3.2 4.5 4 3.5 5 3.5z"/>',
    "down": '<path d="M12 3v12.5m-5.5-5L12 16l5.5-5.5M4 20.5h16"/>',
    "print": '<path d="M7 8.5V3h10v5.5M7 17.5H3.5v-9h17v9H17M7 14h10v7H7z"/>',
    "sound": '<path d="M3 9v6h4l5.5 4.5v-15L7 9zM16 8.5c2 2 2 5 0 7M18.7 5.5c4 4 4 9 0 13"/>',
    "steps": '<rect x="3" y="3" width="18" height="18" rx="3"/><path d="m10 8 5 4-5 4z"/>',
    "out": '<path d="M13 4h7v7M20 4 10 14M17 14v6H4V7h6"/>',
    "paper": '<path d="M6 2.5h8.5l4 4v15H6zM9 11h6.5M9 15h6.5"/>',
    "menu": '<path d="M4 6.5h16M4 12h16M4 17.5h16"/>',
    "more": '<path d="M12 5v.1M12 12v.1M12 19v.1" stroke-width="3"/>',
    "plus": '<path d="M12 4v16M4 12h16"/>',
    "share": (
        '<circle cx="6" cy="12" r="2.5"/><circle cx="17.5" cy="5.5" r="2.5"/>'
        '<circle cx="17.5" cy="18.5" r="2.5"/><path d="m8.2 10.8 7-4M8.2 13.2l7 4"/>'
    ),
    "copy": '<rect x="8.5" y="8.5" width="12" height="12.5" rx="2"/><path d="M15.5 5V3h-12v12.5h1.5"/>',
    "link": '<path d="m9.5 14.5 5-5M11 7l2.5-2.5a4.2 4.2 0 0 1 6 6L17 13M13 17l-2.5 2.5a4.2 4.2 0 0 1-6-6L7 11"/>',
}

_PHONE = {
    "phone": '<rect x="6.5" y="2" width="11" height="20" rx="2.5"/><path d="M11 18.5h2"/>',
    "message": '<path d="M3 4h18v12.5h-9L7 21v-4.5H3zM7.5 8.5h9M7.5 12h5.5"/>',
    "chat": '<path d="M3 4h18v12.5h-9L7 21v-4.5H3zM8 10.2v.1M12 10.2v.1M16 10.2v.1"/>',
    "hangup": '<path d="M1.8 13.5c1-3.5 5-6 10.2-6s9.2 2.5 10.2 6v3.5l-5.7-1v-3.7c-3-.9-6-.9-9 0V16l-5.7 1z"/>',
    "camera": '<path d="M3 7.5h4.5l1.5-3h6l1.5 3H21V20H3z"/><circle cx="12" cy="13.5" r="3.5"/>',
    "video": '<rect x="2" y="6" width="13.5" height="12" rx="2"/><path d="m15.5 11 6-4v10l-6-4"/>',
    "image": (
        '<rect x="3" y="4" width="18" height="16" rx="2"/><circle cx="8.5" cy="9.5" r="1.5"/><path d="m3.5 18 5-4.5 3.5 3 4-4 4.5 4"/>'
    ),
    "music": '<circle cx="6.5" cy="17.5" r="3"/><circle cx="17.5" cy="15.5" r="3"/><path d="M9.5 17.5v-12l11-2v12"/>',
    "mic": '<rect x="8.5" y="2" width="7" height="12.5" rx="3.5"/><path d="M5 11.5a7 7 0 0 0 14 0M12 18.5v3M8.5 21.5h7"/>',
    "mic-off": '<rect x="8.5" y="2" width="7" height="12.5" rx="3.5"/><path d="M5 11.5a7 7 0 0 0 14 0M12 18.5v3M8.5 21.5h7M3 3l18 18"/>',
    "bell": '<path d="M4.5 17.5c2-1.5 1.5-4 1.5-7a6 6 0 0 1 12 0c0 3-.5 5.5 1.5 7zM10 21h4"/>',
    "sun": (
        '<circle cx="12" cy="12" r="4.2"/>'
        '<path d="M12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6 19 19M19 5l-1.4 1.4M6.4 17.6 5 19"/>'
    ),
    "cloud": '<path d="M7 19a4.5 4.5 0 0 1-.5-9C7.5 4 16 4 17 9.5a4.8 4.8 0 0 1 0 9.5z"/>',
    "gear": (
        '<circle cx="12" cy="12" r="6.5"/><circle cx="12" cy="12" r="2.2"/>'
        '<path d="M12 2.5v3M12 18.5v3M2.5 12h3M18.5 12h3M5.3 5.3l2.1 2.1M16.6 16.6l2.1 2.1M18.7 5.3l-2.1 2.1M7.4 16.6l-2.1 2.1"/>'
    ),
    "wifi": '<path d="M2.5 9.5c6-5.5 13-5.5 19 0M6 13.3c4-3.5 8-3.5 12 0M9.3 16.9c2-1.5 3.4-1.5 5.4 0M12 20.3v.1"/>',
    "battery": '<rect x="2" y="7" width="17" height="10" rx="2"/><path d="M22 10.5v3M6 10.5v3M10 10.5v3"/>',
    "flash": '<path d="M13.5 2 5 13.5h6L10.5 22 19 10.5h-6z"/>',
    "globe": '<circle cx="12" cy="12" r="9.5"/><path d="M2.5 12h19M12 2.5c-6.5 6-6.5 13 0 19 6.5-6 6.5-13 0-19z"/>',
    "store": '<path d="M4 9.5V21h16V9.5M2.5 9.5 5 3h14l2.5 6.5zM9.5 21v-6h5v6"/>',
    "folder": '<path d="M2.5 19.5v-15H9l2.5 3h10v12z"/>',
    "calculator": (
        '<rect x="4.5" y="2" width="15" height="20" rx="2"/>'
        '<path d="M8 6.5h8M8 11.5h.1M12 11.5h.1M16 11.5h.1M8 15h.1M12 15h.1M16 15h.1M8 18.5h4M16 18.5h.1"/>'
    ),
    "calendar": (
        '<rect x="3" y="4.5" width="18" height="16.5" rx="2"/>'
        '<path d="M3 9.5h18M8 2.5v4M16 2.5v4M8 13.5h.1M12 13.5h.1M16 13.5h.1M8 17h.1M12 17h.1"/>'
    ),
    "trash": '<path d="M3.5 6.5h17M9 6.5V3h6v3.5M5.5 6.5 6.5 21h11l1-14.5M10 10.5v6.5M14 10.5v6.5"/>',
    "send": '<path d="M2.5 11 21.5 3 15 21l-3.5-7.5zM11.5 13.5l4-4"/>',
}

_LIFE = {
    "card": (
        '<rect x="2" y="5" width="20" height="14" rx="2"/><circle cx="8" cy="11" r="2"/>'
        '<path d="M5 15.5c.5-2.5 5.5-2.5 6 0M14.5 10H19M14.5 14H19"/>'
    ),
    "lock": '<rect x="4.5" y="10.5" width="15" height="10.5" rx="2"/><path d="M7.5 10.5V7a4.5 4.5 0 0 1 9 0v3.5M12 14.5v2.5"/>',
    "key": '<circle cx="7.5" cy="16" r="4.5"/><path d="M10.8 12.8 20 3.5M16 7.5l3.5 3.5M13.2 10.3l2.3 2.3"/>',
    "face": (
        '<path d="M3 8V5a2 2 0 0 1 2-2h3M16 3h3a2 2 0 0 1 2 2v3M21 16v3a2 2 0 0 1-2 2h-3'
        'M8 21H5a2 2 0 0 1-2-2v-3M9 9v1M15 9v1M8.5 14.5c1.8 2.3 5.2 2.3 7 0"/>'
    ),
    "finger": (
        '<path d="M5 8c3-6 11-6 14 0M4.5 14c0-9.5 15-9.5 15 1.5M8 19'
        'c-.5-3-.5-6 .5-7.5 2-3 7-2.2 7 2 0 2.5 0 4-.5 6.5M12 13.5c0 3 0 5.5-.5 8"/>'
    ),
    "people": '<circle cx="9" cy="8" r="3.5"/><path d="M2.5 20.5c0-9 13-9 13 0M15.5 4.8a3.5 3.5 0 0 1 0 6.5M18 14.5c2.5 1 3.5 3 3.5 6"/>',
    "child": '<circle cx="12" cy="13" r="8.5"/><path d="M12 4.5c-3-1-.5-4 1.5-2.5M9 11.5v.6M15 11.5v.6M8.5 15.5c1.8 2 5.2 2 7 0"/>',
    "smile": '<circle cx="12" cy="12" r="9.5"/><path d="M8.5 9v1M15.5 9v1M7.5 14c2 3.5 7 3.5 9 0"/>',
    "heart": '<path d="M12 20.5C1 13 4 4 9 5c1.5.3 2.5 1.3 3 2.5.5-1.2 1.5-2.2 3-2.5 5-1 8 8-3 15.5z"/>',
    "hospital": '<path d="M4 21V6.5h16V21M2 21h20M12 9.5v6M9 12.5h6M9.5 6.5V3h5v3.5"/>',
    "pill": '<path d="m4.3 12.7 8.4-8.4a5 5 0 0 1 7 7l-8.4 8.4a5 5 0 0 1-7-7zM8.5 8.5l7 7"/>',
    "needle": '<path d="m18 2 4 4M20 4l-4 4M13 5l6 6M14.5 6.5l-9 9v3h3l9-9M5.5 18.5 2 22M9.5 11.5l2 2M12.2 8.8l2 2"/>',
    "bank": '<path d="M3 9.5 12 3.5l9 6zM5.5 9.5v8M18.5 9.5v8M3 20.5h18"/><circle cx="12" cy="14" r="2.5"/>',
    "office": '<path d="M3 9.5 12 4l9 5.5zM5.5 10v7.5M10 10v7.5M14 10v7.5M18.5 10v7.5M3 20h18"/>',
    "wallet": '<path d="M18.5 8V4.5H5a2.2 2.2 0 0 0 0 4.5h16v11H5.5A2.5 2.5 0 0 1 3 17.5V6.5M21 12.5h-4.5a2 2 0 0 0 0 4H21"/>',
    "money": (
        '<rect x="2" y="6" width="20" height="12.5" rx="1.5"/><circle cx="12" cy="12.2" r="2.8"/><path d="M5.7 12.2h.1M18.2 12.2h.1"/>'
    ),
    "qr": '<path d="M3 3h7v7H3zM14 3h7v7h-7zM3 14h7v7H3zM14 14h3v3h4M14 21h2M20 20.5v.5M21 14v.1"/>',
    "scan": '<path d="M3 8V3h5M16 3h5v5M21 16v5h-5M8 21H3v-5M6.5 12h11"/>',
    "cart": '<path d="M2 3.5h3.5L8 15.5h11l2.5-9H6.2"/><circle cx="9.5" cy="19.8" r="1.5"/><circle cx="17.5" cy="19.8" r="1.5"/>',
    "basket": '<path d="M3 9.5h18l-2.5 10.5h-13zM8 9.5 11 3M16 9.5 13 3M9.5 13v3.5M14.5 13v3.5"/>',
    "box": '<path d="m12 2.5 8.5 4.7v9.6L12 21.5l-8.5-4.7V7.2zM3.5 7.2 12 12l8.5-4.8M12 12v9.5M7.8 4.8l8.5 4.8"/>',
    "truck": (
        '<path d="M4 17.5H2v-12h11.5v12h-5M13.5 9.5H18l4 4.5v3.5h-2M15.5 17.5h-2"/>'
        '<circle cx="6.2" cy="17.8" r="2.2"/><circle cx="17.8" cy="17.8" r="2.2"/>'
    ),
    "tag": '<path d="M3 3h9.5l8.5 8.5-9.5 9.5L3 12.5zM8 8h.1"/>',
    "gift": '<path d="M4.5 12v9h15v-9M2.5 7.5h19V12h-19zM12 7.5V21M12 7.5C5 7 7.5 1.5 12 7.5c4.5-6 7-.5 0 0z"/>',
    "star": '<path d="m12 2.8 2.9 5.9 6.5.9-4.7 4.6 1.1 6.5-5.8-3.1-5.8 3.1 1.1-6.5-4.7-4.6 6.5-.9z"/>',
    "robot": (
        '<rect x="4" y="8" width="16" height="12.5" rx="3"/><path d="M12 8V3.5M9 12.5v1.2M15 12.5v1.2M9.5 17h5M1.5 12.5v4M22.5 12.5v4"/>'
    ),
    "spark": '<path d="M10.5 4c1 5 3 7 8 8-5 1-7 3-8 8-1-5-3-7-8-8 5-1 7-3 8-8zM19 2.5v5M16.5 5h5"/>',
    "shield": '<path d="M12 2.5c3 2 6 2.5 8.5 2.5 0 8.5-2.5 13.5-8.5 16.5C6 18.5 3.5 13.5 3.5 5 6 5 9 4.5 12 2.5z"/>',
    "block": '<circle cx="12" cy="12" r="9.5"/><path d="m5.5 5.5 13 13"/>',
    "flag": '<path d="M5 21.5V3M5 4c5-3 9 3 14.5 0v10C14 17 10 11 5 14"/>',
    "pin": '<path d="M12 21.5C7 16.5 5 13 5 10a7 7 0 0 1 14 0c0 3-2 6.5-7 11.5z"/><circle cx="12" cy="10" r="2.5"/>',
    "map": '<path d="m3 6 6-2.5L15 6l6-2.5V18l-6 2.5L9 18l-6 2.5zM9 3.5V18M15 6v14.5"/>',
    "doc": '<path d="M5 2.5h9.5L19 7v14.5H5zM14 3v4.5h4.5M8.5 12h7M8.5 16.5h7"/>',
    "form": '<rect x="4" y="3.5" width="16" height="18" rx="2"/><path d="M9 2h6v3.5H9zM8 12.5l1.5 1.5 2.5-3M15 13h1.5M8 17.5h8.5"/>',
    "pen": '<path d="m3.5 20.5 1-5L16 4l4 4L8.5 19.5zM13.5 6.5l4 4"/>',
    "leaf": '<path d="M5.5 17C2.5 9 9 3.5 20.5 3.5 21 15 15 21 5.5 17zM3 21.5C6 16 10 12 15 9"/>',
    "coffee": '<path d="M4 9h13v6a5 5 0 0 1-5 5H9a5 5 0 0 1-5-5zM17 10.5h1.5a2.7 2.7 0 0 1 0 5.5H17M8 2.5V5M12.5 2.5V5"/>',
    "rice": '<path d="M2.5 11h19c0 5-3 8-6 9h-7c-3-1-6-4-6-9zM6 11c1-5 11-5 12 0M15 7.5l5-4.5"/>',
    "shirt": '<path d="M8.5 3 2.5 6l2 5 2.5-1v11h10V10l2.5 1 2-5-6-3c-1.5 3.5-5.5 3.5-7 0z"/>',
    "school": '<path d="M1.5 9 12 4l10.5 5L12 14zM6 11.5v6c3.5 2.5 8.5 2.5 12 0v-6M22.5 9v6"/>',
    "bus": '<rect x="3.5" y="3" width="17" height="15" rx="2"/><path d="M3.5 11h17M7 14.7h.1M17 14.7h.1M6.5 18v3M17.5 18v3"/>',
    "bulb": '<path d="M9 17c0-3-3.5-4-3.5-8.5a6.5 6.5 0 0 1 13 0C18.5 13 15 14 15 17zM9.5 21h5"/>',
}

_TOPICS = {
    "topic-vneid": _LIFE["card"],
    "topic-health": _LIFE["heart"] + '<path d="M12 10v6M9 13h6"/>',
    "topic-services": _LIFE["office"],
    "topic-sign": '<path d="M4 20.5h16M6 16.5l1-4L16.5 3 20 6.5 10.5 16z"/>',
    "topic-pay": _LIFE["qr"],
    "topic-shop": _LIFE["basket"],
    "topic-safe": _LIFE["shield"] + '<path d="m8.5 11.5 3 3 4.5-5"/>',
    "topic-ai": _PHONE["chat"],
    "topic-find": '<path d="M4 3h12v7M4 3v18h7M7 7.5h6M7 11h3"/><circle cx="15.5" cy="15.5" r="3.5"/><path d="m18 18 3.5 3.5"/>',
}

ICONS: Mapping[str, str] = MappingProxyType(_PAGE | _PHONE | _LIFE | _TOPICS)
"""Inner svg markup by name."""


def names() -> frozenset[str]:
    """What an author may write after `icon:`."""
    return frozenset(ICONS)
