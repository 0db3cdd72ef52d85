"""The options that say who answers, and the choice of a backend where they say nothing."""

import os
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.backends.base import Settings
from extractor.commands import run_options
from extractor.commands.run_options import positive
from extractor.commands.schema import PROVIDERS
from extractor.errors import UsageError
from extractor.prompts import PromptVersion

if TYPE_CHECKING:
    from extractor.backends.chunked import Pieces

DRAFT = (
    "the prompt {label} is a draft: it may change, and then its name says nothing; `incidents prompt release` pins it"
)
DEFAULT_PROMPT = "incident/v1"
NOTICE = "no key or endpoint found, so the offline baseline reads (backend rules); --model or --base-url names a model"


def add_options(parser: ArgumentParser) -> None:
    group = parser.add_argument_group("who answers")
    group.add_argument(
        "--model", metavar="PROVIDER/NAME", help="model to ask, such as openai/gpt-4.1-mini (default: the prompt's own)"
    )
    group.add_argument("--base-url", metavar="URL", help="any OpenAI-compatible endpoint (also OPENAI_BASE_URL)")
    group.add_argument(
        "--dialect",
        choices=PROVIDERS,
        help="whose form of the JSON schema the endpoint gets, such as vllm or llamacpp (default: the provider's own)",
    )
    group.add_argument(
        "--backend", choices=("llm", "rules", "replay"), help="default: llm with a key, endpoint or --model, else rules"
    )
    group.add_argument(
        "--from", dest="source", metavar="RUN|FILE", type=Path, help="run, records or batch answers to give again"
    )
    group.add_argument(
        "--prompt", default=DEFAULT_PROMPT, metavar="NAME/VERSION", help="prompt version (default: %(default)s)"
    )
    group.add_argument(
        "--prompts", metavar="DIR", type=Path, help="folder of prompt versions (default: the ones that come along)"
    )
    group.add_argument(
        "--leave-one-out",
        action="store_true",
        help="ask each article without the examples of the prompt that come from it",
    )
    group.add_argument(
        "--samples", type=positive, default=1, metavar="K", help="independent answers for each article (default: 1)"
    )
    group.add_argument(
        "--consensus",
        action="store_true",
        help="one answer for each article, voted leaf by leaf from the K samples, with the share that agrees",
    )
    group.add_argument(
        "--chunk",
        type=pieces,
        metavar="SIZE[:OVERLAP]",
        help="ask articles of more than SIZE characters in overlapping pieces, and merge what they report "
        "(default: whole; OVERLAP: a twentieth of SIZE)",
    )
    group.add_argument(
        "--timeout", type=positive, default=120, metavar="SECONDS", help="deadline of one call (default: 120)"
    )
    run_options.add_options(parser)


def pieces(text: str) -> "Pieces":
    """``SIZE`` or ``SIZE:OVERLAP``, in characters."""
    from extractor.backends.chunked import Pieces
    from extractor.chunks import LEAST_SHARE

    size, colon, overlap = text.partition(":")
    whole = positive(size)
    shared = int(overlap) if overlap.isascii() and overlap.isdecimal() else None if colon else whole // 20
    if shared is None or shared * LEAST_SHARE > whole:
        raise ArgumentTypeError(f"{text!r}: write SIZE:OVERLAP in characters, OVERLAP at most a quarter of SIZE")
    return Pieces(whole, shared)


def choose_backend(args: Namespace) -> str:
    """The backend that the options, or else the environment, ask for; ``rules`` where neither asks for a model."""
    if args.backend:
        backend: str = args.backend
    elif args.source:
        backend = "replay"
    elif args.model or args.base_url or os.environ.get("OPENAI_API_KEY") or os.environ.get("OPENAI_BASE_URL"):
        backend = "llm"
    else:
        backend = "rules"
    _check(backend, args)
    return backend


def backend_settings(args: Namespace, backend: str, prompt: PromptVersion) -> Settings:
    asks_model = backend == "llm"
    model: str | None = (args.model or prompt.model) if asks_model else None
    return Settings(
        model=model,
        base_url=args.base_url or _openai_endpoint(model),
        dialect=args.dialect,
        parameters=prompt.options if asks_model else {},
        source=args.source,
        timeout_s=args.timeout,
    )


def _openai_endpoint(model: str | None) -> str | None:
    """What OPENAI_BASE_URL names, which other providers' models do not go to."""
    return os.environ.get("OPENAI_BASE_URL") or None if model and model.startswith("openai/") else None


def _check(backend: str, args: Namespace) -> None:
    if backend != "llm" and (args.model or args.base_url):
        raise UsageError(f"the backend {backend} asks no model; leave out --model and --base-url, or --backend")
    if backend != "llm" and args.dialect:
        raise UsageError(f"the backend {backend} sends no schema; leave out --dialect, or name a --model")
    if backend != "replay" and args.source:
        raise UsageError(f"--from belongs to the backend replay, not to {backend}")
    if backend == "replay" and args.chunk:
        raise UsageError("--chunk cuts what is asked, and the backend replay asks nothing; leave it out")
    if args.leave_one_out and args.chunk:
        raise UsageError("--leave-one-out compares whole articles with the examples; leave out --chunk")
    if args.consensus and args.samples == 1:
        raise UsageError("--consensus votes on several answers; say how many with --samples K")
