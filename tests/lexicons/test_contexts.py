"""Context rules: the notation, what each rule does, and the rules of the loaded lexicon."""

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import Article, Engine, analyze, load_lexicon, read_lexicon
from framing.language.spelling import Spelling
from framing.lexicons.contexts import Context, ContextTables, Rule, parse_context

TOPICS = {"ball": ["ball net", "goal"]}


@pytest.mark.parametrize(
    ("cell", "context"),
    [
        ("", Context()),
        ("not near net", Context((Rule(False, "near", frozenset({"net"})),))),
        ("only before U.S. Left-wing", Context((Rule(True, "before", frozenset({"u.s", "left", "wing"})),))),
        ("not after @ball coach", Context((Rule(False, "after", frozenset({"ball", "net", "goal", "coach"})),))),
        ("in names", Context((), True)),
        ("not in names | not near net |", Context((Rule(False, "near", frozenset({"net"})),), False)),
    ],
)  # fmt: skip
def test_notation(cell, context):
    assert parse_context(cell, TOPICS) == context


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("near net", "'context' holds 'near net'; a rule is 'not' or 'only'"),
        ("not within net", "'context' holds 'not within net'"),
        ("not near", "'context' holds 'not near'"),
        ("names", "'context' holds 'names'"),
        ("not near @cooking", "'context' speaks of @cooking, which is no topic"),
    ],
)
def test_a_rule_that_cannot_be_read(cell, said):
    with pytest.raises(ValueError, match=said):
        parse_context(cell, TOPICS)


ROWS = """
term,pos,category,context
slam,verb,x,not near @ball
crash,noun,x,not after server | not before test tests
toxic,adjective,x,only near politics debate
rout,noun,x,only before of
witch hunt,noun,x,not before trial
"""
TOML = """
[topics]
ball = ["ball net", "goal"]
"""


@pytest.fixture(scope="module")
def find(tmp_path_factory):
    """Return a function that gives the words found in a body."""
    path = tmp_path_factory.mktemp("lexicon") / "mine.csv"
    path.write_text(ROWS.strip() + "\n", encoding="utf-8")
    path.with_suffix(".toml").write_text(TOML, encoding="utf-8")
    engine = Engine(read_lexicon(path))

    def find(text):
        found = analyze([Article("a", body=text)], engine=engine).evidence_columns
        measures = zip(found["measure"], found["text"], strict=True)
        return [text for measure, text in measures if measure == "loaded"]

    return find


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They slammed the plan.", ["slammed"]),
        ("They slammed the ball home.", []),
        ("Into the net he slammed it.", []),
        ("They slammed the Goal-line plan.", []),
        ("They slammed the plan. The ball was round.", ["slammed"]),  # another sentence
        ("They slammed the netball plan.", ["slammed"]),  # another word
        ("The crash came at noon.", ["crash"]),
        ("The server crash came at noon.", []),
        ("The Server-crash came at noon.", []),
        ("A crash of the server came.", ["crash"]),  # not the word before
        ("The last word was server. Crash!", ["Crash"]),
        ("A crash test, two crash-tests, one crash", ["crash"]),
        ("Toxic waste lies there.", []),
        ("The debate was toxic.", ["toxic"]),
        ("A rout of the troops, and a rout", ["rout"]),
        ("A witch hunt trial, a witch hunt", ["witch hunt"]),
        ("slam", ["slam"]),
        ("crash", ["crash"]),
    ],
)
def test_what_rules_do(find, text, found):
    assert find(text) == found


@given(
    st.lists(
        st.sampled_from("slam ball — net crash server test the a . ? toxic".split()), max_size=12
    )
)
def test_a_rule_takes_away_and_never_adds(find, words):
    text = " ".join(words)
    shown = find(text)
    assert len(shown) <= sum(word in ("slam", "crash", "toxic") for word in words)
    if "ball" not in words and "net" not in words:
        assert shown.count("slam") == words.count("slam")


def test_more_sets_of_words_than_bits_in_a_number():
    contexts = [parse_context(f"not before word{i}", {}) for i in range(70)]
    bits = ContextTables(contexts)
    import pyarrow as pa

    found = bits.describe(Spelling(pa.array(["word0", "word69", "other"])))["sets"]
    assert found.tolist() == [[1, 0], [0, 1 << 5], [0, 0]]


LOADED = load_lexicon("loaded")
RULES = [(entry, rule) for entry in LOADED for rule in entry.context.rules]


def test_every_rule_of_the_loaded_lexicon_does_what_it_says():
    """Each entry, in a sentence with a word of its rule and in the same sentence without."""
    other = "sideboard"
    texts = []
    for entry, rule in RULES:
        assert rule.place == "near" and other not in rule.words
        for word in (min(rule.words - {form for f in entry.forms for form in f.split()}), other):
            texts.append(f"Well, {entry.forms[-1]}, by the {word}.")
    articles = [Article(str(place), body=text) for place, text in enumerate(texts)]
    found = analyze(articles).evidence_columns
    rows = zip(found["article_id"], found["measure"], found["entry"], strict=True)
    hits = {(id_, entry) for id_, measure, entry in rows if measure == "loaded"}
    wrong = [
        (entry.term, str(rule))
        for place, (entry, rule) in enumerate(RULES)
        if ((str(2 * place), entry.term) in hits, (str(2 * place + 1), entry.term) in hits)
        != (rule.only, not rule.only)
    ]
    assert wrong == []


def test_ordinary_wordings_of_the_loaded_lexicon_are_left_alone():
    pairs = [(entry.term, phrase) for entry in LOADED for phrase in entry.ordinary]
    articles = [
        Article(str(i), body=f"Well, {phrase}, then.") for i, (_, phrase) in enumerate(pairs)
    ]
    found = analyze(articles).evidence_columns
    rows = zip(found["article_id"], found["measure"], found["entry"], strict=True)
    hits = {(id_, entry) for id_, measure, entry in rows if measure == "loaded"}
    assert [pair for i, pair in enumerate(pairs) if (str(i), pair[0]) in hits] == []


ORDINARY_USES = [
    "The Washington Post wrote of the War on Poverty.",
    "The charity Hope from Chaos Trust met in Leeds.",
    "She read “A Brutal Legacy” and the novel “Carnage” on the train.",
    "Brave New World is a book of 1932.",
    "He blasted the ball over the crossbar.",
    "The quarterback was caught in a blitz before halftime.",
    "Shares plunged and yields soared before noon.",
    "Bitcoin plummeted as traders sold.",
    "A zombie process kept the server awake.",
    "The hurricane unleashed floods on the coast.",
    "The film has a mad scientist, zombies and a chilling plot.",
    "Lions are predators that prey on cattle.",
    "Crush the garlic and whip up a sauce.",
    "It was a slam dunk in the grand slam year.",
    "The virulent virus hijacks what it infects.",
    "They ate pork and rice by the harbour.",
    "The king granted amnesty to 300 prisoners.",
    "Amnesty said that the men had been beaten.",
    "Soldiers took the palace in a coup at dawn.",
    "Two blasts in the market broke windows.",
    "The bus came to a full stop at the light.",
    "Take an umbrella if it gets worse.",
    "The letter was torn into pieces.",
    "She fried flounder for six.",
    "The vet weighed a fat cat.",
    "The judge ended his parental rights.",
    "A right to work check takes two days.",
    "A law against lynching passed in 2022.",
]
LOADED_USES = [
    ("The spending bill is full of pork.", "pork"),
    ("Opponents called the vote a coup.", "coup"),
    ("They offered amnesty to all who had crossed.", "amnesty"),
    ("Fat cats got a bonus.", "Fat cats"),
    ("Schools argued over parental rights.", "parental rights"),
    ("Critics blasted the plan.", "blasted"),
    ("The zombie agency costs millions.", "zombie"),
    ("His popularity plunged in May.", "plunged"),
    ("The brutal Washington battle goes on.", "brutal"),
    ("Brutal Cuts Leave Village In Chaos", "Chaos"),  # a headline: capitals tell nothing
    ("A predator sits on the board.", "predator"),
    ("He called it a Witch Hunt by the Radical Left.", "Witch Hunt"),
]


@pytest.mark.parametrize("text", ORDINARY_USES)
def test_ordinary_uses_are_not_marked(text):
    found = analyze([Article("a", body=text)]).evidence_columns
    assert [t for t, m in zip(found["text"], found["measure"], strict=True) if m == "loaded"] == []


@pytest.mark.parametrize(("text", "marked"), LOADED_USES)
def test_the_same_words_are_marked_elsewhere(text, marked):
    found = analyze([Article("a", body=text)]).evidence_columns
    assert marked in [
        t for t, m in zip(found["text"], found["measure"], strict=True) if m == "loaded"
    ]


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("It was a witch hunt.", ""),
        ("It was not a witch hunt.", "negated"),
        ("The mayor called it a witch hunt.", "reported"),
    ],
)
def test_negated_and_reported_uses_are_kept_and_labelled(text, use):
    found = analyze([Article("a", body=text)]).evidence_columns
    rows = list(zip(found["measure"], found["text"], found["use"], strict=True))
    assert ("loaded", "witch hunt", use) in rows


def test_more_sets_of_words_than_a_number_has_bits():
    contexts = [parse_context(f"not near w{i}", {}) for i in range(70)]
    tables = ContextTables([Context(), *contexts])
    words = pa.array(["w3", "w69", "other"])
    sets, unwanted = tables.describe(Spelling(words))["sets"], tables._wanted[0, 0]
    met = (sets[:, None, :] & unwanted[None]).any(axis=2)
    assert [row.nonzero()[0].tolist() for row in met] == [[4], [70], []]
