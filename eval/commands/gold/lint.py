"""`incidents gold lint`: everything wrong with the labels, and labels that changed behind the changelog's back."""

from argparse import ArgumentParser, Namespace

from eval.commands.gold.folders import add_read, read_from
from eval.gold.labels import Problem, load_gold, read_gold
from eval.gold.version import check
from extractor.terminal import plain


def configure(parser: ArgumentParser) -> None:
    add_read(parser)


def run(args: Namespace) -> int:
    folder = read_from(args)
    cases, problems = read_gold(folder)
    versions: list[Problem] = [] if problems else [*check(folder, load_gold(folder))]
    for problem in [*problems, *versions]:
        print(plain(str(problem)))
    total = len(cases) + len({p.file for p in problems})
    print(f"{len(cases)} of {total} labels whole, {len(problems) + len(versions)} problems")
    return 2 if problems or versions else 0
