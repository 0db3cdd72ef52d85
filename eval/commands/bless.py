"""`incidents bless`: make a run the baseline that later runs are held to."""

import shutil
import tempfile
from argparse import ArgumentParser, Namespace
from pathlib import Path

from eval.commands.score import card_of
from eval.scores_file import SCORES, scores_json
from extractor.errors import InputError, RunError
from extractor.files import write_whole
from extractor.record import MANIFEST

BASELINE = Path("baseline")


def configure(parser: ArgumentParser) -> None:
    parser.add_argument("run", type=Path, metavar="RUN", help="run folder (see `incidents extract`)")
    parser.add_argument("--as", dest="baseline", type=Path, default=BASELINE, metavar="DIR",
                        help="folder of the baseline, to be committed (default: %(default)s)")  # fmt: skip
    parser.add_argument("--gold", type=Path, metavar="DIR", help="gold set (default: the one that comes along)")


def run(args: Namespace) -> int:
    """Copy the run with its scores of today's gold and rules; a run with failed or leaked articles is no baseline."""
    card = card_of(args.run, args.gold)
    if card.failed:
        raise RunError(
            f"{args.run}: {len(card.failed)} of its articles failed, so it is no baseline; extract them again"
        )
    for article, how in card.leaked.items():
        raise RunError(f"{args.run}: {article} can get no score, so it is no baseline: {how}")
    if args.baseline.exists() and not (args.baseline / MANIFEST).exists():
        raise InputError(
            f"{args.baseline}: is there and is no run, so it stays as it is; name another folder with --as"
        )
    _replace(args.run, args.baseline, scores_json(card))
    print(f"{args.run} is the baseline now: {args.baseline}\n{card.signature}")
    return 0


def _replace(run: Path, baseline: Path, scores: str) -> None:
    """Put the copy in place whole: the old baseline stands until the new one is complete beside it."""
    try:
        baseline.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=baseline.parent, prefix=".bless-") as beside:
            draft = Path(beside) / "new"
            draft.mkdir()
            for file in (*run.glob("*.json"), *run.glob("*.jsonl")):
                shutil.copyfile(file, draft / file.name)
            write_whole(draft / SCORES, scores)
            if baseline.exists():
                baseline.rename(Path(beside) / "old")
            draft.rename(baseline)
    except OSError as error:
        raise InputError(f"{baseline}: cannot be written: {error.strerror or error}") from None
