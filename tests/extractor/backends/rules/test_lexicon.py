"""The word tables: each entry once, in the form in which sentences are looked up."""

from collections import Counter
from collections.abc import Iterator, Mapping

import pytest

from extractor.backends.rules.lexicon import (
    actors,
    acts,
    furniture,
    geography,
    people,
    speech,
    things,
    times,
    weapons,
)
from extractor.quantities import words as quantities
from extractor.quantities.phrases import listed

MODULES = (actors, acts, furniture, geography, people, quantities, speech, things, times, weapons)
PROPER = {"CAPITALS", "ABBREVIATIONS"}
"""Tables of names, which keep their capitals."""


def tables() -> Iterator[tuple[str, str, object]]:
    for module in MODULES:
        for name, table in vars(module).items():
            if name.isupper():
                yield f"{module.__name__.rpartition('.')[2]}.{name}", name, table


def phrases(table: object) -> list[str]:
    if isinstance(table, str):
        return listed(table)
    if isinstance(table, Mapping):
        return [p for text in table.values() if isinstance(text, str) for p in listed(text)]
    return []


@pytest.mark.parametrize(("name", "table"), [(n, t) for n, _, t in tables()], ids=[n for n, _, _ in tables()])
def test_no_entry_stands_twice_or_under_two_values(name: str, table: object) -> None:
    assert [phrase for phrase, count in Counter(phrases(table)).items() if count > 1] == [], name


@pytest.mark.parametrize(
    "table", [t for _, n, t in tables() if n not in PROPER], ids=[f for f, n, _ in tables() if n not in PROPER]
)
def test_entries_are_in_small_letters(table: object) -> None:
    assert [phrase for phrase in phrases(table) if phrase != phrase.lower()] == []
