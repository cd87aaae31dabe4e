"""A lexicon of one's own: read from CSV and TOML, and every fault of it said in one line."""

import hashlib

import pytest

from framing import load_lexicon, read_lexicon
from framing.lexicons import check_lexicon, merge_lexicons, shipped_lexicons

HEADER = "term,pos,category,strength,reason,neutral,note,forms,ordinary,case"
TOML = """
name = "mine"
title = "My terms"
description = "Terms for a seminar."
version = "2.1"
licence = "CC0"
references = ["Lind (2020)"]

[categories.violence]
label = "Violence"
definition = "Words of blows."
reference = "Lind (2020)"
"""


@pytest.fixture
def write(tmp_path):
    """Write rows (below the usual header) and a TOML; return the path of the CSV."""

    def write(*rows, header=HEADER, toml=None, encoding="utf-8"):
        path = tmp_path / "terms.csv"
        path.write_bytes("\n".join([header, *rows, ""]).encode(encoding))
        if toml is not None:
            (tmp_path / "terms.toml").write_text(toml, encoding="utf-8")
        return path

    return write


def test_an_entry_with_everything(write):
    row = "slam,verb,violence,2,Makes criticism a blow.,criticise|fault,Ordinary of doors.,,slam dunk|slam poetry,lower"
    (entry,) = read_lexicon(write(row, toml=TOML))
    assert (entry.term, entry.pos, entry.category, entry.strength) == (
        "slam",
        "verb",
        "violence",
        2,
    )
    assert entry.reason == "Makes criticism a blow."
    assert entry.neutral == ("criticise", "fault")
    assert entry.note == "Ordinary of doors."
    assert entry.forms == ("slam", "slams", "slammed", "slamming")
    assert entry.ordinary == ("slam dunk", "slam poetry")
    assert entry.case == "lower"


def test_provenance_comes_from_the_toml(write):
    path = write("slam,verb,violence,2,A blow.", toml=TOML)
    lexicon = read_lexicon(path)
    assert (lexicon.name, lexicon.title, lexicon.version) == ("mine", "My terms", "2.1")
    assert (lexicon.licence, lexicon.references) == ("CC0", ("Lind (2020)",))
    assert lexicon.categories["violence"].definition == "Words of blows."
    assert lexicon.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_without_a_toml_categories_are_taken_as_they_come(write):
    lexicon = read_lexicon(write("slam,verb,violence,2,A blow.", "horror,noun,fear,1,Fright."))
    assert [(c.name, c.label) for c in lexicon.categories.values()] == [
        ("violence", "Violence"), ("fear", "Fear"),
    ]  # fmt: skip
    assert (lexicon.name, lexicon.version, lexicon.licence) == (
        "terms",
        "unversioned",
        "not stated",
    )


def test_the_least_that_is_needed(write):
    """A term is found as it is written, with middling strength; the reason says whence it is."""
    (entry,) = read_lexicon(write("slam down,violence", header="term,category"))
    assert (entry.forms, entry.strength) == (("slam down",), 2)
    assert entry.reason == "Listed under 'violence' in the lexicon 'terms'."


def test_check_says_everything_that_is_wrong(write):
    rows = [
        SOUND,
        "horror,noun,fear,9,Fright.",
        '"dread\nful",noun,fear,1,',
        "a,b,c,1,d,e,f,g,h,i,j",
    ]
    assert check_lexicon(write(*rows)) == [
        "line 3 of terms.csv: 'strength' must be 1, 2 or 3, got '9'.",
        "line 4 of terms.csv: 'reason' is empty.",
        "line 6 of terms.csv: has more cells than the header has columns; "
        "a cell with a comma needs quotation marks.",
    ]
    assert check_lexicon(write(SOUND)) == []
    assert check_lexicon(write(SOUND, toml="name = 3")) == ["terms.toml: 'name' must be text."]


def test_merging_lets_the_later_entry_count(write, tmp_path):
    first = read_lexicon(write(SOUND, "horror,noun,fear,1,Fright."))
    other = tmp_path / "mine.csv"
    other.write_text("term,category,strength\nslammed,noise,1\n", encoding="utf-8")
    both = merge_lexicons(first, read_lexicon(other))
    assert [(e.term, e.category, e.strength) for e in both] == [
        ("horror", "fear", 1), ("slammed", "noise", 1),
    ]  # fmt: skip
    assert (both.name, list(both.categories)) == ("terms+mine", ["violence", "fear", "noise"])
    assert both.sha256 not in (first.sha256, read_lexicon(other).sha256)


def test_without_what_was_seen(write):
    head = "term,category,seen"
    lexicon = read_lexicon(write("slam,violence,", "horror,fear,BABE", header=head))
    assert [entry.term for entry in lexicon.without_seen()] == ["slam"]


def test_the_hash_is_also_of_the_rules_in_the_toml(write):
    """Whatever decides what is found; not what is said about it."""
    plain = read_lexicon(write(SOUND)).sha256
    assert read_lexicon(write(SOUND, toml=TOML)).sha256 == plain
    for rule in ("[topics]\nball = ['net']", "[categories.violence]\nin_names = false"):
        assert read_lexicon(write(SOUND, toml=rule)).sha256 != plain


def test_forms_of_ones_own_take_the_place_of_the_rules(write):
    (entry,) = read_lexicon(write("strike,verb,violence,2,A blow.,,,struck|striking,,"))
    assert entry.forms == ("strike", "struck", "striking")


def test_a_file_from_a_spreadsheet(write):
    """Byte order mark, Windows line ends and cells with commas, quotes and spaces."""
    path = write(' slam ,verb, violence,2,"Blow, or ""hit"".",,,,,')
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    (entry,) = read_lexicon(path)
    assert (entry.term, entry.category, entry.reason) == ("slam", "violence", 'Blow, or "hit".')


def test_the_hash_is_of_the_content_whatever_the_line_ends(write):
    path = write("slam,verb,violence,2,A blow.")
    unix = read_lexicon(path).sha256
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_lexicon(path).sha256 == unix


def test_a_cell_may_hold_a_line_break(write):
    """Bug guarded: lines were cut before cells were, so that the rest of the file was misread."""
    first, second = read_lexicon(
        write('slam,verb,violence,2,"A blow.\nAnd more.",,,,,', "horror,noun,fear,1,Fright.")
    )
    assert first.reason == "A blow.\nAnd more."
    assert second.term == "horror"


def test_a_quotation_mark_that_is_never_closed_does_not_swallow_the_rest(write):
    path = write('slam,verb,violence,2,"A blow.', "horror,noun,fear,1,Fright.")
    with pytest.raises(
        ValueError, match="line 2 of terms.csv: not a CSV in UTF-8 .a quotation mark"
    ):
        read_lexicon(path)


def test_columns_that_are_there_twice_or_misspelt(write):
    path = write("slam,blow,3", header="term,category,strenght")
    assert check_lexicon(path) == [
        "line 1 of terms.csv: column 'strenght' is not known; did you mean 'strength'?"
    ]
    path = write("slam,blow,hit", header="term,category,term")
    assert check_lexicon(path) == ["line 1 of terms.csv: has two columns 'term'."]
    path = write("slam,blow,hit", header="term,category,rung")
    assert check_lexicon(path) == []


def test_empty_rows_are_passed_over_and_counted(write):
    with pytest.raises(ValueError, match="line 5 of terms.csv: 'reason' is empty"):
        read_lexicon(write("slam,verb,violence,2,A blow.", "", ",,,,", "horror,noun,fear,1,"))


SOUND = "slam,verb,violence,2,A blow."


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("horror,noun,fear,1,", "line 3 of terms.csv: 'reason' is empty."),
        (",noun,fear,1,Fright.", "line 3 of terms.csv: 'term' is empty."),
        ("horror,noun", "line 3 of terms.csv: 'category' is empty."),
        ("horror,noun,fear,high,Fright.", "line 3 of terms.csv: 'strength' must be 1, 2 or 3, got 'high'."),
        ("horror,noun,fear,4,Fright.", "line 3 of terms.csv: 'strength' must be 1, 2 or 3, got '4'."),
        ("horror,nuon,fear,1,Fright.", "line 3 of terms.csv: 'pos' of 'horror' must be noun, verb, adjective, adverb or phrase, got 'nuon'."),
        ("horror,noun,fear,1,Fright.,,,,,upper", "line 3 of terms.csv: 'case' must be empty, exact or lower, got 'upper'."),
        ("—,noun,fear,1,Fright.", "line 3 of terms.csv: '—' holds no word to look for."),
        ("horror,noun,fear,1,Fright.,,,horrors|!,,", "line 3 of terms.csv: '!' holds no word to look for."),
        ("horror,noun,fear,1,Fright.,,,,…,", "line 3 of terms.csv: '…' holds no word to look for."),
        ("slams,noun,fear,1,Fright.", "line 3 of terms.csv: 'slams' stands in line 2 already, as a form of 'slam'."),
        ("SLAM,noun,fear,1,Fright.", "line 3 of terms.csv: 'SLAM' stands in line 2 already, as a form of 'slam'."),
        ("horror,noun,fear,1,Fright.,,,,,,,too,many", "line 3 of terms.csv: has more cells than the header has columns; a cell with a comma needs quotation marks."),
    ],
)  # fmt: skip
def test_each_fault_is_one_line_with_file_line_and_what_is_wrong(write, row, said):
    with pytest.raises(ValueError) as error:
        read_lexicon(write(SOUND, row))
    assert str(error.value) == said


def test_a_category_that_the_toml_does_not_define(write):
    path = write(SOUND, "horror,noun,fear,1,Fright.", toml=TOML)
    with pytest.raises(ValueError, match="line 3 of terms.csv: category 'fear' is not defined"):
        read_lexicon(path)


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("term,pos,strength,reason", "no 'category'"),
        ("word,pos,category,strength,reason", "no 'term'"),
        ("term;pos;category;strength;reason", "no 'term'. Its cells are parted by semicolons"),
        ("term\tpos\tcategory", "no 'term'. Its cells are parted by tabs"),
    ],
)
def test_a_column_that_is_missing(write, header, said):
    with pytest.raises(
        ValueError, match=f"line 1 of terms.csv: needs the columns term, .*; {said}"
    ):
        read_lexicon(write(SOUND, header=header))


def test_a_file_that_is_no_lexicon(write, tmp_path):
    with pytest.raises(ValueError, match="line 1 of terms.csv: has no entries"):
        read_lexicon(write())
    with pytest.raises(ValueError, match="line 2 of terms.csv: not a CSV in UTF-8 .a null"):
        read_lexicon(write("sl\0am,noun,fear,1,Fright."))
    with pytest.raises(ValueError, match="line 2 of terms.csv: not a CSV in UTF-8"):
        read_lexicon(write("café,noun,fear,1,Fright.", encoding="latin-1"))
    with pytest.raises(ValueError, match="terms.csv: needs the columns"):
        path = write()
        path.write_bytes(b"")
        read_lexicon(path)
    with pytest.raises(ValueError, match="terms.toml: not valid TOML"):
        read_lexicon(write(SOUND, toml="name = "))
    with pytest.raises(OSError):
        read_lexicon(tmp_path / "absent.csv")


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("categories = 3", "'categories' must be a table"),
        ("[categories]\nviolence = 'blows'", "'violence' must be a table"),
        ("name = 3", "'name' must be text"),
        ("topics = 3", "'topics' must be a table"),
        ("topics.ball = 'net'", "'topics.ball' must be a list of texts"),
        ("references = 'Lind'", "'references' must be a list of texts"),
    ],
)
def test_a_toml_with_values_of_the_wrong_kind(write, toml, said):
    with pytest.raises(ValueError, match=f"terms.toml: {said}"):
        read_lexicon(write(SOUND, toml=toml))


def test_looking_a_term_up_finds_every_form(write):
    lexicon = read_lexicon(write(SOUND, "horror,noun,fear,1,Fright."))
    assert [entry.term for entry in lexicon.find(" Slammed ")] == ["slam"]
    assert [entry.term for entry in lexicon.find("horrors")] == ["horror"]
    assert lexicon.find("slammer") == ()
    assert lexicon.find("…") == ()


def test_looking_a_term_up_goes_by_words_like_matching(write):
    """Bug guarded: "witch-hunt" and a curly apostrophe found nothing."""
    rows = ["witch hunt,noun,x,1,r", "don't-know,noun,x,1,r", "U.S. puppet,noun,x,1,r"]
    lexicon = read_lexicon(write(*rows))
    for term, wanted in [("Witch-Hunts", 0), ("don’t know", 1), ("u.s. puppets", 2)]:
        assert lexicon.find(term) == (lexicon.entries[wanted],)


def test_a_report_can_say_whence_a_lexicon_is(write):
    said = read_lexicon(write(SOUND, toml=TOML)).describe()
    assert {name: said[name] for name in ("name", "version", "licence", "entries")} == {
        "name": "mine", "version": "2.1", "licence": "CC0", "entries": 1,
    }  # fmt: skip
    assert said["categories"] == [
        {"name": "violence", "label": "Violence", "definition": "Words of blows."}
    ]


@pytest.mark.parametrize("name", shipped_lexicons())
def test_shipped_lexicons_load_once(name):
    assert load_lexicon(name) is load_lexicon(name)
    assert len(load_lexicon(name)) > 0


def test_a_lexicon_that_is_not_shipped_is_an_error_that_names_those_that_are():
    with pytest.raises(ValueError, match="no lexicon 'nope'; there are: .*loaded"):
        load_lexicon("nope")


@pytest.mark.parametrize("name", shipped_lexicons())
def test_all_entries_are_asked_at_once_whether_they_are_marked_in_names(name):
    lexicon = load_lexicon(name)
    assert lexicon.mark_in_names() == list(map(lexicon.marks_in_names, lexicon))
