"""Quotations: what stands between marks, and whether it is speech. Expected texts are by hand."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from framing import Article, Engine, analyze

ENGINE = Engine()


def quote(text, part="body"):
    """Return (text, kind, number) of every quotation."""
    columns = analyze([Article("a", **{part: text})], engine=ENGINE).quotation_columns
    places = zip(columns["start"], columns["end"], columns["text"], strict=True)
    assert all(text[start:end] == shown for start, end, shown in places)
    found = zip(columns["text"], columns["kind"], columns["quotation"], strict=True)
    return [row for row in found if row[1] != "reported"]


def texts(text):
    return [quoted for quoted, _, _ in quote(text)]


KINDS_OF_MARKS = [
    ("“I will go,” she said.", ["I will go,"]),
    ('"I will go," she said.', ["I will go,"]),
    ("‘I will go,’ she said.", ["I will go,"]),
    ("'I will go,' she said.", ["I will go,"]),
    ("«I will go,» she said.", ["I will go,"]),
    ("„I will go,“ she said. „Now.“", ["I will go,", "Now."]),
    ("»I will go,« she said.", ["I will go,"]),
    ('"I will go," she said. "Now." He left.', ["I will go,", "Now."]),
    ('He said "I am here” and “so am I" to us.', ["I am here", "so am I"]),
    ("“I will,” she said, “go home.” He left.", ["I will,", "go home."]),
    ("“We won.”“They lost.”", ["We won.", "They lost."]),
    ("—“Go now,” he said—“and stay away.”", ["Go now,", "and stay away."]),
    ('(“Really?” he asked.) ["No."]', ["Really?", "No."]),
    ("It was “a very sad day for us”; he left.", ["a very sad day for us"]),
    ("“[The] plan is bad for us,” he said.", ["[The] plan is bad for us,"]),
    ("“$5 million is a lot of money,” he said.", ["$5 million is a lot of money,"]),
    ("“…and then he left,” she said.", ["…and then he left,"]),
    ("''I will go,'' she said. ''It isn't far.''", ["I will go,", "It isn't far."]),
    ('He said:"Go." She stayed.', ["Go."]),
    ('He said,"Go now." She stayed.', ["Go now."]),
]
NESTED = [
    ("“It is ‘very bad’ for us,” she said.", ["It is ‘very bad’ for us,"]),
    ("\"I said 'no' to him,\" she said.", ["I said 'no' to him,"]),
    ("'It is \"very bad\" for us,' she said.", ['It is "very bad" for us,']),
    ("‘It is “very bad” for us,’ she said.", ["It is “very bad” for us,"]),
    ("She said, “He told me, ‘Go.’” He left.", ["He told me, ‘Go.’"]),
    ("“‘Go,’ he said to me,” she said.", ["‘Go,’ he said to me,"]),
    ('She said “it was "very bad" for us” today.', ['it was "very bad" for us']),
    ('“"Go" is all he said,” she said.', ['"Go" is all he said,']),
]
APOSTROPHES = [
    ("‘It’s not the workers’ fault,’ said O’Brien.", ["It’s not the workers’ fault,"]),
    ("'It's not the workers' fault,' said O'Brien.", ["It's not the workers' fault,"]),
    ("‘We’re going,’ said O’Brien’s wife. ‘That’s that.’", ["We’re going,", "That’s that."]),
    ("The workers’ union’s ‘final offer to us all’ failed.", ["final offer to us all"]),
    ("The boys' room is here. The girls' room is there.", []),
    ("The Smiths’ house and the Joneses’ house.", []),
    ("Rock 'n' roll 'til dawn, 'cause we can.", []),
    ("'Tis the season. ’Twas ever thus.", []),
    ("In the '90s and the ’80s he said ‘I go now, sir’.", ["I go now, sir"]),
]
LEFT_OPEN = [
    ("“It is over, she said.  \n\nHe left.", ["It is over, she said."]),
    ("“It is over now.\n\n“Go home now.”", ["It is over now.", "Go home now."]),
    ("“It is over, ‘really’ over. “Go home now.”", ["It is over, ‘really’ over. ", "Go home now."]),
    ("is over now.” She left. “Go home now.” He stayed.”", ["Go home now."]),
    ("“Get ’em out now, ‘all’ of ’em,” she said. ’Tis so.", ["Get ’em out now, ‘all’ of ’em,"]),
    ("Get ’em out. “It is over now,” she said, ‘it is so’.", ["It is over now,", "it is so"]),
]
NOT_QUOTATIONS = [
    ('He is 6\'2" tall and 12" wide.', []),
    ('A 5" gun. She said "I see it now."', ["I see it now."]),
    ('""', []),
    ("“”", []),
    ("'", []),
    ("The end.”", []),
]


@pytest.mark.parametrize(
    ("text", "expected"), KINDS_OF_MARKS + NESTED + APOSTROPHES + LEFT_OPEN + NOT_QUOTATIONS
)
def test_quotations(text, expected):
    assert texts(text) == expected


@pytest.mark.parametrize("opening", ["“", '"', "«", "‘", "'"])
def test_a_quotation_of_several_paragraphs_is_one(opening):
    closing = {"“": "”", "«": "»", "‘": "’"}.get(opening, opening)
    text = f"{opening}One of it.\n\n{opening}Two of it.\n\n{opening}Three,{closing} he said."
    assert quote(text) == [
        ("One of it.", "direct", 0), ("Two of it.", "direct", 0), ("Three,", "direct", 0),
    ]  # fmt: skip


def test_two_speakers_in_two_paragraphs_are_two():
    text = "“One of it,” he said.\n\n“Two of it,” she said."
    assert [number for _, _, number in quote(text)] == [0, 1]


@pytest.mark.parametrize("opening", ["“", '"', "«"])
def test_a_quotation_that_is_never_closed_ends_with_its_paragraph(opening):
    text = f"{opening}He never closed this one. \n\nThis is the outlet’s. So is “this” here."
    assert texts(text) == ["He never closed this one.", "this"]


def test_a_single_mark_that_is_never_closed_is_an_apostrophe():
    assert texts("He came from 'ere and the ‘net.\n\nThis is the outlet's.") == []


def test_an_unclosed_quotation_does_not_reach_the_next_part_or_article():
    articles = [Article("a", "“Never", "Body of a."), Article("b", "”Head", "Body “of it” b.")]
    columns = analyze(articles, engine=ENGINE).quotation_columns
    found = zip(columns["article_id"], columns["part"], columns["text"], strict=True)
    assert list(found) == [("a", "headline", "Never"), ("b", "body", "of it")]


KINDS = [
    # one to three words that nobody says: the outlet's distance
    ("The so-called “reform” failed.", "scare"),
    ('The "big beautiful bill" failed.', "scare"),
    ("Council ‘failed’ the city", "scare"),
    ("“Yes” was the answer.", "scare"),
    ("It was “a start,” and no more.", "scare"),
    # the same, but somebody says them
    ("He called it a “disgrace,” and left.", "mixed"),
    ("They call it “a first step.”", "mixed"),
    ("The plan was “very good,” Mr. Lind said.", "mixed"),
    # part of an utterance within the outlet's sentence
    ("It was “a very sad day” for us.", "mixed"),
    ("She said that the day was “very sad for all of us here.”", "mixed"),
    # a stop, comma or mark inside makes an utterance of few words
    ("“Yes,” he said.", "direct"),
    ("“No!” he said.", "direct"),
    ("“Why?” he asked.", "direct"),
    ("“Well…” he said.", "direct"),
    ("“But then—” he said.", "direct"),
    ("He said: “Never.”", "direct"),
    ("“We will never leave this town,” he said.", "direct"),
    # titles of works
    ("Lind was on Channel 9’s “Ester This Morning” to say so.", "title"),
    ("Lind wrote the book “Over the Water.”", "title"),
    ("He sang in “The Iron Tide” last year.", "title"),
    ("“Yes, Minister,” he said.", "direct"),
    # after a colon, without marks
    ("She wrote in a letter:\n\nThe bridge is lost and so are we.\n\nShe left.", "block"),
]


def test_a_quotation_that_is_interrupted_goes_on():
    found = quote("“I will,” she said, “go home.” It was “a start.”")
    assert [kind for _, kind, _ in found] == ["direct", "mixed", "scare"]


def test_what_a_letter_says_without_marks_ends_with_its_writer():
    letter = "Ines Moreau wrote:\n\nThe ferry is gone.\n\nI shall miss it.\n\nThe city sold it."
    assert quote(letter) == [("The ferry is gone.", "block", 0), ("I shall miss it.", "block", 0)]


@pytest.mark.parametrize(
    "text",
    [
        "There are three reasons:\n\nThe ferry is gone.",  # nobody says anything
        "She wrote:\n\n“The ferry is gone.”",
        "She wrote:",
    ],
)
def test_a_colon_alone_announces_no_words(text):
    assert "block" not in [kind for _, kind, _ in quote(text)]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_short_words_in_marks_are_not_speech(text, kind):
    assert [found for _, found, _ in quote(text)] == [kind]


def test_few_words_that_are_part_of_a_longer_quotation_are_speech():
    text = "“One of it. So it went on.\n\n“And on” he said."
    assert "scare" not in [kind for _, kind, _ in quote(text)]


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("‘They’ve cut us in half’: Fury as bridge shuts", ["They’ve cut us in half"]),
        ("Mayor: 'I will not resign over this'", ["I will not resign over this"]),
        ('"We lost it all": families\' grief', ["We lost it all"]),
        ("Workers’ fury as bosses’ pay soars", []),
    ],
)
def test_headlines(headline, expected):
    assert [text for text, _, _ in quote(headline, "headline")] == expected


def test_quotations_are_numbered_within_their_part():
    article = Article("a", "“One thing for all”", "“Two,” he said. “Three.”")
    columns = analyze([Article("z", body="“Zero.”"), article], engine=ENGINE).quotation_columns
    found = list(zip(columns["part"], columns["quotation"], columns["text"], strict=True))
    assert found == [
        ("body", 0, "Zero."), ("headline", 0, "One thing for all"), ("body", 0, "Two,"),
        ("body", 1, "Three."),
    ]  # fmt: skip


PIECES = [
    "“",
    "”",
    '"',
    "'",
    "‘",
    "’",
    "«",
    "»",
    "„",
    "s",
    " ",
    "a ",
    ". ",
    "\n\n",
    "é",
    "—",
    "\u00a0",
    "😀",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
@example("“a\n\n“a\n\n“a")
@example("‘a s’ a ’")
def test_any_marks_in_any_order_give_spans_that_do_not_overlap(text):
    columns = analyze([Article("a", body=text)], engine=ENGINE).quotation_columns
    last = 0
    for start, end, shown in zip(columns["start"], columns["end"], columns["text"], strict=True):
        assert last <= start < end <= len(text)
        assert text[start:end] == shown
        last = end


ENDINGS = ["‘We will never give in.’", "'We will never give in.'", "“Never again, never.”", "It’s"]


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_closing_mark_at_the_end_of_a_text_owes_nothing_to_the_next_text(ending):
    """The letter that opens the next article once made an apostrophe of the last mark."""
    article = Article("a", f"Minister: {ending}", f"He was firm. {ending}")
    alone = analyze([article]).quotation_columns
    among = analyze([Article("b", "Zoo", "Zebras."), article, Article("c", "Yes", "We do.")])
    assert among.quotation_columns == alone
    assert len(alone["text"]) == (0 if ending == "It’s" else 2)
