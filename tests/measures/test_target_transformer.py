"""The transformer of target sentiment: what it reads, what it answers, what it refuses."""

import hashlib
import math
import sys

import numpy as np
import pytest

from framing.measures.target_masks import LONGEST, cut_whole, mask_target, read_targets
from framing.measures.target_sentiment import LABELS
from framing.measures.target_transformer import (
    VERSION,
    load_transformer,
    open_network,
    score_targets,
)
from framing.output import write_beside
from framing.validation.encoder_export import to_onnx
from framing.validation.provenance import to_toml
from tests.small_network import PIECES, draw_parameters, tokenizer_json

pytest.importorskip("tokenizers", reason="framing[targets] is not installed")
TEXT = "Critics slammed Hale's reckless plan."
MASK = PIECES.index("[MASK]")


@pytest.fixture(scope="module")
def cutter():
    return cut_whole(tokenizer_json())


@pytest.fixture(scope="module")
def network():
    pytest.importorskip("onnxruntime", reason="framing[targets] is not installed")
    pytest.importorskip("onnx", reason="onnx, which writes networks, is not installed")
    return to_onnx(draw_parameters(), MASK, LONGEST)


@pytest.fixture(scope="module")
def model(network):
    return open_network(network, tokenizer_json(), {"confidence": 0.5})


@pytest.fixture
def folder(network, tmp_path):
    card = {
        "name": "target_transformer",
        "version": VERSION,
        "confidence": 0.4,
        "sha256_network": hashlib.sha256(network).hexdigest(),
        "sha256_tokenizer": hashlib.sha256(tokenizer_json().encode()).hexdigest(),
    }
    write_beside(tmp_path / "model.onnx", network)
    write_beside(tmp_path / "tokenizer.json", tokenizer_json())
    write_beside(tmp_path / "card.toml", to_toml(card))
    return tmp_path


def span(text, target, number=0):
    start = text.index(target)
    return number, start, start + len(target)


def pieces_of(masked):
    return [PIECES[i] for i in masked.ids]


@pytest.mark.parametrize(
    ("text", "target", "pieces"),
    [
        (TEXT, "Hale", "critics slammed [MASK] ' s reckless plan ."),
        ("The mayor lied.", "The mayor", "[MASK] lied ."),
        ("“Hale lied”", "lied", "“ hale [MASK] ”"),
        ("Hale met Lind", "Lind", "hale met [MASK]"),
        ("A plan, [MASK], Hale won.", "Hale", "a plan , [UNK] , [MASK] won ."),
        ("HALE praised Ångström", "Ångström", "hale praised [MASK]"),
    ],
)
def test_the_target_may_hide_behind_the_mask(cutter, text, target, pieces):
    _, start, end = span(text, target)
    assert pieces_of(mask_target(cutter, text, start, end)) == ["[CLS]", *pieces.split(), "[SEP]"]


def test_the_name_may_follow_the_mask(cutter):
    text = "Critics slammed the mayor's plan."
    found = mask_target(cutter, text, *span(text, "the mayor")[1:], named=True)
    expected = "[CLS] critics slammed [MASK] the mayor ' s plan . [SEP]"
    assert pieces_of(found) == expected.split()
    said = [(text[a:b], pieces_of(found)[first:last]) for a, b, first, last in found.words]
    assert said == [
        ("Critics", ["critics"]),
        ("slammed", ["slammed"]),
        ("s", ["s"]),
        ("plan", ["plan"]),
    ]


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        (10, 20, (10, 20)),  # 33 with the mask and both ends: all of it
        (200, 200, (62, 63)),
        (10, 200, (10, 115)),
        (200, 10, (115, 10)),
        (125, 0, (125, 0)),
        (126, 0, (125, 0)),
    ],
)
def test_long_sentences_are_cut_around_the_target(cutter, before, after, kept):
    text = "met " * before + "Hale" + " won" * after
    pieces = pieces_of(mask_target(cutter, text, 4 * before, 4 * before + 4))
    assert len(pieces) <= LONGEST
    assert (pieces.count("met"), pieces.count("won")) == kept
    assert pieces.index("[MASK]") == kept[0] + 1


def test_words_point_at_their_letters_and_pieces(cutter):
    text = "“Hale”, Critics met plans."
    _, start, end = span(text, "Hale")
    found = mask_target(cutter, text, start, end, offset=100)
    pieces = pieces_of(found)
    said = [(text[a - 100 : b - 100], pieces[first:last]) for a, b, first, last in found.words]
    assert said == [("Critics", ["critics"]), ("met", ["met"]), ("plans", ["plan", "##s"])]


def test_only_the_targets_sentence_is_read(cutter):
    text = "\ufeffÇa va? 😀\r\n\r\nHale lied. Lind met the mayor. A plan won."
    (found,) = read_targets(cutter, [text], [span(text, "Lind")])
    assert pieces_of(found)[1:-1] == ["[MASK]", "met", "the", "mayor", "."]
    assert [text[a:b] for a, b, *_ in found.words] == ["met", "the", "mayor"]


@pytest.mark.parametrize("target", [" ", "”", "— "])
def test_a_target_without_a_word_gets_no_answer(model, target):
    text = "“Hale” — won on Monday."
    (said,) = score_targets([text], [span(text, target)], model=model)
    assert said.label is None
    assert (said.answer, said.reason) == ("unsure", "no word in the span")
    assert all(math.isnan(p) for p in said.probabilities)


def test_a_span_outside_its_text_is_named(model):
    with pytest.raises(ValueError, match=r"spans\[0\] must be .* got \(0, 3, 99\)"):
        score_targets(["Hale"], [(0, 3, 99)], model=model)


def test_probabilities_are_those_of_the_networks_logits(model, cutter):
    _, start, end = span(TEXT, "Hale")
    (logits,) = model.logits([mask_target(cutter, TEXT, start, end, named=True).ids])
    odds = [math.exp(x) for x in logits]
    (said,) = score_targets([TEXT], [(0, start, end)], model=model)
    assert said.probabilities == pytest.approx([odd / sum(odds) for odd in odds])
    assert said.label == LABELS[int(np.argmax(odds))]
    assert said.abstains == (max(said.probabilities) < 0.5)


def test_who_is_named_decides_nothing_if_the_name_is_hidden(model):
    renamed = TEXT.replace("Hale", "The mayor")
    asked = ([TEXT], [span(TEXT, "Hale")]), ([renamed], [span(renamed, "The mayor")])
    plain, other = (score_targets(*one, model=model, named=False)[0] for one in asked)
    assert other.probabilities == plain.probabilities
    plain, other = (score_targets(*one, model=model)[0] for one in asked)
    assert other.probabilities != plain.probabilities


def test_answers_do_not_hang_on_what_else_is_asked(model):
    texts = [TEXT, "Hale met Lind on Monday.", "Lind won. Hale lied, the mayor won."] * 20
    spans = [span(text, "Hale", i) for i, text in enumerate(texts)]
    together = score_targets(texts, spans, model=model)
    backwards = score_targets(texts, spans[::-1], model=model)[::-1]
    for place in range(3):
        alone = score_targets([texts[place]], [(0, *spans[place][1:])], model=model)[0]
        assert together[place].probabilities == pytest.approx(alone.probabilities, abs=1e-5)
        assert backwards[place].probabilities == pytest.approx(alone.probabilities, abs=1e-5)
    assert score_targets([], [], model=model) == []


def test_the_words_that_decided_are_those_it_would_miss(model, cutter):
    spans = [span(TEXT, "Hale")]
    (said,) = score_targets([TEXT], spans, model=model, explain=True)
    found = mask_target(cutter, TEXT, *spans[0][1:], named=True)
    here = LABELS.index(said.label)
    expected = {}
    for start, end, first, last in found.words:
        whole, without = model.logits([found.ids, found.ids[:first] + found.ids[last:]])
        # 1.5 times the logit against the mean of all three is that against the mean of two
        gap = [1.5 * (logits[here] - logits.mean()) for logits in (whole, without)]
        if gap[0] - gap[1] >= 0.1:
            expected[TEXT[start:end].lower()] = gap[0] - gap[1]
    assert expected, "no word has a say: another seed"
    assert {word.word: word.weight for word in said.words} == pytest.approx(expected, abs=1e-4)
    weights = [word.weight for word in said.words]
    assert weights == sorted(weights, reverse=True)
    assert all(TEXT[word.start : word.end].lower() == word.word for word in said.words)


def test_a_folder_is_read(folder):
    model = load_transformer(folder)
    assert model.confidence == 0.4
    assert score_targets([TEXT], [span(TEXT, "Hale")], model=model)[0].label in LABELS


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
@pytest.mark.parametrize("damage", ["cut", "gone"])
def test_a_damaged_folder_is_refused(folder, name, damage):
    path = folder / name
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(
        ValueError, match=rf"{name}: .*; make it again with 'framing train "
    ) as told:
        load_transformer(folder)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    ("card", "wrong"),
    [
        (None, "no transformer for target sentiment .* make one with 'framing train target"),
        ("name = ", "no transformer for target sentiment .* make one with"),
        (
            'name = "target_transformer"\nversion = "0"\n',
            "version 0, this version .* make it again",
        ),
        ('name = "other"\nversion = "1"\n', "holds other of version 1"),
    ],
)
def test_another_folder_is_refused(tmp_path, card, wrong):
    if card is not None:
        (tmp_path / "card.toml").write_text(card)
    with pytest.raises(ValueError, match=wrong) as told:
        load_transformer(tmp_path)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    ("data", "text", "card"),
    [(b"no network", None, {"confidence": 0.5}), (None, "{}", {"confidence": 0.5}), (None, None, {})],
)  # fmt: skip
def test_files_that_nothing_can_be_made_of_are_one_line(folder, data, text, card):
    data = data or (folder / "model.onnx").read_bytes()
    text = text or (folder / "tokenizer.json").read_text("utf-8")
    with pytest.raises(ValueError, match="cannot be read .*; make them again with") as told:
        open_network(data, text, card)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("missing", ["onnxruntime", "tokenizers"])
def test_without_the_extra_one_line_says_what_to_install(folder, monkeypatch, missing):
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(ValueError, match=r"pip install 'framing\[targets\]'"):
        load_transformer(folder)
