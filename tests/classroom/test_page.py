"""Pages: nothing given away, everything escaped, one script named by the policy."""

import base64
import hashlib
import re

import pytest

from framing import Article
from framing.classroom import (
    Agreement,
    make_exercise,
    render_agreement,
    render_collector,
    render_exercise,
    render_worksheet,
)

EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(1)> {{7*7}} ]]> --> \"'"


@pytest.fixture(scope="module")
def hostile(engine):
    article = Article(
        EVIL, EVIL, f"{EVIL}\n\nThe furious mob stormed the hall. {'x' * 4000}", EVIL,
        published=EVIL, kicker=EVIL, standfirst=EVIL, event=EVIL,
    )  # fmt: skip
    return make_exercise([article, Article("b", "w" * 900, "A mob.")], engine=engine)


def render_all(exercise):
    return {
        "exercise": render_exercise(exercise),
        "collect": render_collector(exercise),
        "worksheet": render_worksheet(exercise),
        "key": render_worksheet(exercise, key=True),
        "agreement": render_agreement(Agreement(exercise, [])),
    }


def test_the_exercise_page_gives_nothing_away(cup_final):
    page = render_exercise(cup_final)
    visible = re.sub(
        r'<script type="application/json" id="sealed">.*?</script>', "", page, flags=re.S
    )
    for secret in (
        "Lantern",
        "Harbour Post",
        "Turns officials",
        "2026-05-17",
        *cup_final.questions,
    ):
        assert secret not in visible
    assert "<mark class" not in visible.split("</style>")[1].split('id="results"')[0]
    assert "Robbed!" not in visible  # each word stands in an element of its own
    assert "<span>Robbed</span>" in visible


def test_hostile_articles_stay_text(hostile):
    for name, page in render_all(hostile).items():
        scripts = re.findall(r"<script[^>]*>", page)
        assert scripts.count("<script>") == (name in ("exercise", "collect")), name
        assert "<img" not in page, name
        assert "49" not in re.findall(r"<title>(.*?)</title>", page)[0]


def test_the_policy_names_style_and_script(cup_final):
    for name, page in render_all(cup_final).items():
        policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
        policy = policy.replace("&#39;", "'")
        for tag in ("style", "script"):
            for text in re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.S):
                digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
                assert f"{tag}-src 'sha256-{digest}'" in policy, name
        assert "unsafe" not in policy
        assert "http" not in policy
        assert not re.search(r'\s(?:style|on\w+)="', page), name
        assert not re.search(r'(?:src|href)="(?!#|data:,)', page), name


def test_the_key_marks_what_the_list_marks(cup_final):
    page = render_worksheet(cup_final, key=True)
    shown = re.findall(r'<mark class="list">(.*?)<sup>(\d+)</sup>', page)
    assert [int(number) for _, number in shown] == list(range(1, len(cup_final.answers) + 1))
    assert {number: text for text, number in shown}["3"] == "boils over"


def test_colours_and_type_are_those_of_the_comparison_page(cup_final):
    style = re.search(r"<style>(.*?)</style>", render_exercise(cup_final), re.S)[1]
    tokens = style.split("/* Ground */")[0]
    assert {"--paper", "--mark-2", "--serif"} <= set(re.findall(r"--[\w-]+", tokens))
    assert tokens.count("\n") < 40  # of that page's style, only these
