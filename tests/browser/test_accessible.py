"""What axe-core finds: nothing, in light and dark, wide and narrow."""

import pytest

pytestmark = pytest.mark.browser

VIEWS = [(1280, "light"), (360, "dark")]
NAMES = ["pair", "three", "eight", "hostile", "short", "excerpts", "gallery"]
CASES = [(name, *view) for name in NAMES for view in VIEWS]
CASES += [("pair", 1280, "dark"), ("pair", 360, "light"), ("hostile", 360, "light")]
CASES += [("unscripted", 1280, "light"), ("unscripted", 360, "dark")]


@pytest.mark.parametrize(("name", "width", "scheme"), CASES)
def test_accessible(visit, name, width, scheme):
    from axe_playwright_python.sync_playwright import Axe

    # the page's policy forbids scripts, and axe is one
    page = visit(
        name,
        bypass_csp=True,
        color_scheme=scheme,
        viewport={"width": width, "height": 900},
    )
    page.evaluate("document.querySelectorAll('details').forEach(item => item.open = true)")
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    assert len(found.response["passes"]) > 10  # it has looked
    assert found.violations_count == 0, found.generate_report()
