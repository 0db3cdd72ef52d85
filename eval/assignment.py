"""Maximum-weight assignment by shortest augmenting paths with prices (the method of Jonker and Volgenant), O(n³).

scipy's solver would cost 400 ms of import for tables that are mostly 3 by 3.
"""

from collections.abc import Sequence

Weights = Sequence[Sequence[int]]
Chosen = list[int | None]
"""Column of each row, null for a row that stays alone."""


def assign(weights: Weights) -> Chosen:
    """For each row its column, no column twice, so that the sum of weights is the largest possible.

    Weights are integers of 0 or more; 0 means that the two share nothing, and such a pair is never made.

    >>> assign([[9, 8], [8, 0]])
    [1, 0]
    """
    if not weights or not weights[0]:
        return [None] * len(weights)
    chosen = plain(weights)
    if chosen is not None:
        return chosen
    if len(weights) > len(weights[0]):
        return _across(_solve(list(zip(*weights, strict=True))), len(weights))
    return _solve(weights)


def plain(weights: Weights) -> Chosen | None:
    """Each row's largest weight, where that is a solution and the only one: no tie, no column wanted twice."""
    taken: set[int] = set()
    chosen: Chosen = []
    for row in weights:
        top = max(row)
        if top == 0:
            chosen.append(None)
            continue
        column = row.index(top)
        if column in taken or row.count(top) > 1:
            return None
        taken.add(column)
        chosen.append(column)
    return chosen


def _across(chosen: Chosen, rows: int) -> Chosen:
    """The assignment of the transposed table, seen from the rows."""
    result: Chosen = [None] * rows
    for column, row in enumerate(chosen):
        if row is not None:
            result[row] = column
    return result


def _solve(weights: Weights) -> Chosen:
    """For tables with no more rows than columns."""
    search = _Search(weights)
    for row in search.without_column():
        search.augment(row)
    result: Chosen = [None] * len(weights)
    for column, owner in enumerate(search.owner):
        if owner is not None and weights[owner][column] > 0:
            result[owner] = column
    return result


class _Search:
    """Prices stay feasible, row price + column price >= weight, and are equal to it on chosen pairs."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.row_price = [max(row) for row in weights]
        self.column_price = [0] * len(weights[0])
        self.owner: list[int | None] = [None] * len(weights[0])

    def without_column(self) -> list[int]:
        """Give each row a column of its largest weight while there is a free one; the rows that got none."""
        left = []
        for row, line in enumerate(self.weights):
            column = line.index(self.row_price[row])
            if self.owner[column] is None:
                self.owner[column] = row
            else:
                left.append(row)
        return left

    def augment(self, start: int) -> None:
        """Dijkstra over reduced costs from a row without a column to a free column; then the path is flipped."""
        path = _Path(len(self.column_price))
        row, base, last = start, 0, None
        while True:
            price = self.row_price[row] + base
            path.extend(row, last, [price + c - w for c, w in zip(self.column_price, self.weights[row], strict=True)])
            last, base = path.nearest()
            owner = self.owner[last]
            if owner is None:
                break
            path.close(last)
            row = owner
        self._reprice(start, base, path)
        while last is not None:
            self.owner[last], last = path.came_from[last]

    def _reprice(self, start: int, base: int, path: "_Path") -> None:
        self.row_price[start] -= base
        for column in path.closed:
            owner = self.owner[column]
            assert owner is not None, "closed columns have owners"
            self.column_price[column] += base - path.distance[column]
            self.row_price[owner] -= base - path.distance[column]


class _Path:
    """The columns that one search has come to, how far they are, and from which row and column it came."""

    def __init__(self, columns: int) -> None:
        self.open = set(range(columns))
        self.closed: list[int] = []
        self.distance: dict[int, int] = {}
        self.came_from: dict[int, tuple[int, int | None]] = {}

    def extend(self, row: int, last: int | None, steps: Sequence[int]) -> None:
        distance = self.distance
        for column in self.open:
            step = steps[column]
            if column not in distance or step < distance[column]:
                distance[column] = step
                self.came_from[column] = row, last

    def nearest(self) -> tuple[int, int]:
        base, column = min((self.distance[column], column) for column in self.open)
        return column, base

    def close(self, column: int) -> None:
        self.open.remove(column)
        self.closed.append(column)
