"""A lesson: the record that every output is made from. Field descriptions are shown by editors and on the authoring page."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from generator.guide.base import Age, Code, Frozen, Id, Line, Short, Text
from generator.guide.targets import TargetNumber

STALE_DAYS = 180
"""After so many days without a check a lesson is shown as due for one, unless it says another number itself."""

SOON_DAYS = 90
"""The same for what changes fast: fees, and the ways of those who cheat."""

Texts = Annotated[tuple[Text, ...], Field(min_length=1, max_length=8)]


class Audience(Frozen):
    """Who the lesson is for."""

    who: Text = Field(description="Bài dành cho ai, một câu ngắn")
    min_age: Age | None = Field(None, description="Tuổi nhỏ nhất, theo quy định (để trống nếu không có)")

    @property
    def age_to_say(self) -> int | None:
        """The age, unless `who` says it already."""
        return None if self.min_age is None or f"{self.min_age} tuổi" in self.who else self.min_age


class Sentence(Short):
    """A sentence, and the last day on which it is true: after that day no output says it. Written bare where it has no end."""

    say: Text = Field(description="Câu nói với bà con")
    until: datetime.date | None = Field(
        None, description="Ngày cuối cùng câu này còn đúng, ghi năm-tháng-ngày; trong câu cũng phải nói ngày ấy. Sau ngày ấy câu tự rút"
    )


Sentences = Annotated[tuple[Sentence, ...], Field(min_length=1, max_length=8)]

STAYS = "stay"
"""Where a step leads that is only looked at."""

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{4}(-[0-9a-f]{4}){3}$")]
"""What stands for the words of a lesson (approval.py)."""

Minute = Annotated[int, Field(ge=1, le=180)]
Range = tuple[Minute, Minute]


class Minutes(Frozen):
    """How long it takes, as ranges in minutes: [shortest, longest]."""

    teach: Range = Field(description="Số phút giảng: [ít nhất, nhiều nhất]")
    practise: Range = Field(description="Số phút bà con tự làm: [ít nhất, nhiều nhất]")

    @model_validator(mode="after")
    def _shortest_first(self) -> Minutes:
        for name in ("teach", "practise"):
            low, high = getattr(self, name)
            if low > high:
                raise PydanticCustomError("range_backwards", "{low} > {high}", {"low": low, "high": high, "field": name})
        return self


class Picture(Short):
    """Which drawn screen shows the step and which of its parts is marked (one; two at most)."""

    screen: Id = Field(description="Tên hình trong guides/screens/")
    mark: Annotated[tuple[Id, ...], Field(max_length=2)] = Field((), description="Tên (id) của chỗ cần khoanh trong hình, nhiều nhất 2")
    crop: bool = Field(True, description="Cắt hình quanh chỗ khoanh; ghi false để vẽ cả màn hình")


class Phones(Frozen):
    """What differs between the two families of phones."""

    android: Text = Field(description="Làm thế nào trên máy Android (Samsung, Oppo…)")
    iphone: Text = Field(description="Làm thế nào trên iPhone")


class Step(Frozen):
    """One action and what comes of it."""

    do: Text = Field(description="Một việc, bắt đầu bằng động từ; chữ trên nút để trong **hai dấu sao**")
    picture: Picture | None = Field(None, description="Hình vẽ màn hình của bước này")
    see: Text = Field(description="Bác sẽ thấy gì; viết tiếp sau chữ “Bác sẽ thấy”, không viết hoa đầu câu")
    stuck: Text | None = Field(None, description="Nếu không được thì làm gì")
    trouble: Id | None = Field(None, description="Chuyện hay gặp ở bước này (tên trong troubles.yml); cách gỡ được nối sau ô stuck")
    key: bool = Field(False, description="true: bước chính, được lên tranh dán tường và giữ lời gỡ trên tờ rơi trước các bước khác")
    phones: Phones | None = Field(None, description="Chỗ khác nhau giữa Android và iPhone")
    leads_to: Id | None = Field(
        None,
        description="Bấm chỗ khoanh ra hình nào (tên trong guides/screens/) khi khác hình bước sau; stay là chỉ nhìn, không bấm",
    )
    until: datetime.date | None = Field(
        None, description="Ngày cuối cùng bước này còn đúng; trong câu do cũng phải nói ngày ấy. Sau ngày ấy bước tự rút"
    )


class Slip(Frozen):
    """Where the practice run lets a mistake happen: at a step, by pressing a part of its screen; steps count from 1."""

    step: Annotated[int, Field(ge=1, le=9)] = Field(description="Hay nhầm ở bước thứ mấy, đếm từ 1")
    press: Id = Field(description="Bấm nhầm chỗ nào: tên (id) của chỗ ấy trong hình của bước")


class Mistake(Frozen):
    """A slip that people really make, with the way back."""

    wrong: Text = Field(description="Bà con hay làm sai thế nào")
    fix: Text = Field(description="Lỡ rồi thì sửa lại thế nào")
    at: Slip | None = Field(None, description="Chỗ hay bấm nhầm, để khi tập thử bấm vào đó thì máy nói chuyện gì xảy ra và cách quay lại")


class Question(Frozen):
    """A quiz question; `answer` counts options from 1."""

    ask: Text = Field(description="Câu hỏi")
    options: Annotated[tuple[Text, ...], Field(min_length=2, max_length=4)] = Field(description="Các câu để chọn, từ 2 đến 4 câu")
    answer: Annotated[int, Field(ge=1, le=4)] = Field(description="Câu trả lời đúng là câu thứ mấy, đếm từ 1")
    why: Text = Field(description="Vì sao đúng, hiện ra khi chọn đúng")
    until: datetime.date | None = Field(
        None, description="Ngày cuối cùng câu hỏi này còn đúng; trong câu ask cũng phải nói ngày ấy. Sau ngày ấy câu tự rút"
    )

    @model_validator(mode="after")
    def _answer_is_an_option(self) -> Question:
        if self.answer > len(self.options):
            raise PydanticCustomError("answer_not_an_option", "{answer} > {options}", {"answer": self.answer, "options": len(self.options)})
        return self


class Trainer(Frozen):
    """Notes for the trainer. Never shown to residents nor put into their search index."""

    prepare: Texts = Field(description="Chuẩn bị gì trước buổi dạy")
    say: Text = Field(description="Lời mở đầu, đọc to cho bà con nghe")
    pitfalls: Texts = Field(description="Điều người dạy phải nhớ, phải tránh")


class Doubt(Frozen):
    """What a person must still check before the lesson can be relied on. Never shown to residents."""

    what: Text = Field(description="Điều phải kiểm tra lại")
    ask: Id = Field(description="Hỏi đơn vị nào (tên trong danh bạ của commune.yml)")
    phone: Line | None = Field(None, description="Thử trên loại máy nào, ví dụ: một máy Samsung, một máy iPhone")


class Source(Frozen):
    """Where a claim comes from: which link says it, its own date, and the day somebody checked.

    `in_force` is given where the source is a rule: the day from which it holds.
    """

    what: Text = Field(description="Nguồn này cho biết điều gì")
    link: Id = Field(description="Trang nói điều ấy (tên trong links.yml)")
    published: datetime.date | None = Field(None, description="Ngày trang ấy đăng, hay ngày ký văn bản, ghi năm-tháng-ngày")
    in_force: datetime.date | None = Field(None, description="Nguồn là quy định: có hiệu lực từ ngày nào")
    checked: datetime.date = Field(description="Ngày mở trang ra xem, ghi năm-tháng-ngày, ví dụ 2026-11-22")


class Checked(Frozen):
    """When the whole lesson was last checked, and against which version of the app."""

    date: datetime.date = Field(description="Ngày kiểm tra, ghi năm-tháng-ngày, ví dụ 2026-11-22")
    app_version: Line = Field(description="Đối chiếu với bản nào của ứng dụng, trên máy nào; chưa đối chiếu thì ghi rõ là chưa")


class Accepted(Frozen):
    """Which words a unit accepted on a day, and by what: a document, or a slip of typing that needs no new look."""

    date: datetime.date = Field(description="Ngày đơn vị chấp nhận, ghi năm-tháng-ngày")
    why: Line = Field(description="Theo văn bản nào, hoặc đã sửa lỗi gõ nào")
    words: Digest = Field(description="Mã của những chữ được chấp nhận hôm ấy; máy ghi")


class Approval(Frozen):
    """Which unit must approve, and whether it has. Approval needs the paper that gave it (nothing is claimed without).

    It is of the words that residents read, which `words` stands for. `history` begins when they are accepted a second time, and its first
    entry is the approval until then.
    """

    unit: Id = Field(description="Đơn vị phải duyệt (tên trong danh bạ của commune.yml)")
    status: Literal["waiting", "approved"] = Field(description="waiting là đang chờ duyệt, approved là đã duyệt")
    date: datetime.date | None = Field(None, description="Ngày duyệt, ghi năm-tháng-ngày; bắt buộc khi status là approved")
    document: Line | None = Field(None, description="Số và ngày của văn bản duyệt; bắt buộc khi status là approved")
    words: Digest | None = Field(None, description="Mã của những chữ đã duyệt; máy ghi khi chạy sotay approve, người không sửa")
    history: Annotated[tuple[Accepted, ...], Field(max_length=40)] = Field(
        (), description="Những lần đơn vị đã chấp nhận, khi có từ hai lần; máy ghi"
    )

    @model_validator(mode="after")
    def _approved_by_something(self) -> Approval:
        if self.status == "approved" and not (self.date and self.document):
            raise PydanticCustomError("approval_without_document", "approved without date and document")
        return self


class Lesson(Frozen):
    """One lesson, one file: guides/<topic>/<code>-<slug>.yml."""

    code: Code = Field(description="Số bài, 3 chữ số, giữ suốt đời; chữ số đầu là chủ đề")
    title: Line = Field(description="Tên bài")
    summary: Text = Field(description="Một câu: học xong làm được gì")
    find: Annotated[tuple[Line, ...], Field(min_length=1, max_length=30)] = Field(description="Bà con hay gõ chữ gì để tìm bài này")
    audience: Audience = Field(description="Bài dành cho ai")
    minutes: Minutes = Field(description="Mất bao nhiêu phút")
    need: Texts = Field(description="Cần chuẩn bị gì")
    steps: Annotated[tuple[Step, ...], Field(min_length=3, max_length=9)] = Field(
        description="Các bước, từ 3 đến 9 bước, mỗi bước một việc"
    )
    key_points: Annotated[tuple[Sentence, ...], Field(min_length=1, max_length=3)] = Field(description="Điều cần nhớ, nhiều nhất 3")
    warnings: Sentences = Field(description="Cẩn thận kẻo bị lừa, kẻo nhầm; câu đầu nói ngay phải làm gì, vì tranh dán tường chỉ in câu ấy")
    mistakes: Annotated[tuple[Mistake, ...], Field(min_length=1, max_length=5)] = Field(
        description="Bà con hay nhầm chỗ nào, từ 1 đến 5 chỗ"
    )
    practise: Text = Field(description="Cách tập thử cho an toàn")
    teach_back: Texts = Field(description="Câu hỏi để bà con nói lại")
    quiz: Annotated[tuple[Question, ...], Field(min_length=2, max_length=5)] = Field(description="Câu hỏi thử, từ 2 đến 5 câu")
    trainer: Trainer = Field(description="Lời dặn cho người dạy; bà con không thấy")
    links: Annotated[tuple[Id, ...], Field(max_length=6)] = Field((), description="Trang nên mở thêm (tên trong links.yml)")
    targets: Annotated[tuple[TargetNumber, ...], Field(max_length=4)] = Field(
        (), description="Bài giúp chỉ tiêu nào của kế hoạch xã (số trong targets.yml)"
    )
    help: Annotated[tuple[Id, ...], Field(min_length=1, max_length=6)] = Field(description="Hỏi ai (tên trong danh bạ của commune.yml)")
    next: Annotated[tuple[Code, ...], Field(max_length=3)] = Field((), description="Học tiếp bài nào")
    sources: Annotated[tuple[Source, ...], Field(min_length=1, max_length=12)] = Field(
        description="Lấy thông tin từ đâu, từ 1 đến 12 nguồn"
    )
    confirm: Annotated[tuple[Doubt, ...], Field(max_length=8)] = Field((), description="Điều người thật phải kiểm tra; bà con không thấy")
    checked: Checked = Field(description="Lần cuối có người soát lại cả bài")
    recheck_days: Annotated[int, Field(ge=30, le=365)] = Field(
        STALE_DAYS,
        description=f"Sau bao nhiêu ngày phải xem lại bài; không ghi là {STALE_DAYS}, bài về phí hay về lừa đảo ghi {SOON_DAYS}",
    )
    approval: Approval = Field(description="Đơn vị nào phải duyệt, đã duyệt chưa")

    @property
    def topic(self) -> int:
        """The digit of the topic the lesson belongs to."""
        return self.code // 100

    def is_stale(self, today: datetime.date) -> bool:
        """True when the last check is more than `recheck_days` days ago."""
        return (today - self.checked.date).days > self.recheck_days
