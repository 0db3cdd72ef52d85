"""Puts prompts and gold set inside the wheel; an editable install reads them beside the package instead."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BUNDLED = ("prompts", "goldset")


class BundleData(BuildHookInterface):  # type: ignore[type-arg]  # hatchling's generic has no public config type
    """Force-includes the data folders for standard wheels only: an editable one would keep a stale copy."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "standard":
            for name in BUNDLED:
                build_data["force_include"][str(Path(self.root) / name)] = f"extractor/_bundled/{name}"
