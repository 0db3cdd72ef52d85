"""What every page is made of: templates that escape, style and script inlined under a policy that admits no other."""

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from eval.report import words
from eval.report.html.text import finalize
from eval.report.legend import LEGEND

_HERE = Path(__file__).resolve().parent
_UNSIGNED = "unsigned"
"""Stands first of all in a page in place of the hash of its content, by which browsers keep a reader's marks."""


def render(template: str, scripts: tuple[str, ...] = (), **values: Any) -> str:  # noqa: ANN401 - what a template shows
    """The whole page. Nothing from an article or a model is ever markup, template, script or address in it."""
    style, script = _inline("report.css"), _inline(*scripts)
    policy = _policy(style, script)
    page = _environment().get_template(template).render(
        style=style, script=script, policy=policy, unsigned=_UNSIGNED, **values
    )  # fmt: skip
    return page.replace(_UNSIGNED, hashlib.sha256(page.encode()).hexdigest(), 1)


def _inline(*names: str) -> Markup:
    """Files of this package, as they are."""
    return Markup("\n".join((_HERE / name).read_text(encoding="utf-8") for name in names))  # noqa: S704 - our own files


def _policy(style: str, script: str) -> str:
    scripts = f"script-src '{_digest(script)}'; " if script else ""
    return f"default-src 'none'; style-src '{_digest(style)}'; {scripts}base-uri 'none'; form-action 'none'"


def _digest(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"), autoescape=True, undefined=StrictUndefined, finalize=finalize,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.globals |= {"words": words, "legend": LEGEND}
    return environment
