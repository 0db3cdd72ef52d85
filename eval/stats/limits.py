"""What a gold set cannot show: differences that are too small for it, and errors that it is too small to meet."""

from math import sqrt
from statistics import NormalDist

from eval.stats import students_t
from eval.stats.interval import LEVEL

FEWEST_ARTICLES = 6
"""With five articles that all differ in the same direction p is 2/32, over 5 %; with six it is 2/64."""

POWER = 0.8
"""How often a difference should be found for the gold set to be able to show it."""


def smallest_difference(
    standard_error: float | None, articles: int, level: float = LEVEL, power: float = POWER
) -> float | None:
    """The smallest true difference that would be found significant with probability `power`.

    `standard_error` is that of the difference: of a comparison already made, or `unpaired_error` of one run.
    Null where no difference between 0 and 1 would be: too much variance, under 6 articles, or no standard
    error. It takes articles' differences for normal; real ones are lumpier, and found somewhat less often.
    """
    if standard_error is None or articles < FEWEST_ARTICLES:
        return None
    found = standard_error * _reach(articles, level, power)
    return found if found <= 1 else None


def _reach(articles: int, level: float, power: float) -> float:
    """Standard errors between no difference and one that is found so often."""
    reach = students_t.quantile((1 + level) / 2, articles - 1) + students_t.quantile(power, articles - 1)
    if (1 - level) * 2**articles < 4:
        # So few that only articles which all differ in the same direction are significant.
        reach = max(reach, sqrt(articles) * NormalDist().inv_cdf(power ** (1 / articles)))
    return reach


def unpaired_error(standard_error: float | None) -> float | None:
    """Standard error of the difference from a second run that varies as much as this one, and independently.

    An upper bound as a rule: what is hard for one run is hard for the next, which pairing takes out.
    """
    return None if standard_error is None else sqrt(2) * standard_error


def rate_still_possible(trials: float, level: float = LEVEL) -> float | None:
    """The highest error rate at which no error in so many trials is not yet surprising; null for no trials.

    Exact (Clopper and Pearson, one-sided): 1 - (1 - level)^(1/trials), of which "three over n" is the
    approximation. The trials are articles: counting leaves would take those of one article for independent,
    while with articles the bound holds however strongly they cling together.
    """
    return 1 - (1 - level) ** (1 / trials) if trials else None
