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
from .corpora import format_throughput, measure_throughput
from .corpus import make_corpus
from .own import READING, SCORING, list_own
from .peers import YARDSTICK, list_peers
from .processes import PLAIN, list_processes, list_seconds
from .targets import format_targets, list_targets
from .timing import format_table, take_turns


def main() -> None:
    """Run the benchmarks and print their tables."""
    if sys.argv[1:2] == ["coverage"]:
        coverage.main(sys.argv[2:])
        return
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--words", type=int, default=5_000_000, help="in all; default: 5,000,000")
    parser.add_argument("--rounds", type=int, help="default: 5, with --quick 3")
    parser.add_argument("--quick", action="store_true", help="100,000 words, 3 rounds")
    parser.add_argument(
        "--large", type=int, help="words of the corpus on disk; default: 20,000,000; 0: none"
    )
    options = parser.parse_args()
    words = 100_000 if options.quick else options.words
    rounds = options.rounds or (3 if options.quick else 5)
    large = (1_000_000 if options.quick else 20_000_000) if options.large is None else options.large

    print(f"{_describe_machine()}; medians of {rounds} rounds, taken in turns.\n")
    corpus = make_corpus(words)
    print(f"The text: {corpus.origin}.\n")
    contestants, missing = list_peers(corpus)
    print(f"Ratios are to one {YARDSTICK}.\n")
    results = take_turns([*contestants, *list_own(corpus)], rounds)
    print(format_table(results, YARDSTICK), "\n")
    contestants, also_missing = list_processes()
    if contestants:
        print("Two seeds as a whole process; ratios are to the plain script.\n")
        several = take_turns(contestants, 3 * rounds)
        print(format_table(several, PLAIN), "\n")
        results += several
    for result in take_turns(list_seconds(corpus), 3 * rounds):
        print(f"In a notebook, {result.name}: {result.seconds * 1000:.0f} ms ({result.note}).")
    seconds, throughput = {result.name: result.seconds for result in results}, []
    for name in READING:
        print(f"Reading against scoring: {seconds[name] / seconds[SCORING]:.2f} ({name}).")
    if large:
        throughput, made = measure_throughput(large, min(rounds, 3))
        print(f"\nParquet to Parquet, {made:,} words on {os.cpu_count()} cores.\n")
        print(format_throughput(throughput, made))
    print("\nWhat the package is held to.\n")
    print(format_targets(list_targets(seconds, throughput)), "\n")
    for problem in dict.fromkeys([*missing, *also_missing]):
        print(problem)


def _describe_machine() -> str:
    cores = f"{os.cpu_count()} cores"
    return f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {cores}"


if __name__ == "__main__":
    main()
