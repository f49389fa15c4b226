"""Messages to judge, as many as a test wants."""

from __future__ import annotations

import datetime

from generator.guide.judge import Scheme

DAY = datetime.date(2026, 11, 22)


def scheme(name: str, *, false: int = 2, real: int = 2, lesson: int = 706) -> Scheme:
    """A way of cheating with so many messages."""
    answers = [False] * false + [True] * real
    return Scheme.model_validate(
        {
            "name": f"Kiểu {name}",
            "lesson": lesson,
            "messages": {f"{name}-{number}": _message(real=answer) for number, answer in enumerate(answers, 1)},
            "sources": [{"what": "Nguồn", "link": "bhxh", "checked": DAY}],
            "checked": DAY,
            "approval": {"unit": "cong-an-xa", "status": "waiting"},
        }
    )


def schemes(count: int) -> dict[str, Scheme]:
    """So many ways of cheating, each with two false and two genuine messages."""
    return {f"k{number}": scheme(f"k{number}") for number in range(1, count + 1)}


def _message(*, real: bool) -> dict[str, object]:
    asks = "Mai họp thôn nhé." if real else "Chuyển tiền ngay cho tôi."
    bubbles = [{"chat": {"text": "Chào bác.", "from": "Số lạ", "id": "who"}}, {"chat": {"text": asks, "from": "Số lạ", "id": "asks"}}]
    signs = [{"mark": "asks", "says": "Nhìn lời họ đòi."}, {"mark": "who", "says": "Nhìn ai gửi."}]
    return {
        "real": real,
        "kind": "chat",
        "when": "Bác đang ở rẫy thì có tin này.",
        "screen": {"alt": f"Một tin viết: {asks}", "draw": [{"bar": "Tin nhắn"}, *bubbles]},
        "signs": signs if not real else signs[:1],
        "do": "Hỏi người nhà.",
    }
