import pytest

from framing.lexicons import label_use


@pytest.mark.parametrize(
    ("before", "use"),
    [
        ("It was a ", ""),
        ("It was not a ", "negated"),
        ("It wasn’t really a ", "negated"),
        ("He denies any ", "negated"),
        ("The minister denied that it was a ", "negated"),
        ("The minister denied it and spoke to her about the ", ""),  # too far before
        ("Without the ", "negated"),
        ("Not that it matters to us, a ", ""),  # another clause
        ("Nobody knew how it came to the ", ""),  # too far before
        ("It was not planned but ", ""),
        ("The mayor called it a ", "reported"),
        ("The mayor called the whole of it a ", "reported"),
        ("He was accused of ", "reported"),
        ("The mayor called the vote, which was a ", ""),
        ("They did not call it a ", "reported"),
        ("", ""),
    ],
)
def test_uses(before, use):
    assert label_use(before) == use
