"""A part of a file goes over the line where a part was asked for; whatever else is asked costs no more than the whole."""

from __future__ import annotations

import pytest
from room_server import PAGES, Room


def test_a_download_that_broke_off_goes_on(room: Room) -> None:
    whole = PAGES["to-roi/103-a4.pdf"]
    answer, content = room.ask("/to-roi/103-a4.pdf", Range="bytes=4000-")
    assert (answer.status, content) == (206, whole[4000:])
    assert answer.headers["Content-Range"] == f"bytes 4000-{len(whole) - 1}/{len(whole)}"
    assert room.ask("/to-roi/103-a4.pdf", Range="bytes=-100")[1] == whole[-100:]
    assert room.ask("/to-roi/103-a4.pdf", Range=f"bytes={len(whole)}-")[0].status == 416


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [("0-0", 0, 0), ("-1", -1, -1), ("5-5", 5, 5), ("0-", 0, -1), ("-99999999", 0, -1), ("10-99999999", 10, -1), ("10239-", -1, -1)],
)
def test_a_range_may_be_one_byte_long(room: Room, asked: str, first: int, last: int) -> None:
    whole = PAGES["to-roi/103-a4.pdf"]
    first, last = first % len(whole), last % len(whole)
    answer, content = room.ask("/to-roi/103-a4.pdf", Range=f"bytes={asked}")
    assert (answer.status, answer.headers["Content-Range"]) == (206, f"bytes {first}-{last}/{len(whole)}")
    assert content == whole[first : last + 1]
    assert int(answer.headers["Content-Length"]) == len(content)
    assert room.ask("/to-roi/103-a4.pdf", "HEAD", Range=f"bytes={asked}")[0].status == 200, "ranges are for GET only"


def test_a_range_of_another_build_s_file_gives_the_whole_new_one(room: Room) -> None:
    tag = room.ask("/to-roi/103-a4.pdf")[0].headers["ETag"]
    assert room.ask("/to-roi/103-a4.pdf", Range="bytes=4000-", If_Range=tag)[0].status == 206
    assert room.ask("/to-roi/103-a4.pdf", Range="bytes=4000-", If_Range='"other"')[0].status == 200


@pytest.mark.parametrize(
    ("asked", "status"), [("-0", 416), ("10240-", 416), ("5-2", 200), ("--5", 200), ("x-", 200), ("0-1,3-4", 200), ("9" * 5000 + "-", 200)]
)
def test_a_range_that_is_none_is_refused_or_passed_over(room: Room, asked: str, status: int) -> None:
    answer, content = room.ask("/to-roi/103-a4.pdf", Range=f"bytes={asked}")
    assert answer.status == status
    assert status == 416 or content == PAGES["to-roi/103-a4.pdf"]


def test_many_ranges_at_once_are_no_more_work_than_none(room: Room) -> None:
    for asked in ("bytes=" + ",".join(f"{at}-{at}" for at in range(5000)), "bytes=" + "0-," * 5000, "bytes=0-1" + " " * 50_000):
        answer, content = room.ask("/to-roi/103-a4.pdf", Range=asked)
        assert (answer.status, content) in ((200, PAGES["to-roi/103-a4.pdf"]), (206, PAGES["to-roi/103-a4.pdf"][:2]))
