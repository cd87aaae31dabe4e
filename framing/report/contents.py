"""The sections of the page, in their order, by what they are about."""

__all__ = ["list_contents"]

#: For each group its label, and of each section the anchor, template and label.
_GROUPS = (
    (
        "At a glance",
        (
            ("headlines", "headlines", "Headlines"),
            ("figures", "figures", "Key measures"),
            ("sentiment", "course", "Sentiment"),
        ),
    ),
    (
        "What is told",
        (
            ("ledger", "ledger", "Who tells what"),
            ("compared", "compared", "Quotations compared"),
            ("quantities", "quantities", "Numbers"),
        ),
    ),
    (
        "Who speaks and acts",
        (
            ("voices", "voices", "Voices"),
            ("names", "names", "Names"),
            ("agency", "agency", "Who acts"),
        ),
    ),
    (
        "Wording",
        (
            ("loaded", "loaded", "Loaded terms"),
            ("words", "words", "Words"),
            ("cues", "cues", "Frame cues"),
            ("readability", "readability", "Readability"),
        ),
    ),
    (
        "To look up",
        (
            ("differences", "differences", "All differences"),
            ("texts", "texts", "Texts"),
            ("methods", "methods", "Methods"),
            ("downloads", "downloads", "To take along"),
        ),
    ),
)


def list_contents(*, excerpts: bool = False) -> list[dict[str, object]]:
    """List the groups of sections: ``label``, ``sections`` (``number, anchor, template, label``).

    Examples
    --------
    >>> [section["label"] for section in list_contents()[0]["sections"]]
    ['Headlines', 'Key measures', 'Sentiment']
    """
    numbers = iter(range(1, 100))
    return [
        {
            "label": group,
            "sections": [
                {
                    "number": next(numbers),
                    "anchor": anchor,
                    "template": template,
                    "label": "Excerpts" if excerpts and anchor == "texts" else label,
                }
                for anchor, template, label in sections
            ],
        }
        for group, sections in _GROUPS
    ]
