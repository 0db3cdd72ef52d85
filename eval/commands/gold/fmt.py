"""`incidents gold fmt`: label files in their canonical form."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from eval.commands.gold.folders import add_read, read_from
from eval.gold.canonical import canonical
from extractor.errors import GateFailed, GoldError
from extractor.files import read_text, write_whole
from extractor.terminal import plain


def configure(parser: ArgumentParser) -> None:
    add_read(parser)
    parser.add_argument("--check", action="store_true", help="write nothing; exit code 1 where a file is not in form")


def run(args: Namespace) -> int:
    folder = read_from(args)
    files = sorted((folder / "labels").glob("*.yaml")) or sorted(folder.glob("*.yaml"))
    if not files:
        raise GoldError(f"{folder}: no labels here; expected labels/*.yaml or *.yaml")
    written = {file: canonical(read_text(file), str(file)) for file in files}
    changed = [file for file, text in written.items() if text != read_text(file)]
    for file in changed:
        print(plain(f"{file}: {'not in canonical form' if args.check else 'written'}"))
    if args.check and changed:
        raise GateFailed(
            f"{len(changed)} of {len(files)} label files are not in form; `incidents gold fmt` writes them"
        )
    _write(written, changed)
    print(
        f"{len(files)} label files, {len(changed)} written" if not args.check else f"{len(files)} label files in form"
    )
    return 0


def _write(written: dict[Path, str], changed: list[Path]) -> None:
    for file in changed:
        write_whole(file, written[file])
