"""Templates: where they look, and what they escape."""

import pytest

from framing.report.templating import make_environment


@pytest.mark.parametrize(
    "template, expected",
    [
        ("{{ row.items }}", "3"),
        ("{{ row.copy().items }}", "3"),
        ("{{ row.get('items') }}", "3"),
        ("{% for key, _ in other.items() %}{{ key }}{% endfor %}", "a"),
        ("{{ other.a }}", "&lt;b&gt;"),
        ("{{ other.gone is defined }}", "False"),
    ],
)
def test_keys_are_looked_at_first(tmp_path, template, expected):
    environment = make_environment(tmp_path)
    values = {"row": {"items": 3}, "other": {"a": "<b>"}}
    assert environment.from_string(template).render(values) == expected
