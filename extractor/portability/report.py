"""A lint as lines for people: one for each rule that the schema breaks, with the places, then the limits."""

from collections.abc import Iterable, Iterator

from extractor.portability.lint import Finding, Size

PLACES = 3
"""Places named in a line before the rest is counted."""


def lines(found: Iterable[Finding], fits: Iterable[Size]) -> Iterator[str]:
    """One line a rule with its places, its source on the next; one line a limit."""
    grouped: dict[tuple[str, str], list[Finding]] = {}
    for finding in found:
        grouped.setdefault((finding.keyword, finding.why), []).append(finding)
    for group in grouped.values():
        first = group[0]
        yield f"  {_places(group)}: {first.keyword}: {first.verdict}: {first.why} -> {first.fix or 'nothing is done'}"
        yield f"    {first.source}"
    yield from (f"  {size}" for size in fits)


def refusals(found: Iterable[Finding], fits: Iterable[Size]) -> list[str]:
    """What a provider would refuse, of a schema as it is sent."""
    refused = [str(finding) for finding in found if finding.verdict == "refused"]
    return refused + [str(size) for size in fits if not size.fits]


def _places(group: list[Finding]) -> str:
    named = ", ".join(finding.path for finding in group[:PLACES])
    more = len(group) - PLACES
    return f"{named} and {more} more" if more > 0 else named
