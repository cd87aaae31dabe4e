"""The ledger in Chromium: what a reader confirms or rejects is kept, shown and exported."""

import json
from pathlib import Path

import pytest

import framing

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
pytestmark = pytest.mark.browser


def open_shared(page):
    """Open what is shared, and return its first link."""
    page.locator("#ledger ~ details.linked summary").first.click()
    row = page.locator("#ledger ~ details.linked .link").first
    row.locator(".judge button").first.wait_for()
    return row


def export(page, tmp_path):
    with page.expect_download() as download:
        page.locator("#judgements button").click()
    download.value.save_as(tmp_path / "judged.json")
    return json.loads((tmp_path / "judged.json").read_text(encoding="utf-8"))


def test_a_link_is_confirmed_and_rejected_by_keyboard(visit, tmp_path):
    page = visit("pair")
    assert not page.locator("#judgements").is_visible()
    row = open_shared(page)
    confirm, reject = (row.locator(".judge button").nth(place) for place in (0, 1))
    confirm.focus()
    page.keyboard.press("Enter")
    assert [b.get_attribute("aria-pressed") for b in (confirm, reject)] == ["true", "false"]
    assert "confirmed: 1, rejected: 0" in page.locator("#judgements").inner_text()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert [b.get_attribute("aria-pressed") for b in (confirm, reject)] == ["false", "true"]
    assert "confirmed: 0, rejected: 1" in page.locator("#judgements").inner_text()
    page.keyboard.press("Space")
    assert not page.locator("#judgements").is_visible()


def test_the_export_names_sentences_as_the_table_does(visit, tmp_path):
    page = visit("pair")
    row = open_shared(page)
    row.locator(".judge button").nth(1).click()
    lone = page.locator(".statements .link[data-relation='only in b']").first
    lone.locator(".judge button").first.click()
    found = export(page, tmp_path)["links"]
    table = framing.compare(framing.read(SEEDS / "cup-final")).to_dict()["alignment"]
    rows = {
        (r["a"], r["part_a"], r["sentence_a"], r["b"], r["part_b"], r["sentence_b"], r["relation"])
        for r in table
    }
    sides = [[tuple(link[side].values()) for side in "ab"] for link in found]
    assert {(*a, *b, link["relation"]) for (a, b), link in zip(sides, found, strict=True)} == rows
    judged = {link["relation"]: link["judged"] for link in found if link["judged"]}
    assert judged == {row.get_attribute("data-relation"): "rejected", "only in b": "confirmed"}


def test_what_was_judged_outlives_a_reload(visit):
    page = visit("pair")
    open_shared(page).locator(".judge button").first.click()
    page.reload()
    assert "confirmed: 1" in page.locator("#judgements").inner_text()
    assert "confirmed" in open_shared(page).get_attribute("class").split()


def test_buttons_say_what_they_judge(visit):
    page = visit("pair")
    row = open_shared(page)
    label = row.locator(".judge button").first.get_attribute("aria-label")
    assert label.startswith(f"Confirm {row.get_attribute('data-relation')}: A\N{NO-BREAK SPACE}")


def test_every_statement_stands_there_without_script(visit):
    page = visit("pair", java_script_enabled=False)
    assert page.locator(".judge").count() == 0
    shown = [row.text_content() for row in page.locator("#ledger ~ * .link").all()]
    shown += [row.text_content() for row in page.locator("#ledger ~ ol .link").all()]
    table = framing.compare(framing.read(SEEDS / "cup-final")).to_dict()["alignment"]
    for row in table:
        texts = [row[f"text_{side}"] for side in "ab"]
        assert any(all(text in item for text in texts) for item in shown)


def test_print_opens_the_ledger_and_leaves_the_buttons_out(visit):
    page = visit("pair")
    page.emulate_media(media="print")
    assert page.locator("#ledger ~ details.linked .link").first.is_visible()
    assert not page.locator(".judge").first.is_visible()
