"""Messages to judge, made up: short and high screens, papers, one sign and two, as long as the checks allow."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from generator.guide.judge import Scheme

KINDS = ("sms", "call", "chat", "address", "page", "paper")
LONGEST = "Chỗ này có điều lạ, bác nhìn kỹ rồi hãy trả lời, đừng vội. " * 2
"""As long as a line of a guide may be, but for a few letters."""


def schemes(count: int = 4) -> dict[str, Scheme]:
    """So many ways of cheating with three false and three genuine messages each; every word of a message tells whose it is."""
    return {f"kieu-{n}": Scheme.model_validate(_scheme(n)) for n in range(1, count + 1)}


def changed(schemes: Mapping[str, Scheme], name: str, **fields: Any) -> dict[str, Scheme]:
    """The same, one message with other fields."""
    found: dict[str, Scheme] = {}
    for each, scheme in schemes.items():
        told = scheme.model_dump(by_alias=True, exclude_unset=True)
        if name in told["messages"]:
            told["messages"][name] |= fields
        found[each] = Scheme.model_validate(told)
    return found


def _scheme(n: int) -> dict[str, Any]:
    return {
        "name": f"Kiểu {n}",
        "lesson": 103,
        "messages": {f"kieu-{n}-{kind}": _message(f"{n}{at}", at, kind) for at, kind in enumerate(KINDS)},
        "sources": [{"what": "Cổng dịch vụ công", "link": "vneid", "checked": datetime.date(2026, 11, 20)}],
        "checked": datetime.date(2026, 11, 20),
        "approval": {"unit": "cong-an-xa", "status": "waiting"},
    }


def _message(name: str, at: int, kind: str) -> dict[str, Any]:
    """The last one is a paper; the third fills a screen, the second is as wordy as can be."""
    bubbles = (2, 3, 4, 1, 2, 0)[at]
    draw: list[dict[str, Any]] = [{"bar": {"text": f"Màn hình {name}", "id": "bar"}}] if bubbles else []
    draw += [{"sms": {"text": f"Tin {name} dòng {n}, đọc cho hết câu này.", "id": f"line-{n}"}} for n in range(bubbles)]
    if not bubbles:
        draw = [
            {"heading": f"Tờ giấy {name}"},
            {"rows": [{"text": f"Việc {n}", "note": "Ở nhà văn hóa", "id": f"line-{n}"} for n in range(3)]},
        ]
    wordy = at == 1
    signs = [{"mark": "line-0", "says": LONGEST.strip()[:118] if wordy else f"Dấu hiệu một của {name}."}]
    if at % 2:
        last = max(bubbles, 3 if not bubbles else 0) - 1
        signs.append({"mark": f"line-{last}" if last > 0 else "bar", "says": f"Dấu hiệu hai của {name}."})
    return {
        "real": at % 2 == 0,
        "kind": kind,
        "when": LONGEST.strip()[:118] if wordy else f"Chuyện của {name}.",
        "screen": {"alt": f"Hình của {name}.", "draw": draw, "phone": bool(bubbles)},
        "signs": signs,
        "do": LONGEST.strip()[:118] if wordy else f"Việc nên làm của {name}.",
    }
