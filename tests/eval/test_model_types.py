from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import IntEnum
from typing import Annotated, Any, Literal, Optional

import pytest
from pydantic import BaseModel

from eval.model_types import FieldType, field_type


class Part(BaseModel):
    pass


class Level(IntEnum):
    LOW = 1


@pytest.mark.parametrize(
    ("annotation", "expected"),
    [
        (str, FieldType()),
        (Any, FieldType()),
        (str | None, FieldType()),
        (Optional[int], FieldType(natural_rule="number")),  # noqa: UP045 - the older spelling is read as well
        (float, FieldType(natural_rule="number")),
        (Decimal, FieldType(natural_rule="number")),
        (Level, FieldType(natural_rule="number")),
        (bool, FieldType(natural_rule="bool")),
        (date, FieldType(natural_rule="date")),
        (datetime, FieldType(natural_rule="date")),
        (int | str, FieldType()),
        (int | float, FieldType(natural_rule="number")),
        (Literal["a", "b"], FieldType()),
        (Literal[1, 2], FieldType(natural_rule="number")),
        (Annotated[int, "anything"] | None, FieldType(natural_rule="number")),
        (Part, FieldType(Part)),
        (Part | None, FieldType(Part)),
        (list[str], FieldType(is_list=True)),
        (list[int] | None, FieldType(is_list=True, natural_rule="number")),
        (tuple[str, ...], FieldType(is_list=True)),
        (set[str], FieldType(is_list=True)),
        (frozenset[date], FieldType(is_list=True, natural_rule="date")),
        (Sequence[Part], FieldType(Part, is_list=True)),
        (list, FieldType(is_list=True)),
        (list[Part | None], FieldType(Part, is_list=True)),
    ],
    ids=str,
)
def test_the_shape_of_a_field(annotation: Any, expected: FieldType) -> None:
    assert field_type(annotation, "field") == expected
