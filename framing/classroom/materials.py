"""Materials for teachers: exercise pages, worksheets, keys and lessons, ready in a folder."""

from pathlib import Path

from ..analysis import Engine
from ..output import write_beside
from ..reading import read
from .accuracy import describe_experts
from .exercise import Exercise
from .making import make_exercise
from .page import render, render_collector, render_exercise, render_worksheet
from .rewriting import describe_version

__all__ = ["REWRITING", "write_materials"]

_LESSONS = ("lesson-14.html", "lesson-18.html", "lesson-journalism.html")

#: Two paragraphs about the night market, one to make plain and one to make loaded.
REWRITING = (
    {
        "title": "From loaded to plain",
        "rule": "Keep every fact: who, where, what was taken, who was hurt, who saw it.",
        "text": (
            "A knife thug was gunned down in front of screaming children after he plunged a blade "
            "into a hero stallholder at a packed night market. Terrified families fled the horror "
            "as the brute, freed on bail by soft courts, went on his rampage for a paltry £860."
        ),
        "answer": (
            "An armed officer shot and killed a man at a night market, minutes after a stallholder "
            "had been stabbed and £860 taken from him. Children were near and many people ran. The "
            "man was on bail at the time."
        ),
    },
    {
        "title": "From plain to loaded",
        "rule": "Add no fact and take none away: only words may change. Whose side are you on now?",
        "text": (
            "The council voted by 17 to 14 to close the bridge for two years. Members said that "
            "engineers had found cracks in three of its piers. About 11,900 people had signed a "
            "petition to keep one lane open."
        ),
        "answer": (
            "Arrogant councillors rammed through a two-year shutdown of the bridge by a whisker, "
            "17 to 14, hiding behind engineers’ claims of cracks in three piers and brushing aside "
            "the fury of some 11,900 petitioners who had begged for a single lane."
        ),
    },
)


def write_materials(seeds: Path, folder: Path) -> list[Path]:
    """Write a folder of classroom pages for the articles of every event, and ``index.html``.

    Parameters
    ----------
    seeds : path
        A folder with a folder for each event.
    folder : path
        Made if it is not there; files of the same names are replaced.

    Returns
    -------
    list of path
        The pages written, ``index.html`` last. The same seeds give the same bytes.
    """
    seeds, folder = Path(seeds), Path(folder)
    engine = Engine()
    written, events = [], []
    for place in sorted(path for path in seeds.iterdir() if path.is_dir()):
        articles = read(place)
        if not articles:
            continue
        exercise = make_exercise(articles, engine=engine)
        written += _write_event(exercise, folder / place.name)
        events.append(_describe(exercise, place.name))
    version = exercise.version
    pages = {name: render(name, experts=describe_experts()) for name in _LESSONS}
    tasks = [
        {
            **task,
            "before": describe_version(task["text"]),
            "after": describe_version(task["answer"]),
        }
        for task in REWRITING
    ]
    pages["rewriting.html"] = render("rewriting.html", tasks=tasks, version=version)
    pages["index.html"] = render("index.html", events=events, version=version)
    return [*written, *(_write(folder / name, page) for name, page in pages.items())]


def _write_event(exercise: Exercise, folder: Path) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    pages = {
        "exercise.html": render_exercise(exercise),
        "collect.html": render_collector(exercise),
        "worksheet.html": render_worksheet(exercise),
        "key.html": render_worksheet(exercise, key=True),
    }
    return [_write(folder / name, page) for name, page in pages.items()]


def _write(path: Path, page: str) -> Path:
    write_beside(path, page)
    return path


def _describe(exercise: Exercise, name: str) -> dict[str, object]:
    return {
        "title": exercise.title,
        "folder": name,
        "texts": len(exercise.texts),
        "words": len(exercise.words),
    }
