import pytest

from eval.rules import RULES
from extractor.scored import Scored
from tests.eval.rules.compared import verdict


@pytest.mark.parametrize(
    ("gold", "predicted", "expected"),
    [
        ("Kyiv", "Kiev", "correct"),
        ("Odesa", "Odessa", "correct"),
        ("Kharkiv", "Jarkiv", "correct"),
        ("Kharkiv", "Харків", "correct"),
        ("Kharkiv", "Kharkiv region", "correct"),
        ("Kharkiv Oblast", "Kharkiv", "correct"),
        ("Kyiv.", "KYIV", "correct"),
        ("Кyiv", "Kyiv", "correct"),
        ("Tel Aviv", "Tel-Aviv", "correct"),
        ("Tel Aviv", "Tel Aviv-Yafo", "correct"),
        ("Kyiv", "Kyiv, Ukraine", "correct"),
        ("Lviv", "Lviv, Lviv region", "correct"),
        ("Odesa", "Odessa, Texas", "incorrect"),
        ("Odesa", "Odessa, USA", "incorrect"),
        ("Tripoli", "Tripoli, Lebanon", "incorrect"),
        ("Smalltown", "Smalltown, Ukraine", "incorrect"),
        ("Kherson", "Kharkiv", "incorrect"),
        ("Sumy", "Suma", "incorrect"),
        ("Smalltown", "Smalltown", "correct"),
        ("Smalltown", "Smalltow", "incorrect"),
        ("Kyiv", "", "silent"),
    ],
)
def test_places_are_equal_by_the_table_and_never_by_likeness(gold: str, predicted: str, expected: str) -> None:
    assert verdict("place", gold, predicted) == expected


def test_the_fingerprint_is_that_of_the_tables() -> None:
    assert len(RULES["place"](Scored("place")).fingerprint()) == 64
