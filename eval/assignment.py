"""Maximum-weight assignment by shortest augmenting paths with potentials (Jonker and Volgenant's method), O(n³).

scipy's solver would cost 400 ms of import for matrices that are mostly 3 by 3.
"""

from collections.abc import Sequence

Weights = Sequence[Sequence[int]]


def assign(weights: Weights) -> list[int | None]:
    """For each row its column, no column twice, so that the sum of weights is the largest possible.

    Weights are integers of 0 or more; 0 means that the two share nothing, and such a pair is never made.

    >>> assign([[9, 8], [8, 0]])
    [1, 0]
    """
    best = _distinct_maxima(weights)
    if best is None:
        best = _solve(weights)
    return best


def is_plain(weights: Weights) -> bool:
    """Whether the best assignment is unique and each row simply takes its largest weight."""
    return _distinct_maxima(weights) is not None


def _distinct_maxima(weights: Weights) -> list[int | None] | None:
    """Each row's largest weight, where that is a solution and the only one: no tie, no column wanted twice."""
    taken: set[int] = set()
    best: list[int | None] = []
    for row in weights:
        top = max(row, default=0)
        if top == 0:
            best.append(None)
            continue
        column = row.index(top)
        if column in taken or row.count(top) > 1:
            return None
        taken.add(column)
        best.append(column)
    return best


def _solve(weights: Weights) -> list[int | None]:
    rows, columns = len(weights), len(weights[0])
    if rows > columns:
        across = _solve(list(zip(*weights, strict=True)))
        result: list[int | None] = [None] * rows
        for column, row in enumerate(across):
            if row is not None:
                result[row] = column
        return result
    owner = _augment_all(weights, rows, columns)
    result = [None] * rows
    for column, row in enumerate(owner):
        if row is not None and weights[row][column] > 0:
            result[row] = column
    return result


def _augment_all(weights: Weights, rows: int, columns: int) -> list[int | None]:
    """Row of each column. Potentials stay feasible: row_price + column_price >= weight, equal on chosen pairs."""
    row_price = [max(row) for row in weights]
    column_price = [0] * columns
    owner: list[int | None] = [None] * columns
    for row in range(rows):
        _augment(weights, row, row_price, column_price, owner)
    return owner


def _augment(
    weights: Weights, start: int, row_price: list[int], column_price: list[int], owner: list[int | None]
) -> None:
    """Dijkstra over reduced costs from a free row to a free column, then flip the path."""
    columns = len(column_price)
    distance: list[int | None] = [None] * columns
    came_from = [-1] * columns
    reached = [-1] * columns
    open_columns = list(range(columns))
    done: list[int] = []
    row, base, last = start, 0, -1
    while True:
        best, best_column = None, -1
        line, price = weights[row], row_price[row] + base
        for column in open_columns:
            step = price + column_price[column] - line[column]
            old = distance[column]
            if old is None or step < old:
                distance[column] = old = step
                came_from[column] = last
                reached[column] = row
            if best is None or old < best:
                best, best_column = old, column
        assert best is not None
        open_columns.remove(best_column)
        base = best
        last = best_column
        next_row = owner[best_column]
        if next_row is None:
            break
        done.append(best_column)
        row = next_row
    row_price[start] -= base
    for column in done:
        gap = base - (distance[column] or 0)
        column_price[column] += gap
        taken_by = owner[column]
        assert taken_by is not None
        row_price[taken_by] -= gap
    while last != -1:
        owner[last] = reached[last]
        last = came_from[last]
