"""Known failures of measures, with sentences of our own; cards show them, a test runs them."""

__all__ = [
    "ALIGNMENT_FAILURES", "FAILURES", "NAME_FAILURES", "QUOTATION_FAILURES", "TARGET_FAILURES",
    "VOICE_FAILURES",
]  # fmt: skip

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
_CUES = {
    "generic_cues": (
        {
            "text": "The firm shut its mill in Arden, and by winter every third house stood empty.",
            "frame": "economic",
            "why": "What a closure does to a town, told without a word of money: nothing is found.",
        },
        {
            "text": "The two teams clash at noon, and the visitors hope to slam the door again.",
            "frame": "conflict",
            "why": "A match told as one: 'clash' is no dispute here, and counts all the same.",
        },
    ),
    "policy_cues": (
        {
            "text": "The band faces its biggest trial yet: to play the whole record at once.",
            "frame": "crime",
            "why": "A test of nerve: no court sits over this 'trial', and it counts all the same.",
        },
    ),
    "moral_cues": (
        {
            "text": "The cook killed the lights, and the guests suffered through a third encore.",
            "frame": "harm",
            "why": "Figures of speech: nobody is hurt, and both verbs count all the same.",
        },
    ),
}
FAILURES: dict[str, tuple[dict, ...]] = {
    **_CUES,
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
    "passive": (
        {
            "text": "The harbour, closed to ships since the storm, reopened on Monday.",
            "why": "A passive without a form of 'be' is missed.",
        },
    ),
    "agentless": (
        {
            "text": "The bridge was blown up, said the engineers, by their own colonel.",
            "why": "'By' stands behind a comma, where it is not looked for.",
        },
    ),
    "nominalised": (
        {
            "text": "The council debated the slow drowning of the meadow.",
            "why": "'Drowning' is not among the nouns of deeds.",
        },
    ),
    "hedges": (
        {
            "text": "Children under six could swim here for nothing until May.",
            "why": "'Could' tells what was allowed, and holds no claim back.",
        },
    ),
    "boosters": (
        {
            "text": "As sure as eggs are eggs, the bridge was sound.",
            "why": "A booster that the lexicon does not have.",
        },
    ),
    "absolutes": (
        {
            "text": "The village has no doctor, and not one bus runs on Sunday.",
            "why": "Without exception, in words that the lexicon does not have.",
        },
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

#: Texts in which mentions stay apart; the value counts whom they are taken for.
NAME_FAILURES = (
    {
        "text": "Rosa Lind met Tom Ware. The mayor thanked the engineer.",
        "why": "Nothing in the text says that Lind is the mayor: four people instead of two.",
    },
    {
        "text": "The union chief Rosa Lind spoke. So did Rosa’s deputy.",
        "why": "The deputy has no name, and may be somebody whom the text names elsewhere.",
    },
)
#: The value is how many words are told as somebody else's.
VOICE_FAILURES = (
    {
        "text": "Lind explained why she was late. It was the snow, the trains, the ice.",
        "why": "The second sentence is Lind's account too, but nothing in it says so.",
    },
    {
        "text": "The council promised to mend the bridge by May, and Tom Ware doubts it.",
        "why": "What is promised or doubted is told as a deed, not as words: it is the outlet's.",
    },
)
#: The value is what the text is taken for beside the ``other``.
ALIGNMENT_FAILURES = (
    {
        "text": "The cat slept under the table.",
        "other": "The cat slept on the table.",
        "why": "Prepositions of place are not compared: two statements pass for one.",
    },
    {
        "text": "Only Lind voted for the plan.",
        "other": "Everyone but Lind voted for the plan.",
        "why": "Who is meant by “only” and by “everyone but” is not worked out.",
    },
)
#: The value is the relation of the quotation in the text to what the ``other`` has.
QUOTATION_FAILURES = (
    {
        "text": "“Nobody warned us about the gates,” Ann Lind said on Monday.",
        "other": "On Monday Ann Lind complained that no alarm had been raised.",
        "why": "It is retold in words of which it has none: it passes for left out.",
    },
)
