"""The options that say how a run goes: how fast, for how much, from where on."""

import math
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.errors import UsageError

if TYPE_CHECKING:
    from extractor.ledger.budget import Ceilings
    from extractor.ledger.prices import Prices
    from extractor.steering.concurrency import Bounds
    from extractor.steering.steering import Limits

CACHE_MODES = ("off", "read", "readwrite", "refresh")


def add_options(parser: ArgumentParser) -> None:
    _add_pace(parser.add_argument_group("how fast"))  # type: ignore[arg-type] # argparse has no public name for both
    _add_cost(parser.add_argument_group("for how much"))  # type: ignore[arg-type]
    _add_continuation(parser.add_argument_group("from where on"))  # type: ignore[arg-type]


def positive(text: str) -> int:
    """A whole number above 0."""
    if not (text.isascii() and text.isdecimal() and int(text)):
        raise ArgumentTypeError(f"{text!r} is not a whole number above 0")
    return int(text)


def dollars(text: str) -> float:
    """An amount of money, 0 or more."""
    try:
        amount = float(text)
    except ValueError:
        amount = math.nan
    if not (math.isfinite(amount) and amount >= 0):
        raise ArgumentTypeError(f"{text!r} is no amount of US dollars, such as 2.50")
    return amount


def bounds(text: str) -> "Bounds":
    """``N``, ``auto`` or ``auto:MAX``."""
    from extractor.steering.concurrency import Bounds

    word, colon, most = text.partition(":")
    if word != "auto":
        return Bounds.fixed(positive(text))
    return Bounds.up_to(positive(most)) if colon else Bounds()


def limits(args: Namespace) -> "Limits":
    from extractor.steering.steering import Limits

    return Limits(args.concurrency, args.rpm, args.tpm)


def ceilings(args: Namespace) -> "Ceilings":
    from extractor.ledger.budget import Ceilings

    return Ceilings(args.max_cost, args.max_tokens)


def prices(args: Namespace, model: str | None, base_url: str | None) -> "Prices":
    """UsageError where a ceiling of cost is set and the model has no price, since nobody could keep it then."""
    from extractor.ledger.prices import load_prices

    found = load_prices(args.prices, provider_endpoint=base_url is None)
    if args.max_cost is not None and not found.price(model):
        where = " at this base URL" if base_url else ""
        raise UsageError(f"--max-cost needs a price, and none is known for {model}{where}; name one with --prices FILE")
    return found


def refuse_model_options(args: Namespace, backend: str) -> None:
    """UsageError where an option is given that means something only when a model is asked."""
    given = {
        "--max-cost": args.max_cost,
        "--max-tokens": args.max_tokens,
        "--prices": args.prices,
        "--cache": args.cache != "off",
    }
    for option, value in given.items():
        if value is not None and value is not False:
            raise UsageError(f"the backend {backend} asks no model; leave out {option}, or name a --model")


def _add_pace(group: ArgumentParser) -> None:
    group.add_argument(
        "--concurrency",
        type=bounds,
        default="auto",
        metavar="N|auto[:MAX]",
        help="articles under way at once: N always, or found from the answers, up to MAX (default: auto:100)",
    )
    group.add_argument("--rpm", type=positive, metavar="N", help="at most N calls a minute")
    group.add_argument("--tpm", type=positive, metavar="N", help="at most N tokens a minute")


def _add_cost(group: ArgumentParser) -> None:
    group.add_argument(
        "--max-cost", type=dollars, metavar="USD", help="ask nothing that would take the whole run over this"
    )
    group.add_argument("--max-tokens", type=positive, metavar="N", help="the same in tokens, of prompts and answers")
    group.add_argument("--prices", type=Path, metavar="FILE", help="table of prices, before the one that comes along")
    group.add_argument("--dry-run", action="store_true", help="say what it would take, and ask nothing")


def _add_continuation(group: ArgumentParser) -> None:
    group.add_argument(
        "--resume",
        action="store_true",
        help="go on with the run that --out names, or else the youngest that was asked in the same way; naming its "
        "folder with --out alone goes on too, and begins where there is none",
    )
    group.add_argument("--retry-failed", action="store_true", help="ask again what failed when the run was begun")
    group.add_argument(
        "--cache",
        choices=CACHE_MODES,
        default="off",
        help="answers of earlier runs: read makes no call, refresh asks anew and keeps (default: off)",
    )
    group.add_argument("--cache-dir", type=Path, metavar="DIR", help="folder of the cache (default: the user's own)")
