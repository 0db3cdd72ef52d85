"""`incidents gold import`: what a reader labelled in Label Studio, as label files."""

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from eval.gold.canonical import write_label
from eval.gold.label_studio.labels import label_of, tasks_in
from eval.gold.skeleton import NAME
from extractor.errors import GoldError
from extractor.files import read_text, write_whole
from extractor.terminal import plain


def configure(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="JSON that Label Studio exported")
    parser.add_argument(
        "--to", type=Path, required=True, metavar="DIR", help="folder for the labels, one file an article"
    )


def run(args: Namespace) -> int:
    labels = _labels(args.file)
    files = {args.to / f"{name}.yaml": label for name, label in labels.items()}
    for file in files:
        if file.exists():
            raise GoldError(f"{file}: is there already; labels are never overwritten, name another folder")
    for file, label in files.items():
        write_whole(file, write_label(label))
        print(plain(f"{file}: {len(label['incidents'])} incidents"))
    return 0


def _labels(file: Path) -> dict[str, dict[str, Any]]:
    try:
        content = json.loads(read_text(file))
    except (ValueError, RecursionError):
        raise GoldError(f"{file}: not JSON; expected what Label Studio exports as JSON") from None
    labels: dict[str, dict[str, Any]] = {}
    for place, task in tasks_in(content, str(file)):
        label = label_of(task, place)
        name = label["article"]
        if not NAME.fullmatch(name) or name in labels:
            raise GoldError(
                f"{place}: the article is called {name!r}, {'twice' if name in labels else 'which is no name'}"
            )
        labels[name] = label
    return labels
