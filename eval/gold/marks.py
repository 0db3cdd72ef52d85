"""The file of a reader's marks, as the page of a report saves it: what is thought of which errors."""

import json
import re
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from extractor.errors import GoldError
from extractor.files import read_text
from extractor.record import first_problem

Answer = Literal["gold is wrong", "both acceptable", "agree"]
"""agree is with the label: the run is wrong."""
Step = str | int

_PLACE = re.compile(r"[a-z_]\w*(?:\[\d+\])?(?:\.[a-z_]\w*(?:\[\d+\])?)*", re.ASCII)
_STEP = re.compile(r"(\w+)|\[(\d+)\]", re.ASCII)


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Mark(_Row):
    """One answer. `run` is what the run says there, to the letter; an object leaves out what is null or empty."""

    article: str
    label: str
    """Hash of the label that the report was made with."""
    place: str = Field(pattern=f"^{_PLACE.pattern}$")
    """In the label, such as ``incidents[0].date``; of a fact that the label lacks, the list it would join."""
    run: Any
    mark: Answer
    note: str = ""

    @property
    def steps(self) -> tuple[Step, ...]:
        """Keys and indices of the place."""
        return tuple(key or int(index) for key, index in _STEP.findall(self.place))

    def __str__(self) -> str:
        return f"{self.article} {self.place}"


class Marks(_Row):
    """All of one reader's answers to one report."""

    format: Literal[1]
    report: str
    """Hash of the page."""
    gold: str
    """Content hash of the gold set that it was made with."""
    marks: tuple[Mark, ...] = Field(strict=False)


def read_marks(file: Path) -> Marks:
    """GoldError with the first thing that is wrong with the file."""
    try:
        return Marks.model_validate(json.loads(read_text(file)))
    except (ValueError, RecursionError) as error:
        found = first_problem(error) if isinstance(error, ValidationError) else "not JSON"
        raise GoldError(f"{file}: {found}; expected marks that the page of a report saved") from None
