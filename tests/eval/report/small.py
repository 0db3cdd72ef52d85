"""A small report made by hand: everything that a renderer must be able to show, and nothing that scoring decides."""

from typing import Any

from eval.report.model import (
    Baseline,
    Call,
    Case,
    Cell,
    Confusion,
    ConfusionCell,
    Difference,
    Evidence,
    Fact,
    Failure,
    FieldDifference,
    FieldRow,
    Interval,
    Leaf,
    Message,
    Mistake,
    Passage,
    Provenance,
    Ratios,
    Reading,
    Report,
    SliceRow,
    Stability,
    Tally,
    Unlocated,
    Verdict,
)

SIGNATURE = "gold:goldset@00000000(n=2)|schema:1@00000000|rules@00000000|prompt:incident/v1@00000000|samples:2"
PLACE, KILLED = "incidents.location.settlement", "incidents.casualties.count"
FOURTEEN, FIFTEEN = {"low": 14, "high": 14}, {"low": 15, "high": None}


def tally(**counts: int) -> Tally:
    names = ("correct", "partial", "incorrect", "missing", "spurious", "absent", "unlabelled", "failed")
    full = {name: counts.get(name, 0) for name in names}
    gold = sum(full[name] for name in ("correct", "partial", "incorrect", "missing", "failed"))
    predicted = sum(full[name] for name in ("correct", "partial", "incorrect", "spurious"))
    return Tally(**full, strict=_ratios(full["correct"], gold, predicted),
                 lenient=_ratios(full["correct"] + full["partial"] / 2, gold, predicted))  # fmt: skip


def _ratios(right: float, gold: int, predicted: int) -> Ratios:
    return Ratios(
        right / predicted if predicted else None,
        right / gold if gold else None,
        2 * right / (gold + predicted) if gold + predicted else None,
    )


def reading(verdict: Verdict, predicted: Any = None, samples: int = 1, *tags: str, reason: str = "") -> Reading:
    return Reading(verdict, predicted, samples, tags, reason)


def leaf(number: int, path: str, gold: Any, *readings: Reading, told: int | None = None) -> Leaf:
    seen = readings if told is None else readings[:told]
    return Leaf(number, path, gold, readings, seen, number, (reading("correct", gold, 2),), "broken", 1)


def fact(number: int, kind: str, title: str, found: int, *leaves: Leaf, gold: bool = True, **more: Any) -> Fact:
    rest: dict[str, Any] = {"optional": False, "tags": (), "facts": (), "failed": 0, "passage": 1} | more
    return Fact(number=number, kind=kind, title=title, in_gold=gold, found=found, samples=2, leaves=leaves, **rest)


def evidence() -> Evidence:
    return Evidence(6, 4, 0, 1, 1, aligned=4, touching=3, located=4 / 6, touching_rate=0.75, mean_overlap=0.7)


def _wrong_case() -> Case:
    toll = fact(
        4, "casualties", "killed · all", 1,
        leaf(5, "incidents.casualties.outcome", "killed", reading("correct", "killed"), reading("missing"), told=1),
        leaf(6, KILLED, FOURTEEN, reading("incorrect", FIFTEEN, reason="1 more than gold"), reading("missing"), told=1),
        tags=("merged",),
    )  # fmt: skip
    made_up = fact(7, "effects", "fire", 2, leaf(8, "incidents.effects.kind", None, reading("spurious", "fire", 2)),
                   gold=False, tags=("duplicate",))  # fmt: skip
    incident = fact(
        2, "incidents", "primary · Odesa · 2026-02-04", 2,
        leaf(3, PLACE, "Odesa", reading("correct", "Odessa", 1, "alternative"), reading("incorrect", "=HYPERLINK()")),
        leaf(9, "incidents.role", "primary", reading("correct", "primary", 2)),
        facts=(toll, made_up),
    )  # fmt: skip
    missed = fact(10, "incidents", "background · Kyiv", 0, leaf(11, PLACE, "Kyiv", reading("missing", None, 2)))
    return Case(
        number=1, id="odesa", source_file="a.txt", sha256="0" * 64, label_sha256="a" * 64, tags=("chrome",), samples=2,
        tally=tally(correct=4, incorrect=2, missing=4, spurious=2), detection=tally(correct=2, missing=2),
        evidence=evidence(), failures=(), correctly_empty=0, violations=("incidents[0].mood: unknown key",),
        passages=(Passage("An attack on ", gold=False, predicted=False), Passage("Odesa", gold=True, predicted=True),
                  Passage(" killed ", gold=False, predicted=False), Passage("14", gold=True, predicted=False),
                  Passage(" <b>\x1b[31m\u202e", gold=False, predicted=True)),
        incidents=(incident, missed),
        unlocated=(Unlocated(0, "incidents[0].quote", "no|such `words`", "missing", 0.0),
                   Unlocated(1, "incidents[0].date.quote", "nearly", "fuzzy", 0.9)),
        calls=(Call(0, "ok", None, 1.5, "model", None), Call(1, "ok", None, 2.5, "model", None)),
        messages=(Message("system", "Read <b>it</b>.", 1), Message("user", "[the text]", None)),
        cells={PLACE: Cell(1, 3, 3), KILLED: Cell(0, 2, 6)},
    )  # fmt: skip


def _failed_case() -> Case:
    return Case(
        number=12, id="empty", source_file="b.txt", sha256="1" * 64, label_sha256="b" * 64, tags=("negative",),
        samples=2, tally=tally(), detection=tally(), evidence=Evidence(0, 0, 0, 0, 0, 0, 0, None, None, None),
        failures=(Failure(1, "timeout: no answer after 60 s"),), correctly_empty=1, violations=(),
        passages=(Passage("Nothing happened.", gold=False, predicted=False),), incidents=(), unlocated=(),
        calls=(Call(1, "timeout", "no answer after 60 s", 60.0, None, "<half an answer"),),
        messages=(Message("system", "Read <b>it</b>.", 1), Message("user", "[another]", None)), cells={},
    )  # fmt: skip


def _mistakes() -> tuple[Mistake, ...]:
    def mistake(number: int, what: str, verdict: Verdict, gold: Any, run: Any) -> Mistake:
        return Mistake(number, "odesa", what, (PLACE,), verdict, gold, run, 1.0, 1, 2, (), "why", "broken")

    return (
        mistake(10, "incident", "missing", "background · Kyiv", None),
        mistake(3, "location.settlement", "incorrect", "Odesa", "=HYPERLINK()"),
        mistake(6, "casualties.count", "incorrect", FOURTEEN, FIFTEEN),
        mistake(7, "effects", "spurious", None, "fire"),
    )


def small_report() -> Report:
    gap = Difference(-0.1, 0.6, Interval(-0.4, 0.2, 0.95), None, "cannot be answered with 2 articles", 0.25, None)
    whole, level = tally(correct=4, incorrect=2, missing=4, spurious=2), Interval(0.2, 0.8, 0.95)
    return Report(
        signature=SIGNATURE,
        provenance=Provenance(
            gold="goldset", gold_sha256="0" * 64, gold_articles=3, schema_version=1, schema_sha256="1" * 64,
            rules_sha256="2" * 64, prompt="incident/v1", prompt_sha256="3" * 64, backend="llm", model="vendor/model",
            models_returned=("model-1",), base_url="http://127.0.0.1/v1", parameters={"temperature": 0.0}, samples=2,
            created="2026-11-22T08:00:00+00:00", finished=True, versions={"python": "3.11"}, calls=3,
            prompt_tokens=5400, cached_tokens=None, completion_tokens=1200, cost=0.0123, median_latency_s=1.5,
            slowest_latency_s=60.0,
        ),
        overall=whole, interval=level, limits=("2 articles: too few.",), detection=tally(correct=2, missing=2),
        evidence=evidence(),
        fields=(FieldRow(PLACE, tally(correct=1, incorrect=1, missing=2), level, Stability(0, 1, 1), gap),
                FieldRow(KILLED, tally(incorrect=1, missing=1), Interval(0.0, 0.6, 0.95), Stability(0, 0, 1), None),
                FieldRow("incidents.date", tally(absent=4), None, None, None)),
        slices=(SliceRow("chrome", 1, whole),),
        cases=(_wrong_case(), _failed_case()), mistakes=_mistakes(),
        confusions=(Confusion("incidents.effects.kind", (None,), ("fire",), ((ConfusionCell(2, 7),),)),),
        not_in_run=("kyiv",),
        baseline=Baseline(
            SIGNATURE, whole, gap, (FieldDifference(PLACE, whole, whole, gap, None, 0.25, None),), 1, 2,
            ("On articles like these: too few.",), ("The rules differ.",),
        ),
    )  # fmt: skip
