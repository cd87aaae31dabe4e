"""Known failures of measures, with sentences of our own; cards show them, a test runs them."""

__all__ = ["FAILURES", "TARGET_FAILURES"]

_HARD = (
    "The map is one to one if and only if no two of its arguments go to one and the same point. "
    "So a set is not finite if and only if it can be put in line with a part of it. "
)
_EASY = (
    "On Saturday afternoon my grandmother photographed the butterflies and the caterpillars. "
    "Everybody celebrated with watermelon and lemonade, and it was wonderful. "
)
_LIST = (
    "The prizes went to Ann for her cake; to Ben for his jam; to Cal for the pie; to Dee for a "
    "drawing of her dog; and to Eve for the song that she sang. "
)
_TOO_EASY = {
    "text": _HARD,
    "repeat": 6,
    "why": "Hard to follow, in short familiar words: lengths do not see what is said.",
}
_TOO_HARD = {
    "text": _EASY,
    "repeat": 8,
    "why": "A child follows it, but its words are long.",
}
_ONE_SENTENCE = {
    "text": _LIST,
    "repeat": 5,
    "why": "A list that is easy to follow counts as one long sentence.",
}
_NAMES = (
    "vader", "vader_positive", "vader_neutral", "vader_negative", "vader_document",
)  # fmt: skip
_VADER = (
    {
        "text": "Firefighters killed the blaze within minutes, and nobody was hurt.",
        "why": "Good news in bad words: 'killed' and 'hurt' are rated, the rescue is not.",
    },
    {
        "text": "The minister welcomed the award, the third for the firm that pays her campaign.",
        "why": "The reproach lies in what is set side by side; the words themselves are friendly.",
    },
)
FAILURES: dict[str, tuple[dict, ...]] = {
    **dict.fromkeys(_NAMES, _VADER),
    "news": _VADER,
    "loaded": (
        {
            "text": "The minister, who had dined with the firm's owner, signed the contract.",
            "why": "Insinuation without a loaded word: nothing is found.",
        },
        {
            "text": "In the school play she was the tyrant, and he the thug who robs her.",
            "why": "Roles in a play: 'tyrant' and 'thug' blame nobody, and count all the same.",
        },
    ),
    **dict.fromkeys(
        (
            "flesch_reading_ease", "flesch_kincaid", "gunning_fog", "smog", "ari", "coleman_liau",
            "dale_chall",
        ),
        (_TOO_EASY, _TOO_HARD),
    ),
    "words_per_sentence": (_ONE_SENTENCE,),
    "syllables_per_word": (_TOO_HARD,),
    "difficult_words": (_TOO_HARD,),
}  # fmt: skip

TARGET_FAILURES = (
    {
        "text": "After the flood it was Marta Ilves whom every village thanked, and not the army.",
        "target": "the army",
        "why": "That thanks were withheld is a reproach, and the words beside it are friendly.",
    },
)
