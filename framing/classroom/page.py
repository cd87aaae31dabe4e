"""Classroom pages: an exercise through templates, each page one file that asks for nothing else."""

import json
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from .. import report
from ..articles import clean_text
from ..report.numbers import format_date
from ..report.templating import digest, make_environment
from .accuracy import describe_experts
from .exercise import Answer, Exercise
from .texts import Word, name_part

if TYPE_CHECKING:
    import jinja2

__all__ = [
    "answers_by_word",
    "mark_texts",
    "render",
    "render_collector",
    "render_exercise",
    "render_worksheet",
    "show_texts",
]

_TEMPLATES = Path(__file__).parent / "templates"
_REPORT_STYLE = Path(report.__file__).parent / "templates" / "style.css"
_PLACEHOLDER = "[outlet]"
_COUNTS = dict(enumerate("One Two Three Four Five Six".split(), start=1))


def render_exercise(exercise: Exercise) -> str:
    """Return the page on which students mark words; it opens the list's marks when asked to."""
    return render(
        "exercise.html", exercise, scripts=("codes.js", "page.js", "results.js", "exercise.js")
    )


def render_collector(exercise: Exercise) -> str:
    """Return the page that counts a class's codes in the browser, for a teacher without Python."""
    return render(
        "collect.html",
        exercise,
        scripts=("codes.js", "page.js", "collect.js"),
        texts=show_texts(exercise, outlets=True),
        experts=describe_experts(),
    )


def render_worksheet(exercise: Exercise, *, key: bool = False) -> str:
    """Return a page to print: for students, or the teacher's key with the list's marks."""
    if not key:
        return render("worksheet.html", exercise)
    return render("key.html", exercise, texts=mark_texts(exercise), notes=_number_notes(exercise))


def render(name: str, exercise: Exercise | None = None, *, scripts=(), **values: object) -> str:
    """Render a template of this folder; what it holds of articles and students is escaped.

    Parameters
    ----------
    name : str
    exercise : Exercise, optional
        Its texts, choices and sealed answers are handed to the template.
    scripts : sequence of str
        Files that make the page's one script, whose hash its policy names.
    **values
        Anything else that the template shows.
    """
    script = "\n".join((_TEMPLATES / part).read_text(encoding="utf-8") for part in scripts)
    style = _style()
    runs = f"'{digest(script)}'" if script else "'none'"
    policy = (
        "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; "
        f"style-src '{digest(style)}'; script-src {runs}"
    )
    shown: dict[str, object] = {"style": style, "script": script, "policy": policy}
    if exercise:
        shown |= {
            "exercise": exercise,
            "texts": show_texts(exercise),
            "several": _COUNTS[len(exercise.texts)],
            "setup": _describe_setup(exercise),
            "sealed": _seal(exercise),
        }
    # what students wrote may hold what no file can
    return clean_text(_environment().get_template(name).render(shown | values))


@cache
def _environment() -> "jinja2.Environment":
    return make_environment(_TEMPLATES)


@cache
def _style() -> str:
    """Return colours and type of the comparison page, and what the classroom adds."""
    tokens = _REPORT_STYLE.read_text(encoding="utf-8").split("\n/* Ground */")[0]
    return tokens + "\n" + (_TEMPLATES / "classroom.css").read_text(encoding="utf-8")


def show_texts(exercise: Exercise, *, outlets: bool = False) -> list[dict[str, object]]:
    """Return the texts as templates show them, without the outlets' names or with them.

    Returns
    -------
    list of dict
        ``letter, text`` (the ``Text``), and ``blocks``: ``part, label`` (for a screen reader),
        ``number`` (of a paragraph of the body) and ``words``: ``before, shown, hidden, number``;
        ``after`` is what stands behind the last word.
    """
    hidden = set() if outlets else set(exercise.hidden)
    blocks: dict[tuple[str, str, int], list[tuple[int, Word]]] = {}
    for number, word in enumerate(exercise.words):
        blocks.setdefault((word.letter, word.part, word.paragraph), []).append((number, word))
    contents = {(t.letter, part): content for t in exercise.texts for part, content, _ in t.parts}
    return [
        {
            "letter": text.letter,
            "text": text,
            "blocks": [
                _show_block(key, words, contents[key[:2]], hidden)
                for key, words in blocks.items()
                if key[0] == text.letter
            ],
        }
        for text in exercise.texts
    ]


def _show_block(
    key: tuple[str, str, int], words: list[tuple[int, Word]], content: str, hidden: set[int]
) -> dict[str, object]:
    letter, part, paragraph = key
    number = paragraph + 1 if part == "body" else None
    name = f"paragraph {number}" if number else name_part(part)
    end = words[-1][1].end
    return {
        "part": part,
        "label": f"Text {letter}, {name}",
        "number": number,
        "words": [
            {
                "before": word.before,
                "shown": _PLACEHOLDER if place in hidden else word.text,
                "hidden": place in hidden,
                "number": place,
            }
            for place, word in words
        ],
        "after": content[end:].split("\n\n")[0].rstrip(),
    }


def _describe_setup(exercise: Exercise) -> dict[str, object]:
    """Return what the script must know before the answers are opened."""
    return {
        "id": exercise.id,
        "title": exercise.title,
        "texts": [text.letter for text in exercise.texts],
        "categories": [[choice.label, choice.gloss] for choice in exercise.categories],
        "frames": [choice.label for choice in exercise.frames],
    }


def _seal(exercise: Exercise) -> str:
    """Return the whole exercise, answers and all, so that nobody reads it by accident."""
    words = exercise.words
    hidden = {str(number): words[number].text for number in exercise.hidden}
    places = [(word.letter, word.part, word.sentence) for word in words]
    numbers = {place: number for number, place in enumerate(dict.fromkeys(places))}
    dates = [format_date(text.date) for text in exercise.texts]
    extra = {"hidden": hidden, "dates": dates, "sentences": [numbers[place] for place in places]}
    told = json.dumps({**exercise.to_dict(), **extra}, ensure_ascii=False, separators=(",", ":"))
    return b64encode(told.encode("utf-8", "replace")).decode()


def mark_texts(exercise: Exercise, marks: Mapping[int, object] | None = None) -> list[dict]:
    """Return the texts, outlets named, with a mark where words of a run stand.

    Parameters
    ----------
    exercise : Exercise
    marks : mapping of int to object, optional
        What marks each word; words in a row with the same mark make one run. The list's answers
        by default.

    Returns
    -------
    list of dict
        As ``show_texts`` has it, but a block has ``runs``: ``text`` and ``mark`` (or None).
    """
    marks = answers_by_word(exercise) if marks is None else marks
    texts = show_texts(exercise, outlets=True)
    for block in (block for item in texts for block in item["blocks"]):
        runs: list[dict[str, object]] = []
        for word in block["words"]:
            mark = marks.get(word["number"])
            if runs and mark is runs[-1]["mark"]:
                runs[-1]["text"] += word["before"] + word["shown"]
                continue
            if word["before"]:
                runs.append({"text": word["before"], "mark": None})
            if runs and mark is None and runs[-1]["mark"] is None:
                runs[-1]["text"] += word["shown"]
            else:
                runs.append({"text": word["shown"], "mark": mark})
        block["runs"] = runs
    return texts


def answers_by_word(exercise: Exercise) -> dict[int, Answer]:
    """Return the list's answer for each word that has one."""
    return {n: answer for answer in exercise.answers for n in range(answer.first, answer.last + 1)}


def _number_notes(exercise: Exercise) -> dict[int, int]:
    """Return the number of each answer in the key, by its first word."""
    return {answer.first: number for number, answer in enumerate(exercise.answers, start=1)}
