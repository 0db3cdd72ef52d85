"""What counts as the same spelling."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.rules.folding import fold, without_marks

SAME = [
    ("case", "KYIV", "kyiv"),
    ("composed and decomposed", "Café", unicodedata.normalize("NFD", "Café")),
    ("full-width letters", "ＵＡ", "UA"),
    ("full-width digits", "１４", "14"),
    ("full stop at the end", "apartment building.", "apartment building"),
    ("quotation marks", "“Kyiv”", "Kyiv"),
    ("white space", " apartment \n building", "apartment building"),
    ("no-break space", "apartment\u00a0building", "apartment building"),
    ("zero-width space", "Kyiv\u200b", "Kyiv"),
    ("soft hyphen", "kinder\u00adgarten", "kindergarten"),
    ("Cyrillic letter in a Latin word", "Кyiv", "Kyiv"),
    ("dashes", "Kh–101", "Kh-101"),
    ("apostrophes", "O’Brien", "O'Brien"),
    ("space before per cent", "50 %", "50%"),
    ("sharp s", "Straße", "Strasse"),
    ("dotted I", "İstanbul", "Istanbul"),
    ("brackets around", "(Kyiv)", "Kyiv"),
]
DIFFERENT = [
    ("per cent", "50 %", "50"),
    ("range and digits", "10-15", "1015"),
    ("plus and minus", "A+", "A-"),
    ("negative", "-5", "5"),
    ("decimal point", "3.5", "35"),
    ("exponent", "10²", "102"),
    ("plus signs", "C++", "C"),
    ("diacritics", "Łódź", "Lodz"),
    ("words of Cyrillic alone", "сор", "cop"),
    ("a question", "killed?", "killed"),
    ("inner punctuation", "u.s", "us"),
]


@pytest.mark.parametrize(("one", "other"), [row[1:] for row in SAME], ids=[row[0] for row in SAME])
def test_spellings_that_mean_the_same_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [row[1:] for row in DIFFERENT], ids=[row[0] for row in DIFFERENT])
def test_signs_that_change_the_meaning_stay(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize("text", ["-", "…", "?", "'"])
def test_bare_punctuation_is_not_made_into_silence(text: str) -> None:
    assert fold(text)


@given(st.text(max_size=20))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=20))
def test_normal_forms_never_matter(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(("marked", "plain"), [("łódź", "lodz"), ("são paulo", "sao paulo"), ("kyiv", "kyiv")])
def test_marks_can_be_taken_off_for_names(marked: str, plain: str) -> None:
    assert without_marks(marked) == plain
