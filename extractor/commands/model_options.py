"""The options that say who answers, and the choice of a backend where they say nothing."""

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path

from extractor.backends.base import Settings
from extractor.commands import run_options
from extractor.commands.run_options import positive
from extractor.errors import UsageError
from extractor.prompts import PromptVersion

DEFAULT_PROMPT = "incident/v1"
NOTICE = "no key or endpoint found, so the offline baseline reads (backend rules); --model or --base-url names a model"


def add_options(parser: ArgumentParser) -> None:
    group = parser.add_argument_group("who answers")
    group.add_argument(
        "--model", metavar="PROVIDER/NAME", help="model to ask, such as openai/gpt-4.1-mini (default: the prompt's own)"
    )
    group.add_argument("--base-url", metavar="URL", help="any OpenAI-compatible endpoint (also OPENAI_BASE_URL)")
    group.add_argument(
        "--backend", choices=("llm", "rules", "replay"), help="default: llm with a key, endpoint or --model, else rules"
    )
    group.add_argument(
        "--from", dest="source", metavar="RUN", type=Path, help="run whose answers the backend replay gives again"
    )
    group.add_argument(
        "--prompt", default=DEFAULT_PROMPT, metavar="NAME/VERSION", help="prompt version (default: %(default)s)"
    )
    group.add_argument(
        "--prompts", metavar="DIR", type=Path, help="folder of prompt versions (default: the ones that come along)"
    )
    group.add_argument(
        "--samples", type=positive, default=1, metavar="K", help="independent answers for each article (default: 1)"
    )
    group.add_argument(
        "--timeout", type=positive, default=120, metavar="SECONDS", help="deadline of one call (default: 120)"
    )
    run_options.add_options(parser)


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
    if backend != "replay" and args.source:
        raise UsageError(f"--from belongs to the backend replay, not to {backend}")
