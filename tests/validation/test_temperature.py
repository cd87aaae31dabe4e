"""Temperature: what a network says too surely is found out."""

import numpy as np
import pytest

from framing.validation.temperature import find_temperature


def test_temperature_is_found_again():
    rng = np.random.default_rng(0)
    logits = rng.normal(0, 2, (4000, 3))
    chances = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    labels = np.array([rng.choice([-1, 0, 1], p=p) for p in chances])
    assert find_temperature(3 * logits, labels) == pytest.approx(3, rel=0.05)
