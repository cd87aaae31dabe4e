"""Time this package against others in one run: ``python -m benchmarks [--words N] [--quick]``.

How often intervals hold the truth: ``python -m benchmarks coverage FOLDER``.

The text is prose that is installed on the machine, recombined by sentence (see ``corpus``), so that
figures of different machines are not to be compared; the ratios of one run are.
"""

import argparse
import os
import platform
import sys

from . import coverage
from .contestants import READING, SCORING, YARDSTICK, list_contestants
from .corpora import format_throughput, measure_throughput
from .corpus import make_corpus
from .processes import PLAIN, list_processes, list_seconds
from .timing import format_table, take_turns


def main() -> None:
    """Run the benchmarks and print their tables."""
    if sys.argv[1:2] == ["coverage"]:
        coverage.main(sys.argv[2:])
        return
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--words", type=int, default=1_000_000, help="in all; default: 1,000,000")
    parser.add_argument("--rounds", type=int, help="default: 7, with --quick 3")
    parser.add_argument("--quick", action="store_true", help="100,000 words, 3 rounds")
    parser.add_argument(
        "--large", type=int, help="words of the corpus on disk; default: 20,000,000; 0: none"
    )
    options = parser.parse_args()
    words = 100_000 if options.quick else options.words
    rounds = options.rounds or (3 if options.quick else 7)

    print(f"Python {platform.python_version()}; medians of {rounds} rounds, taken in turns.\n")
    corpus = make_corpus(words)
    print(f"The text: {corpus.origin}.\n")
    contestants, missing = list_contestants(corpus)
    print(f"Ratios are to one {YARDSTICK}.\n")
    results = take_turns(contestants, rounds)
    print(format_table(results, YARDSTICK), "\n")
    seconds = {result.name: result.seconds for result in results}
    for name in READING:
        print(f"Reading against scoring: {seconds[name] / seconds[SCORING]:.2f} ({name}).")
    print()
    contestants, also_missing = list_processes()
    if contestants:
        print("Two seeds as a whole process; ratios are to the plain script.\n")
        print(format_table(take_turns(contestants, rounds), PLAIN), "\n")
    for result in take_turns(list_seconds(corpus), 3 * rounds):
        print(f"In a notebook, {result.name}: {result.seconds * 1000:.0f} ms ({result.note}).")
    large = (1_000_000 if options.quick else 20_000_000) if options.large is None else options.large
    if large:
        results, made = measure_throughput(large, min(rounds, 3))
        print(f"\nParquet to Parquet, {made:,} words in {os.cpu_count()} cores.\n")
        print(format_throughput(results, made), "\n")
    for problem in dict.fromkeys([*missing, *also_missing]):
        print(problem)


if __name__ == "__main__":
    main()
