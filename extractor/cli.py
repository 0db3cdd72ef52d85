"""The one console script: a lazy table of commands, so that `incidents --help` loads none of them."""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

from extractor import __version__

COMMANDS = {
    "extract": ("extractor.commands.extract", "read articles, write a run: records, evidence, manifest"),
    "batch": ("extractor.commands.batch", "ask in files: write requests, submit them, read the answers"),
    "eval": ("eval.commands.eval", "extract the gold articles, score the run and write its report"),
    "score": ("eval.commands.score", "score a run field by field against the gold labels"),
    "report": ("eval.commands.report", "write a run's report: page, Markdown, JUnit, leaf scores, text"),
    "compare": ("eval.commands.compare", "say what changed between runs, and whether to believe it"),
    "history": ("eval.commands.history", "show scored runs over time: plots in a page, and a table"),
    "bless": ("eval.commands.bless", "make a run the baseline that later runs are held to"),
    "prompt": ("extractor.commands.prompt", "list, show, check, compare, copy and release prompt versions"),
    "schema": (
        "extractor.commands.schema",
        "print the JSON schema of the record, say what providers would refuse in it",
    ),
    "gold": ("eval.commands.gold", "begin, check, compare, settle and count the gold labels"),
}
"""Name → module with ``configure(parser)`` and ``run(args) -> exit code``, and one line of help."""

EXIT_CODES = "exit codes: 0 done, 1 done with failed articles or a failed gate, 2 usage or input error"


class Parser(ArgumentParser):
    """argparse whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}; see `{self.prog} --help`\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit code. Errors meant for the user become one line on standard error."""
    from extractor.errors import boundary

    words = list(sys.argv[1:] if argv is None else argv)
    with boundary():
        if not words or words[0].startswith("-"):
            return _top_level(words)
        return _command(words[0], words[1:])


def _top_level(words: list[str]) -> int:
    width = max(map(len, COMMANDS))
    table = "\n".join(f"  {name:<{width}}  {line}" for name, (_, line) in COMMANDS.items())
    about = (
        "News reports of attacks on civilian areas into structured incident JSON, scored against hand-labelled gold."
    )
    usage = "incidents COMMAND [options]"
    text = f"usage: {usage}\n\n{about}\n\n{table}\n\n`incidents COMMAND --help` tells more. {EXIT_CODES}."
    match words:
        case [] | ["-h" | "--help"]:
            print(text)
            return 0 if words else 2
        case ["--version"]:
            print(f"incidents {__version__}")
            return 0
        case _:
            from extractor.errors import UsageError

            raise UsageError(f"no option {words[0]!r} before a command; usage: {usage}")


def _command(name: str, words: list[str]) -> int:
    if name not in COMMANDS:
        raise _unknown(name)
    module_name, line = COMMANDS[name]
    module = import_module(module_name)
    parser = Parser(prog=f"incidents {name}", description=f"{line[0].upper()}{line[1:]}.", epilog=EXIT_CODES + ".")
    module.configure(parser)
    code: int = module.run(parser.parse_args(words))
    return code


def _unknown(name: str) -> Exception:
    from difflib import get_close_matches

    from extractor.errors import UsageError

    near = get_close_matches(name, COMMANDS, n=1)
    hint = f"did you mean {near[0]!r}?" if near else f"there is {', '.join(COMMANDS)}"
    return UsageError(f"no command is called {name!r}; {hint}")
