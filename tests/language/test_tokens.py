"""Tokens: offsets that hold in any text, and a vocabulary that changes nothing but the time."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from framing import Article
from framing.language import Vocabulary, tokenize

PIECES = [
    *"aé日😀\u00a0\u3000\u2028\u0085\u200b\u0301 \n\t\ufffd\U00010348’“.",
    "\n\n",
    "word",
    "ß ",
]
TEXTS = st.one_of(st.lists(st.sampled_from(PIECES), max_size=20).map("".join), st.text(max_size=30))


def cut(article, vocabulary=None):
    """Return the tokens of each part, sliced from the part's own text."""
    tokens = tokenize([article], vocabulary)
    bounds = zip(tokens.segment_tokens[:-1], tokens.segment_tokens[1:], strict=True)
    found = {}
    for segment, (first, last) in enumerate(bounds):
        places = np.arange(first, last)
        owner = np.full(len(places), segment)
        start = tokens.characters(tokens.starts[places].astype(np.int64), owner)
        end = tokens.characters(tokens.token_ends(places), owner)
        part = ("kicker", "headline", "standfirst", "body", "caption")[tokens.part[segment]]
        text = article.text(part)
        found[part] = [text[a:b] for a, b in zip(start, end, strict=True)]
    return found


@given(TEXTS, TEXTS, TEXTS)
@example("a\u00a0b", "\u3000c d", "")
@example("", "", "\x1c")
def test_tokens_slice_back_to_what_stands_between_white_space(headline, body, caption):
    article = Article("a", headline, body, captions=(caption,))
    texts = {part: article.text(part).split() for part in ("headline", "body", "caption")}
    assert cut(article) == {part: words for part, words in texts.items() if words}


def test_every_white_space_of_unicode_parts_tokens():
    spaces = "".join(map(chr, range(0x110000)))
    spaces = [char for char in spaces if char.isspace() and not "\x1c" <= char <= "\x1f"]
    text = "".join(f"w{space}" for space in spaces)
    assert cut(Article("a", body=text)) == {"body": ["w"] * len(spaces)}


def test_a_batch_of_nothing_has_no_tokens():
    assert len(tokenize([])) == 0
    assert len(tokenize([Article("a"), Article("b", " ", "\n")])) == 0


@given(st.lists(TEXTS, max_size=4), TEXTS)
def test_a_vocabulary_that_knows_other_texts_gives_the_same_tokens(others, text):
    vocabulary = Vocabulary()
    tokenize([Article(str(n), body=other) for n, other in enumerate(others)], vocabulary)
    article = Article("a", body=text)
    assert cut(article, vocabulary) == cut(article)


def test_a_vocabulary_grows_by_new_types_only():
    vocabulary = Vocabulary()
    tokenize([Article("a", body="to be or not to be ")], vocabulary)
    assert vocabulary.chunks.strings == ["to ", "be ", "or ", "not "]
    tokenize([Article("b", body="to be is to do ")], vocabulary)
    assert vocabulary.chunks.strings == ["to ", "be ", "or ", "not ", "is ", "do "]


def test_the_words_of_chunks_are_the_same_however_the_vocabulary_grew():
    texts = [
        "A well-known “U.S.” mayor’s",
        "24/7 don’t — well-known 😀 Ellery's",
        "a mayor’s e\u0301lan",
    ]
    grown, at_once = Vocabulary(), Vocabulary()
    for text in texts:
        tokenize([Article("a", body=f"{text} ")], grown)
        grown.chunk_words()
    tokenize([Article("a", body=" ".join(texts) + " ")], at_once)

    def spell(vocabulary):
        of_chunk, flat = vocabulary.chunk_words()
        words = [vocabulary.words.strings[word] for word in flat["word"]]
        spans = zip(of_chunk["first"], of_chunk["first"] + of_chunk["count"], strict=True)
        return {
            chunk: words[first:last]
            for chunk, (first, last) in zip(vocabulary.chunks.strings, spans, strict=True)
        }

    assert spell(grown) == spell(at_once)
    assert spell(grown)["“U.S.” "] == ["u.s"]
    assert spell(grown)["well-known "] == ["well", "known"]
    assert spell(grown)["— "] == []


def has_comma(tokens):
    return np.array([chunk.rstrip().endswith(",") for chunk in spell(tokens)])


def has_capital(tokens):
    return np.array([chunk[:1].isupper() for chunk in spell(tokens)])


def spell(tokens):
    return tokens.vocabulary.chunks.strings_of(tokens.types)


@pytest.mark.parametrize("earlier", [(), (has_comma,), (has_capital, has_comma)])
def test_tokens_are_found_whatever_was_looked_for_before(earlier):
    vocabulary = Vocabulary()
    first = tokenize([Article("a", body="Fog, said Ivo.")], vocabulary)
    for tell in earlier:
        first.find(tell)
    tokens = tokenize([Article("b", body="At sea, Ana saw fog, Ivo rain, snow.")], vocabulary)
    assert tokens.find(has_comma).tolist() == [1, 4, 6]
    assert tokens.find(has_capital).tolist() == [0, 2, 5]
    assert tokens.find(has_comma).tolist() == [1, 4, 6]
