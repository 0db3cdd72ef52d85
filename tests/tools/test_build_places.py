"""The generator of the place table: romanisation, and who owns a spelling."""

from typing import Any

import pytest

from tools.build_places import claims, english, romanisations, spellings


def city(name: str, country: str, population: int, *others: str) -> dict[str, Any]:
    return {
        "name": name,
        "english": name,
        "countrycode": country,
        "population": population,
        "alternatenames": list(others),
        "admin1code": "1",
        "geonameid": "1",
    }


@pytest.mark.parametrize(
    ("ukrainian", "national", "bgn", "press"),
    [
        ("Київ", "Kyiv", "Kyyiv", "Kyiv"),
        ("Авдіївка", "Avdiivka", "Avdiyivka", "Avdiivka"),
        ("Хмельницький", "Khmelnytskyi", "Khmelnytskyy", "Khmelnytsky"),
        ("Згурівка", "Zghurivka", "Zghurivka", "Zghurivka"),
        ("Кам’янське", "Kamianske", "Kamyanske", "Kamianske"),
        ("Івано-Франківськ", "Ivano-Frankivsk", "Ivano-Frankivsk", "Ivano-Frankivsk"),
        ("Яготин", "Yahotyn", "Yahotyn", "Yahotyn"),
        ("Щастя", "Shchastia", "Shchastya", "Shchastia"),
    ],
)
def test_ukrainian_is_romanised_as_the_national_table_and_the_bgn_do(
    ukrainian: str, national: str, bgn: str, press: str
) -> None:
    assert romanisations(ukrainian) == (national, bgn, press)


def test_a_city_in_ukraine_is_called_by_its_national_romanisation() -> None:
    assert english(city("Kryvyy Rih", "UA", 600_000, "Кривой Рог", "Кривий Ріг"), {}) == "Kryvyi Rih"


def test_elsewhere_the_name_is_geonames_own_without_diacritics_unless_kept_by_hand() -> None:
    assert english(city("Ḩamāh", "SY", 1), {}) == "Hamah"
    assert english(city("Ḩamāh", "SY", 1), {("SY", "hamah"): "Hama"}) == "Hama"
    assert english(city("Ḩamāh", "XX", 1), {("SY", "hamah"): "Hama"}) == "Hamah"


def test_codes_short_names_romanised_phrases_and_other_scripts_are_no_spellings() -> None:
    kept = spellings(city("Longtown", "UA", 20_000, "LNG", "LGTN", "Lon", "long tang", "Лонгтаун", "长城", "Longtowne"))
    assert kept == {"longtown", "лонгтаун", "longtowne"}


@pytest.mark.parametrize(
    ("population", "owner"),
    [(9_000, "bigtown"), (90_000, None), (900_000, None)],
    ids=["a tenth and less loses", "near equals lose it both", "a main name of a greater city stays with it"],
)
def test_a_spelling_that_is_another_citys_name(population: int, owner: str | None) -> None:
    found = claims([city("Bigtown", "UA", 100_000, "Oldtown"), city("Oldtown", "RU", population)], set())
    assert found.get("oldtown") == owner


def test_a_spelling_kept_by_hand_is_nobody_elses() -> None:
    assert claims([city("Bigtown", "UA", 100_000, "Oldtown")], {"oldtown"}) == {}
