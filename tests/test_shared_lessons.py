"""A folder that holds only commune.yml takes the lessons that come with the program, and nothing else that is another commune's."""

from __future__ import annotations

import contextlib
import datetime
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli.main import main
from generator.disk import disk
from generator.disk.working_folder import lessons, own_files, project, shares_lessons
from generator.guide.register import PrintedCode, Register, appended, dumped
from generator.job import PROJECT, Job, read_guides
from generator.latest import inputs

SAMPLE = Path(__file__).parent / "good_guides"
DAY = datetime.date(2026, 11, 22)
WAITING = "approval: {unit: cong-an-xa, status: waiting}"
APPROVED = "approval: {unit: cong-an-xa, status: approved, date: 2026-11-20, document: Số 12 ngày 20/11/2026, words: a294-5c0a-114d-5f03}"


def _printed(host: str) -> bytes:
    told = {"code": 103, "event": "printed", "date": DAY, "address": f"{host}/103/", "title": "x", "subject": "kich-hoat", "note": "200 tờ"}
    return dumped(appended(Register(), PrintedCode.model_validate(told | {"seal": "0" * 16})))


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The guides that come with the program: the samples, approved and printed by the commune that wrote them."""
    guides = tmp_path / "program" / "guides"
    shutil.copytree(SAMPLE, guides)
    lesson = guides / "1-vneid" / "103-kich-hoat.yml"
    lesson.write_text(lesson.read_text(encoding="utf-8").replace(WAITING, APPROVED), encoding="utf-8")
    assert APPROVED in lesson.read_text(encoding="utf-8")
    disk.write_file(guides / "codes.lock.yml", _printed("https://noi-khac.vn"))
    for looking in ("generator.job.PROJECT", "generator.latest.PROJECT"):
        monkeypatch.setattr(looking, guides.parent)
    return guides


COUNTED = "kỳ;thôn bon;chỉ tiêu;làm được;tổng số\n2026;cả xã;1;{};100\n"


def test_numbers_are_of_one_commune_alone(program: Path, folder: Path) -> None:
    disk.write_file(program / "progress.csv", COUNTED.format(7).encode())
    assert read_guides(Job(today=DAY, guides=folder))[0].progress == ()
    disk.write_file(folder / "progress.csv", COUNTED.format(8).encode())
    assert [row.counted for row in read_guides(Job(today=DAY, guides=folder))[0].progress] == [8]
    disk.write_file(folder / "progress.csv", COUNTED.format(108).encode())
    assert "\nprogress.csv:2:14: SO814" in f"\n{_run(folder, 'check').output}"


def test_a_spreadsheet_never_saved_as_csv_is_told_beside_commune_yml_too(folder: Path) -> None:
    disk.write_file(folder / "progress.xlsx", b"PK")
    assert "progress.xlsx:1:1: SO820" in _run(folder, "check").output


@pytest.fixture
def folder(program: Path, tmp_path: Path) -> Path:
    """Another commune's folder."""
    text = (program / "commune.yml").read_text(encoding="utf-8").replace("Quảng Sơn", "Suối Mơ").replace("quangson", "suoimo")
    disk.write_file(tmp_path / "suoi-mo" / "commune.yml", text.encode())
    return tmp_path / "suoi-mo"


def _run(folder: Path, *words: str) -> Result:
    with contextlib.chdir(folder):
        return CliRunner().invoke(main, words)


def _spoil(folder: Path, old: str, new: str) -> None:
    file = folder / "commune.yml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_lessons_are_the_programs_and_the_commune_its_own(folder: Path) -> None:
    handbook, site, warnings = read_guides(Job(today=DAY, guides=folder))
    assert [lesson.code for lesson in handbook.lessons] == [lesson.code for lesson in read_guides(Job(today=DAY, guides=SAMPLE))[0].lessons]
    assert (handbook.commune.name, site.host, warnings) == ("Xã Suối Mơ", "https://suoimo.example", ())


def test_nobody_is_bound_by_what_another_commune_printed_or_approved(folder: Path) -> None:
    handbook, _, _ = read_guides(Job(today=DAY, guides=folder))
    assert handbook.register.entries == ()
    assert {lesson.approval.status for lesson in handbook.lessons} == {"waiting"}
    assert all((lesson.approval.document, lesson.approval.words) == (None, None) for lesson in handbook.lessons)


def test_the_commune_is_bound_by_what_it_printed_itself(folder: Path) -> None:
    disk.write_file(folder / "codes.lock.yml", _printed("https://suoimo.vn"))
    told = _run(folder, "check")
    assert told.exit_code == 1
    assert told.stdout.startswith("commune.yml:1:1: SO409 ")
    assert "https://suoimo.vn/103/" in _run(folder, "codes", "list").stdout


def test_a_register_that_was_edited_by_hand_is_told_where_it_lies(folder: Path) -> None:
    disk.write_file(folder / "codes.lock.yml", _printed("https://suoimo.vn").replace(b"200", b"300"))
    assert _run(folder, "codes", "list").stdout.startswith("codes.lock.yml:")
    (folder / "codes.lock.yml").rename(folder / "codes.lock.yml.txt")
    assert _run(folder, "codes", "list").stdout.startswith("codes.lock.yml.txt:")


def test_a_mistake_in_it_is_told_at_its_line(folder: Path) -> None:
    _spoil(folder, "host: https://suoimo.example", "host: http:x")
    told = _run(folder, "check")
    assert told.exit_code == 1
    assert told.stdout.startswith("commune.yml:5:7: SO218 ")


def test_with_the_folder_named_the_place_names_it_too(folder: Path) -> None:
    _spoil(folder, "host: https://suoimo.example", "host: http:x")
    assert _run(folder.parent, "check", "--guides", "suoi-mo").stdout.startswith("suoi-mo/commune.yml:5:7: SO218 ")


def test_somebody_whom_the_lessons_need_is_missing_once_and_here(folder: Path) -> None:
    _spoil(folder, "  cong-an-xa:\n", "  cong-an-khac:\n")
    told = [line for line in _run(folder, "check").stdout.splitlines() if "SO231" in line]
    assert len(told) == 1
    assert told[0].startswith("commune.yml:8:1: SO231 Không có “cong-an-xa”")


def test_what_is_only_to_be_looked_at_in_shared_lessons_is_not_told(program: Path, folder: Path) -> None:
    (program / "1-vneid" / "bai-moi.yml").touch()
    lesson = program / "1-vneid" / "103-kich-hoat.yml"
    lesson.write_text("# \n" + lesson.read_text(encoding="utf-8"), encoding="utf-8")
    assert "SO120" in _run(program.parent, "check", "--guides", "guides").stdout
    assert _run(folder, "check").stdout == ""


def test_other_files_of_the_folder_are_its_owners_business(folder: Path) -> None:
    (folder / "docker-compose.yml").touch()
    (folder / "build" / "103-x.yml").mkdir(parents=True)
    assert _run(folder, "check").exit_code == 0


def test_nothing_is_written_beside_what_was_asked_for(program: Path, folder: Path) -> None:
    before = disk.read_folder(program)
    assert _run(folder, "schema").exit_code == 0
    assert (folder / "schema" / "commune.json").is_file()
    assert _run(folder, "codes", "lock", "103", "--note", "200 tờ", "--host", "https://suoimo.vn").exit_code == 0
    assert (folder / "codes.lock.yml").is_file()
    assert disk.read_folder(program) == before


def test_a_lesson_with_a_shared_number_needs_all_guides_and_one_is_told_how_to_get_them(folder: Path) -> None:
    told = _run(folder, "new", "130", "Bài thử")
    assert told.exit_code == 2
    assert "từ 190 đến 199" in told.stderr
    assert f"chép cả thư mục {PROJECT / 'guides'} thành {folder / 'guides'}" in told.stderr
    assert [path.name for path in folder.iterdir()] == ["commune.yml"]


def test_a_pack_of_some_lessons_knows_which_there_are(folder: Path) -> None:
    told = _run(folder, "pack", "--lessons", "999")
    assert told.exit_code == 2
    assert "103" in told.stderr


@pytest.fixture
def second(program: Path) -> None:
    """One lesson more among those that come with the program."""
    for name in ("103-kich-hoat.yml", "104-mo-can-cuoc.yml"):
        shutil.copy(SAMPLE.parent / "session_guides" / "1-vneid" / name, program / "1-vneid")


@pytest.mark.usefixtures("second")
def test_a_lesson_that_is_hidden_is_told_in_the_communes_file_and_is_in_no_pack(folder: Path) -> None:
    commune = folder / "commune.yml"
    lines = len(commune.read_text(encoding="utf-8").splitlines())
    commune.write_text(commune.read_text(encoding="utf-8") + "hide:\n  - {lesson: 104, why: Ở đây không dùng}\n", encoding="utf-8")
    handbook, _, _ = read_guides(Job(today=DAY, guides=folder))
    assert [lesson.code for lesson in handbook.lessons] == [103]
    assert handbook.lesson(103).next == ()
    told = _run(folder, "pack", "--lessons", "104")
    assert told.exit_code == 2
    assert "103" in told.stderr
    _spoil(folder, "lesson: 104", "lesson: 103")
    assert f"commune.yml:{lines + 2}:14: SO255 " in _run(folder, "check").stdout


@pytest.mark.usefixtures("second")
def test_a_sentence_in_the_communes_own_words_is_told_in_its_folder_and_no_other_commune_says_it(folder: Path, program: Path) -> None:
    done = _run(folder, "replace", "new", "104", "steps.2.do", "--words", "Gõ 12 số trên thẻ căn cước.", "--why", "Quen gọi vậy.")
    assert done.exit_code == 0, done.output
    handbook, _, warnings = read_guides(Job(today=DAY, guides=folder))
    assert warnings == ()
    assert handbook.lesson(104).steps[1].do == "Gõ 12 số trên thẻ căn cước."
    assert handbook.approval_state(handbook.lesson(104)) == "waiting"
    shutil.copy(folder / "replace.yml", program)
    (folder / "replace.yml").rename(folder / "replace.txt")
    assert read_guides(Job(today=DAY, guides=folder))[0].lesson(104).steps[1].do == "Gõ 12 số trên thẻ."
    (folder / "replace.txt").rename(folder / "replace.yml")
    shared = program / "1-vneid" / "104-mo-can-cuoc.yml"
    shared.write_text(shared.read_text(encoding="utf-8").replace("Gõ 12 số trên thẻ.", "Gõ số trên thẻ."), encoding="utf-8")
    assert _run(folder, "check").stdout.startswith("replace.yml:4:12: SO283 ")
    assert _run(folder, "check", "--host", "https://suoimo.vn", "--release").exit_code == 1
    assert "SO283" in _run(folder, "codes", "lock", "104", "--note", "200 tờ", "--host", "https://suoimo.vn").stdout


def test_a_replacement_under_another_name_is_not_passed_over(folder: Path) -> None:
    (folder / "Replace.yml.txt").touch()
    assert "Replace.yml.txt:1:1: SO131 " in _run(folder, "check").stdout


@pytest.fixture
def own(folder: Path) -> Path:
    """A lesson that the other commune wrote for itself."""
    text = (SAMPLE / "1-vneid" / "103-kich-hoat.yml").read_text(encoding="utf-8").replace("code: 103", "code: 190")
    text = text.replace("title: Kích hoạt VNeID", "title: Tải lịch họp bon").replace("kich hoat", "lich hop").replace(WAITING, APPROVED)
    disk.write_file(folder / "lessons" / "190-lich-hop.yml", text.encode())
    return folder / "lessons" / "190-lich-hop.yml"


def test_a_lesson_of_ones_own_stands_among_the_shared_ones_and_keeps_its_approval(own: Path, folder: Path) -> None:
    handbook, _, _ = read_guides(Job(today=DAY, guides=folder))
    assert [lesson.code for lesson in handbook.lessons_of(handbook.topic(1))] == [103, 190]
    assert handbook.lesson(190).approval.status == "approved"
    assert handbook.lesson(103).approval.status == "waiting"
    assert handbook.subject(190) == "lich-hop"
    assert Job(today=DAY, guides=folder).place(handbook.files[190]).file == f"{folder.name}/lessons/{own.name}"


def test_what_is_wrong_in_it_is_told_where_it_lies_and_warnings_too(own: Path, folder: Path) -> None:
    text = own.read_text(encoding="utf-8")
    own.write_text(text.replace("code: 190", "code: 191").replace("yaml-language-server", "x"), encoding="utf-8")
    told = _run(folder, "check").stdout
    assert f"lessons/{own.name}:2:7: SO404 " in told
    assert f"lessons/{own.name}:1:1: SO120 " in told
    own.write_text(text.replace("unit: cong-an-xa", "unit: cong-an-khac"), encoding="utf-8")
    assert f"\nlessons/{own.name}:" in "\n" + _run(folder, "check").stdout


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("lessons/150-lich-hop.yml", "lessons/150-lich-hop.yml:1:1: SO140 "),
        ("lessons/lich-hop.yml", "lessons/lich-hop.yml:1:1: SO140 "),
        ("lessons/1-vneid/190-lich-hop.yml", "lessons/1-vneid:1:1: SO140 "),
        ("Lessons/190-lich-hop.yml", "Lessons/190-lich-hop.yml:1:1: SO140 "),
        ("lessons/190-Lịch họp.yml.txt", "lessons/190-Lịch họp.yml.txt:1:1: SO131 "),
    ],
)
def test_another_number_or_name_is_not_passed_over(own: Path, folder: Path, name: str, told: str) -> None:
    content = own.read_bytes()
    shutil.rmtree(own.parent)
    disk.write_file(folder / name, content)
    done = _run(folder, "check")
    assert done.exit_code == 1
    assert done.stdout.startswith(told)


def test_a_lesson_of_ones_own_is_approved_and_the_shared_ones_are_not_touched(own: Path, folder: Path) -> None:
    own.write_text(own.read_text(encoding="utf-8").replace(APPROVED, WAITING), encoding="utf-8")
    given = ("--document", "Số 12 ngày 20/11/2026", "--date", "2026-11-20")
    assert _run(folder, "approve", "190", *given).exit_code == 0
    assert "status: approved" in own.read_text(encoding="utf-8")
    assert _run(folder, "approve", "103", *given).exit_code == 2


def test_a_new_lesson_of_ones_own_comes_to_lie_beside_commune_yml(program: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.cli.new.PROJECT", program.parent)
    told = _run(folder, "new", "190", "Lịch họp bon")
    assert told.exit_code == 0, told.output
    assert sorted(each.name for each in (folder / "lessons").iterdir()) == ["190-lich-hop-bon.yml"]
    assert "\nlessons/190-lich-hop-bon.yml:" in "\n" + _run(folder, "check").stdout


def test_a_build_depends_on_the_lessons_of_its_own(own: Path, folder: Path, program: Path) -> None:
    disk.write_file(program.parent / "mkdocs.yml", b"")
    job = Job(today=DAY, guides=folder, docs=program.parent / "docs")
    job.docs.mkdir()
    before, made_from = disk.state(*job.sources), inputs(job)
    own.write_bytes(own.read_bytes() + b"\n")
    assert disk.state(*job.sources) != before
    assert inputs(job) != made_from
    before, made_from = disk.state(*job.sources), inputs(job)
    disk.write_file(folder / "replace.yml", b"replace:\n")
    assert disk.state(*job.sources) != before
    assert inputs(job) != made_from


def test_lessons_of_the_commune_that_wrote_the_shared_ones_are_not_shared(own: Path, folder: Path, program: Path) -> None:
    shutil.move(own.parent, program / "lessons")
    assert [lesson.code for lesson in read_guides(Job(today=DAY, guides=folder))[0].lessons] == [103]


@pytest.mark.parametrize("other", ["topics.yml", "screens", "1-vneid", "Links.yml"])
def test_a_folder_with_any_other_guide_is_taken_as_it_is(folder: Path, other: str) -> None:
    (folder / other).mkdir()
    assert not shares_lessons(folder)
    assert project(folder) is None


def test_the_guides_of_a_project_are_never_taken_for_such_a_folder(folder: Path) -> None:
    guides = folder / "guides"
    guides.mkdir()
    assert lessons(folder) == guides
    (folder / "commune.yml").rename(guides / "commune.yml")
    (folder / "mkdocs.yml").touch()
    assert project(guides) == folder


def test_a_build_depends_on_its_own_two_files_not_on_what_it_makes(folder: Path) -> None:
    job = Job(today=DAY, guides=folder, docs=folder / "docs")
    before = disk.state(*job.sources)
    disk.write_file(folder / "build" / "report.json", b"{}")
    assert disk.state(*job.sources) == before
    disk.write_file(folder / "commune.yml", b"")
    assert disk.state(*job.sources) != before


def test_the_programs_files_are_in_the_package_where_a_wheel_brought_them(tmp_path: Path) -> None:
    package = tmp_path / "generator"
    assert own_files(package) == tmp_path
    (package / "bundled").mkdir(parents=True)
    assert own_files(package) == package / "bundled"
