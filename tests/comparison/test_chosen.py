"""Which of a speaker's words each article chose."""

from framing import Article, analyze, compare
from framing.comparison.chosen import CHOICE_COLUMNS, count_choices
from framing.comparison.ledger import Ledger
from framing.comparison.quotes_compared import compare_quotations

LIND = "“We opened the gates too late. We are sorry for it,” Ann Lind said."


def choices(a, b):
    articles = [Article("a", "Dam", a), Article("b", "Dam", b)]
    columns = count_choices(compare_quotations(Ledger(analyze(articles))))
    return list(zip(*(columns[name] for name in CHOICE_COLUMNS[2:]), strict=True))


def test_words_that_both_chose_and_that_one_did():
    found = choices(LIND, "“We opened the gates,” Ms Lind said. “Nobody died,” said Olaf Berg.")
    assert found == [("Ann Lind", 2, 1, 1, 11, 4, 4), ("Olaf Berg", 0, 1, 0, 0, 2, 0)]


def test_two_of_one_name_are_not_put_together():
    body = "“Nobody died here,” Olaf Lind said. “It rained all night long,” said Lind."
    assert {row[0] for row in choices(LIND, body)} >= {"Ann Lind", "Olaf Lind"}


def test_nobody_is_named():
    assert choices("“It rained all night,” the keeper said.", "A band played.") == []


def test_what_is_retold_is_not_chosen():
    found = choices(LIND, "Ann Lind apologised and said the gates had been opened too late.")
    assert found == [("Ann Lind", 2, 0, 0, 11, 0, 0)]


def test_a_data_frame_has_nan_where_nobody_is_named():
    unknown = "“It rained all night,” the keeper said."
    comparison = compare([Article("a", "Dam", LIND), Article("b", "Dam", unknown)])
    found = count_choices(comparison.quotations_compared)
    assert [found[name][0] for name in CHOICE_COLUMNS[2:]] == ["Ann Lind", 2, 0, 0, 11, 0, 0]
    assert comparison.speaker_words.to_dict("list") == found
