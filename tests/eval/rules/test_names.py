"""Names that a fair reader takes for one, and names that only look alike."""

import pytest

from eval.rules import RULES
from eval.rules.aliases import actor, state
from extractor.scored import Scored
from tests.eval.rules.compared import verdict

SAME = [
    ("title", "President Volodymyr Zelensky", "Zelensky"),
    ("civil title", "Mr Zelensky", "Volodymyr Zelensky"),
    ("title with its place", "Kyiv Mayor Vitali Klitschko", "Vitali Klitschko"),
    ("office after the name", "Serhii Lysak, head of the administration", "Serhii Lysak"),
    ("title of two words", "Prime Minister Denys Shmyhal", "Denys Shmyhal"),
    ("spellings of an ending", "Zelenskyy", "Zelensky"),
    ("another ending", "Zelenskiy", "Zelensky"),
    ("spellings of a given name", "Vitaliy Klitschko", "Vitali Klitschko"),
    ("Cyrillic", "Володимир Зеленський", "Volodymyr Zelensky"),
    ("initial", "J. Smith", "John Smith"),
    ("initials without a space", "V.O. Zelensky", "Volodymyr Oleksandrovych Zelensky"),
    ("initials without full stops", "JD Vance", "James David Vance"),
    ("initials written both ways", "J.D. Vance", "JD Vance"),
    ("surname first", "Lysak, Serhii", "Serhii Lysak"),
    ("surname that is also a title", "S. King", "Stephen King"),
    ("office of a state", "Ukrainian President", "President of Ukraine"),
    ("office of a capital", "Kyiv mayor", "Mayor of Kyiv"),
    ("office of a town", "Sumy governor", "Governor of Sumy"),
    ("abbreviation with full stops", "U.N.", "UN"),
    ("figures joined to letters", "S-300", "S300"),
    ("middle initial", "Donald J. Trump", "Donald Trump"),
    ("middle name", "Volodymyr Oleksandrovych Zelensky", "Volodymyr Zelensky"),
    ("adjective and forces", "Russia", "Russian forces"),
    ("armed forces", "Russia", "Russian Armed Forces"),
    ("troops", "North Korea", "North Korean troops"),
    ("seat of government", "Russia", "the Kremlin"),
    ("its forces", "Russia", "the Kremlin's forces"),
    ("capital", "Russia", "Moscow"),
    ("capital in another spelling", "Ukraine", "Kiev"),
    ("official name", "Russia", "Russian Federation"),
    ("abbreviation", "United States", "U.S."),
    ("abbreviation and military", "United States", "US military"),
    ("a service's own name", "Israel", "Israel Defense Forces"),
    ("the same in British spelling", "Israel", "Israeli Defence Forces"),
    ("abbreviated service", "IDF", "Israeli army"),
    ("organisation", "Islamic State", "ISIS"),
    ("transliteration of an organisation", "Hezbollah", "Hizbullah"),
    ("its own other name", "Houthis", "Ansar Allah"),
    ("word order of an institution", "Ministry of Defense of Ukraine", "Ukrainian Defense Ministry"),
    ("British spelling of an institution", "Ukrainian Defence Ministry", "Ukrainian Defense Ministry"),
    ("institution without its state", "State Emergency Service", "State Emergency Service of Ukraine"),
    ("article", "the police", "police"),
    ("plural of an institution", "emergency services", "emergency service"),
    ("weapon with its noun", "Iskander", "Iskander missile"),
    ("weapon with its index", "Kinzhal", "Kh-47M2 Kinzhal"),
    ("hyphen", "Shahed-136", "Shahed 136"),
    ("Cyrillic index", "Х-101", "Kh-101"),
    ("X for Х", "X-101", "Kh-101"),
]
DIFFERENT = [
    ("another given name", "John Smith", "Jane Smith"),
    ("another initial", "J. Smith", "Peter Smith"),
    ("another person of the family", "Volodymyr Zelensky", "Olena Zelenska"),
    ("given name alone", "Volodymyr", "Volodymyr Zelensky"),
    ("another state", "Russia", "Belarus"),
    ("a state and its neighbour by name", "Sudan", "South Sudan"),
    ("north and south", "North Korea", "South Korea"),
    ("officials are not the state", "Russia", "Russian officials"),
    ("backed by is not", "Russia", "Russian-backed separatists"),
    ("ministries of two states", "Russian Ministry of Defense", "Ukrainian Ministry of Defense"),
    ("officials of any state", "Ukrainian officials", "officials"),
    ("two kinds of officials", "local officials", "regional authorities"),
    ("a branch of an organisation", "Islamic State", "ISIS-K"),
    ("general staff is no general", "General Staff", "Staff"),
    ("two offices", "President", "Mayor"),
    ("an office and its deputy", "deputy mayor", "mayor"),
    ("an office and the former one", "former President", "President"),
    ("an office of a state is not the state", "President of Ukraine", "Ukraine"),
    ("an office of a capital is not the state", "Mayor of Kyiv", "Ukraine"),
    ("offices of one state", "Mayor of Kyiv", "President of Ukraine"),
    ("one office of two towns", "Mayor of Lviv", "Mayor of Sumy"),
    ("index of a weapon", "Kh-101", "Kh-47"),
    ("version of a weapon", "Iskander", "Iskander-M"),
    ("number of a brigade", "142nd Brigade", "143rd Brigade"),
]


@pytest.mark.parametrize(("one", "other"), [row[1:] for row in SAME], ids=[row[0] for row in SAME])
def test_one_name(one: str, other: str) -> None:
    assert verdict("name", one, other) == verdict("name", other, one) == "correct"


@pytest.mark.parametrize(("one", "other"), [row[1:] for row in DIFFERENT], ids=[row[0] for row in DIFFERENT])
def test_two_names(one: str, other: str) -> None:
    assert verdict("name", one, other) == verdict("name", other, one) == "incorrect"


@pytest.mark.parametrize(("one", "other"), [row[1:] for row in SAME], ids=[row[0] for row in SAME])
def test_names_that_agree_share_a_hint(one: str, other: str) -> None:
    rule = RULES["name"](Scored("name"))
    a, b = rule.normalise(one), rule.normalise(other)
    assert a == b or not {*(rule.hints(a) or ())}.isdisjoint(rule.hints(b) or ())


@pytest.mark.parametrize(
    ("words", "key"),
    [(["russian"], "@RU"), (["kremlin"], "@RU"), (["isil"], "@is"), (["south", "korea"], "@KR"), (["smith"], None)],
    ids=str,
)
def test_actors_by_their_other_names(words: list[str], key: str | None) -> None:
    assert actor(words) == key


def test_states_by_name_and_adjective() -> None:
    assert [state(name) for name in ("ukraine", "ukrainian", "kremlin", "isis")] == ["@UA", "@UA", None, None]


def test_the_fingerprint_is_that_of_the_tables() -> None:
    assert len(RULES["name"](Scored("name")).fingerprint()) == 64
