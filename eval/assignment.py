"""Maximum-weight assignment by shortest augmenting paths with prices (the method of Jonker and Volgenant), O(n³).

scipy's solver would cost 400 ms of import for tables that are mostly 3 by 3.
"""

from collections.abc import Sequence
from heapq import heappop, heappush

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
    return _Search(weights).solved() if chosen is None else chosen


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


class _Search:
    """Prices stay feasible, row price + column price >= weight, and are equal to it on chosen pairs.

    Only pairs that share something are looked at: every row also has a column of its own, numbered from the number
    of columns up, at which it stays alone for a weight of 0.
    """

    def __init__(self, weights: Weights) -> None:
        self.columns = len(weights[0])
        self.pairs = [[(column, w) for column, w in enumerate(row) if w] for row in weights]
        for row, pairs in enumerate(self.pairs):
            pairs.append((self.columns + row, 0))
        self.row_price = [max(row) for row in weights]
        self.column_price: dict[int, int] = {}
        self.owner: dict[int, int] = {}

    def solved(self) -> Chosen:
        for row in self._without_column():
            self._augment(row)
        result: Chosen = [None] * len(self.pairs)
        for column, row in self.owner.items():
            if column < self.columns:
                result[row] = column
        return result

    def _without_column(self) -> list[int]:
        """Give each row a column of its largest weight while there is a free one; the rows that got none."""
        left = []
        for row, pairs in enumerate(self.pairs):
            price = self.row_price[row]
            free = next((column for column, weight in pairs if weight == price and column not in self.owner), None)
            if free is None:
                left.append(row)
            else:
                self.owner[free] = row
        return left

    def _augment(self, start: int) -> None:
        """Dijkstra over reduced costs from a row without a column to a free column; then the path is flipped."""
        distance: dict[int, int] = {}
        came_from: dict[int, tuple[int, int | None]] = {}
        closed: dict[int, int] = {}
        reachable: list[tuple[int, int]] = []
        row, base, last = start, 0, None
        while True:
            price = self.row_price[row] + base
            for column, weight in self.pairs[row]:
                step = price + self.column_price.get(column, 0) - weight
                if column not in closed and (column not in distance or step < distance[column]):
                    distance[column] = step
                    came_from[column] = row, last
                    heappush(reachable, (step, column))
            base, last = heappop(reachable)
            while last in closed:
                base, last = heappop(reachable)
            if last not in self.owner:
                break
            closed[last] = base
            row = self.owner[last]
        self._reprice(start, base, closed)
        while last is not None:
            self.owner[last], last = came_from[last]

    def _reprice(self, start: int, base: int, closed: dict[int, int]) -> None:
        self.row_price[start] -= base
        for column, distance in closed.items():
            self.column_price[column] = self.column_price.get(column, 0) + base - distance
            self.row_price[self.owner[column]] -= base - distance
