"""The charts of the targets, as a phone draws them: no words over other words, none over a line, none out of sight."""

from __future__ import annotations

from playwright.sync_api import Browser

from generator.page.chart import Bar, GoalLine, chart

BARS = (
    Bar("Bon Bu Sir Đăk Nia Quảng Hợp Một", 49.9, "49,9%, chưa đạt", reached=False),
    Bar("tháng 10/2026 (cộng)", 100.0, "100,0%, chưa đạt", reached=False),
    Bar("Thôn 1", 0.0, "0,0%, đạt", reached=True),
)
GOALS = (GoalLine(90, "2025: từ 90% trở lên"), GoalLine(100, "2030: 100%"))

_OVERLAPS = """() => {
  const boxes = [...document.querySelectorAll("text")].map(each => [each.textContent, each.getBoundingClientRect()])
  const lines = [...document.querySelectorAll("path[stroke-dasharray]")].map(each => ["line", each.getBoundingClientRect()])
  const meets = (a, b) => a.left < b.right && b.left < a.right && a.top + 3 < b.bottom - 3 && b.top + 3 < a.bottom - 3
  const pairs = boxes.flatMap((a, at) => [...boxes.slice(at + 1), ...lines].map(b => [a, b]))
  return pairs.filter(([a, b]) => meets(a[1], b[1])).map(([a, b]) => `${a[0]} / ${b[0]}`)
}"""


def test_no_words_of_a_chart_run_into_others(chromium: Browser) -> None:
    page = chromium.new_page(viewport={"width": 360, "height": 640})
    style = "body{margin:20px;font:700 16px 'Noto Sans',sans-serif}svg{display:block;width:100%;height:auto}"
    page.set_content(f"<style>{style}</style>{chart('x', 'Biểu đồ', 'Lời', BARS, GOALS)}")
    assert page.evaluate(_OVERLAPS) == []
    frame = page.locator("svg").bounding_box()
    assert frame is not None
    sides = page.locator("text").evaluate_all("all => all.map(each => each.getBoundingClientRect()).map(box => [box.left, box.right])")
    assert all(frame["x"] <= left and right <= frame["x"] + frame["width"] for left, right in sides)
    page.close()
