"""What becomes of a commune's own words when the shared lesson below them goes on being edited."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from local_words import Life


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.binary(min_size=24, max_size=45))
def test_no_word_is_lost_and_none_stands_over_a_changed_meaning_untold(done: bytes) -> None:
    Life().live(done)
