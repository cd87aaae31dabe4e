"""The pages as a reader gets them: in Chromium, wide and narrow, without script, printed."""

import json
from pathlib import Path

import pytest

import framing

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
pytestmark = pytest.mark.browser

NAMES = ["pair", "three", "eight", "hostile", "short", "excerpts", "gallery"]


@pytest.mark.parametrize("name", NAMES)
def test_opens_without_a_word(visit, name):
    page = visit(name)
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.scripts.length") == (name != "gallery")
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
    scripted = visit(name)
    scripted.evaluate("document.querySelectorAll('.scripted').forEach(item => item.remove())")
    without = visit(name, java_script_enabled=False)
    shown = [page.inner_text("body").splitlines() for page in (scripted, without)]
    first, second = ([line.strip() for line in lines if line.strip()] for lines in shown)
    assert first == second
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
    assert page.locator("section[aria-labelledby=readability] details.formulas table").is_visible()
    assert not page.locator("nav").is_visible()
    for size in ("A4", "Letter"):
        assert page.pdf(format=size).startswith(b"%PDF")


@pytest.mark.parametrize("name", ["pair", "three", "eight", "hostile"])
def test_nothing_is_wider_than_the_paper(visit, name):
    # Chromium would print all pages smaller: A4 less margins of 14 mm is 688 pixels wide
    page = visit(name, viewport={"width": 688, "height": 1000})
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= 688


def test_paper_breaks_where_it_belongs(visit):
    page = visit("pair")
    page.emulate_media(media="print")
    for kind in ("h2", "h3", "caption", "tr.group"):
        after = page.locator(kind).first.evaluate("item => getComputedStyle(item).breakAfter")
        assert after == "avoid", kind
    inside = page.locator("tbody tr").first.evaluate("item => getComputedStyle(item).breakInside")
    assert inside == "avoid"


def test_what_differs_is_seen_first(visit):
    for width in (1280, 390):
        page = visit("pair", viewport={"width": width, "height": 800})
        first = page.locator(".findings dd").first.bounding_box()
        assert first["y"] + first["height"] < 800
        assert page.locator("nav").bounding_box()["y"] > first["y"]


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


def first_mark(page):
    """The first mark of a body, and the note on it."""
    mark = page.locator(".body mark[data-key]").first
    return mark, mark.locator(".tip")


def test_a_note_on_a_mark_shows_on_hover_and_on_focus(visit):
    page = visit("pair")
    mark, note = first_mark(page)
    assert not note.is_visible()
    mark.hover()
    assert note.is_visible()
    for said in ("More neutral:", "Voice: "):
        assert said in note.inner_text()
    page.mouse.move(0, 0)
    note.wait_for(state="hidden")
    mark.locator("a").focus()
    assert note.is_visible()


def test_a_note_stands_beside_its_mark_and_goes_with_escape(visit):
    page = visit("pair")
    mark, note = first_mark(page)
    mark.hover()
    marked, noted = mark.bounding_box(), note.bounding_box()
    gap = max(
        noted["y"] - marked["y"] - marked["height"], marked["y"] - noted["y"] - noted["height"]
    )
    assert abs(gap) < 2
    assert noted["x"] >= 0
    assert noted["x"] + noted["width"] <= page.viewport_size["width"]
    page.keyboard.press("Escape")
    assert not note.is_visible()
    page.mouse.move(0, 0)
    mark.hover()
    assert note.is_visible()


def test_in_print_the_notes_stand_below_each_text(visit):
    page = visit("three")
    assert not page.locator("ol.marginalia").first.is_visible()
    page.emulate_media(media="print")
    for place in range(3):
        article = page.locator(".texts > article").nth(place)
        shown = article.locator("ol.marginalia > li").count()
        numbers = article.locator("mark .printed").all_inner_texts()
        assert {int(number) for number in numbers} == set(range(1, shown + 1))
        assert shown == 0 or article.locator("ol.marginalia").is_visible()


def test_a_mark_that_is_dismissed_is_shown_so_and_exported_so(visit, tmp_path):
    page = visit("pair")
    mark, note = first_mark(page)
    key = mark.get_attribute("data-key")
    assert not page.locator("#dismissals").is_visible()
    mark.locator("a").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert "dismissed" in mark.get_attribute("class")
    assert "Marks dismissed: 1 of" in page.locator("#dismissals").inner_text()
    with page.expect_download() as download:
        page.locator("#dismissals button").click()
    download.value.save_as(tmp_path / "marks.json")
    found = json.loads((tmp_path / "marks.json").read_text(encoding="utf-8"))
    (gone,) = [item for item in found["marks"] if item["dismissed"]]
    assert found["dismissed"] == 1 < len(found["marks"])
    _, part, start, end = key.split("/")
    assert (gone["part"], gone["start"], gone["end"]) == (part, int(start), int(end))
    [article] = [a for a in framing.read(SEEDS / "cup-final") if a.id == gone["article"]]
    assert article.text(part)[int(start) : int(end)] == gone["text"]
    assert gone["entry"] in gone["note"]
    assert framing.load_lexicon("loaded").sha256 in found["lexicon"]
    mark.hover()
    note.locator("button").click()
    assert not page.locator("#dismissals").is_visible()


def test_sentiment_and_loaded_words_are_marked_apart(visit):
    page = visit("pair")
    assert page.locator("section[aria-labelledby=sentiment] mark[data-key]").count() == 0
    assert page.locator("section[aria-labelledby=sentiment] mark.down").count() > 0
    assert page.locator("section[aria-labelledby=loaded] mark:is(.up, .down)").count() == 0
    assert page.locator("#texts ~ * mark:is(.up, .down)").count() == 0
