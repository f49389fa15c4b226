"""The file that `sotay new` makes: every field in its place with a word on what belongs there, blank where the author must write.

Blank fields are reported by `sotay check`, so nothing unfinished gets out.
"""

from __future__ import annotations

import datetime
import re
import unicodedata

import yaml

from generator.guide.source import read
from generator.guide.topic import Topic, Topics
from generator.guide.validate import validated

LONGEST_TITLE = 120
"""Characters, as every plain line of a guide has at most (base.Line)."""

_FORM = """\
# yaml-language-server: $schema=../schema/lesson.json
# Chữ trên nút để trong **hai dấu sao**. Từ khó để trong [[ngoặc vuông]], nghĩa ghi ở guides/glossary.yml.
# Câu có dấu hai chấm hoặc dấu # thì để cả câu trong dấu nháy "…".
code: {code}
title: {title}
# Một câu: học xong làm được gì
summary:
# Bà con hay gõ chữ gì để tìm bài này (không dấu, viết tắt, tên cũ cũng ghi)
find:
  -
audience:
  who:
  # Tuổi nhỏ nhất theo quy định; không có thì xóa dòng này
  min_age:
# Số phút: [ít nhất, nhiều nhất]
minutes: {{teach: [10, 15], practise: [20, 30]}}
need:
  -
# 4 đến 9 bước, mỗi bước một việc, bắt đầu bằng động từ, nhiều nhất 28 âm tiết
steps:
  - do:
    # true cho ba bước chính, được lên tranh dán tường; bước khác thì xóa dòng key
    key:
    # Hình có sẵn: xem guides/screens/. Không có màn hình thì xóa dòng picture.
    picture: {{screen: , mark: []}}
    # Viết tiếp sau chữ "Bác sẽ thấy", không viết hoa đầu câu
    see:
    # Chỗ vướng của riêng bước này, và chuyện nhiều bài cùng gặp (tên trong guides/troubles.yml); không cần thì xóa
    stuck:
    trouble:
  - do:
    see:
  - do:
    see:
  - do:
    see:
# Đúng ba điều
key_points:
  -
  -
  -
# Ít nhất hai, từ chuyện có thật. Câu chỉ đúng đến một ngày thì nói ngày ấy trong câu, và ghi thêm ngày cho máy biết mà rút:
#   - say: "…, đến hết ngày 28/2/2027."
#     until: 2027-02-28
warnings:
  -
  -
# Ít nhất hai, kèm cách sửa
mistakes:
  - wrong:
    fix:
    # Khi tập thử mà bấm nhầm chỗ này thì máy nói câu wrong, rồi câu fix: bước thứ mấy, và id trong hình của bước ấy. Không có thì xóa
    at: {{step: , press: }}
  - wrong:
    fix:
practise:
# Đúng ba câu
teach_back:
  -
  -
  -
# 3 đến 5 câu
quiz:
  - ask:
    options:
      -
      -
    # Câu đúng là câu thứ mấy, đếm từ 1; đừng câu nào cũng cùng một chỗ
    answer:
    why:
  - ask:
    options:
      -
      -
    answer:
    why:
  - ask:
    options:
      -
      -
    answer:
    why:
trainer:
  prepare:
    -
  say:
  pitfalls:
    -
# Tên trong guides/links.yml
links: []
# Chỉ tiêu của kế hoạch xã mà bài giúp đạt (số trong guides/targets.yml)
targets: []
# Tên trong danh bạ của guides/commune.yml
help:
  -
next: []
sources:
  - what:
    link:
    # Ngày trang đăng, hay ngày ký văn bản; trang không ghi ngày thì xóa dòng này
    published:
    # Nguồn là quy định: có hiệu lực từ ngày nào; không phải quy định thì xóa dòng này
    in_force:
    checked: {today}
# Điều phải hỏi lại người thật, hay thử lại trên máy thật; bà con không thấy. Không còn điều nào thì xóa mục này
confirm:
  - what:
    # Tên trong danh bạ của guides/commune.yml
    ask:
    # Thử trên loại máy nào; không cần máy thì xóa dòng này
    phone:
checked: {{date: {today}, app_version: chưa đối chiếu trên máy thật}}
# Bài về phí hay về lừa đảo ghi 90; bài khác xóa dòng này
recheck_days:
approval: {{unit: , status: waiting}}
"""


def new_lesson(code: int, title: str, today: datetime.date) -> str:
    """The text of a new lesson file."""
    return _FORM.format(code=code, title=_scalar(title), today=today.isoformat())


def read_topics(content: bytes) -> tuple[Topic, ...]:
    """The topics of topics.yml; none where it cannot be read (`sotay check` says why)."""
    source = read("topics.yml", content)
    record = validated(Topics, source.node)[0] if source.node else None
    return record.topics if isinstance(record, Topics) else ()


def slug(title: str) -> str:
    """The title as a file name: lower-case ASCII and hyphens, at most 40 characters."""
    bare = unicodedata.normalize("NFD", title.lower().replace("đ", "d"))
    words = re.findall(r"[a-z0-9]+", "".join(letter for letter in bare if not unicodedata.combining(letter)))
    return "-".join(words)[:40].strip("-") or "bai"


def _scalar(text: str) -> str:
    """A title as YAML, quoted where it has to be."""
    dumped: str = yaml.safe_dump(text, allow_unicode=True, width=1000)
    return dumped.removesuffix("\n...\n").strip()
