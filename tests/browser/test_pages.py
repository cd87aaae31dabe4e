"""The pages as a reader gets them: in Chromium, wide and narrow, without script, printed."""

import pytest

pytestmark = pytest.mark.browser

NAMES = ["pair", "three", "eight", "hostile", "short", "excerpts", "gallery"]


@pytest.mark.parametrize("name", NAMES)
def test_opens_without_a_word(visit, name):
    page = visit(name)
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.scripts.length") == 0
    # the style counts, or the policy has blocked it
    assert page.evaluate("getComputedStyle(document.body).margin") == "0px"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [320, 640, 1000])
def test_nothing_scrolls_sideways_but_tables(visit, name, width):
    page = visit(name, viewport={"width": width, "height": 800})
    page.evaluate("document.querySelectorAll('details').forEach(item => item.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", ["pair", "gallery"])
def test_complete_without_script(visit, name):
    with_script = visit(name).inner_text("body")
    without = visit(name, java_script_enabled=False)
    assert without.inner_text("body") == with_script
    if name == "pair":
        assert without.locator("mark").count() > 20
        assert without.locator("svg rect").count() > 20
        assert without.locator("details.category[open]").count() > 2


def test_print_keeps_marks_and_opens_details(visit, tmp_path):
    page = visit("pair")
    page.emulate_media(media="print")
    mark = page.locator("article mark").first
    assert mark.evaluate("item => getComputedStyle(item).printColorAdjust") == "exact"
    assert mark.locator("sup").is_visible()
    assert page.locator("details.formulas table").is_visible()
    assert not page.locator("nav").is_visible()
    for size in ("A4", "Letter"):
        assert page.pdf(format=size).startswith(b"%PDF")


def test_keyboard_reaches_the_tables(visit):
    page = visit("eight", viewport={"width": 700, "height": 800})
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    table = page.locator(".scroll").first
    table.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(400)
    assert table.evaluate("item => item.scrollLeft") > 0


def test_links_within_the_page_lead_somewhere(visit):
    page = visit("three")
    dead = page.evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"]')]"
        ".filter(a => !document.getElementById(a.hash.slice(1))).map(a => a.hash)"
    )
    assert dead == []


def test_gallery_leads_to_pages(visit, pages):
    page = visit("gallery")
    links = page.locator("h2 a").evaluate_all("items => items.map(item => item.href)")
    folder = pages["gallery"].parent
    assert sorted(links) == sorted(p.as_uri() for p in folder.glob("*.html") if p.stem != "index")
