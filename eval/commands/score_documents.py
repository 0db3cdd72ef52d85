"""`incidents score --schema module:Model --gold FILE --pred FILE`: score documents of any marked pydantic model."""

import hashlib
import json
from argparse import Namespace
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any

from eval import gates
from eval.counts import Counts
from eval.document_scores import DocumentScores, score_documents
from eval.documents import load_model, read_pairs
from eval.plan import ScoringPlan
from eval.score import DocumentScore
from eval.scores_file import leaf_row, score_row
from eval.signature import SHOWN
from extractor.errors import GateFailed, InputError, UsageError
from extractor.terminal import plain


def run(args: Namespace) -> int:
    """Print the table, or with --json the figures; --leaves writes a row per leaf as it is scored."""
    if not (args.gold and args.pred):
        raise UsageError("--schema scores two files; name them with --gold FILE and --pred FILE")
    if args.baseline:
        raise UsageError("--baseline is a run, and --schema scores files; hold them to --min FIELD=F1")
    model = load_model(args.schema)
    plan = ScoringPlan.from_model(model)
    gates.check(dict(args.min), plan)
    with _leaf_rows(args.leaves) as rows:
        scores = score_documents(plan, read_pairs(args.gold, args.pred), rows)
    fields = {path: scores.leaves.fields.get(path, Counts()) for path in plan.paths}
    line = _signature(args, model, plan, scores)
    figures = _figures(line, scores, fields)
    print(json.dumps(figures, ensure_ascii=False, indent=1) if args.json else _table(line, scores, fields))
    if reasons := gates.below({gates.OVERALL: scores.leaves.overall} | fields, dict(args.min)):
        raise GateFailed(f"gate failed: {'; '.join(reasons)}")
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


def _signature(args: Namespace, model: type[Any], plan: ScoringPlan, scores: DocumentScores) -> str:
    return (
        f"gold:{_named(args.gold)}(n={scores.documents})|pred:{_named(args.pred)}"
        f"|schema:{args.schema}@{_schema_sha256(model)[:SHOWN]}|rules@{plan.rules_sha256[:SHOWN]}"
        f"|align:opt|v:{version('incident-extractor')}"
    )


def _named(file: Path) -> str:
    with file.open("rb") as content:
        return f"{file.name}@{hashlib.file_digest(content, 'sha256').hexdigest()[:SHOWN]}"


def _schema_sha256(model: type[Any]) -> str:
    from pydantic.errors import PydanticUserError

    try:
        schema = json.dumps(model.model_json_schema(), sort_keys=True)
    except PydanticUserError:  # a type that no JSON schema can tell, in a field that is not scored
        schema = repr(model.model_fields)
    return hashlib.sha256(schema.encode()).hexdigest()


def _figures(line: str, scores: DocumentScores, fields: Mapping[str, Counts]) -> dict[str, Any]:
    return {
        "format": 1,
        "signature": line,
        "documents": scores.documents,
        "failed": scores.failed,
        "correctly_empty": scores.correctly_empty,
        "schema_violations": scores.violations,
        "overall": score_row(scores.leaves.overall),
        "fields": {path: score_row(counts) for path, counts in fields.items()},
        "items": {path: score_row(counts) for path, counts in scores.items.items()},
    }


COLUMNS = ("correct", "partial", "incorrect", "missing", "spurious", "failed")


def _table(line: str, scores: DocumentScores, fields: Mapping[str, Counts]) -> str:
    found = {f"{path} found": counts for path, counts in scores.items.items()}
    rows = {"overall": scores.leaves.overall, **fields, **found}
    width = max(map(len, rows))
    head = f"{'field':<{width}}  {'P':>5} {'R':>5} {'F1':>5}  " + " ".join(f"{name[:5]:>6}" for name in COLUMNS)
    body = (f"{path:<{width}}  {_ratios(counts)}  {_verdicts(counts)}" for path, counts in rows.items())
    said = f"{scores.documents} documents, {scores.failed} failed, {scores.violations} schema violations"
    return plain("\n".join([head, *body, "", said, line]))


def _ratios(counts: Counts) -> str:
    return " ".join(f"{'n/a' if value is None else f'{value:.3f}':>5}" for value in counts.strict)


def _verdicts(counts: Counts) -> str:
    return " ".join(f"{getattr(counts, name) or '·':>6}" for name in COLUMNS)
