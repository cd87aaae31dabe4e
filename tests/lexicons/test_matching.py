"""Where terms are found. The lexicon is made here, so that every hit can be told by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import Article, Engine, analyze, read_lexicon

ROWS = """
term,pos,category,strength,reason,neutral,note,forms,ordinary,case
slam,verb,violence,2,r,,,,slam dunk|grand slam,
witch hunt,noun,partisan,3,r,,,,,
hunt,verb,violence,1,r,,,,,
hunt down,verb,violence,2,r,,,,,
storm,noun,sensational,1,r,,,,storm of applause,
radical,adjective,partisan,2,r,,,,,
radical left,noun,partisan,3,r,,,,,
left behind,phrase,emotive,2,r,,,,,
don't-care,adjective,emotive,1,r,,,,,
so-called,adjective,distance,2,r,,,,,
Reds,noun,partisan,2,r,,,Reds,,exact
swamp,noun,partisan,2,r,,,,,lower
U.S. puppet,noun,partisan,3,r,,,,,
behind closed doors,phrase,secrecy,2,r,,,,,
"""


@pytest.fixture(scope="module")
def find(tmp_path_factory):
    """Return a function that gives "entry: text found" for every hit in a body."""
    path = tmp_path_factory.mktemp("lexicon") / "mine.csv"
    path.write_text(ROWS.strip() + "\n", encoding="utf-8")
    engine = Engine(read_lexicon(path))

    def find(text, part="body"):
        columns = analyze([Article("a", **{part: text})], engine=engine).evidence_columns
        records = [
            dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)
        ]
        hits = [hit for hit in records if hit["measure"] == "loaded"]
        assert all(text[hit["start"] : hit["end"]] == hit["text"] for hit in hits)
        return [(hit["entry"], hit["text"]) for hit in hits]

    return find


FORMS = [
    ("They slammed him.", [("slam", "slammed")]),
    ("SLAMS! Slamming", [("slam", "SLAMS"), ("slam", "Slamming")]),
    ("A slammer and the islam of it.", []),
    ("The witch hunts go on.", [("witch hunt", "witch hunts")]),
    ("slam slam", [("slam", "slam"), ("slam", "slam")]),
]
LONGEST_FIRST = [
    ("A witch hunt began.", [("witch hunt", "witch hunt")]),
    ("They hunt witches.", [("hunt", "hunt")]),
    ("The radical left won.", [("radical left", "radical left")]),
    # "radical left" begins first; what overlaps it is not found beside it
    ("The radical left behind them", [("radical left", "radical left")]),
    ("They hunted down the hunted.", [("hunt down", "hunted down"), ("hunt", "hunted")]),
    ("A witch hunt down there", [("witch hunt", "witch hunt")]),
]
ORDINARY = [
    ("A slam dunk and a grand slam.", []),
    ("Slam-dunk!", []),
    ("A slam. Dunk it.", [("slam", "slam")]),
    ("A storm of applause, then a storm.", [("storm", "storm")]),
    ("slams dunk", [("slam", "slams")]),
]
CASE = [
    ("The Reds won; the reds lost; THE REDS drew.", [("Reds", "Reds")]),
    ("Drain the swamp in Swamp City: SWAMP!", [("swamp", "swamp")]),
    (
        "RADICAL Radical radical",
        [("radical", "RADICAL"), ("radical", "Radical"), ("radical", "radical")],
    ),
]
HYPHENS_AND_APOSTROPHES = [
    ("A witch-hunt, a Witch-Hunt.", [("witch hunt", "witch-hunt"), ("witch hunt", "Witch-Hunt")]),
    (
        "The so called plan, the so-called plan",
        [("so-called", "so called"), ("so-called", "so-called")],
    ),
    (
        "A don't-care look, a don’t care look",
        [("don't-care", "don't-care"), ("don't-care", "don’t care")],
    ),
    ("behind-closed-doors talks", [("behind closed doors", "behind-closed-doors")]),
    (
        "The post-storm anti-radical-left mood",
        [("storm", "storm"), ("radical left", "radical-left")],
    ),
    ("The witch hunt's end, the storm’s eye", [("witch hunt", "witch hunt"), ("storm", "storm")]),
    ("The witch's hunt", [("witch hunt", "witch's hunt")]),
    ("A U.S. puppet fell.", [("U.S. puppet", "U.S. puppet")]),
]
NOT_ACROSS = [
    ("the radical, left alone", [("radical", "radical")]),
    ("the radical “left” alone", [("radical", "radical")]),
    ("the radical (left) alone", [("radical", "radical")]),
    ("the radical — left alone", [("radical", "radical")]),
    ("the radical. Left alone", [("radical", "radical")]),
    ("the radical/left", [("radical", "radical")]),
    ("the radical—left alone, the witch...hunt", [("radical", "radical"), ("hunt", "hunt")]),
    ("the radical\n\nleft", [("radical", "radical")]),
    ("He moved to the U.S. The puppet fell.", []),
    (
        "the radical\nleft and the radical\u00a0left",
        [("radical left", "radical\nleft"), ("radical left", "radical\u00a0left")],
    ),
]
MARKS = [
    ("“Slammed,” (hunt) [storm] …storm… <b>storm</b>", [
        ("slam", "Slammed"), ("hunt", "hunt"), ("storm", "storm"), ("storm", "storm"), ("storm", "storm"),
    ]),
    ("😀storm😀 naïve\u0301 storm", [("storm", "storm"), ("storm", "storm")]),
    ("stormé éstorm storm1", []),
    ("", []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "hits"),
    FORMS + LONGEST_FIRST + ORDINARY + CASE + HYPHENS_AND_APOSTROPHES + NOT_ACROSS + MARKS,
)
def test_hits(find, text, hits):
    assert find(text) == hits


def test_a_term_does_not_begin_in_one_part_and_end_in_the_next(find):
    assert find("radical", "headline") == [("radical", "radical")]


def test_an_ordinary_phrase_of_one_entry_does_not_hide_another_that_is_the_phrase(tmp_path):
    """ "Witch hunt" is ordinary for "hunt" only because it is an entry of its own."""
    path = tmp_path / "mine.csv"
    head = "term,pos,category,strength,reason,ordinary\n"
    path.write_text(head + "hunt,verb,x,1,r,witch hunt\nwitch hunt,noun,x,1,r,\n", encoding="utf-8")
    columns = analyze([Article("a", body="A witch hunt.")], engine=Engine(read_lexicon(path)))
    assert "witch hunt" in columns.evidence_columns["entry"]


def test_an_entry_with_a_case_rule_leaves_the_rest_of_the_text_alone(find):
    """Bug guarded: a hit that its case forbids must not take the place of a shorter one."""
    assert find("Swamp storm") == [("storm", "storm")]


def test_the_longest_goes_first_in_a_long_text_too(find):
    """Bug guarded: beyond 64 overlaps a shorter term was found inside a longer one."""
    text = "A witch hunt, a storm of applause. " * 100
    assert find(text) == [("witch hunt", "witch hunt")] * 100


WORDS = st.sampled_from(
    "slam dunk grand witch hunt down radical left behind closed doors U.S. puppet "
    "storm of applause don't care so called Reds swamp — , “ ” é".split()
)
JOINTS = st.sampled_from([" ", " ", "-", "\u00a0", ", ", "\n", "\n\n", ""])


@given(st.lists(st.tuples(WORDS, JOINTS), max_size=25))
def test_hits_of_one_lexicon_do_not_overlap(find, pieces):
    text = "".join(word + joint for word, joint in pieces)
    where = 0
    for _, shown in find(text):
        where = text.index(shown, where) + len(shown)
