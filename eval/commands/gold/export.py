"""`incidents gold export`: the labels as tasks of another tool, or the interface in which it shows them."""

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path

from eval.commands.gold.folders import add_read, read_from
from eval.gold.label_studio.config import config
from eval.gold.label_studio.tasks import task
from eval.gold.labels import load_gold
from extractor.files import read_text, write_whole
from extractor.strictyaml import read_yaml
from extractor.terminal import plain, printable

FORMATS = ("label-studio", "label-studio-config")


def configure(parser: ArgumentParser) -> None:
    add_read(parser)
    parser.add_argument("--format", choices=FORMATS, default=FORMATS[0], help="tasks, or the interface that shows them")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write here instead of printing")


def run(args: Namespace) -> int:
    text = config() if args.format == FORMATS[1] else _tasks(read_from(args))
    if args.out is None:
        print(printable(text), end="")
    else:
        write_whole(args.out, text)
        print(plain(f"{args.out}: written"))
    return 0


def _tasks(folder: Path) -> str:
    found = []
    for name, case in load_gold(folder).cases.items():
        file = folder / "labels" / f"{name}.yaml"
        found.append(task(read_yaml(read_text(file), str(file)).value, case.article.text))
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"
