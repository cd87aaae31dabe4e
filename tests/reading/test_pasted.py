"""Single rules of the pasted-text reader, and texts that are hardly texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.reading import explain, parse_text
from framing.reading.bylines import parse_byline
from framing.reading.captions import split_credit
from framing.reading.dates import find_date, is_date_line
from framing.reading.lines import join_broken

BODY = (
    "The harbour pool in Port Ellery will close in September, the council said on Thursday.\n\n"
    "Engineers had found cracks in two of its walls, and there was no money to mend them.\n\n"
    "The pool opened in 1934."
)


@pytest.mark.parametrize(
    ("line", "day", "time"),
    [
        ("Oct. 10 2025, Published 5:22 p.m. ET", "2025-10-10", "17:22 ET"),
        ("Published 14:05, 3 May 2024 | Updated 16:00, 4 May 2024", "2024-05-03", "14:05"),
        ("Updated: May 3rd, 2024 at 9am", "2024-05-03", "09:00"),
        ("First published on Fri 3 May 2024 06.00 BST", "2024-05-03", "06:00 BST"),
        ("2024-05-03T14:05:00Z", "2024-05-03", "14:05 UTC"),
        ("2024-05-03T14:05:00+02:00", "2024-05-03", "14:05 +02:00"),
        ("Friday, 3rd May 2024", "2024-05-03", None),
        ("SEPT 3, 2024", "2024-09-03", None),
        ("23/05/2024", "2024-05-23", None),
        ("05/23/2024", "2024-05-23", None),
        ("03/05/2024", None, None),
        ("31 February 2024", None, None),
        ("Published 3 hours ago", None, None),
        ("12 a.m. 3 May 2024", "2024-05-03", "00:00"),
        ("05/23/24 5:43 PM ET", "2024-05-23", "17:43 ET"),
        ("Friday 3 May 2024 17:43, UK", "2024-05-03", "17:43"),
        ("Updated - May 03, 2024 05:43 pm IST - NORVALE", "2024-05-03", "17:43 IST"),
    ],
)
def test_dates(line, day, time):
    assert is_date_line(line)
    assert find_date(line) == (day, time)


@pytest.mark.parametrize(
    "line",
    [
        "On 3 May 2024 the council voted",
        "Election 2024",
        "May we?",
        "Sunday best",
        "3-2",
        "In 1934",
    ],
)
def test_what_is_no_date_line(line):
    assert not is_date_line(line)


@pytest.mark.parametrize(
    ("line", "author", "outlet", "place"),
    [
        ("By Ana Lund", "Ana Lund", None, None),
        ("BY ANA LUND", "Ana Lund", None, None),
        ("By Ana Lund and Ivo Marsh in Port Ellery", "Ana Lund and Ivo Marsh", None, "Port Ellery"),
        ("By Ana Lund for The Harbour Ledger", "Ana Lund", "The Harbour Ledger", None),
        ("By Ana Lund, Political Editor", "Ana Lund", None, None),
        ("By Ana Lund, BBC News", "Ana Lund", "BBC News", None),
        ("Words by Cecil van der Marrow", "Cecil van der Marrow", None, None),
        ("By Associated Press", "Associated Press", None, None),
        ("By Ana Lund, Ivo Marsh and Jo Pell", "Ana Lund, Ivo Marsh and Jo Pell", None, None),
        ("By Cecil Marrow Jr.", "Cecil Marrow Jr.", None, None),
        ("By Ana Lund.", "Ana Lund", None, None),
        ("By Ana Lund, Jo Pell for The Post", "Ana Lund, Jo Pell", "The Post", None),
        ("By Ana Lund Pier News", "Ana Lund", "Pier News", None),
        ("By Ana Lund with agencies", "Ana Lund", None, None),
        ("By Ana Lund (now) and Jo Pell (earlier)", "Ana Lund and Jo Pell", None, None),
        ("By political reporter Ana Lund", "Ana Lund", None, None),
        (
            "By Ana Lund in Norvale and Ivo Marsh in Port Ellery",
            "Ana Lund and Ivo Marsh",
            None,
            "Norvale and Port Ellery",
        ),
    ],
)
def test_bylines(line, author, outlet, place):
    byline = parse_byline(line)
    assert (byline.author, byline.outlet, byline.place) == (author, outlet, place)


@pytest.mark.parametrize(
    "line", ["By the harbour, a pool", "By Monday all was lost", "By then it was late", "Bygones"]
)
def test_what_is_no_byline(line):
    assert parse_byline(line) is None


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        ("The pool. Ana Lund/Meridian", "The pool.", "Ana Lund/Meridian"),
        ("The pool. Photo: Ana Lund", "The pool.", "Ana Lund"),
        ("The pool (AP Photo/Ana Lund)", "The pool", "AP Photo/Ana Lund"),
        ("The pool. Photograph by Ana Lund for Pier", "The pool.", "Ana Lund for Pier"),
        ("The pool Credit: Getty Images", "The pool", "Getty Images"),
        ("The pool on Friday Getty Images", "The pool on Friday", "Getty Images"),
        ("Photo: Ana Lund/Ana Lund/Getty", "", "Ana Lund/Getty"),
        ("Getty Images", "", "Getty Images"),
        ("The pool © Ana Lund", "The pool", "Ana Lund"),
        ("The World Health Organization (WHO)", "", ""),
        ("The vote was 9/6", "", ""),
    ],
)
def test_credits(line, caption, credit):
    assert split_credit(line) == (caption, credit)


def test_only_a_headline():
    article = parse_text("Harbour pool to close")
    assert (article.headline, article.body) == ("Harbour pool to close", "")


def test_only_one_paragraph():
    text = BODY.split("\n\n")[0]
    article = parse_text(text)
    assert (article.headline, article.body) == ("", text)
    assert "No headline was found" in article.notes[0]


@pytest.mark.parametrize("text", ["", "\n\n \n", "\ufeff"])
def test_nothing(text):
    article = parse_text(text)
    assert (article.headline, article.body) == ("", "")


def test_the_site_is_taken_off_the_headline():
    article = parse_text(f"Harbour pool to close | The Harbour Post\n\n{BODY}")
    assert (article.headline, article.outlet) == ("Harbour pool to close", "The Harbour Post")


def test_what_may_not_be_the_site_is_noted():
    article = parse_text(f"Harbour pool to close at last | Pool Watch\n\n{BODY}")
    assert (article.headline, article.outlet) == ("Harbour pool to close at last", None)
    assert "'Pool Watch'" in article.notes[0]


def test_labelled_lines():
    article = parse_text(
        f"Source: Harbour Ledger\nHeadline: Pool to close\nByline: Ana Lund\nDate: 3 May 2024\n\n{BODY}"
    )
    assert (article.headline, article.author) == ("Pool to close", "Ana Lund")
    assert (article.outlet, article.published) == ("Harbour Ledger", "2024-05-03")
    assert article.body == BODY


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell on Friday as investors took fright.",
        "Subscribers to the pool pay forty crowns a year.",
        "Following the vote, members left the chamber in silence.",
        "Follow the money, and it leads to the town hall.",
        "Advertisement spending rose by a tenth, the report said.",
        "Related parties were not asked, according to the minutes.",
        "Correction of the record was all they wanted, she said.",
        "Get out of the water, the lifeguard shouted.",
        "Email after email went unanswered.",
        "Sign language was used throughout the meeting.",
        "“Read more: it is good for you,” she told the children.",
        "He left.",
        "Photographs of the pool hang in every pub in the town.",
        "By Monday the pool was empty.",
        "Pictured in the report are three walls, two of them cracked.",
        "She said the pool was a gift: it had been given to the children.",
    ],
)
def test_paragraphs_that_begin_like_something_else(line):
    paragraphs = BODY.split("\n\n")
    text = "\n\n".join(["Harbour pool to close", *paragraphs[:2], line, paragraphs[2]])
    assert line in parse_text(text).body.split("\n\n")


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "ADVERTISEMENT",
        "Story continues below advertisement",
        "Read more: the pool in pictures",
        "READ MORE | Ten pools to visit",
        "Sign up to our newsletter for the best of the week.",
        "Share on Facebook",
        "We use cookies to improve your visit.",
        "Click here to see the pictures",
        "Follow us on X and Instagram.",
        "This article was amended on 4 May 2024.",
        "Correction: an earlier version gave the wrong year.",
        "© 2024 Harbour Media. All rights reserved.",
        "214 comments",
        "4 min read",
        "Download our app for the latest.",
    ],
)
def test_boilerplate_is_left_out_and_noted(line):
    paragraphs = BODY.split("\n\n")
    text = "\n\n".join(["Harbour pool to close", *paragraphs[:2], line, paragraphs[2]])
    article = parse_text(text)
    assert article.body == BODY
    assert line[:40] in " ".join(article.notes)


def test_a_repeated_paragraph_is_kept_once():
    article = parse_text(f"Harbour pool to close\n\n{BODY}\n\n{BODY.split(chr(10))[0]}")
    assert article.body == BODY and "repeated" in article.notes[0]


def test_texts_without_full_stops_stay_whole():
    lines = [
        f"Zeile {n} eines Gedichts das ohne Punkt auskommt und doch lang genug ist für einen Absatz"
        for n in range(6)
    ]
    assert parse_text("\n\n".join(lines)).body.count("Zeile") >= 5


@pytest.mark.parametrize(
    "text",
    [
        "🙂🙂🙂 🙂",
        "مرحبا بالعالم هذا نص طويل من اليمين إلى اليسار في خبر قصير جدا.\n\nوهذه فقرة ثانية.",
        "a\0b\0c",
        "lone \ud800 surrogate",
        "\u202eevil\u202c text",
        "-",
        "#",
        "# ",
        "---",
        "•",
        "[](",
        "![]()",
        "By ",
        "Image caption,",
        "| | |",
        "()",
        "A\nb",
    ],
)
def test_texts_that_are_hardly_texts(text):
    article = parse_text(text)
    kept = article.headline + article.body + " ".join(article.notes) + " ".join(article.captions)
    assert isinstance(kept, str)
    assert len(explain(text)) >= (1 if text.strip() else 0)


@given(st.lists(st.text(max_size=60) | st.sampled_from(BODY.split()), max_size=30).map("\n".join))
def test_any_text_is_read_and_every_line_explained(text):
    parse_text(text)
    labels = explain(text)
    assert all(label for _, label, _ in labels)


@given(st.permutations([*BODY.split("\n\n"), "Harbour pool to close", "By Ana Lund", "3 May 2024"]))
def test_no_line_is_lost(lines):
    article = parse_text("\n\n".join(lines))
    parts = [
        article.headline,
        article.kicker,
        article.section,
        article.standfirst,
        article.body,
        article.author,
        article.published,
    ]
    kept = "\n".join([*filter(None, parts), *article.subheads, *article.captions, *article.notes])
    for line in lines[:3]:
        assert line[:50].removeprefix("By ").replace("3 May 2024", "2024-05-03") in kept


@pytest.mark.parametrize(
    "text",
    [
        "x" * 5_000_000,
        "word " * 1_000_000,
        "A. " * 1_500_000,
        "(" * 2_000_000,
        "Photo: " * 700_000,
        "a\n" * 500_000,
        ("One two three four five six seven, said Ana.\n\n" * 100_000),
        "Ana Lund/" * 500_000,
        " " * 5_000_000,
        "https://" * 500_000,
    ],
    ids=[
        "one word",
        "words",
        "initials",
        "brackets",
        "photo",
        "letters",
        "lines",
        "credits",
        "blanks",
    ]
    + ["address"],
)
def test_five_megabytes_do_not_hang(text):
    """A pattern that goes back over the text for each of its lines would not end today."""
    assert parse_text(text, id="large").id == "large"


@pytest.mark.parametrize(
    ("left", "right", "whole"),
    [
        ("a five-", "hour meeting", "a five-hour meeting"),
        ("the accord-", "ing to", "the according to"),
        ("the govern-", "ment.", "the government."),
        ("a well-", "known man", "a well-known man"),
        ("was re-", "elected", "was reelected"),
        ("in Sand-", "holmers", "in Sandholmers"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line(left, right, whole):
    assert join_broken(left, right, "") == whole


def test_the_text_itself_shows_how_a_word_is_written():
    assert join_broken("a life-", "boat", "the life-boat") == "a life-boat"
    assert join_broken("a five-", "hour day", "a fivehour day") == "a fivehour day"


def test_what_was_made_harmless_is_noted():
    article = parse_text(f"Harbour pool to close\n\n{BODY}\x1b[31m\x00 \u202eAll are sad.")
    assert "\x1b" not in article.body and "[31m" not in article.body
    assert article.notes == (
        "Made harmless: 1 escape sequence, 1 control character, 1 invisible sign of direction.",
    )


def test_a_german_byline_is_no_standfirst():
    article = parse_text(f"Hafenbad schließt im September\n\nVon Anna Lund\n\n{BODY}")
    assert (article.author, article.standfirst) == ("Anna Lund", None)


def test_a_surname_that_begins_like_a_german_byline_stays_in_the_headline():
    assert parse_text(f"Von Hagen Wins Again\n\n{BODY}").headline == "Von Hagen Wins Again"


def test_a_paragraph_below_a_sponsor_that_does_not_speak_for_it_stays():
    paragraphs = BODY.split("\n\n")
    text = "\n\n".join(
        ["Harbour pool to close", paragraphs[0], "A message from our sponsor", *paragraphs[1:]]
    )
    assert parse_text(text).body == BODY


@pytest.mark.parametrize(
    ("line", "day", "time"),
    [
        ("May 3, 20246:00 AM EDTUpdated 2 hours ago", "2024-05-03", "06:00 EDT"),
        ("Published On 5 May 20245 May 2024", "2024-05-05", None),
        ("05/03/2024 06:00 AM EDT", "2024-05-03", "06:00 EDT"),
    ],
)
def test_dates_that_a_paste_puts_together(line, day, time):
    assert is_date_line(line)
    assert find_date(line) == (day, time)


ISLANDS = """Senators clear ferry bill after long night

The vote ends a two-year quarrel over who should pay for boats that few islanders can do without.

WASHINGTON — Senators approved the ferry bill shortly before dawn on Friday, sending it to the \
president after eleven hours of debate.

Supporters said that the money would keep nine routes open through the winter, when the small \
boats cannot sail at all.

Opponents said that most of it would go to two operators, and that nobody had asked the islanders.

What happens next?

The bill goes to the president, who has said that he will sign it, though his advisers are known \
to dislike two of its clauses.

Dana Whitfield covers Congress for The Courier.
"""


def test_what_stands_around_a_dateline_and_at_the_end():
    article = parse_text(ISLANDS)
    assert article.standfirst.startswith("The vote ends")
    assert article.extra["dateline"] == "WASHINGTON"
    assert article.body.startswith("Senators approved the ferry bill")
    assert article.subheads == ("What happens next?",)
    assert article.body.endswith("dislike two of its clauses.")


def test_a_lone_question_of_the_text_stays_in_the_body():
    article = parse_text(ISLANDS.replace("What happens next?", "Who could object to that?"))
    assert "Who could object to that?" in article.body


TITLE = "Harbour pool to close after survey of its walls"


def read_below_title(*lines):
    return parse_text("\n".join((TITLE, *lines)) + "\n\n" + BODY)


@pytest.mark.parametrize(
    "lines",
    [
        ("by Ana Lund - 05/23/24 5:43 PM ET",),
        ("ANA LUND23 May 2024",),
        ("ANA LUND", "Thu, May 23, 2024 at 5:43 p.m. EDT·4 min read"),
        ("Portrait of Ana Lund Ana Lund", "May 23, 2024Updated May 24, 2024, 9:01 a.m. ET"),
        ("Ana Lund Local government correspondent", "Thu 23 May 2024 06.00 BST"),
        ("Ana Lund, Harbour Staff", "Posted Thu, May 23, 2024 at 5:43 pm ETUpdated 9:01 pm ET"),
        ("Ana Lund with agencies", "05/23/2024May 23, 2024"),
        ("By", "Ana Lund", "PublishedMay 23 2024"),
    ],
)
def test_author_and_date_however_a_page_puts_them(lines):
    article = read_below_title(*lines)
    assert (article.headline, article.author, article.published) == (
        TITLE,
        "Ana Lund",
        "2024-05-23",
    )
    assert article.body == BODY


@pytest.mark.parametrize(
    "headline",
    [
        "White House Chief of staff resigns",
        "Port Ellery Fires its harbour editor",
        "Harbour Board 3 May 2024",
        "Is the Harbour Pool of Port Ellery Closing for Good?",
        "Council to the Swimmers of the Town: “Buy a Bath” (Then Says Sorry)",
    ],
)
def test_headlines_that_look_like_something_else(headline):
    article = parse_text(f"News\n{headline}\nBy Ana Lund\n\n{BODY}")
    assert (article.headline, article.author, article.body) == (headline, "Ana Lund", BODY)


@pytest.mark.parametrize(
    "line",
    [
        "Buses of the town on facebook (opens in a new window)",
        "0:00 / 4:12",
        "Duration 2:04",
        "Need a break? Play the daily crossword.",
        "al/im (AP, dpa)",
        "We use your sign-up to send you what you asked for.",
        "This content is provided by Hark, which may be using cookies and other technologies.",
        "For the latest news of the harbour, head to our front page.",
        "Go deeper:",
        "— With assistance from Jo Pell",
    ],
)
def test_lines_around_players_forms_and_links(line):
    first, rest = BODY.split("\n\n", 1)
    article = parse_text(f"{TITLE}\n\nBy Ana Lund\n\n{first}\n\n{line}\n\n{rest}")
    assert article.body == BODY
    assert "Left out as" in article.notes[0]


@pytest.mark.parametrize(
    "line",
    [
        "The plan does not work for families who would lose their funding, she said.",
        "The council provides funding as part of a wider deal with the port.",
        "Produced by Rosa Venn, the film gives a voice to those who swim there.",
        "Follow the money, said the treasurer, and you will find the council.",
    ],
)
def test_sentences_that_hold_the_words_of_a_notice(line):
    assert parse_text(f"{TITLE}\n\nBy Ana Lund\n\n{BODY}\n\n{line}").body == f"{BODY}\n\n{line}"


@pytest.mark.parametrize("time", ["02:31", "6 hours ago"])
def test_the_time_of_a_video_ends_no_head(time):
    first, rest = BODY.split("\n\n", 1)
    text = f"{TITLE}\nBy Ana Lund\n3 May 2024\n\n{first}\n\nThe walls\n{time}\n\n{rest}"
    assert first in parse_text(text).body


def test_a_bar_of_sections_is_no_section():
    article = parse_text(f"News\nOpinion\nSport\nCulture\n{TITLE}\n\n{BODY}")
    assert (article.section, article.kicker, article.headline) == (None, None, TITLE)


def test_what_a_line_says_twice_is_said_once():
    shown = "The pool on the morning after the vote"
    article = parse_text(f"{TITLE}\nBy Ana Lund\n{shown}{shown}\n{shown}\n\n{BODY}")
    assert (article.captions, article.credits) == ((shown,), ())


def test_short_lines_of_a_page_are_no_broken_paragraph():
    links = "facebook\ntwitter (opens in new window)\nlinkedin\ne-mail\nprint"
    assert parse_text(f"{TITLE}\nAna Lund\n{links}\n\n{BODY}").author == "Ana Lund"
