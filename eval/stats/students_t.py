"""Student's t for whole degrees of freedom, which the standard library lacks.

Quantiles are what intervals need, and articles less one are always whole, so the finite series of
Abramowitz and Stegun (26.7.3 and 26.7.4) does: no incomplete beta function, no scipy.
"""

from functools import cache
from math import atan, cos, exp, lgamma, log, log1p, pi, sin, sqrt
from statistics import NormalDist


def cdf(t: float, freedom: int) -> float:
    """The probability of a value up to `t`; `freedom` is at least 1."""
    angle = atan(t / sqrt(freedom))
    return 0.5 + (_odd(angle, freedom) / pi if freedom % 2 else _even(angle, freedom) / 2)


@cache
def quantile(probability: float, freedom: int) -> float:
    """The value that is not exceeded with `probability`, strictly between 0 and 1; ValueError outside."""
    if not (0 < probability < 1 and freedom >= 1):
        raise ValueError(f"no t quantile for probability {probability} and {freedom} degrees of freedom")
    if probability < 0.5:
        return -quantile(1 - probability, freedom)
    return _climb(NormalDist().inv_cdf(probability), probability, freedom)


def _climb(t: float, probability: float, freedom: int) -> float:
    # Right of 0 the distribution function is concave and the normal quantile lies below the one sought, so
    # that Newton's steps only ever climb towards it: the first that does not is rounding, and the end.
    while True:
        step = (probability - cdf(t, freedom)) / _density(t, freedom)
        if step <= 1e-14 * t:
            return t
        t += step


def _density(t: float, freedom: int) -> float:
    constant = lgamma((freedom + 1) / 2) - lgamma(freedom / 2) - log(freedom * pi) / 2
    return exp(constant - (freedom + 1) / 2 * log1p(t * t / freedom))


def _odd(angle: float, freedom: int) -> float:
    term = cos(angle)
    series = 0.0
    for power in range(3, freedom + 1, 2):
        series += term
        term *= cos(angle) ** 2 * (power - 1) / power
    return angle + sin(angle) * series


def _even(angle: float, freedom: int) -> float:
    term = series = 1.0
    for power in range(2, freedom, 2):
        term *= cos(angle) ** 2 * (power - 1) / power
        series += term
    return sin(angle) * series
