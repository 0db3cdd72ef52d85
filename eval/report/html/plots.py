"""Plots as inline SVG: scores with their intervals, over runs or against a number. Pure, and without a library.

Every series has a sign and a colour of its own, and every point says in words what it shows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from extractor.terminal import one_line

SIGNS = (
    "M-4,0a4,4 0 1 0 8,0a4,4 0 1 0 -8,0",
    "M-3.6,-3.6h7.2v7.2h-7.2z",
    "M0,-4.6l4.4,7.8h-8.8z",
    "M0,-5l4.4,5l-4.4,5l-4.4,-5z",
    "M0,4.6l4.4,-7.8h-8.8z",
    "M-4.6,-1.5h3.1v-3.1h3v3.1h3.1v3h-3.1v3.1h-3v-3.1h-3.1z",
)
"""Disc, square, triangle, diamond, triangle upside down, cross; then again from the first, in the next colour."""
COLOURS = 6


@dataclass(frozen=True, slots=True)
class Point:
    """A score from 0 to 1 with its interval, `at` some place from 0 to 1 along the plot."""

    at: float
    value: float
    low: float
    high: float
    series: int
    title: str


@dataclass(frozen=True, slots=True)
class Frame:
    """Size of the plot itself in its own units, and the room around it: left for numbers, below for words."""

    width: float
    height: float
    left: float = 0
    below: float = 0

    def x(self, at: float) -> float:
        return self.left + 10 + at * (self.width - 20)

    def y(self, value: float) -> float:
        return 8 + (1 - value) * self.height


def plot(
    points: Sequence[Point], frame: Frame, label: str, ticks: Sequence[tuple[float, str]] = (), *, joined: bool = True
) -> Markup:
    """Points of one series may be joined in their order; `ticks` are places along the plot with their words."""
    box = f"0 0 {frame.left + frame.width:g} {frame.height + 16 + frame.below:g}"
    lines = _lines(points, frame) if joined else ()
    parts = [*_grid(frame), *_ticks(frame, ticks), *lines, *(_point(point, frame) for point in points)]
    return Markup('<svg class=plot viewBox="{}" role=img aria-label="{}">{}</svg>').format(
        box, label, Markup("").join(parts)
    )


def sign(series: int) -> Markup:
    """The sign of a series alone, for a legend."""
    return Markup('<svg class=sign viewBox="-6 -6 12 12" aria-hidden=true>{}</svg>').format(_sign(series))


def spread(number: int) -> list[float]:
    """Places for so many points, evenly along the plot; one alone in the middle."""
    return [0.5] if number == 1 else [index / (number - 1) for index in range(number)]


def _sign(series: int, x: float = 0, y: float = 0) -> Markup:
    again = (series + series // len(SIGNS)) % COLOURS
    place = f' transform="translate({x:.1f} {y:.1f})"' if x or y else ""
    return Markup(f'<path class=k{again} d="{SIGNS[series % len(SIGNS)]}"{place} />')  # noqa: S704 - numbers only


def _grid(frame: Frame) -> Iterator[Markup]:
    for value in (0, 0.25, 0.5, 0.75, 1):
        y = frame.y(value)
        yield Markup(f"<path class=ax d=M{frame.left:g},{y:.1f}h{frame.width:g} />")  # noqa: S704 - numbers only
        if frame.left:
            yield Markup(f"<text class=e x={frame.left - 6:g} y={y + 4:.1f}>{value:g}</text>")  # noqa: S704 - the same


def _ticks(frame: Frame, ticks: Sequence[tuple[float, str]]) -> Iterator[Markup]:
    for at, words in ticks:
        place = "s" if at < 0.02 and len(ticks) > 1 else "e" if at > 0.98 and len(ticks) > 1 else "o"
        yield Markup("<text class={} x={} y={}>{}</text>").format(
            place, f"{frame.x(at):.1f}", f"{frame.height + 28:g}", escape(words)
        )


def _lines(points: Sequence[Point], frame: Frame) -> Iterator[Markup]:
    for series in dict.fromkeys(point.series for point in points):
        own = [point for point in points if point.series == series]
        if len(own) > 1:
            way = "L".join(f"{frame.x(point.at):.1f},{frame.y(point.value):.1f}" for point in own)
            yield Markup(f'<path class=way d="M{way}" />')  # noqa: S704 - numbers only


def _point(point: Point, frame: Frame) -> Markup:
    x = frame.x(point.at)
    bar = Markup("<path class=ci d=M{},{}V{} />").format(
        f"{x:.1f}", f"{frame.y(point.high):.1f}", f"{frame.y(point.low):.1f}"
    )
    return Markup("<g><title>{}</title>{}{}</g>").format(
        one_line(point.title), bar, _sign(point.series, x, frame.y(point.value))
    )
