"""Reading the texts: filters, outlets hidden, words swapped, scrolling together, folding, links."""

import csv
import io
import json
from pathlib import Path
from urllib.parse import unquote

import pytest

import framing
from framing.report import render_page

from .conftest import wait_until

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
CLEAR = "rgba(0, 0, 0, 0)"
pytestmark = pytest.mark.browser


def colour(mark):
    return mark.evaluate("item => getComputedStyle(item).backgroundColor")


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize(
    ("box", "marks"),
    [
        ("v-outlet", ".texts mark:not(.quoted, .reported)"),
        ("v-quoted", ".texts mark.quoted"),
        ("p-top", ".texts .standfirst mark"),
        ("p-body", ".texts .body mark"),
    ],
)
def test_marks_are_filtered_by_voice_and_part(visit, script, box, marks):
    page = visit("pair", java_script_enabled=script)
    mark = page.locator(marks).first
    assert colour(mark) != CLEAR
    page.locator(f"#{box}").uncheck()
    assert colour(mark) == CLEAR
    assert not mark.locator("sup").is_visible()
    assert mark.locator("> span").is_visible()
    page.locator(f"#{box}").check()
    assert colour(mark) != CLEAR


def test_each_category_has_a_filter_of_its_own(visit):
    page = visit("pair")
    kinds = page.locator(".filters input[id^=k]:not(#keys)").evaluate_all("x => x.map(i => i.id)")
    assert len(kinds) > 3
    for kind in kinds:
        page.locator(f"#{kind}").uncheck()
        hidden = page.locator(".texts mark").evaluate_all(
            "marks => [...new Set(marks.filter(m => getComputedStyle(m).backgroundColor"
            " === 'rgba(0, 0, 0, 0)').map(m => m.classList[1]))]"
        )
        assert hidden == [kind]
        page.locator(f"#{kind}").check()


@pytest.mark.parametrize("media", ["screen", "print"])
def test_one_key_hides_the_outlets(visit, media):
    page = visit("eight")
    page.evaluate("document.querySelectorAll('details').forEach(item => { item.open = true; })")
    names = ("Harbour Post", "Daily Lantern", "Meridian Wire")
    assert all(name in page.inner_text(".top") for name in names)
    assert all(name in page.inner_text(".cautions") for name in names)
    page.keyboard.press("b")
    assert page.locator("#blind").is_checked()
    assert "Hide the outlets: on" in page.locator("#heard").text_content()
    page.emulate_media(media=media)
    for place in (".top", ".cautions", "thead", "caption", ".byline", ".from", ".apart", "h3"):
        shown = " ".join(page.locator(place).all_inner_texts())
        assert shown.strip()
        assert not [name for name in names if name in shown], place
    page.emulate_media(media="screen")
    page.locator("#keys").uncheck()
    page.keyboard.press("b")
    assert page.locator("#blind").is_checked()


@pytest.mark.parametrize(("script", "media"), [(True, "screen"), (False, "print")])
@pytest.mark.parametrize("name", ["pair", "three", "eight", "excerpts"])
def test_no_place_of_the_page_names_a_hidden_outlet(visit, name, script, media):
    page = visit(name, java_script_enabled=script)
    page.evaluate("document.querySelectorAll('details').forEach(item => { item.open = true; })")
    assert "The Daily Lantern" in page.inner_text("main")
    assert not page.locator("#downloads ~ .blind").is_visible()
    page.locator("#blind").check()
    page.emulate_media(media=media)
    shown = page.inner_text("body")
    assert not [word for word in ("Lantern", "Meridian", "Harbour Post") if word in shown]
    if media == "screen":
        assert "not in these files" in page.locator("#downloads ~ .blind").inner_text()


def test_a_letter_stands_where_a_text_names_an_outlet(visit):
    page = visit("three")
    name = page.locator("#b-23 .o").first
    sentence = page.locator("#b-23").text_content()
    assert name.inner_text() == "The Lantern"
    page.keyboard.press("b")
    said = name.evaluate("item => getComputedStyle(item, '::after').content")
    assert said.replace('" "', "") == '"Outlet B"'
    assert name.is_visible()
    assert name.inner_text() == ""
    assert page.locator("#b-23").text_content() == sentence


def test_tables_taken_along_keep_outlets_hidden(visit):
    page = visit("three")
    table = page.locator("table", has=page.locator("tbody .o"))
    page.evaluate("document.querySelectorAll('details').forEach(item => { item.open = true; })")
    page.keyboard.press("b")
    with page.expect_download() as waiting:
        table.first.locator(".take").click()
    taken = Path(waiting.value.path()).read_text("utf-8-sig")
    assert "Outlet " in taken
    assert not [word for word in ("Lantern", "Meridian", "Harbour Post") if word in taken]
    assert table.first.locator(".o").first.text_content() in ("Meridian", "The Lantern")


def test_more_neutral_words_stand_in_place(visit):
    page = visit("pair")
    mark = page.locator(".body mark.other").first
    loaded, other = (mark.locator(part).text_content() for part in ("> span", "ins"))
    assert mark.locator("ins").is_hidden()
    page.keyboard.press("s")
    assert other in mark.inner_text()
    assert loaded not in mark.inner_text()
    page.keyboard.press("s")
    assert loaded in mark.inner_text()


def test_the_article_before_a_word_changes_with_it(visit):
    page = visit("pair")
    article = page.locator(".body .an").first
    assert article.inner_text() == "a"  # "a perverse one"
    page.keyboard.press("s")
    assert article.inner_text() == "an"
    kind = article.get_attribute("class").split()[1]
    page.locator(f"#{kind}").uncheck()  # the word is as it was, and so is its article
    assert article.inner_text() == "a"
    page.locator(f"#{kind}").check()
    mark = article.locator("xpath=following-sibling::mark[1]")
    mark.hover()
    mark.locator("button").click()
    assert article.inner_text() == "a"
    assert mark.locator("ins").is_hidden()


def test_the_texts_scroll_together(visit):
    page = visit("pair")
    page.locator("#together").check()
    first, second = (page.locator(".texts > article").nth(place) for place in (0, 1))
    first.evaluate("pane => { pane.scrollTop = pane.scrollHeight; }")
    at_the_end = "p => p.scrollTop > 0 && p.scrollTop + p.clientHeight > p.scrollHeight - 2"
    wait_until(lambda: second.evaluate(at_the_end))
    page.locator("#together").uncheck()
    assert second.evaluate("pane => pane.scrollHeight <= pane.clientHeight + 1")


def test_sections_fold_and_links_unfold_them(visit):
    page = visit("pair")
    button = page.locator("section[aria-labelledby=texts] .fold")
    button.click()
    assert button.get_attribute("aria-expanded") == "false"
    assert not page.locator("#a-3").is_visible()
    page.emulate_media(media="print")
    assert page.locator("#a-3").is_visible()
    page.emulate_media(media="screen")
    page.evaluate("location.hash = '#a-3'")
    page.locator("#a-3").wait_for(state="visible")
    assert page.locator("#a-3:target").count() == 1


def test_every_sentence_has_a_link_to_itself(visit):
    page = visit("pair")
    for letter in "ab":
        links = page.locator(f".body [id^={letter}-] .nr a")
        hashes = links.evaluate_all("links => links.map(link => link.hash)")
        assert hashes == [f"#{letter}-{n}" for n in range(1, len(hashes) + 1)]
        assert links.first.evaluate("link => '#' + link.closest('[id]').id === link.hash")


def take(page, link, path):
    with page.expect_download() as download:
        link.click()
    download.value.save_as(path)
    return download.value.suggested_filename, path.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("script", [True, False])
def test_files_are_taken_along_from_within_the_page(visit, tmp_path, script):
    page = visit("pair", java_script_enabled=script)
    name, text = take(page, page.locator(".downloads a").first, tmp_path / "a")
    assert name == "summary.json"
    found = json.loads(text)
    shown = page.locator(".findings dd").first.inner_text()
    assert shown.startswith(found["findings"][0]["text"])
    name, text = take(page, page.locator(".downloads a").nth(1), tmp_path / "b")
    assert name == "key_measures.csv"
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["measure"] for row in rows} >= {"vader", "loaded"}


def test_a_table_is_taken_along_by_its_button(visit, tmp_path):
    page = visit("pair")
    _, text = take(page, page.locator("#figures-caption .take"), tmp_path / "a")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0][0] == "Measure"
    assert len({len(row) for row in rows}) == 1
    assert any(row[0] == "Words" and row[1].startswith("620") for row in rows)


def test_no_cell_of_any_file_is_run_as_a_formula(visit, pages, tmp_path):
    formula = '=HYPERLINK("https://example.org")'
    articles = [
        framing.Article("a", f"{formula} +1 @x", f"{formula} said. “{formula}” said Ann Lee."),
        framing.Article("b", "Vote", "It passed."),
    ]
    (tmp_path / "formula.html").write_text(render_page(framing.compare(articles)), "utf-8")
    pages["formula"] = tmp_path / "formula.html"
    page = visit("formula")
    texts = [
        unquote(href.split(",", 1)[1])
        for href in page.locator(".downloads a").evaluate_all("x => x.map(i => i.href)")
        if href.startswith("data:text/csv")
    ]
    for place in range(page.locator("table .take").count()):
        if place % 8 == 0:  # Chromium grows wary of a page that gives ten files
            page = visit("formula")
            page.evaluate("document.querySelectorAll('details').forEach(x => { x.open = true; })")
        button = page.locator("table .take").nth(place)
        texts.append(take(page, button, tmp_path / str(place))[1])
    cells = [cell for text in texts for row in csv.reader(io.StringIO(text)) for cell in row]
    assert len(cells) > 100
    for cell in cells:
        if cell.startswith(("=", "+", "-", "@", "\t", "\r")):
            float(cell)  # a number, or this fails


def test_what_was_judged_is_taken_along(visit, tmp_path):
    page = visit("pair")
    mark = page.locator(".body mark[data-key]").first
    mark.hover()
    mark.locator("button").click()
    page.mouse.move(0, 0)
    name, text = take(page, page.locator(".judged"), tmp_path / "a")
    assert name == "judgements.json"
    assert sum(item["dismissed"] for item in json.loads(text)["marks"]) == 1


def test_of_many_articles_a_table_says_how_each_differs_from_the_rest(visit):
    page = visit("three")
    cells = page.locator(".heat >> nth=0").locator("tbody tr >> nth=0").locator("td")
    assert cells.count() == 6
    assert all(any(c.isdigit() for c in text) for text in cells.all_inner_texts())
    assert page.locator(".heat >> nth=1").locator("tbody tr").count() == 3
    assert visit("pair").locator(".heat").count() == 0
