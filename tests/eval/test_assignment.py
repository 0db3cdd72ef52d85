"""The solver against trying every assignment."""

from collections.abc import Sequence
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.assignment import assign, plain

Table = list[list[int]]


def tables(largest: int, size: int = 5) -> st.SearchStrategy[Table]:
    def of_width(width: int) -> st.SearchStrategy[Table]:
        return st.lists(st.lists(st.integers(0, largest), min_size=width, max_size=width), min_size=1, max_size=size)

    return st.integers(1, size).flatmap(of_width)


def total(table: Table, chosen: Sequence[int | None]) -> int:
    return sum(table[row][column] for row, column in enumerate(chosen) if column is not None)


def best_of_all(table: Table) -> int:
    """The oracle: every way to give each row a column of its own or none."""
    columns = [*range(len(table[0])), *[None] * len(table)]
    return max(total(table, way) for way in set(permutations(columns, len(table))))


@given(tables(largest=4, size=4))
def test_no_assignment_is_better(table: Table) -> None:
    assert total(table, assign(table)) == best_of_all(table)


@given(tables(largest=10**12, size=4))
def test_large_weights_stay_exact(table: Table) -> None:
    assert total(table, assign(table)) == best_of_all(table)


@given(tables(largest=3, size=12))
def test_no_column_is_given_twice_and_no_pair_shares_nothing(table: Table) -> None:
    chosen = [(row, column) for row, column in enumerate(assign(table)) if column is not None]
    assert len({column for _, column in chosen}) == len(chosen)
    assert all(table[row][column] > 0 for row, column in chosen)


@given(tables(largest=5, size=8))
def test_the_transposed_table_has_the_same_optimum(table: Table) -> None:
    across = [list(row) for row in zip(*table, strict=True)]
    assert total(table, assign(table)) == total(across, assign(across))


@given(tables(largest=6, size=4))
def test_a_plain_solution_is_the_only_best_one(table: Table) -> None:
    chosen = plain(table)
    if chosen is not None:
        columns = [*range(len(table[0])), *[None] * len(table)]
        best = best_of_all(table)
        ways = {way for way in permutations(columns, len(table)) if total(table, way) == best}
        kept = {tuple(c if c is not None and table[r][c] else None for r, c in enumerate(way)) for way in ways}
        assert kept == {tuple(chosen)}


@pytest.mark.parametrize(
    ("table", "chosen"),
    [
        ([[9, 8], [8, 0]], [1, 0]),
        ([[0, 0], [0, 0]], [None, None]),
        ([[1], [2], [3]], [None, None, 0]),
        ([[1, 2, 3]], [2]),
        ([], []),
        ([[], []], [None, None]),
    ],
    ids=str,
)
def test_small_tables(table: Table, chosen: list[int | None]) -> None:
    assert assign(table) == chosen
