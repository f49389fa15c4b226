"""A good handbook with a guide of every kind that there is, the register and the numbers: what is spoilt by chance, and filled."""

from __future__ import annotations

import datetime
from typing import Any

import yaml
from good import LESSON, with_sessions

from generator.guide.kinds import KINDS, kind_of, schema_line
from generator.guide.lesson import Step
from generator.guide.own import REPLACE
from generator.guide.progress import FILE as PROGRESS
from generator.guide.recording import Recording, Recordings, step_words
from generator.guide.register import FILE as REGISTER
from generator.guide.register import PrintedCode, Register, appended, dumped
from generator.guide.rewrite import with_entry
from generator.guide.source import read
from generator.guide.standing import binding, text_at

HOST = "https://sotay.quangson.vn"
_SECOND = "1-vneid/104-mo-can-cuoc.yml"
_ANOTHER_EVENING = "sessions/lan-nua.yml"

_OTHERS = {
    "doors.yml": """\
# yaml-language-server: $schema=./schema/doors.json
doors:
  - {who: Ông bà ở nhà một mình, say: "Ông bà mở được VNeID chưa?", offer: [103, 104]}
""",
    "exceptions.yml": """\
# yaml-language-server: $schema=./schema/exceptions.json
exceptions:
  - {problem: SO640, lesson: 104, step: 3, why: Chỗ này để nguyên.}
""",
    "screens/moi-kieu.yml": """\
# yaml-language-server: $schema=../schema/screens.json
moi-kieu-mot:
  alt: Mỗi kiểu một cái, phần đầu.
  draw:
    - bar: {text: Tin nhắn}
    - badge: {icon: person}
    - heading: Chọn một mục
    - note: {text: Mục nào cũng được.}
    - field: {text: Họ tên, hint: gõ tên, value: Nguyễn Văn A, icon: person}
    - button: {text: Tiếp tục, style: second}
moi-kieu-hai:
  alt: Mỗi kiểu một cái, phần giữa.
  draw:
    - links: [{text: Quên mã, icon: call}]
    - rows: [{text: Căn cước, note: còn hạn, icon: card}]
    - grid: [{text: Gọi, icon: call}]
    - pin: {filled: 2}
    - alert: Máy hết pin.
moi-kieu-ba:
  alt: Mỗi kiểu một cái, phần cuối.
  phone: false
  draw:
    - sms: {text: Mã của bác là 0000., from: Ngân hàng}
    - chat: {text: Chào bác., from: Cháu, mine: true}
    - qr: {text: Mã mẫu}
    - camera: {shape: card}
    - photo: {text: Sầu riêng, note: một quả, icon: camera}
""",
    "short-forms.yml": """\
# yaml-language-server: $schema=./schema/short-forms.json
short:
  - {means: mật khẩu, forms: [mk, mkhau]}
""",
    "spelling.yml": """\
# yaml-language-server: $schema=./schema/spelling.json
allowed:
  - why: Ứng dụng và máy, viết như trên máy.
    words: [VNeID, UBND, passcode]
""",
}
_MORE = {
    "  - do: Đặt [[passcode]] 6 số.\n": "  - do: Đặt [[passcode]] 6 số.\n    picture: moi-kieu-mot\n",
    "  - do: Đọc tên mình ở góc trên.\n": "  - do: Đọc tên mình ở góc trên.\n    picture: moi-kieu-hai\n",
    "see: máy báo đã xong.": "see: máy báo đã xong, rồi bấm nút Xong.",  # what exceptions.yml lets pass
    "    trouble: go-sai\n": "    trouble: go-sai\n    phones: {android: Máy nào cũng vậy., iphone: Máy nào cũng vậy.}\n",
    "approval: {unit: cong-an-xa, status: waiting}": """\
approval:
  unit: cong-an-xa
  status: approved
  date: 2026-11-21
  document: Công văn số 12
  words: 0123-4567-89ab-cdef
  history:
    - {date: 2026-11-20, why: Công văn số 11, words: 0123-4567-89ab-cdee}
    - {date: 2026-11-21, why: Công văn số 12, words: 0123-4567-89ab-cdef}
""",
    "checked: {date": "confirm:\n  - {what: Xem lại màn hình cuối., ask: cong-an-xa, phone: một máy Samsung}\nchecked: {date",
}
"""What the second lesson has that the tests' own have not."""

_THIRD = ("  - do: Đặt [[passcode]] 6 số.\n".encode(), "  - do: Đặt [[passcode]] 6 số.\n    picture: moi-kieu-ba\n".encode())

_SOUND = b"OggS\0\4" + (4 * 48_000).to_bytes(8, "little") + bytes(12) + b"\1\x13OpusHead" + bytes(11)
"""The head of a recording of four seconds, and nothing to hear."""

_PROGRESS = "kỳ;thôn bon;chỉ tiêu;làm được;tổng số\n2026-Q2;Thôn Mẫu;1;101;120\n2026-Q2;Bon Mẫu;1;79;80\n2025;cả xã;1;170;200\n"


def register() -> bytes:
    """A register with every kind of entry."""
    made = Register()
    for number, event in enumerate(("printed", "printed", "moved", "withdrawn")):
        told = {"code": 103 if event != "withdrawn" else 109, "event": event, "date": datetime.date(2026, 11, 20 + number)}
        address = f"{HOST}/{told['code']}/"
        told |= {"address": address, "title": "Kích hoạt", "subject": "kich-hoat", "note": "200 tờ, thôn 3", "seal": "0" * 16}
        made = appended(made, PrintedCode.model_validate(told | ({"instead": 103} if event == "withdrawn" else {})))
    return dumped(made)


def every_kind() -> dict[str, bytes]:
    """The files by their path in the guides folder. Fails where a kind is new: write a guide of it here."""
    files = with_sessions() | {name: text.encode() for name, text in _OTHERS.items()} | {REGISTER: register(), PROGRESS: _PROGRESS.encode()}
    files |= _read_aloud(files[LESSON])
    files["1-vneid/105-khong-hien.yml"] = files[_SECOND].replace(b"code: 104", b"code: 105").replace("Mở căn".encode(), "Xem căn".encode())
    files["commune.yml"] = files["commune.yml"].replace(b"https://quangson.example", HOST.encode())  # as printed
    files["commune.yml"] += "hide:\n  - {lesson: 105, why: Xã không dùng.}\ngoals: {1: {in_2025: 80%, in_2030: 95%}}\n".encode()
    files["commune.yml"] += "communes: {xa-ta-hine: Xã Tà Hine}\n".encode()
    for old, new in _MORE.items():
        assert files[_SECOND].count(old.encode()) == 1, old
        files[_SECOND] = files[_SECOND].replace(old.encode(), new.encode())
    del files[_ANOTHER_EVENING]
    files[LESSON] = files[LESSON].replace(*_THIRD)
    files[REPLACE] = _replacing(files[_SECOND])
    missing = {kind.name for kind in KINDS} - {kind.name for name in files if (kind := kind_of(name))}
    assert not missing, f"no guide of these kinds: {missing}"
    return files


def _replacing(lesson: bytes) -> bytes:
    """A sentence of a lesson in a commune's own words."""
    shared = read(_SECOND, lesson).node
    assert shared
    field = "steps.1.do"
    told = {"lesson": "104", "field": field, "words": "Bấm vào chỗ ấy.", "why": "Quen gọi vậy.", "shared": text_at(shared, field) or ""}
    return with_entry(f"{schema_line(REPLACE)}\n".encode(), "replace", told | {"digest": binding(104, field, shared)})


def _read_aloud(lesson: bytes) -> dict[str, bytes]:
    """A recording of the lesson's first step."""
    step: dict[str, Any] = yaml.load(lesson, yaml.BaseLoader)["steps"][0]
    words = step_words(Step.model_validate({"do": step["do"], "see": step["see"]}))
    one = Recording(language="vie", step=1, file="103-vie-1.opus", seconds=4, words=words)
    return {"audio/103.yml": Recordings(code=103, recordings=(one,)).dumped(), "audio/103-vie-1.opus": _SOUND}
