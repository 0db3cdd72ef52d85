"""`incidents gold stats`: what the gold set holds."""

import json
from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from eval.commands.gold.folders import add_read, read_from
from eval.gold.labels import load_gold
from eval.gold.stats import gold_stats
from eval.gold.stats_text import as_text


def configure(parser: ArgumentParser) -> None:
    add_read(parser)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")


def run(args: Namespace) -> int:
    gold = load_gold(read_from(args))
    stats = gold_stats(gold)
    if args.json:
        print(json.dumps({"name": gold.name, "sha256": gold.sha256, **asdict(stats)}, ensure_ascii=False, indent=1))
    else:
        print(as_text(stats, gold.name, gold.sha256), end="")
    return 0
