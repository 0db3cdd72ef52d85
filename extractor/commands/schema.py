"""`incidents schema`: the JSON schema of the record, as a model or another program reads it."""

import json
from argparse import ArgumentParser, Namespace

from extractor.schema import Extraction


def configure(parser: ArgumentParser) -> None:
    parser.add_argument("--compact", action="store_true", help="on one line")


def run(args: Namespace) -> int:
    indent = None if args.compact else 2
    print(json.dumps(Extraction.model_json_schema(), ensure_ascii=False, indent=indent))
    return 0
