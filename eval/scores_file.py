"""`scores.json`: the scorecard as a documented, versioned file (docs/scores.md describes every key)."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from eval.counts import Counts, Ratios
from eval.evidence import EvidenceScore
from eval.score import LeafScore
from eval.scorecard import CaseScore, Scorecard, total
from eval.slices import Slice, by_group, by_role, by_tag
from extractor.errors import RunError

FORMAT = 1
SCORES = "scores.json"
COMPARED = ("gold", "schema", "rules")
"""Hashes that have to agree before two scores may be compared."""


def scores_json(card: Scorecard) -> str:
    """The whole file; the same run and gold give the same bytes."""
    return json.dumps(scores(card), ensure_ascii=False, indent=1) + "\n"


def scores(card: Scorecard) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "signature": card.signature,
        "hashes": hashes(card),
        "overall": score_row(card.overall),
        "incidents": score_row(card.detection),
        "fields": {path: score_row(counts) for path, counts in card.fields.items()},
        "articles": {name: _article(cases) for name, cases in card.articles.items()},
        "slices": _slices(card),
        "not_in_run": list(card.not_in_run),
        "leaked": card.leaked,
        "evidence": _evidence(card.evidence),
        "leaves": [row for case in card.cases for row in _leaves(case)],
    }


def check_stored(folder: Path, card: Scorecard) -> None:
    """RunError where the scores that stand in `folder` were made with other gold, schema or rules than `card`.

    Scores of different gold are never compared silently: whoever compares says that both are to be scored again.
    """
    file = folder / SCORES
    if not file.exists():
        return
    try:
        stored = json.loads(file.read_bytes())["hashes"]
    except (OSError, ValueError, KeyError, TypeError):
        raise RunError(f"{file}: cannot be read as scores; `incidents score {folder}` writes it anew") from None
    if changed := [name for name in COMPARED if stored.get(name) != hashes(card)[name]]:
        raise RunError(
            f"{file}: scored with other {' and '.join(changed)} than now; --rescore scores every run with what is here"
        )


def hashes(card: Scorecard) -> dict[str, str | None]:
    """Content hashes of all that a score depends on; the prompt's is null for a backend that reads none."""
    return {
        "gold": card.gold.sha256,
        "schema": card.manifest.schema_sha256,
        "rules": card.plan.rules_sha256,
        "prompt": card.manifest.prompt_sha256,
    }


def score_row(counts: Counts) -> dict[str, Any]:
    """Ratios, strict and lenient, and the counts behind them."""
    return {
        "strict": _ratios(counts.strict),
        "lenient": _ratios(counts.lenient),
        "counts": {name: getattr(counts, name) for name in Counts.__slots__},
    }


def _ratios(ratios: Ratios) -> dict[str, float | None]:
    return {"precision": ratios.precision, "recall": ratios.recall, "f1": ratios.f1}


def _article(cases: Iterable[CaseScore]) -> dict[str, Any]:
    cases = list(cases)
    return score_row(total(cases)) | {
        "sha256": cases[0].case.article.sha256,
        "tags": list(cases[0].case.tags),
        "incidents": score_row(sum((case.detection for case in cases), start=Counts())),
        "samples": len(cases),
        "failures": {str(case.sample): case.failure for case in cases if case.failure},
        "correctly_empty": sum(case.correctly_empty for case in cases),
        "schema_violations": [str(v) for case in cases for v in case.document.violations],
    }


def _slices(card: Scorecard) -> dict[str, Any]:
    return {
        "tags": {tag: _slice(found) for tag, found in by_tag(card).items()},
        "roles": {role: _slice(found) for role, found in by_role(card).items()},
        "groups": {path: score_row(counts) for path, counts in by_group(card).items()},
    }


def _slice(found: Slice) -> dict[str, Any]:
    return score_row(found.leaves) | {"incidents": score_row(found.incidents)}


def _evidence(score: EvidenceScore) -> dict[str, Any]:
    return {
        "quotes": score.quotes,
        "exact": score.exact,
        "folded": score.folded,
        "fuzzy": score.fuzzy,
        "missing": score.missing,
        "located": score.located,
        "counted": score.counted,
        "grounded": score.grounded_rate,
        "aligned": score.aligned,
        "touching": score.touching_rate,
        "overlap": score.mean_overlap,
    }


def _leaves(case: CaseScore) -> Iterator[dict[str, Any]]:
    """A row per leaf on which either side speaks. Where both are silent only the counts say so."""
    for leaf in case.leaves:
        if leaf.verdict != "absent" or leaf.tags:
            yield {"article": case.case.id, "sample": case.sample} | leaf_row(leaf)


def leaf_row(leaf: LeafScore) -> dict[str, Any]:
    return {
        "path": leaf.path,
        "verdict": leaf.verdict,
        "gold": leaf.gold,
        "predicted": leaf.predicted,
        "tags": list(leaf.tags),
        "reason": leaf.reason,
        "gold_at": leaf.gold_at,
        "predicted_at": leaf.predicted_at,
    }
