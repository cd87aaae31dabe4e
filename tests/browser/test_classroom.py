"""The classroom's pages in Chromium: marked by hand, revealed, handed in, taken back, printed."""

import json
import re

import pytest

from framing.classroom import collect_marks, read_code, write_code

from .conftest import wait_until

pytestmark = pytest.mark.browser


def choose(page, first, last=None):
    """Choose words by mouse."""
    words = page.locator(".words span")
    words.nth(first).click()
    if last is not None:
        words.nth(last).click(modifiers=["Shift"])


def mark(page, first, last=None, category=0):
    choose(page, first, last)
    page.locator(f"[data-category='{category}']").click()


def marks_of(page):
    sheet = read_code(page.locator("#code").input_value())
    return [(mark.first, mark.last, mark.category) for mark in sheet.marks]


def reveal(page):
    page.locator("#reveal").click()
    page.locator("#really").click()
    page.locator("#results").wait_for(state="visible")


def test_marking_by_mouse(visit):
    page = visit("exercise")
    mark(page, 5, category=2)
    mark(page, 30, 32, category=4)
    assert marks_of(page) == [(5, 5, 2), (30, 32, 4)]
    assert page.locator("#marks li").count() == 2
    choose(page, 31)
    page.locator("[data-category='1']").click()
    assert marks_of(page) == [(5, 5, 2), (30, 32, 1)]
    page.locator("#longer-right").click()
    assert marks_of(page)[1] == (30, 33, 1)
    page.locator("#remove").click()
    assert marks_of(page) == [(5, 5, 2)]


def drag(page, first, x, y):
    box = page.locator(".words span").nth(first).bounding_box()
    page.mouse.move(box["x"] + 2, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(x, y, steps=5)
    page.mouse.up()


def test_marking_by_dragging(visit):
    page = visit("exercise")
    page.locator(".words span").nth(38).scroll_into_view_if_needed()
    last = page.locator(".words span").nth(40).bounding_box()
    drag(page, 38, last["x"] + last["width"] - 2, last["y"] + 8)
    page.locator("[data-category='3']").click()
    assert marks_of(page) == [(38, 40, 3)]


def test_a_drag_may_end_beside_the_text(visit):
    page = visit("exercise")
    choose(page, 60)
    panel = page.locator("#panel").bounding_box()
    drag(page, 38, panel["x"] + 80, panel["y"] + panel["height"] - 5)
    page.keyboard.press("1")
    [(first, last, _)] = marks_of(page)
    assert first == 38 < last
    assert page.evaluate("getSelection().isCollapsed")
    choose(page, 5)
    assert page.locator(".words .sel").count() == 1


def test_marking_by_touch(visit):
    page = visit("exercise", has_touch=True, is_mobile=True, viewport={"width": 390, "height": 800})
    page.locator(".words span").nth(40).tap()
    page.locator("#longer-right").tap()
    page.locator("[data-category='0']").tap()
    assert marks_of(page) == [(40, 41, 0)]
    page.locator("#close").tap()
    assert not page.locator("#chosen").is_visible()
    assert page.locator(".words .sel").count() == 0


def test_marking_by_the_handles_of_a_touch_screen(visit):
    page = visit("exercise", has_touch=True, is_mobile=True, viewport={"width": 390, "height": 800})
    page.evaluate(
        "() => { const words = document.querySelectorAll('.words span');"
        " getSelection().setBaseAndExtent(words[38].firstChild, 1, words[40].firstChild, 2); }"
    )
    page.wait_for_selector("#panel:not(.idle)")
    page.locator("[data-category='2']").tap()
    assert marks_of(page) == [(38, 40, 2)]
    assert page.evaluate("getSelection().isCollapsed")


def test_the_panel_shows_what_was_chosen_and_the_page_stays_where_it_is(visit):
    page = visit("exercise", viewport={"width": 640, "height": 500})
    choose(page, 60)
    place = page.evaluate("scrollY")
    for key in ("Enter", "Tab", "Tab", "Tab", "Enter", "Escape", "w"):
        page.keyboard.press(key)
        assert page.evaluate("scrollY") == place
    assert page.evaluate("document.activeElement.id") == "why"
    assert page.evaluate("panel.scrollTop") > 0
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("panel.scrollTop") == 0


def test_focus_is_not_lost_with_a_button(visit):
    page = visit("exercise")
    mark(page, 5, 6)
    page.locator("#shorter").click()
    assert page.evaluate("document.activeElement.id") == "close"
    page.locator("#remove").click()
    assert page.evaluate("document.activeElement.id") == "close"
    assert page.locator("#says").inner_text() == "Mark removed."


def test_a_mark_stays_within_its_paragraph(visit):
    page = visit("exercise")
    choose(page, 3, 60)
    page.keyboard.press("1")
    [(first, last, _)] = marks_of(page)
    blocks = page.evaluate(
        "[...document.querySelectorAll('.words span')].map(w => w.closest('[data-block]').dataset.block)"
    )
    assert (first, blocks[last]) == (3, blocks[first])
    assert blocks[last + 1] != blocks[first]


def test_everything_by_keyboard_alone(visit, cup_final):
    page = visit("exercise")
    says = page.locator("#says")
    text = page.locator(".words").first
    for _ in range(30):
        if text.evaluate("item => item === document.activeElement"):
            break
        page.keyboard.press("Tab")
    assert "Text A, headline. Mariners" in says.inner_text()
    for key in ("ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight"):
        page.keyboard.press(key)
    assert says.inner_text() == "selected: beaten by late"
    page.keyboard.press("4")
    assert "Marked “beaten by late”: Volume" in says.inner_text()
    page.keyboard.press("w")
    page.keyboard.type("because")
    page.keyboard.press("Escape")
    for key in ("End", "ArrowRight", "ArrowDown", "Home", "Enter"):
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.dataset.category") == "0"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    made = marks_of(page)
    headline = next(i for i in range(30) if cup_final.words[i].part != "headline")
    assert made == [(1, 3, 3), (headline, headline, 1)]
    page.keyboard.press("p")
    assert "beaten by late, marked: Volume" in says.inner_text()
    page.keyboard.press("Delete")
    assert marks_of(page) == made[1:]
    page.locator("#reveal").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Go on marking"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("#results").wait_for(state="visible")
    assert page.evaluate("document.activeElement.id") == "results"


def test_with_a_screen_reader_the_keys_are_handed_over(visit):
    page = visit("exercise")
    button, text = page.locator(".by-keyboard").first, page.locator(".words").first
    assert text.get_attribute("role") == "group"
    button.click()
    assert text.get_attribute("role") == "application"
    for key in ("1", "w", "Escape", "Enter", "Escape"):  # to the panel and back
        page.keyboard.press(key)
        assert text.get_attribute("role") == "application"
    page.keyboard.press("Enter")
    page.locator("#afresh").focus()
    assert text.get_attribute("role") == "group"
    button.click()
    page.keyboard.press("Escape")
    assert text.get_attribute("role") == "group"
    assert button.evaluate("item => item === document.activeElement")


def test_nothing_is_revealed_before_it_is_asked_for_and_confirmed(visit, cup_final):
    page = visit("exercise")
    reason = next(answer.reason for answer in cup_final.answers)
    for secret in ("The Daily Lantern", "The Harbour Post", reason):
        assert secret not in page.inner_text("body")
        assert secret not in page.evaluate("document.body.textContent")
    mark(page, 5)
    page.locator("#reveal").click()
    assert "ends the marking" in page.locator("#sure").inner_text()
    assert "You have made 1 mark." in page.locator("#sure").inner_text()
    page.locator("#sure button.plain").click()
    assert not page.locator("#results").is_visible()
    assert not page.locator("html.revealed").count()
    reveal(page)
    assert reason in page.inner_text("#results")
    assert "The Daily Lantern" in page.inner_text("#texts")
    assert "[outlet]" not in page.inner_text("#texts")


def test_agreements_and_differences_word_by_word(visit, cup_final):
    page = visit("exercise")
    same, *others = cup_final.answers
    other = next(answer for answer in others if answer.neutral and answer.first > 20)
    mark(page, same.first, category=same.category)
    mark(page, 8, category=11)
    page.locator("#why").fill("<b>why not</b>")
    reveal(page)
    counts = [int(page.locator(f"#{kind}-count").inner_text()) for kind in ("both", "mine", "list")]
    assert counts == [1, 1, len(cup_final.answers) - 1]
    assert page.locator(".words mark.both").inner_text().endswith("you + list")
    assert "<b>why not</b>" in page.locator("#mine-list").inner_text()
    listed = page.locator("#list-list").inner_text()
    assert other.reason in listed
    assert other.neutral[0] in listed
    # in its surroundings, punctuation and all
    assert "tunnel as heartbroken fans’ anger" in listed
    assert "should hang his head in shame" in listed
    asked = page.locator("#questions").inner_text()
    assert "and the list does not" in asked
    assert cup_final.questions[0] in asked
    for link in page.locator(".words mark a, .steps a").all():
        assert page.locator(link.get_attribute("href")).is_visible()
        assert page.locator(link.get_attribute("href")).count() == 1


def test_after_the_reveal_nothing_can_be_marked(visit):
    page = visit("exercise")
    mark(page, 5)
    reveal(page)
    page.locator(".words span").nth(40).click()
    page.keyboard.press("1")
    assert marks_of(page) == [(5, 5, 0)]
    assert not page.locator("#panel").is_visible()
    assert not page.locator("#frames").is_visible()


def test_what_was_revealed_stays_revealed(visit):
    page = visit("exercise")
    mark(page, 5)
    reveal(page)
    page.reload()
    assert page.locator("#results").is_visible()
    assert "The Daily Lantern" in page.inner_text("#texts")
    page.locator("#marks button").click()
    assert page.evaluate("document.activeElement.closest('mark').className") == "mine"


def test_marks_are_kept_and_can_be_thrown_away(visit, cup_final):
    page = visit("exercise")
    mark(page, 5)
    page.locator("[name=frame-1]").nth(2).check()
    page.locator("#why-1").fill("the mayor")
    keys = page.evaluate("Object.keys(localStorage)")
    assert keys == [f"framing-exercise-{cup_final.id}"]  # marks of another exercise stay apart
    page.reload()
    assert marks_of(page) == [(5, 5, 0)]
    assert page.locator("#restored").is_visible()
    assert page.locator("[name=frame-1]").nth(2).is_checked()
    assert page.locator("#why-1").input_value() == "the mayor"
    page.locator("#afresh").click()
    page.locator("#sure-afresh .main").click()
    wait_until(lambda: page.locator("#marks li").count() == 0)
    assert not page.locator("#restored").is_visible()
    assert marks_of(page) == []


def test_what_was_kept_and_cannot_be_right_is_passed_over(visit, cup_final):
    page = visit("exercise")
    key = f"framing-exercise-{cup_final.id}"
    for kept in ("{", "[]", '{"marks": [{"first": -1}], "frames": [0, 0], "done": [0, 0]}'):
        page.evaluate("pair => localStorage.setItem(...pair)", [key, kept])
        page.reload()
        assert marks_of(page) == []


def test_without_storage_it_says_so(visit):
    page = visit("exercise", init="delete window.localStorage; delete window.sessionStorage;"
                 "for (const name of ['localStorage', 'sessionStorage'])"
                 " Object.defineProperty(window, name, {get() { throw new Error('no'); }});")  # fmt: skip
    assert page.locator("#unkept").is_visible()
    choose(page, 5)
    page.keyboard.press("1")
    assert marks_of(page) == [(5, 5, 0)]


def test_export_and_import(visit, tmp_path, cup_final):
    page = visit("exercise")
    mark(page, 5, category=2)
    page.locator("#why").fill("a “reason”")
    page.locator("[name=frame-0]").nth(1).check()
    with page.expect_download() as download:
        page.locator("#save").click()
    path = tmp_path / "marks.json"
    download.value.save_as(path)
    assert path.stat().st_size < 2_000
    assert json.loads(path.read_text(encoding="utf-8"))["marks"][0]["why"] == "a “reason”"
    code = page.locator("#code").input_value()
    assert len(code) < 60
    handed_in = collect_marks([path], cup_final)
    assert handed_in.problems == []
    [sheet] = handed_in.sheets
    assert [(m.first, m.last, m.category, m.why) for m in sheet.marks] == [(5, 5, 2, "a “reason”")]
    assert (sheet.frames, write_code(sheet)) == ((2, 0), code)
    other = visit("exercise")
    other.locator("details summary").first.click()
    other.locator("#file").set_input_files(path)
    wait_until(lambda: "Loaded: 1 mark" in other.inner_text("#told"))
    assert marks_of(other) == [(5, 5, 2)]
    assert "a “reason”" in other.locator("#marks").inner_text()
    third = visit("exercise")
    third.locator("details summary").first.click()
    third.locator("#paste").fill(f"here: {code.lower()} thanks")
    third.locator("#load").click()
    assert marks_of(third) == [(5, 5, 2)]
    assert third.locator("#code").input_value() == code
    third.locator("#paste").fill(code[:-2])
    third.locator("#load").click()
    assert "Not loaded: a code that is cut off" in third.locator("#told").inner_text()
    assert marks_of(third) == [(5, 5, 2)]


def test_marks_are_not_overwritten_unasked(visit, sheets):
    page = visit("exercise")
    mark(page, 5, category=2)
    page.locator("details summary").first.click()
    page.locator("#paste").fill(write_code(sheets[0]))
    page.locator("#load").click()
    assert "You have made 1 mark." in page.locator("#sure-load").inner_text()
    page.locator("#sure-load .plain").click()
    assert marks_of(page) == [(5, 5, 2)]
    page.locator("#load").click()
    page.locator("#sure-load .main").click()
    wait_until(lambda: page.locator("#code").input_value() == write_code(sheets[0]))


def test_code_is_copied(visit):
    page = visit("exercise", permissions=["clipboard-read", "clipboard-write"])
    mark(page, 5)
    page.locator("#copy").click()
    wait_until(lambda: page.inner_text("#told").startswith("Copied"))
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#code").input_value()


def test_browser_and_python_read_the_same_codes(visit, sheets):
    page = visit("exercise")
    for sheet in sheets:
        code = write_code(sheet)
        page.evaluate("document.querySelector('details').open = true")
        page.locator("#paste").fill(code)
        page.locator("#load").click()
        if page.locator("#sure-load").is_visible():
            page.locator("#sure-load .main").click()
        wait_until(lambda code=code: page.locator("#code").input_value() == code)
        # as a mail program breaks and quotes it
        page.locator("#paste").fill(f"> {code[:25]}\n> {code[25:]}\u2060")
        page.locator("#load").click()
        wait_until(lambda: page.locator("#told").inner_text().startswith("Loaded"))


def test_exercise_without_script_is_a_worksheet(visit, cup_final):
    page = visit("exercise", java_script_enabled=False)
    text = page.inner_text("body")
    assert "Robbed! Mariners’ cup dream stolen by handball howler" in text
    assert "Before you read" in text
    assert page.locator(".lines tbody tr").count() >= 10
    assert page.locator(".ticks").is_visible()
    for secret in ("Lantern", cup_final.answers[0].reason, "Reveal"):
        assert secret not in text
    assert page.locator("button:visible, textarea:visible, input:visible").count() == 0


@pytest.mark.parametrize("done", [False, True])
def test_print_shows_the_sheet_before_and_the_marks_after(visit, done):
    page = visit("exercise", color_scheme="dark")
    mark(page, 5)
    if done:
        reveal(page)
    page.emulate_media(media="print")
    assert page.locator(".lines").is_visible() == (not done)
    assert page.locator("#results").is_visible() == done
    assert (
        page.locator(".words mark").first.evaluate("m => getComputedStyle(m).printColorAdjust")
        == "exact"
    )
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator("button:visible").count() == 0
    pdf = page.pdf(format="Letter")
    assert 3 <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 9


def test_rewriting_fits_its_sheets_of_paper(visit):
    # two tasks to write on, and a third sheet to keep back
    for paper in ("A4", "Letter"):
        pdf = visit("materials-rewriting").pdf(format=paper)
        assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 3


def test_collector_counts_in_the_browser(visit, sheets, cup_final):
    page = visit("collect")
    codes = "\n".join(f"Student {i}: {write_code(sheet)}!" for i, sheet in enumerate(sheets))
    evil = "<img src=x onerror=alert(1)>"
    page.locator("#paste").fill(f"{codes}\n{codes}\nFR1-{evil}\n{write_code(sheets[0])[:-2]}")
    page.locator("#count").click()
    told = "Counted: 3. Came again, counted once: 3. Left out: 2."
    assert page.locator("#told").inner_text() == told
    assert page.locator("#problems li").count() == 2
    from framing.classroom import Agreement
    from framing.classroom.alphas import short

    made = Agreement(cup_final, sheets)
    assert short(made.alphas[0]["alpha"]) in page.locator("#alpha").inner_text()
    runs = [run for run in made.runs if run.marked or run.answer]
    assert page.locator(".map mark").count() == len(runs)
    said = [
        " ".join([f"{run.marked}/{run.of}"] * bool(run.marked) + ["L"] * bool(run.answer))
        for run in runs
    ]
    assert page.locator(".map mark sup").all_inner_texts() == said
    rows = [
        [f"{row['letter']} {row['place']}", row["text"], f"{row['run'].marked} of {row['run'].of}",
         ", ".join(f"{name} {n}" for name, n in row["categories"])]
        for row in made.argued
    ]  # fmt: skip
    shown = [
        row.locator("td, th").all_inner_texts()[:4] for row in page.locator("#argued tr").all()
    ]
    assert shown == rows


def test_collector_is_not_kept_busy_by_a_hostile_file(visit, sheets, tmp_path):
    page = visit("collect")
    path = tmp_path / "codes.txt"
    path.write_text(f"{write_code(sheets[0])}\n" + "FR1-\n" * 1_000_000, encoding="utf-8")
    page.locator("#file").set_input_files(path)
    wait_until(lambda: "Counted: 1" in page.inner_text("#told"))
    assert page.locator("#problems li").count() == 21
    assert "codes.txt: more than 1000 codes; the rest left out." in page.inner_text("#problems")


def test_collector_reads_what_windows_writes_and_names_what_is_too_large(visit, sheets, tmp_path):
    page = visit("collect")
    wide, large, empty = (tmp_path / f"{name}.txt" for name in ("wide", "large", "empty"))
    wide.write_text(write_code(sheets[0]), encoding="utf-16")
    large.write_text("x" * 8_000_001, encoding="utf-8")
    empty.write_text("", encoding="utf-8")
    page.locator("#file").set_input_files([wide, large, empty])
    wait_until(lambda: "Counted: 1" in page.inner_text("#told"))
    assert page.locator("#problems li").all_inner_texts() == [
        "large.txt: larger than 8 MB; left out.", "empty.txt: no marks in it; left out.",
    ]  # fmt: skip


def test_collector_reads_files_and_saves_counts(visit, sheets, tmp_path):
    page = visit("collect")
    good, bad = tmp_path / "good.txt", tmp_path / "bad.json"
    good.write_text(write_code(sheets[0]), encoding="utf-8")
    # a code in a reason is no sheet
    marks = [{"first": 0, "last": 0, "category": 0, "why": write_code(sheets[2])}]
    told = {"schema": "framing.marks/1", "code": write_code(sheets[1]), "marks": marks}
    bad.write_text(json.dumps(told), encoding="utf-8")
    page.locator("#file").set_input_files([good, bad])
    wait_until(lambda: "Counted: 1" in page.inner_text("#told"))
    assert "bad.json: marks that were edited by hand" in page.locator("#problems").inner_text()
    with page.expect_download() as download:
        page.locator("#csv").click()
    download.value.save_as(tmp_path / "counts.csv")
    rows = (tmp_path / "counts.csv").read_text(encoding="utf-8").splitlines()
    assert rows[0] == "number,text,word,marked,of,categories,list_category"
    assert len(rows) == 1 + 1235


MATERIALS = ["lesson-14", "lesson-18", "lesson-journalism", "rewriting", "index"]
MATERIALS = [f"materials-{name}" for name in MATERIALS]
NAMES = [
    "exercise",
    "plain",
    "collect",
    "worksheet",
    "key",
    "agreement",
    "hostile-exercise",
    "hostile-collect",
]


@pytest.mark.parametrize("name", [*NAMES, *MATERIALS, "hostile-agreement"])
@pytest.mark.parametrize("width", [320, 700])
def test_classroom_pages_do_not_scroll_sideways(visit, name, width):
    page = visit(name, viewport={"width": width, "height": 800})
    if name.endswith("exercise"):
        choose(page, 1)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("h1").count() == 1
    assert page.evaluate("getComputedStyle(document.body).margin") == "0px"


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
@pytest.mark.parametrize("name", [*NAMES, *MATERIALS, "hostile-agreement", "revealed", "counted"])
def test_classroom_pages_are_accessible(visit, sheets, name, width, scheme):
    from axe_playwright_python.sync_playwright import Axe

    shown = {"revealed": "exercise", "counted": "collect"}.get(name, name)
    page = visit(
        shown, bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 900}
    )
    if shown.endswith("exercise"):
        choose(page, 1)
        page.keyboard.press("1")
    if name == "revealed":
        mark(page, 600)
        reveal(page)
    if name == "counted":
        page.locator("#paste").fill(" ".join(map(write_code, sheets)) + " FR1-x")
        page.locator("#count").click()
    page.evaluate("document.querySelectorAll('details').forEach(item => item.open = true)")
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    assert len(found.response["passes"]) > 10
    assert found.violations_count == 0, found.generate_report()
