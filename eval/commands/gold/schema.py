"""`incidents gold schema`: the shape of a label file, generated, for editors."""

from argparse import ArgumentParser, Namespace

from eval.gold.json_schema import label_schema_text


def configure(parser: ArgumentParser) -> None:
    """No options."""


def run(args: Namespace) -> int:  # noqa: ARG001 - every action has the same signature
    print(label_schema_text(), end="")
    return 0
