"""What strict MkDocs passes, the check of the finished site finds."""

from __future__ import annotations

import pytest

from generator.site.verify import faults

HOST = "https://quangson.example"
POLICY = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
GOOD = {
    "index.html": f"{POLICY}<link rel=stylesheet href=assets/a.css><a href=103/>103</a><a href=103/#buoc-1>1</a><a href=tel:113>113</a>",
    "103/index.html": f"{POLICY}<h1 id=buoc-1>x</h1><a href=../>home</a><svg><symbol id=i-x></symbol><use href=#i-x></use></svg>",
    "404.html": f"{POLICY}<a href=/103/>103</a><a href=https://vneid.gov.vn/>x</a>",
    "assets/a.css": "",
}


def _faults(**changes: str) -> list[str]:
    site = {**GOOD, **{name.replace("__", "/") + ".html": POLICY + body for name, body in changes.items()}}
    made = {name: body.encode() for name, body in site.items()}
    return faults(made, host=HOST, allowed=frozenset({"https://vneid.gov.vn/"}), wanted=["103/index.html"])


def test_a_good_site_has_no_faults() -> None:
    assert _faults() == []


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<a href=../104/>x</a>", "'../104/' leads nowhere"),
        ("<a href=../103/#buoc-9>x</a>", "'../103/#buoc-9' names a place that does not exist"),
        ("<a href=#no>x</a>", "'#no' names a place that does not exist"),
        ("<svg><use href=#i-gone></use></svg>", "'#i-gone' names a place that does not exist"),
        ("<a href=/repo/103/>x</a>", "'/repo/103/' leads nowhere"),
        ("<a href=https://evil.example/>x</a>", "links to https://evil.example/, which is not in links.yml"),
        ("<a href=javascript:alert(1)>x</a>", "links to javascript:alert(1), which is not in links.yml"),
        ("<img src=https://cdn.example/a.png>", "loads https://cdn.example/a.png from elsewhere"),
        ("<link rel=stylesheet href=//fonts.example/a.css>", "loads //fonts.example/a.css from elsewhere"),
        ("<script>alert(1)</script>", "an inline <script>"),
        ("<p style=color:red>x</p>", "<p> carries style=, which the policy forbids"),
        ("<p onclick=x()>x</p>", "<p> carries onclick=, which the policy forbids"),
        ("<style>p{}</style>", "an inline <style>"),
        ("<base href=/>", "<base> is not allowed"),
        ("<p id=a></p><p id=a></p>", "the id 'a' stands twice"),
    ],
)
def test_a_fault_is_named_with_its_file(body: str, told: str) -> None:
    assert any(fault == f"102/index.html: {told}" for fault in _faults(**{"102__index": body}))


def test_what_is_fine_on_one_page_of_a_folder_is_judged_on_its_neighbour_too() -> None:
    pages = {"103__a": "<p id=here></p><a href=#here>x</a><a href=../104/>x</a>", "103__b": "<a href=#here>x</a><a href=../104/>x</a>"}
    told = [
        "103/a.html: '../104/' leads nowhere",
        "103/b.html: '#here' names a place that does not exist",
        "103/b.html: '../104/' leads nowhere",
    ]
    assert sorted(_faults(**pages)) == sorted(told)


def test_a_page_without_a_strict_policy_is_a_fault() -> None:
    loose = '<meta http-equiv="Content-Security-Policy" content="script-src \'unsafe-inline\'">'
    for body in ("<p>x</p>", loose):
        found = faults({"index.html": body.encode()}, host=HOST, allowed=frozenset(), wanted=[])
        assert found == ["index.html: no strict Content-Security-Policy"]


def test_a_lesson_without_a_page_is_a_fault() -> None:
    assert faults({}, host=HOST, allowed=frozenset(), wanted=["103/index.html"]) == ["103/index.html is missing"]


def test_a_manifest_that_names_a_lost_icon_is_a_fault() -> None:
    manifest = '{"start_url": "./", "scope": "./", "icons": [{"src": "assets/icon.png"}]}'
    site = {name: body.encode() for name, body in {**GOOD, "manifest.webmanifest": manifest}.items()}
    found = faults(site, host=HOST, allowed=frozenset({"https://vneid.gov.vn/"}), wanted=[])
    assert found == ["manifest.webmanifest: 'assets/icon.png' leads nowhere"]
    assert faults({**site, "assets/icon.png": b""}, host=HOST, allowed=frozenset({"https://vneid.gov.vn/"}), wanted=[]) == []


def test_a_script_without_what_it_asks_for_is_a_fault() -> None:
    site = {name: body.encode() for name, body in {**GOOD, "assets/save.js": "", "assets/keep.js": "", "assets/luu.json": "{}"}.items()}
    found = faults(site, host=HOST, allowed=frozenset({"https://vneid.gov.vn/"}), wanted=[])
    assert found == ["assets/save.js asks for sw.js, which is not there"]


def test_addresses_below_the_path_of_the_host_are_its_own() -> None:
    site = {"404.html": f"{POLICY}<a href=/repo/103/>x</a>".encode(), "103/index.html": POLICY.encode()}
    assert faults(site, host="https://user.example/repo", allowed=frozenset(), wanted=[]) == []
