"""Pages to open, and a way to open them that notes whatever they ask for or say."""

import re
import time
from pathlib import Path

import pytest

import framing
from framing import Article
from framing.classroom import (
    Agreement,
    Mark,
    Sheet,
    make_exercise,
    render_agreement,
    render_collector,
    render_exercise,
    render_worksheet,
    write_materials,
)
from framing.report import render_page, write_gallery

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)>\"'</style></title>--> {{7*7}} "
    "\u202eevil\u202c \x00\ud800 <svg/onload=alert(1)> <iframe src='https://example.org'>"
)


def wait_until(true, seconds=60):
    """Wait until something is true of a page, whose policy lets no test evaluate text in it."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)


def make_hostile():
    first = Article(
        HOSTILE, HOSTILE, f"{HOSTILE}\n\n" + "Critics slammed the plan. " * 30 + "x" * 4000,
        outlet=HOSTILE, published=HOSTILE, author=HOSTILE, section="y" * 500, kicker=HOSTILE,
        standfirst="z" * 800, subheads=(HOSTILE,), captions=(HOSTILE,), credits=(HOSTILE,),
        notes=(HOSTILE,), url="javascript:alert(1)",
    )  # fmt: skip
    emoji = "\N{GRINNING FACE}\N{FIRE}" * 400
    hebrew = "שלום עולם. " * 60
    return [first, Article("b", "w" * 900, f"{emoji}\n\n{hebrew}", outlet="v" * 300)]


@pytest.fixture(scope="session")
def cup_final():
    """An exercise of two texts."""
    return make_exercise(framing.read(SEEDS / "cup-final"))


@pytest.fixture(scope="session")
def sheets(cup_final):
    """What three students marked: the list's words with another in between, fewer each time."""
    return [
        Sheet(
            cup_final.id, 4_000 + step, (True, step > 1), (1, step),
            tuple(Mark(a.first, a.last, a.category) for a in cup_final.answers[::step]),
        )
        for step in (1, 2, 3)
    ]  # fmt: skip


def render_classroom(exercise, sheets, prefix=""):
    """Every page for a class, by name."""
    page = render_exercise(exercise)
    problems = [HOSTILE] if prefix else ["codes.txt, line 3: a code that is cut off; left out."]
    return {
        f"{prefix}exercise": page,
        # as a reader without script has it, for axe, which is a script itself
        f"{prefix}plain": re.sub("<script>.*?</script>", "", page, flags=re.S),
        f"{prefix}collect": render_collector(exercise),
        f"{prefix}worksheet": render_worksheet(exercise),
        f"{prefix}key": render_worksheet(exercise, key=True),
        f"{prefix}agreement": render_agreement(Agreement(exercise, sheets), problems=problems),
    }


@pytest.fixture(scope="session")
def pages(tmp_path_factory, cup_final, sheets):
    """Paths of the pages that are tried, by name."""
    folder = tmp_path_factory.mktemp("pages")
    every = [article for event in sorted(SEEDS.glob("*/")) for article in framing.read(event)]
    match, flood = (framing.read(SEEDS / name) for name in ("cup-final", "ester-flood"))
    short = [Article("a", "", "It passed."), Article("b", "Vote")]
    compared = {
        "pair": match, "three": flood, "eight": every[:8], "hostile": make_hostile(),
        "short": short,
    }  # fmt: skip
    made = {}
    for name, articles in compared.items():
        made[name] = render_page(framing.compare(articles))
    made["excerpts"] = render_page(framing.compare(match), excerpts=True)
    # axe needs a browser that runs scripts, so this page has lost its own
    made["unscripted"] = made["pair"][: made["pair"].index("<script>")] + "</body></html>"
    made |= render_classroom(cup_final, sheets)
    hostile = make_exercise(make_hostile())
    marks = (Mark(1, 2, 0, HOSTILE),)
    hostile_sheets = [Sheet(hostile.id, n, (True, True), (n, 0), marks[:n]) for n in (0, 1, 2)]
    made |= render_classroom(hostile, hostile_sheets, "hostile-")
    for name, html in made.items():
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    write_gallery(SEEDS, folder / "reports")
    paths = {name: folder / f"{name}.html" for name in made}
    paths["gallery"] = folder / "reports" / "index.html"
    materials = write_materials(SEEDS, folder / "reports" / "classroom")
    named = {
        f"materials-{path.stem}": path for path in materials if path.parent.name == "classroom"
    }
    return paths | named


@pytest.fixture
def visit(browser, pages):
    """Open a page by name; at the end, nothing must have been asked for, said or thrown."""
    contexts, seen = [], []

    def open_page(name, **options):
        script = options.pop("init", "")
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        contexts.append(context)
        page = context.new_page()
        if script:
            page.add_init_script(script)
        page.on("console", lambda message: seen.append(message.text))
        page.on("pageerror", lambda error: seen.append(str(error)))
        page.on("dialog", lambda dialog: (seen.append(dialog.message), dialog.dismiss()))
        own = pages[name].as_uri()
        page.on(
            "request", lambda request: request.url in (own, "data:,") or seen.append(request.url)
        )
        page.goto(own)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert seen == []
