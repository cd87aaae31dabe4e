"""Where sentences end in news. Expectations are the sentences, written out by hand."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from framing import Article, Engine, analyze

ENGINE = Engine()


def split(text):
    """Return the sentences of a text, each cut out of it by its offsets."""
    columns = analyze([Article("a", body=text)], engine=ENGINE).sentence_columns
    places = zip(columns["sentence"], columns["start"], columns["end"], strict=True)
    spans = {int(number): (int(start), int(end)) for number, start, end in places}
    assert list(spans) == list(range(len(spans)))
    return [text[start:end] for start, end in spans.values()]


ORDINARY = [
    "He stayed. | She left.",
    "He stayed! | She left.",
    "Did he stay? | She left.",
    "Really?! | Yes.",
    "(He left.) | She stayed.",
    "The end.] | Next one.",
]
ABBREVIATIONS = [
    "He met Mr. Smith and Dr. Jones. | She left.",
    "Mr. and Mrs. Brown left. | They drove.",
    "Sen. Rosa Lind, R-Ariz., spoke. | He left.",
    "So was Lt. Gov. Jones. | He left.",
    "It was Gov. Lind’s idea. | He left.",
    "The U.S. Army said so. | It did.",
    "He moved to the U.S. | He left again.",
    "The U.K. and the E.U. agreed. | Nobody else did.",
    "They met at 5 p.m. on Friday. | Then they left.",
    "They met at 5 p.m. | The mayor left.",
    "At 5 a.m. Monday the siren rang. | At 6 a.m. Monday, it stopped.",
    "Apple Inc. said so. | The firm grew.",
    "She works for Apple Inc. | The firm grew.",
    "Smith Jr. was there. | So was Brown.",
    "He lives in St. Paul, Minn. | He works.",
    "She was born on Jan. 5 in Va. and left. | He stayed.",
    "It was in Jan. | The snow fell.",
    "He won vs. Federer. | He lost.",
    "Fruit, e.g. apples, i.e. this. | Next.",
    "The Ph.D. student left. | She has a Ph.D. | She left.",
]
INITIALS = [
    "J. K. Rowling wrote it. | It sold.",
    "J.K. Rowling wrote it. | It sold.",
    "George W. Bush spoke. | He left.",
    "He got an A. | She got a B.",
    "Is it Plan B? | Yes.",
]
NUMBERS = [
    "It cost $14.5 billion. | Nobody paid.",
    "Prices rose 3.5 per cent. | They fell.",
    "They fell by 3.5. | Prices rose.",
    "The vote was 5-4. | Justice Lind wrote it.",
    "It happened in 2024. | The mayor left.",
    "The No. 10 spokesman said no. | No. 10 declined.",
    "He said no. | Ten people agreed.",
    "Vol. 3 is out. | Buy it.",
    "1. Buy milk. | 2. Buy eggs.",
    "There were 10. | The mayor left. | He won 3. | They lost.",
    "Two things matter. | 1. Buy milk. | 2. Buy eggs.",
]
ELLIPSES = [
    "He waited... | Then he left.",
    "He waited… | Then he left.",
    "He waited... then he left.",
    "He waited… then he left.",
    "He waited . . . then he left.",
]
QUOTED = [
    "“I will go.” | She left.",
    '"I will go." | She left.',
    "'I will go.' | She left.",
    "‘I will go.’ | She left.",
    "«I will go.» | She left.",
    "“Will you go?” she asked. | He did.",
    "“Why?” Smith asked. | He did.",
    '"Why?" Mr. Smith asked. | He did.',
    "“Why?” Rosa Lind asked. | He did.",
    "“Why?” Mayor Rosa Lind asked. | He did.",
    "“Why?” | The crowd asked for more.",
    "“Why?” | Nobody. | Smith said nothing.",
    "“Go!” he shouted. | Nobody went.",
    "“Go!” | The crowd cheered.",
    "He asked, “Who?” and left. | She stayed.",
    "He said: “Is it true? | I doubt it.” | She agreed.",
    "“It’s over,” said Col. Brown. | “We won.” | He left.",
    "He came to the U.S. | “I like it,” he said.",
    "He asked. | (Nobody knew.) | He left.",
]
OTHER = [
    "Council votes to close bridge",
    "Melania’s secret: what we know",
    "Yahoo! said it would. | Others did not.",
    "Visit example.com. | It is free.",
    "one ended. two began.",
    "• First item",
    "今日は。明日は。",
    "مرحبا بكم. | نعم.",
    "Ça va. | Élodie est partie. | Özil aussi.",
]


@pytest.mark.parametrize(
    "marked", ORDINARY + ABBREVIATIONS + INITIALS + NUMBERS + ELLIPSES + QUOTED + OTHER
)
def test_sentences(marked):
    """A bar stands where a sentence ends."""
    assert split(marked.replace(" | ", " ")) == marked.split(" | ")


@pytest.mark.parametrize("space", ["\u00a0", "\u2003", "\u202f", "\u3000", "\n", "\t", "\x85"])
def test_any_white_space_parts_sentences_and_words(space):
    """Bug guarded: after a no-break space all offsets were one character too small."""
    text = f"It cost 5{space}million.{space}Nobody{space}paid.{space}“Why?”"
    assert split(text) == [f"It cost 5{space}million.", f"Nobody{space}paid.", "“Why?”"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A headline without a stop\n\nThe text.", ["A headline without a stop", "The text."]),
        ("He said\n\nthat it rained.", ["He said", "that it rained."]),
        ("Mr.\n\nSmith left.", ["Mr.", "Smith left."]),
        ("One line\nand the next.", ["One line\nand the next."]),
        ("Milk\n\n• Eggs\n\n- Bread", ["Milk", "• Eggs", "- Bread"]),
        ("  He stayed.  \n\n  She left.  ", ["He stayed.", "She left."]),
        ("\u00a0He stayed.\n\u00a0\nShe left.\u3000", ["He stayed.", "She left."]),
    ],
)
def test_a_paragraph_ends_a_sentence_and_a_line_does_not(text, expected):
    assert split(text) == expected


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u00a0\u3000"])
def test_white_space_is_no_sentence(text):
    assert split(text) == []


def test_parts_do_not_run_into_each_other():
    """Texts lie end to end in one array: a headline without a full stop is still a sentence."""
    article = Article("a", "Mayor quits", "she said.", kicker="Mr.", captions=("Lind in 2024",))
    columns = analyze([article, Article("b", "and then")], engine=ENGINE).sentence_columns
    found = list(zip(columns["article_id"], columns["part"], columns["end"].tolist(), strict=True))
    assert found == [
        ("a", "kicker", 3), ("a", "headline", 11), ("a", "body", 9), ("a", "caption", 12),
        ("b", "headline", 8),
    ]  # fmt: skip


def test_a_number_that_is_a_whole_headline_does_not_swallow_the_body():
    columns = analyze([Article("a", "10.", "Next.")], engine=ENGINE).sentence_columns
    assert columns["part"].tolist() == ["headline", "body"]


PIECES = st.sampled_from(
    [*"aB1.!?…,;:'\"“”‘’«»()[]-—–\n \t\u00a0\u3000\u200b\u200f\ufffdé日😀"]
    + ["Mr. ", "U.S. ", "p.m.", "\n\n", " said ", "The ", "3.5", "e\u0301", "👩\u200d🚒", "<b>"]
)


@given(st.lists(PIECES, max_size=40).map("".join))
@example("voted.\u00a0Nobody")
@example("\u3000\u3000“A.”\u00a0\u00a0B")
def test_sentences_hold_every_word_and_nothing_twice(text):
    assert "".join("".join(split(text)).split()) == "".join(text.split())
