"""The page of a corpus in Chromium: accessible, narrow, printed, and with its data."""

import pytest

from framing import compare_groups

pytestmark = pytest.mark.browser

HOSTILE = "<script>alert(1)</script>\"'{{7*7}} \u202eevil\u202c" + "x" * 300
NAMES = (
    "body.outlet.vader", "body.outlet.loaded", "body.quoted.vader", "headline.outlet.vader",
    "body.outlet.hedges", "body.outlet.passive", "body.outlet.smog",
)  # fmt: skip


def make_table(names, size=12):
    """A table in which each outlet tells every event, one of them a little higher."""
    rows = [(name, event) for event in range(size) for name in names]
    table = {"outlet": [name for name, _ in rows], "event": [event for _, event in rows]}
    for step, measure in enumerate(NAMES):
        table[measure] = [
            (place * (step + 3) % 11) / 10 + (name == names[0]) * (step % 2)
            for place, (name, _) in enumerate(rows)
        ]
    return table


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("groups")
    single = {"outlet": ["A", "B", "B"], "body.outlet.vader": [0.1, None, 0.3]}
    made = {
        "three": make_table(["The Crier", "Harbour Post", "Meridian Wire"]),
        "hostile": make_table([HOSTILE, "=1+1"]),
        "single": single,
    }
    for name, table in made.items():
        html = compare_groups(table, by="outlet").to_html()
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in made}


@pytest.mark.parametrize("name", ["three", "hostile", "single"])
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_accessible_and_nothing_scrolls_sideways(visit, name, width, scheme):
    from axe_playwright_python.sync_playwright import Axe

    view = {"width": width, "height": 900}
    page = visit(name, bypass_csp=True, color_scheme=scheme, viewport=view)
    page.evaluate("document.querySelectorAll('details').forEach(item => item.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    assert len(found.response["passes"]) > 10
    assert found.violations_count == 0, found.generate_report()


def test_cautions_come_first_and_the_rest_is_folded(visit):
    page = visit("single")
    first = page.locator("main > section").first
    assert "One article only: A" in first.inner_text()
    page = visit("three")
    assert page.locator("h2#figures ~ .group-figure").count() == 3
    folded = page.locator("details.category")
    assert folded.count() == 4
    assert not folded.locator("table").first.is_visible()
    assert page.evaluate("document.scripts.length") == 0
    assert page.locator("svg.range").count() == 7 * (3 + 3)


def test_links_lead_to_figures_even_folded_ones(visit):
    page = visit("three")
    dead = page.evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"]')]"
        ".filter(a => !document.getElementById(a.hash.slice(1))).map(a => a.hash)"
    )
    assert dead == []


def test_print_opens_what_is_folded(visit):
    page = visit("three")
    page.emulate_media(media="print")
    assert page.locator("details.category table").first.is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_the_data_can_be_saved(visit, tmp_path):
    page = visit("hostile")
    link = page.locator(".downloads a").first
    assert link.get_attribute("download") == "groups.csv"
    with page.expect_download() as download:
        link.click()
    download.value.save_as(tmp_path / "groups.csv")
    text = (tmp_path / "groups.csv").read_text(encoding="utf-8")
    assert text.startswith("measure,part,voice,group,") and "'=1+1" in text
