"""How well white words can be read on a colour."""

from __future__ import annotations

import pytest

from generator.guide.checks.contrast import contrast_with_white


def test_contrast_is_that_of_wcag():
    assert contrast_with_white("#ffffff") == pytest.approx(1.0)
    assert contrast_with_white("#000000") == pytest.approx(21.0)
    assert contrast_with_white("#767676") == pytest.approx(4.54, abs=0.005)  # the grey that WebAIM and W3C quote
    assert contrast_with_white("#595959") == pytest.approx(7.0, abs=0.01)
