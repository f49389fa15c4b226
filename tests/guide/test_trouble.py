"""Ways out of troubles that many lessons share: written once, found in every step that names them."""

from __future__ import annotations

from good import ICONS, good, with_change

from generator.guide.load import load

FIX = "Gõ số mà máy báo sai thì so lại từng số với thẻ."


def test_a_shared_way_out_stands_where_a_step_says_nothing_itself():
    steps = load(good(), icons=ICONS).lesson(103).steps
    assert [step.stuck for step in steps] == [None, FIX, None, None]


def test_a_shared_way_out_follows_the_step_s_own_words():
    own = with_change("    trouble: go-sai\n", "    stuck: Gõ chậm thôi.\n    trouble: go-sai\n")
    assert load(own, icons=ICONS).lesson(103).steps[1].stuck == f"Gõ chậm thôi. {FIX}"


def test_steps_without_a_shared_trouble_keep_their_words():
    own = with_change("    trouble: go-sai\n", "    stuck: Gõ chậm thôi.\n")
    assert load(own, icons=ICONS).lesson(103).steps[1].stuck == "Gõ chậm thôi."


def test_the_handbook_knows_the_troubles_themselves():
    troubles = load(good(), icons=ICONS).troubles
    assert {name: trouble.problem for name, trouble in troubles.items()} == {"go-sai": "Gõ số mà máy báo sai."}
