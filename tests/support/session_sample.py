"""A session of any lessons, and a door, for tests that have lessons of their own."""

from __future__ import annotations

from generator.guide.doors import Door
from generator.guide.session import Session


def session(*codes: int, number: int = 1, title: str = "Tối nay mở VNeID", plays: bool = False) -> Session:
    """An evening with these lessons; its checks ask the first questions of each, by turns."""

    def trial(word: str) -> dict[str, object]:
        asked = [{"lesson": codes[n % len(codes)], "number": n // len(codes) + 1} for n in range(3)]
        return {"tasks": [f"{word} việc {n}, không ai nhắc" for n in (1, 2, 3)], "questions": asked}

    turns: list[dict[str, object]] = [
        {"what": f"Cả lớp làm bài {code}", "minutes": 20, "kind": "practise", "lesson": code} for code in codes
    ]
    turns += [{"what": "Cả phòng cùng đoán", "minutes": 10, "kind": "play"}] if plays else []
    turns.append({"what": "Đổi phiếu cho nhau", "minutes": 10, "kind": "check"})
    return Session.model_validate(
        {
            "number": number,
            "title": title,
            "who": "Bà con từ 14 tuổi",
            "place": "hall",
            "minutes": 20 * len(codes) + 15 + 10 * plays,
            "at_hand": {"network": True, "projector": True, "phones": 2},
            "lessons": codes,
            "goal": "Tự mở VNeID trên máy mình.",
            "agenda": [{"what": "Đón bà con", "minutes": 5, "kind": "welcome"}, *turns],
            "prepare": ["Thử mạng của hội trường", "Tập trước một lượt"],
            "checks": {"a": trial("Phiếu này"), "b": trial("Phiếu kia")},
        }
    )


def door(*codes: int) -> Door:
    """Grandparents at home."""
    return Door(who="Ông bà ở nhà một mình", say="Hôm nay có ai lạ gọi không?", offer=codes)
