"""Names of places by what else the article names."""

import pytest

from extractor.backends.rules.gazetteer import most_named, names_in, survey
from extractor.backends.rules.sentences import tokenise


@pytest.mark.parametrize(
    ("text", "country"),
    [("Ukrainian and Russian troops met Ukrainian shells.", "UA"), ("Moscow spoke.", "RU"), ("Nobody spoke.", None)],
)
def test_the_country_that_an_article_names_most(text: str, country: str | None) -> None:
    assert most_named(survey([tokenise(text)])) == country


def test_a_small_town_is_a_place_only_where_its_country_is_named() -> None:
    town = tokenise("A shell fell in Sderot.")
    assert names_in(town, survey([town])) == []
    assert [n.name for n in names_in(town, survey([town, tokenise("Israel mourns.")]))] == ["Sderot"]


def test_an_unknown_village_lies_in_the_country_of_the_place_before() -> None:
    sentence = tokenise("It fell in the village of Qwertivka.")
    [name] = names_in(sentence, survey([tokenise("Ukraine and Ukraine.")]), "RU")
    assert (name.name, name.country, name.level) == ("Qwertivka", "RU", "settlement")


@pytest.mark.parametrize("text", ["Ships crossed the Sea of Azov.", "They met at Dnipro Arena.", "Sky News came."])
def test_seas_and_institutions_are_no_places(text: str) -> None:
    assert names_in(tokenise(text), survey([tokenise("Ukraine, Russia.")])) == []
