"""Exercises: words, answers, outlets hidden, and the way to a page and back."""

import json
from dataclasses import replace

import pytest

from framing import Article
from framing.classroom import Exercise, make_exercise, read_exercise, render_exercise
from framing.classroom.texts import Text, cut_words


def texts_of(exercise, numbers):
    return [exercise.words[number].text for number in numbers]


def test_words_are_numbered_through_all_texts(tiny):
    said = "Mob storms hall A mob stormed the hall It rained".split()
    said += "Crowd enters hall A crowd went in said the Gull Wet".split()
    assert [word.text for word in tiny.words] == said
    assert [word.letter for word in tiny.words] == ["A"] * 10 + ["B"] * 11


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (
            "A knife-wielding man, 19, “so-called”.",
            ["A", "knife-wielding", "man", "19", "so-called"],
        ),
        ("It cost £860—or 5%…", ["It", "cost", "£860", "or", "5%"]),
        ("שלום עולם!", ["שלום", "עולם"]),
        (
            "She won 2-1 at 9.38pm; AT&T’s men",
            ["She", "won", "2-1", "at", "9.38pm", "AT&T’s", "men"],
        ),
        ("… — !", []),
    ],
)
def test_words_as_a_reader_marks_them(body, words):
    text = Text("A", "", "", (("body", body, (0,)),))
    assert [word.text for word in cut_words(text)] == words


def test_words_slice_back(cup_final):
    parts = {(t.letter, part): content for t in cup_final.texts for part, content, _ in t.parts}
    for word in cup_final.words:
        assert parts[word.letter, word.part][word.start : word.end] == word.text


def test_answers_are_the_words_of_the_evidence(cup_final):
    found = [(a.first, a.last) for a in cup_final.answers]
    assert found == sorted(found)
    shown = {" ".join(texts_of(cup_final, range(a.first, a.last + 1))) for a in cup_final.answers}
    assert {"boils over", "Bungling", "gleefully"} <= shown
    assert all(answer.reason for answer in cup_final.answers)


def test_outlets_named_in_a_text_are_hidden(tiny, cup_final):
    assert texts_of(tiny, tiny.hidden) == ["Gull"]
    assert texts_of(cup_final, cup_final.hidden) == ["Harbour", "Post"]


@pytest.mark.parametrize(
    ("outlet", "body", "hidden"),
    [
        ("The Harbour Post", "Harbour Bridge is shut. The Post Office, too.", []),
        ("The Harbour Post", "It told The Harbour Post so. Daily.", ["Harbour", "Post"]),
        (
            "Meridian Wire",
            "ELLERY (Meridian) - It rained, Meridian said.",
            ["Meridian", "Meridian"],
        ),
        ("The Daily Lantern", "Daily trains ran. The Lantern can reveal it.", ["Lantern"]),
        ("BBC News", "He told the BBC. News came.", ["BBC"]),
        # at the start of a sentence, if it stands for the outlet elsewhere
        ("The Morning Gull", "Gull readers wept. It told The Gull so.", ["Gull", "Gull"]),
        ("The Morning Gull", "Gull chicks hatched. Gulls cried.", []),
        # the whole name in any surroundings
        ("The Morning Gull", "THE MORNING GULL SAYS no.", ["MORNING", "GULL"]),
        ("Daily Mail", "Daily mail is late. A Daily Mail inquiry.", ["Daily", "Mail"]),
        ("Вечірні вісті", "Вечірні вісті was first.", ["Вечірні", "вісті"]),
        # addresses and handles
        ("The Morning Gull", "Write to us@morninggull.example now.", ["us@morninggull.example"]),
        ("The Morning Gull", "Follow @MorningGull or @GullWatch.", ["@MorningGull"]),
        ("X", "See x.example and max.example.", ["x.example"]),
        ("", "The Lantern", []),
    ],
)
def test_what_counts_as_an_outlets_name(engine, outlet, body, hidden):
    exercise = make_exercise([Article("a", "", body, outlet or None)], engine=engine)
    assert texts_of(exercise, exercise.hidden) == hidden


def test_the_id_stands_for_texts_and_choices(tiny, engine):
    assert len(tiny.id) == 8
    assert replace(tiny, title="Another", answers=(), questions=()).id == tiny.id
    assert replace(tiny, texts=tiny.texts[:1]).id != tiny.id
    assert replace(tiny, categories=tiny.categories[1:]).id != tiny.id


def test_questions_come_from_the_comparison(cup_final):
    headlines, loaded, strongest, quoted, voices, *_ = cup_final.questions
    assert "only A has “beaten”" in headlines
    assert "“robbed”" in headlines
    a, b = (text.loaded for text in cup_final.texts)
    assert f"text B has {b:.1f} words of the list, text A {a:.1f}" in loaded
    assert "Did you mark more in B, too?" in loaded
    assert strongest.startswith("Text ")
    assert "“shame”" in quoted
    a, b = (round(100 * text.quoted) for text in cup_final.texts)
    assert f"{a} % of A and {b} % of B" in voices


def test_a_question_of_texts_without_loaded_words(engine):
    texts = [Article(id_, "", "It rained on Friday. Nobody was there.") for id_ in "ab"]
    questions = make_exercise(texts, engine=engine).questions
    assert questions[0].startswith("Below the headlines the list marks none of the outlets’ own")
    alike = [Article(id_, "", "A furious mob came on Friday. It rained.") for id_ in "ab"]
    questions = make_exercise(alike, engine=engine).questions
    # two terms of eight words in each
    assert "text A has 25.0 words of the list, text B 25.0: too close to call" in questions[0]


def test_one_word_is_not_asked_about_twice(engine):
    body = "It was brazen. “This is brazen, and a bungling disgrace,” she said."
    questions = make_exercise([Article("a", "", body)], engine=engine).questions
    assert questions[0].startswith("Text A writes “brazen”")
    assert "In text A, “bungling” stands in somebody’s quoted words." in questions[1]
    alone = make_exercise([Article("a", "", body.replace(", and a bungling disgrace", ""))])
    assert "“brazen” stands in somebody’s quoted words" in alone.questions[1]


def test_a_question_of_who_did_it(engine):
    told = Article("a", "", "On Friday an officer shot the robber near the bandstand. He ran.")
    silent = Article("b", "", "On Friday the robber was shot near the bandstand. He ran.")
    exercise = make_exercise([told, silent], engine=engine)
    assert any("writes “was shot” and does not say who" in text for text in exercise.questions)
    alone = make_exercise([silent], engine=engine)
    assert not any("does not say who" in text for text in alone.questions)


def test_a_single_text_is_an_exercise_too(engine):
    exercise = make_exercise([Article("a", "", "A furious mob stormed the hall.")], engine=engine)
    assert [text.letter for text in exercise.texts] == ["A"]
    assert exercise.questions


def test_what_is_not_in_english_is_read_and_not_marked(engine):
    body = "Der Bürgermeister sagte am Freitag, dass die Brücke nicht wieder geöffnet wird. " * 5
    exercise = make_exercise([Article("a", "Die Brücke bleibt zu", body)], engine=engine)
    assert not exercise.texts[0].scored
    assert exercise.answers == ()


@pytest.mark.parametrize(
    ("articles", "problem"),
    [
        ([], "one to 6 articles, got 0"),
        ([Article(str(i), "", "Word.") for i in range(7)], "got 7"),
        ([Article("a", "", "word " * 9_001)], "9,000 words"),
        ([Article("a", "", "…")], "at least; these have 0"),
    ],
)
def test_what_makes_no_exercise(articles, problem, engine):
    with pytest.raises(ValueError, match=problem):
        make_exercise(articles, engine=engine)


def test_a_page_holds_its_exercise(cup_final):
    assert read_exercise(render_exercise(cup_final)) == cup_final
    assert read_exercise("<p>another page</p>") is None


@pytest.mark.parametrize(
    "change",
    [
        {"id": "00000000"},
        {"texts": 3},
        {"texts": [[]]},
        {"answers": [{}]},
        {"categories": []},
        {"title": None, "frames": 1},
    ],
)
def test_a_damaged_exercise_is_refused(tiny, change):
    values = json.loads(json.dumps(tiny.to_dict()))
    with pytest.raises(ValueError, match="no exercise of framing"):
        Exercise.from_dict(values | change)


@pytest.mark.parametrize(
    ("where", "what"),
    [
        (("answers", 0, "last"), 999),
        (("answers", 0, "first"), -1),
        (("answers", 0, "category"), 99),
        (("answers", 0, "strength"), 9),
        (("texts", 0, "letter"), "B"),
        (("texts", 0, "parts", 0, 0), "footnote"),
        (("texts", 0, "parts", 0, 2), [float("inf")]),
    ],
)
def test_an_exercise_that_was_tampered_with_is_refused(tiny, where, what):
    values = place = json.loads(json.dumps(tiny.to_dict()))
    for step in where[:-1]:
        place = place[step]
    place[where[-1]] = what
    values["id"] = replace(tiny, texts=tiny.texts).id
    with pytest.raises(ValueError, match="no exercise of framing"):
        Exercise.from_dict(values)
