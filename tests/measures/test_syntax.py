"""The parser, where one is installed, and what is said where none is."""

import sys

import pytest

from framing import Article, Engine, analyze
from framing.language import tokenize
from framing.measures.syntax import load_parser, parse_clauses


def test_a_missing_parser_is_one_line(monkeypatch):
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(ImportError, match=r"pip install 'framing\[syntax\]'") as error:
        load_parser()
    assert "\n" not in str(error.value)


def test_passives_by_the_parser_stand_at_the_same_tokens():
    try:
        parser = load_parser()
    except ImportError as reason:
        pytest.skip(str(reason))
    tokens = tokenize([Article("a", "Storm", "“Déjà vu”: the children were taken by soldiers.")])
    found = parse_clauses(tokens, parser)
    starts, ends = tokens.word_spans(found.participle)
    assert [tokens.data[s:e] for s, e in zip(starts, ends, strict=True)] == [b"taken"]
    assert (found.by > found.participle).all()


def test_an_engine_with_a_parser_takes_its_word_for_passives():
    def parser(text):  # says that there is none
        return []

    article = Article("a", body="The men were held.")
    assert analyze([article]).value("a", "body", "all", "passive") == 25
    engine = Engine(parser=parser)
    assert analyze([article], engine=engine).value("a", "body", "all", "passive") == 0
