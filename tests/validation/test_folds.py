"""Folds: no group on both sides, every row left out once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.validation.folds import cross_predict, groups_of, split_groups


@given(st.lists(st.sampled_from("abcdefg"), min_size=2).filter(lambda g: len(set(g)) > 1))
def test_every_row_is_left_out_once_and_no_group_is_on_both_sides(groups):
    left_out = []
    for seen, unseen in split_groups(groups):
        assert not {groups[n] for n in seen} & {groups[n] for n in unseen}
        left_out += unseen.tolist()
    assert sorted(left_out) == list(range(len(groups)))


def test_one_group_cannot_be_split():
    with pytest.raises(ValueError, match="at least two groups"):
        list(split_groups(["a", "a"]))


@pytest.mark.parametrize("missing", [None, "", " ", float("nan")])
def test_a_row_without_a_group_is_one_of_its_own(missing):
    rows = [{"group": missing}, {"group": "a"}, {}, {"group": "a"}]
    assert groups_of(rows) == ["row 0", "group a", "row 2", "group a"]
    assert groups_of(rows, [5, 6, 7, 8])[2] == "row 7"


def test_each_row_is_predicted_by_a_model_of_other_groups():
    class Counting:
        @staticmethod
        def train(rows):
            return {row["group"] for row in rows}

        @staticmethod
        def predict(rows, model):
            return [{"known": row["group"] in model, "n": row["n"]} for row in rows]

    rows = [{"group": n % 4, "n": n} for n in range(12)]
    assert cross_predict(Counting, rows) == [{"known": False, "n": n} for n in range(12)]
