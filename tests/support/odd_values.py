"""What stands where something else belongs: values for the fields of a guide, cells for numbers, names for files."""

from __future__ import annotations

VALUES: tuple[str, ...] = (
    *("", "~", "null", "[]", "{}", "[1, 2]", "{a: b}", "[[a], {b: [c]}]", "-1", "0", "1e9", "9" * 400, "103.0", "１０３", "0x67", "true"),
    *("0000000000000000", "f" * 15, "F" * 16, "0123-4567-89ab-cdef", "RWQ" + "A" * 53, "12345", "#0d5c4c", "#fff", "1900.0368", "113"),
    *("http://a.vn/103/", "https://", "https://[", "https://a b/", "https://[::1]/", "https://a.vn:99999/", "https://xn--a/", "ftp://x"),
    *("https://vneid.gov.vn.evil.example", "javascript:alert(1)", "//a.vn", "https://а.vn", "evil.zip/a", "C:/x", "../../etc/passwd"),
    *("2026-02-30", "0001-01-01", "9999-12-31", "22/11/2026", "2026-11-22T00:00:00Z", "1969-12-31", "12:30", "1_000"),
    *(
        '"\\u202e"',
        '"\\ud800"',
        '"\\n"',
        '"\\0"',
        '"\\e[2J"',
        '"a\\n```\\nb"',
        '"  "',
        "x" * 2000,
        "a." * 5_000,
        "[[" * 2_000,
        "a b " * 900,
    ),
    *("&a b", "*a", "!!int 1", "!!python/object/apply:os.system [id]", "<<: *a", "[" * 60, "{a: " * 60, "|\n  a", ">-\n  a", "? a"),
    *("103", "104", "999", "100", "printed", "withdrawn", "waiting", "approved", "hall", "stay", "noi-dung", "cong-an-xa", "vneid", "a--b"),
    *("<script>alert(1)</script>", "<xã>", "<tên tỉnh>", "{{ 7*7 }}", "{% raw %}", "#eval(1)", "**", "**a", "[[passcode]]", "[[x]]", "`"),
    *("bài 103", "bài 999", "Bài số 105", "→", "🙂", "漢", "e\u0301\u0301", "ﷺ", "\u00a0", "\u2028", "K\u0308", "ǅ", "İ", "ß", "\ufb01"),
)

CELLS: tuple[str, ...] = (
    *("", " ", "0", "-1", "1.234", "1,5", "1e3", "9" * 30, "٣", "２", "=1+1", "@x", "+1", "2026", "2026-Q5", "2026-T13", "2026-t1", "0000"),
    *(
        '"',
        '""',
        '"a',
        '"a;b"',
        '"a\nb"',
        "Thôn 99",
        "cả xã",
        "thôn mẫu",
        "kỳ",
        "họ tên",
        "số điện thoại",
        "\u200b",
        "\ufeff",
        "\x00",
        "a" * 9_000,
    ),
)

NAMES: tuple[str, ...] = (
    *("1-vneid/103-kich-hoat.yml.txt", "1-vneid/103-kich-hoat.YML", "1-vneid/.103-x.yml", "1-vneid/104-Mở máy.yml", "1-vneid/104_x.yml"),
    *(
        "1-vneid/con.yml",
        "screens/con.yml",
        "screens/nul.yml",
        "judge/aux.yml",
        "sessions/com1.yml",
        "1-vneid/105-con.yml",
        "lessons/190-x.yml",
    ),
    *(
        "1-vneid/104-a\nguides/x.yml:1:1: SO999 b.yml",
        "1-vneid/104-\x1b[2Jx.yml",
        "1-vneid/104-\u202elmy.x.yml",
        "1-vneid/\udcff.yml",
        "\n.yml",
    ),
    *(
        "../103-x.yml",
        "1-vneid/../104-x.yml",
        "/etc/104-x.yml",
        "1-vneid//104-x.yml",
        "./104-x.yml",
        "..",
        ".",
        "1-vneid/" + "a" * 300 + ".yml",
    ),
    *(
        "9-khong/901-x.yml",
        "2-suc-khoe/103-x.yml",
        "1-vneid/103-khac.yml",
        "screens/103.yml",
        "judge/x.yml",
        "sessions/khac.yml",
        "audio/105.yml",
    ),
    *("Commune.yml", "topics.yaml", "progress.xlsx", "Progress.csv", "codes.lock.yml.txt", "x.yml", "schema/lesson.json", ".git/104-x.yml"),
)
"""For a file that is there, instead of its own name or beside it."""
