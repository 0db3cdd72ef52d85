"""`incidents schema`: the JSON schema of the record, as a provider gets it, and what that provider would refuse."""

import json
from argparse import ArgumentParser, Namespace

from extractor.schema import Extraction

PROVIDERS = ("openai", "anthropic", "gemini", "ollama", "vllm", "llamacpp")


def configure(parser: ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="show|lint")
    show = actions.add_parser(
        "show",
        help="print the schema",
        description="Print the JSON schema of the record; with --provider, as it is sent to that provider.",
    )
    show.add_argument("--provider", choices=PROVIDERS, help="print it as this provider gets it (default: as it is)")
    show.add_argument("--compact", action="store_true", help="on one line")
    lint = actions.add_parser(
        "lint",
        help="what providers would refuse or ignore",
        description="Say what each provider would refuse or ignore in the schema, what is done about it before it is "
        "sent, and how much of the provider's limits it takes. Exit code 1 where a refusal remains.",
    )
    lint.add_argument("--provider", choices=PROVIDERS, help="only this one (default: all)")


def run(args: Namespace) -> int:
    if args.action == "show":
        return _show(args.provider, compact=args.compact)
    refused = [_lint(name) for name in ([args.provider] if args.provider else PROVIDERS)]
    return 1 if any(refused) else 0


def _show(provider: str | None, *, compact: bool) -> int:
    from extractor.portability.sent import provider_schema

    schema = provider_schema(Extraction, provider) if provider else Extraction.model_json_schema()
    print(json.dumps(schema, ensure_ascii=False, indent=None if compact else 2))
    return 0


def _lint(name: str) -> bool:
    """Print what there is to say of one provider; whether it would refuse the schema as it is sent."""
    from extractor.portability.lint import findings, sizes
    from extractor.portability.providers import provider
    from extractor.portability.report import lines, refusals

    rules = provider(name)
    schema = Extraction.model_json_schema()
    sent = rules.sent(schema)
    fits = sizes(sent, rules)
    left = refusals(findings(sent, rules), fits)
    print("\n".join([f"{name}: {'refused' if left else 'taken'}", *lines(findings(schema, rules), fits)]))
    return bool(left)
