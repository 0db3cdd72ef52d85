"""`incidents prompt diff`: what differs between two versions, as they are written or as they would be sent."""

from argparse import ArgumentParser, Namespace

from extractor.commands.prompt.folders import add_label, one_article, read_from
from extractor.prompting.differences import differences
from extractor.terminal import printable


def configure(parser: ArgumentParser) -> None:
    add_label(parser, "one", "A")
    add_label(parser, "other", "B")
    parser.add_argument("--article", metavar="FILE", help="compare what would be sent for this article, or - for stdin")


def run(args: Namespace) -> int:
    article = one_article(args.article) if args.article else None
    for line in differences(args.one, args.other, read_from(args), article):
        print(printable(line))
    return 0
