"""The line that says what a score is a score of: content hashes, so that edited gold never passes for the old."""

from importlib.metadata import version

from eval.gold.labels import GoldSet
from eval.plan import ScoringPlan
from extractor.record import RunManifest

SHOWN = 8
"""Hex digits of each hash in the line; scores.json and the manifest hold them whole."""


def signature(manifest: RunManifest, gold: GoldSet, plan: ScoringPlan, scored: int) -> str:
    """One line; two scores may be compared when their gold, schema and rules agree."""
    parts = {
        "gold": f"{gold.name}@{gold.sha256[:SHOWN]}({_share(scored, len(gold.cases))})",
        "schema": f"{manifest.schema_version}@{manifest.schema_sha256[:SHOWN]}",
        "rules": f"@{plan.rules_sha256[:SHOWN]}",
        "prompt": f"{manifest.prompt}@{(manifest.prompt_sha256 or '')[:SHOWN]}" if manifest.prompt else "none",
        "model": "+".join(manifest.models_returned) or manifest.model or "none",
        "backend": manifest.backend,
        "samples": str(manifest.samples),
        "align": "opt",
        "v": version("incident-extractor"),
    }
    return "|".join(f"{key}:{value}" if not value.startswith("@") else f"{key}{value}" for key, value in parts.items())


def _share(scored: int, labelled: int) -> str:
    return f"n={scored}" if scored == labelled else f"n={scored} of {labelled}"
