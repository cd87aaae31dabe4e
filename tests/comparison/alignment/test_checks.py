"""Each check objects to what it is for, and to none of the ways of saying the same."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.comparison.alignment import CHECKS, judge_pair
from framing.comparison.alignment.grammar import read_sentences
from framing.comparison.alignment.judgement import explain_pair, judge_sentences
from framing.comparison.alignment.matching import Pair

WEDNESDAY = date(2024, 3, 6)


def objecting(a, b):
    pair = Pair(*read_sentences([a, b]), (WEDNESDAY, WEDNESDAY))
    return set(explain_pair(pair))


OBJECTIONS = [
    ("numbers", "Eight people drowned.", "About twenty people drowned."),
    ("numbers", "The suspect, 43, fled.", "The suspect, who is 34, fled."),
    ("times", "The vote is on Friday.", "The vote is on 11 March."),
    ("order", "He paid before he left.", "He paid only after he had left."),
    ("quantifiers", "All the crews came home.", "Only some of the crews came home."),
    ("quantifiers", "Both bills passed.", "Neither bill passed."),
    ("polarity", "The firm published the data.", "The firm refused to publish the data."),
    ("polarity", "The talks ended with a deal.", "The talks ended without a deal."),
    ("polarity", "The board accepted the offer.", "The board turned down the offer."),
    ("modality", "The bank cut its rate.", "The bank may cut its rate."),
    ("modality", "The two firms have merged.", "The two firms plan to merge."),
    ("attribution", "Tests proved that the ring was real.", "He claims that the ring was real."),
    ("attribution", "The clerk was told that it was safe.", "The clerk said that it was safe."),
    ("reversal", "The navy rammed the trawler.", "The trawler rammed the navy."),
    ("reversal", "The pupil slapped the teacher.", "The pupil was slapped by the teacher."),
    ("agent", "Guards shot two boys.", "Two boys were shot."),
    ("agent", "The army burned the village.", "The village went up in flames."),
    ("severity", "The owner tortured his dogs.", "The owner mistreated his dogs."),
    ("slots", "A violin was stolen.", "A laptop was stolen."),
    ("slots", "The health minister left.", "The transport minister left."),
    ("slots", "The clinic in Dorn was shut.", "The clinic in Velm was shut."),
    ("slots", "The bridge was opened by the king.", "The mayor opened the bridge."),
    ("slots", "Divers found 300 kg of amber.", "A hotel cook found 300 kilograms of amber."),
    ("slots", "Pension funds sold the mine.", "The mine was sold by hedge funds."),
    ("slots", "She quit as she had copied her thesis.", "She quit as she had accepted bribes."),
    ("slots", "Danish investors bought the mill.", "Investors from Qatar bought the mill."),
    (
        "reversal",
        "It fined the bank and praised the mint.",
        "It fined the mint and praised the bank.",
    ),
    ("times", "Polls close at 8 p.m. on Sunday.", "Polls close at six o'clock on Sunday evening."),
    ("quantifiers", "Three out of four patients improved.", "Few of the patients improved."),
    ("quantifiers", "Each of the five men was freed.", "Two of the five men were freed."),
    ("quantifiers", "A minority of owners agreed.", "The vast majority of owners agreed."),
    ("numbers", "The fair drew 62,000 visitors over four days.", "26,000 people came to the fair."),
    ("modality", "Parents must sign the form.", "Parents may sign the form."),
    ("modality", "The board recommended that it be shut.", "The board has shut it."),
    ("attribution", "He pretended that he was ill.", "He confirmed that he was ill."),
    ("agent", "The army demolished 12 homes.", "Twelve homes were demolished."),
    ("polarity", "She voted for the harbour bill.", "She voted against the harbour bill."),
    ("polarity", "The council approved a licence.", "The council refused a licence."),
    ("polarity", "The shares went up.", "The shares went down."),
]


@pytest.mark.parametrize(("check", "a", "b"), OBJECTIONS)
def test_a_check_objects(check, a, b):
    assert check in objecting(a, b)


def test_every_check_is_tried():
    assert {check for check, _, _ in OBJECTIONS} | {"turned"} == set(CHECKS)


def test_one_who_acts_in_one_and_is_acted_upon_in_the_other():
    found = objecting(
        "The pirates seized the port.", "The navy chased the pirates out of the port."
    )
    assert "turned" in found


SAME = [
    ("The king vetoed the bill.", "The bill was vetoed by the king."),
    ("Two crews were rescued on Tuesday.", "2 crews were rescued yesterday."),
    ("Some 400 homes were flooded.", "Water flooded 398 homes."),
    ("He paid before he left.", "He left after he had paid."),
    ("The inspectors did not find any lead.", "No lead was found by the inspectors."),
    ("None of the guests was hurt.", "All the guests were unhurt."),
    ("The keeper failed to stop the shot.", "The keeper did not stop the shot."),
    ("The court's rejection of the appeal is final.", "The court rejected the appeal for good."),
    ("The World Health Organization warned the port.", "The WHO warned the port."),
    ("The port is to stay shut until Monday.", "The port will stay shut until Monday."),
    ("Police arrested twelve people.", "A dozen people were arrested."),
    ("The mine was full, he said.", "According to him the mine was full."),
    ("Only if both sides agree can it start.", "It cannot start unless both sides agree."),
    ("The firm's shares fell by 12 per cent.", "The firm's stock fell 12 percent."),
    ("Two-thirds of the forest burned.", "The fire consumed 66.7 per cent of the forest."),
    ("The hole is six feet deep.", "The hole is 1.8 metres deep."),
    ("It fell to minus twelve degrees.", "It fell to -12 degrees."),
    (
        "The two firms agreed to merge in May.",
        "The agreement of the two firms to merge came in May.",
    ),
    ("NATO's secretary general hailed the vote.", "The head of NATO hailed the vote."),
    ("Unless it rains, they lose their crops.", "They lose their crops unless it rains."),
    ("Its failure to clear snow led to crashes.", "It failed to clear snow, which led to crashes."),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_no_check_objects_to_a_paraphrase(a, b):
    assert judge_pair(a, b, published=WEDNESDAY).label == "same"


NO_OBJECTION = [
    (
        "polarity",
        "The question is whether or not to help working families.",
        "The question is what helps working families.",
    ),
    (
        "polarity",
        "The engineer defended the release.",
        "The dam would have burst if the water had not been released.",
    ),
    (
        "polarity",
        "They face tough races and no big race for the senate.",
        "They face tough races.",
    ),
    (
        "polarity",
        "The rules are not bound, written out or signed yet, and written by nobody.",
        "The rules are not written yet.",
    ),
    (
        "numbers",
        "The firm paid a tax of 30 percent and gave over 10 percent of its land to a park.",
        "The firm paid a tax of 30 percent, while the levy on harbour dues stood at 45 percent.",
    ),
    (
        "numbers",
        "From 2007 to 2014 the firm paid a tax of 31 percent.",
        "For 2014 the firm paid a tax of 35 percent.",
    ),
    ("order", "Orr was a nominee before losing.", "Orr became a banker after losing."),
    (
        "reversal",
        "Is it true, Orr asked Hale, that the gap was less than the average?",
        "Is it true that the gap was less than the average? he asked.",
    ),
    (
        "agent",
        "Police arrested two managers on suspicion of negligent homicide.",
        "Two managers were arrested on suspicion of negligent homicide and remain in custody.",
    ),
    (
        "agent",
        "The office, which investigates deaths, found a knife.",
        "The office, the body that examines deaths, found a knife.",
    ),
    (
        "turned",
        "The office investigates deaths.",
        "The board examines deaths involving guards.",
    ),
    (
        "turned",
        "Guards drove the farmers from the well.",
        "Guards asked the farmers to leave the well.",
    ),
]


@pytest.mark.parametrize(("check", "a", "b"), NO_OBJECTION)
def test_a_check_does_not_object_to_what_is_another_matter(check, a, b):
    assert check not in objecting(a, b)


def test_the_words_that_decided_are_given():
    a, b = "Eight people drowned off Dorn.", "Off Dorn about twenty people drowned."
    verdict = judge_pair(a, b)
    assert (verdict.check, verdict.label) == ("number", "different")
    assert (a[slice(*verdict.span_a)], b[slice(*verdict.span_b)]) == ("Eight", "about twenty")


def test_agency_and_severity_reframe_and_do_not_contradict():
    assert judge_pair("Guards shot two boys.", "Two boys were shot.").label == "reframed"
    verdict = judge_pair("Guests assaulted the waiter.", "Guests were rude to the waiter.")
    assert (verdict.check, verdict.label) == ("severity", "reframed")


def test_each_article_has_its_own_today():
    a, b = "The vote took place today.", "The vote took place yesterday."
    days = (date(2024, 3, 5), date(2024, 3, 6))
    assert judge_pair(a, b, published=days).label == "same"
    assert judge_pair(a, b, published=days[0]).check == "time"
    assert judge_pair(a, b).label == "same"  # nobody knows which days these are


@pytest.mark.parametrize(("_", "a", "b"), OBJECTIONS)
def test_the_order_of_the_two_changes_nothing_but_sides(_, a, b):
    one, other = judge_pair(a, b), judge_pair(b, a)
    assert one == other.swapped()


@pytest.mark.parametrize(("_", "a", "b"), OBJECTIONS)
def test_no_check_objects_to_a_sentence_itself(_, a, b):
    assert objecting(a, a) == set()
    assert objecting(b, b) == set()


WORDS = (
    "not no all some never the a mayor police army shot killed by was said may 8 twelve Monday "
    "before after Dorn Velm , . ' ’s “ ” — killed none of in and bridge fire flood denied"
)


@given(
    st.lists(st.sampled_from(WORDS.split()), max_size=12).map(" ".join),
    st.lists(st.sampled_from(WORDS.split()), max_size=12).map(" ".join),
)
def test_spans_lie_in_the_text_and_sides_do_not_matter(a, b):
    pair = Pair(*read_sentences([a, b]))
    verdict = judge_sentences(pair)
    assert verdict.label in ("same", "different", "reframed")
    assert verdict == judge_sentences(pair.swapped()).swapped() or a == b
    for text, span in ((a, verdict.span_a), (b, verdict.span_b)):
        assert span is None or 0 <= span[0] < span[1] <= len(text)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_can_be_judged(a, b):
    assert judge_pair(a, b) == judge_pair(b, a).swapped()
