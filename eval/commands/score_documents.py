"""`incidents score --schema module:Model --gold FILE --pred FILE`: score documents of any marked pydantic model."""

import hashlib
import json
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any

from eval.counts import Counts
from eval.document_scores import DocumentScores, score_documents
from eval.documents import load_model, read_pairs
from eval.plan import ScoringPlan
from eval.score import DocumentScore
from eval.scores_file import leaf_row, score_row
from eval.signature import SHOWN
from extractor.errors import InputError, UsageError
from extractor.terminal import plain


def run(args: Namespace) -> int:
    """Print the table, or with --json the figures; --leaves writes a row per leaf as it is scored."""
    if not (args.gold and args.pred):
        raise UsageError("--schema scores two files; name them with --gold FILE and --pred FILE")
    plan = ScoringPlan.from_model(load_model(args.schema))
    with _leaf_rows(args.leaves) as rows:
        scores = score_documents(plan, read_pairs(args.gold, args.pred), rows)
    line = _signature(args, plan, scores)
    print(json.dumps(_figures(line, scores), ensure_ascii=False, indent=1) if args.json else _table(line, scores))
    return 1 if scores.failed else 0


@contextmanager
def _leaf_rows(file: Path | None) -> Iterator[Any]:
    if file is None:
        yield lambda number, score: None  # noqa: ARG005 - nobody asked for rows
        return
    try:
        with file.open("w", encoding="utf-8", newline="\n") as out:
            yield lambda number, score: _write(out, number, score)
    except OSError as error:
        raise InputError(f"{file}: cannot be written: {error.strerror or error}") from None


def _write(out: IO[str], number: int, score: DocumentScore) -> None:
    for leaf in score.leaves:
        if leaf.verdict != "absent" or leaf.tags:
            out.write(json.dumps({"document": number} | leaf_row(leaf), ensure_ascii=False) + "\n")


def _signature(args: Namespace, plan: ScoringPlan, scores: DocumentScores) -> str:
    with args.gold.open("rb") as gold:
        digest = hashlib.file_digest(gold, "sha256").hexdigest()
    rules = plan.rules_sha256[:SHOWN]
    return (
        f"gold:{args.gold.name}@{digest[:SHOWN]}(n={scores.documents})|schema:{args.schema}"
        f"|rules@{rules}|align:opt|v:{version('incident-extractor')}"
    )


def _figures(line: str, scores: DocumentScores) -> dict[str, Any]:
    return {
        "format": 1,
        "signature": line,
        "documents": scores.documents,
        "failed": scores.failed,
        "correctly_empty": scores.correctly_empty,
        "schema_violations": scores.violations,
        "overall": score_row(scores.leaves.overall),
        "fields": {path: score_row(counts) for path, counts in scores.leaves.fields.items()},
    }


COLUMNS = ("correct", "partial", "incorrect", "missing", "spurious", "failed")


def _table(line: str, scores: DocumentScores) -> str:
    rows = {"overall": scores.leaves.overall} | scores.leaves.fields
    width = max(map(len, rows))
    head = f"{'field':<{width}}  {'P':>5} {'R':>5} {'F1':>5}  " + " ".join(f"{name[:5]:>6}" for name in COLUMNS)
    body = (f"{path:<{width}}  {_ratios(counts)}  {_verdicts(counts)}" for path, counts in rows.items())
    said = f"{scores.documents} documents, {scores.failed} failed, {scores.violations} schema violations"
    return plain("\n".join([head, *body, "", said, line]))


def _ratios(counts: Counts) -> str:
    return " ".join(f"{'n/a' if value is None else f'{value:.3f}':>5}" for value in counts.strict)


def _verdicts(counts: Counts) -> str:
    return " ".join(f"{getattr(counts, name) or '·':>6}" for name in COLUMNS)
