"""Search: does the right procedure come first for everyday questions, and how fast at 3,000?

python -m benchmarks.search [capture of the national list, .jsonl.gz]

The questions are in `search_questions.csv`: official words, everyday speech, words without
accents, slips, regional and simple Vietnamese. "fresh" was put down before
`cchc_data/search/speech.toml` was written; "apart" was put down last, measured once and
never tuned on: it says what a new visitor may expect, "tuning" only that nothing was lost.
All are by the same hand: real visitors will ask otherwise, and what they miss belongs into
both files.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

from cchc_data import instance, snapshot
from cchc_data.catalogue.build import national_names
from cchc_data.search import search
from cchc_data.search.index import Index
from cchc_data.store import Loaded

QUESTIONS = Path(__file__).with_name("search_questions.csv")
FIRST = 3
BUDGET_MS = 50.0
SIZE = 3000
ROUNDS = 4  # the first warms up


def questions() -> list[dict[str, str]]:
    with QUESTIONS.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def missed(find) -> dict[str, list[str]]:
    """Questions whose right procedure is not among the first three, by set, with what was found."""
    wrong = defaultdict(list)
    for row in questions():
        first = find(row["question"])[:FIRST]
        if not set(first) & set(row["codes"].split()):
            wrong[row["set"]].append(f"{row['question']}: {', '.join(first) or '–'}")
    return wrong


def report(name: str, find) -> None:
    wrong = missed(find)
    for group in dict.fromkeys(row["set"] for row in questions()):
        total = sum(row["set"] == group for row in questions())
        good = total - len(wrong[group])
        print(f"{name}, {group}: {good}/{total} = {100 * good / total:.1f} % among the first {FIRST}")
        print("".join(f"  missed {line}\n" for line in wrong[group]), end="")


def times(find) -> list[float]:
    """Milliseconds of each question in its best round, sorted: other programs disturb no verdict."""
    rounds = [[_time(find, row["question"]) for row in questions()] for _ in range(ROUNDS)]
    return sorted(map(min, zip(*rounds, strict=True)))


def _time(find, question: str) -> float:
    start = perf_counter()
    find(question)
    return 1000 * (perf_counter() - start)


def show_times(name: str, find) -> None:
    spent = times(find)
    worst, typical = spent[-1], spent[len(spent) // 2]
    verdict = "within" if worst <= BUDGET_MS else "OVER"
    print(f"{name}: median {typical:.1f} ms, slowest {worst:.1f} ms; {verdict} the budget of {BUDGET_MS:.0f} ms")


def main(arguments: list[str]) -> None:
    root = instance.demo()
    loaded = Loaded(root, snapshot.current_id(root))
    ours = lambda text: [hit.proc_code for hit in search(loaded, text)]  # noqa: E731
    report("demo catalogue", ours)
    show_times("demo catalogue", ours)
    rows = loaded.rows("procedures_in_force", as_of=loaded.as_of)
    if arguments:
        rows = national_names(Path(arguments[0]))
        report(f"{len(rows)} national procedures", finder(rows))
    show_times(f"{SIZE} procedures", finder(repeated(rows)))


def finder(rows: list[dict[str, str]]):
    """A search over these rows alone; says how long the index took to build."""
    start = perf_counter()
    index, codes = Index(rows), {row["proc_code"] for row in rows}
    print(f"index of {len(rows)} built in {1000 * (perf_counter() - start):.0f} ms")
    return lambda text: [hit.proc_code for hit in index.find(text, codes)]


def repeated(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """SIZE rows: the given ones over and over, under codes of their own."""
    many = islice(cycle(rows), SIZE)
    return [{**row, "proc_code": f"7.{number:06d}"} for number, row in enumerate(many)]


if __name__ == "__main__":
    main(sys.argv[1:])
