"""How often intervals hold the truth: ``python -m benchmarks coverage FOLDER``.

FOLDER holds long articles, in the files that ``framing.validation.coverage`` names. Texts of 10 to
80 sentences are drawn from them; the truth is the figure of the whole article.
"""

import argparse
from collections.abc import Mapping, Sequence

from framing.analysis import ALL_VOICES
from framing.validation.coverage import DRAWS, SIZES, Tally, read_long_articles, simulate_coverage

__all__ = ["format_coverage", "main"]


def main(arguments: Sequence[str]) -> None:
    """Draw, and print the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks coverage", description=__doc__)
    parser.add_argument("folder")
    parser.add_argument(
        "--draws", type=int, default=DRAWS, help=f"pairs an article; default: {DRAWS}"
    )
    parser.add_argument("--voice", choices=ALL_VOICES, default="all")
    options = parser.parse_args(arguments)
    analysis = read_long_articles(options.folder)
    sentences = int(analysis.sums["scored"][:, -1, -1].sum())
    print(f"{len(analysis.articles)} long articles, {sentences:,} sentences.\n")
    tallies = {size: simulate_coverage(analysis, size, draws=options.draws) for size in SIZES}
    names = [measure.name for measure in analysis.engine.measures]
    print(format_coverage(tallies, names, options.voice))


def format_coverage(tallies: Mapping[int, Tally], names: Sequence[str], voice: str = "all") -> str:
    """Set out how often intervals of values and of differences held the truth, by size."""
    place = ALL_VOICES.index(voice)
    width = max(map(len, names))
    head = "".join(f"{size:>24}" for size in tallies)
    lines = [
        f"Body, voice {voice!r}: % of intervals of values, and of differences, that hold truth;",
        "% of texts that have an interval; mean width. By number of sentences.",
        f"{'':{width}}{head}",
    ]
    for column, name in enumerate(names):
        cells = [_format_cell(tally, (place, column)) for tally in tallies.values()]
        if any(cell.strip() for cell in cells):
            lines.append(f"{name:{width}}{''.join(cells)}".rstrip())
    lines += [
        "",
        "Differences as they are shown, adjusted for their number: of those that tell two",
    ]
    lines += ["texts apart, % that are wrong; % of all that do, between different articles."]
    for size, tally in tallies.items():
        different = tally.pairs - tally.alike
        wrong = (tally.wrong - tally.wrong_alike) / different, tally.wrong_alike / tally.alike
        shares = [f"{100 * share:.1f}" for share in (*wrong, tally.found / different)]
        lines.append(
            f"{size:>4} sentences: {shares[0]} between different articles, {shares[1]} within one; "
            f"{shares[2]} told apart"
        )
    return "\n".join(lines)


def _format_cell(tally: Tally, at: tuple[int, int]) -> str:
    if not tally.shown[at] or not tally.compared[at]:
        return f"{'':>24}"
    held, told = tally.held[at] / tally.shown[at], tally.told[at] / tally.compared[at]
    shown, width = tally.shown[at] / tally.drawn, tally.width[at] / tally.shown[at]
    return f"{100 * held:8.1f}{100 * told:6.1f}{100 * shown:4.0f}{width:6.2f}"
