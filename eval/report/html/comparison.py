"""The page of two runs or more: what broke and what was fixed first, then the fields."""

import re

from eval.report import words
from eval.report.html import document
from eval.report.html.charts import difference_chart, score_chart
from eval.report.html.claims import reasons
from eval.report.model import KINDS, Compared, Kind

MEANINGS: dict[Kind, str] = {
    "broken": "Right in every sample of the first run, wrong in every one of another.",
    "fixed": "Wrong in every sample of the first run, right in every one of another.",
    "flaky": "Wrong in another share of the samples: it may come and go by itself.",
}


def render(compared: Compared) -> str:
    """The whole page; the same comparison gives the same bytes."""
    sections = [(kind, [change for change in compared.changes if change.first == kind]) for kind in KINDS]
    return document.render(
        "compare.html.j2", compared=compared, sections=sections, meanings=MEANINGS, summary=summary(compared),
        typeset=typeset, score_chart=score_chart, difference_chart=difference_chart, reasons=reasons,
    )  # fmt: skip


def summary(compared: Compared) -> str:
    """What every run comes to against the first, in one sentence."""
    first, *others = compared.runs
    parts = (
        f"{run.letter} against {first.letter}: strict F1 {words.f1(first.overall)} → {words.f1(run.overall)}, "
        + ", ".join(f"{words.leaves(count) if not n else count} {kind}" for n, (kind, count) in enumerate(found))
        for run, found in zip(others, (list(against.changes.items()) for against in compared.against), strict=True)
    )
    return "; ".join(parts) + "."


def typeset(sentence: str) -> str:
    """A sentence made for a terminal, with real minus signs and arrows."""
    return re.sub(r"(?<!\w)-(?=\d)", "−", sentence.replace("->", "→"))
