"""A lint as lines: one for each rule, however many places break it."""

import pytest

from extractor.portability.lint import Finding, Size
from extractor.portability.report import lines, refusals


def _finding(path: str, keyword: str = "default", verdict: str = "refused", fix: str | None = "taken out") -> Finding:
    assert verdict in {"refused", "ignored"}
    return Finding(path, keyword, "refused" if verdict == "refused" else "ignored", "not taken", fix, "https://a")


@pytest.mark.parametrize(
    ("places", "named"),
    [
        (["A.x"], "A.x"),
        (["A.x", "A.y", "B.z"], "A.x, A.y, B.z"),
        (["A.x", "A.y", "B.z", "B.u", "B.v"], "A.x, A.y, B.z and 2 more"),
    ],
    ids=["one", "three", "five"],
)
def test_places_of_one_rule_share_a_line(places: list[str], named: str) -> None:
    assert list(lines(map(_finding, places), [])) == [
        f"  {named}: default: refused: not taken -> taken out",
        "    https://a",
    ]


def test_rules_and_limits_have_lines_of_their_own() -> None:
    found = [_finding("A.x"), _finding("A.x", "const", "ignored", None)]
    printed = list(lines(found, [Size("nesting", 4, 5, "https://a"), Size("properties", 9, 5, "https://a")]))
    assert printed[2] == "  A.x: const: ignored: not taken -> nothing is done"
    assert printed[-2:] == ["  nesting: 4 of at most 5", "  properties: 9 of at most 5: refused"]


def test_only_what_fails_a_request_is_a_refusal() -> None:
    found = [_finding("A.x"), _finding("A.y", verdict="ignored")]
    fits, over = Size("nesting", 5, 5, "https://a"), Size("nesting", 6, 5, "https://a")
    assert refusals(found, [fits]) == [str(found[0])]
    assert refusals([], [fits, over]) == [str(over)]
