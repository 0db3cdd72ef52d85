"""Place names: one key for one place, never for two."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.places import (
    Place,
    canonical,
    country_called,
    country_name,
    country_of,
    hand_kept,
    lookup,
    names,
    normalise,
)

SAME = [
    "Kyiv = Kiev = Київ = Киев = Kyjiv = KYIV = Kijów = city of Kyiv = м. Київ = Kyiv City",
    "Odesa = Odessa = Одеса = Одесса = Odesa region = Odessa Oblast = Одеська область = Odeska oblast",
    "Kharkiv = Kharkov = Jarkiv = Járkov = Харків = Харьков = Charkiw = Харківська область = Kharkivska oblast",
    "Kryvyi Rih = Kryvyi-Rih = Kryvyy Rih = Kryvy Rih = Krivoy Rog = Krivoi Rog = Кривий Ріг = Кривой Рог",
    "Zaporizhzhia = Zaporizhzhya = Zaporizhia = Zaporozhye = Запоріжжя = Запорожье",
    "Mykolaiv = Mykolayiv = Nikolaev = Nikolayev = Миколаїв = Николаев",
    "Lviv = Lvov = Lwów = Lemberg = Львів = Львов = L'viv = L’viv",
    "Chernihiv = Chernigov = Чернігів = Чернигов",
    "Dnipro = Dnepr = Дніпро = Днепр",
    "Dnipropetrovsk = Dnepropetrovsk = Dnipropetrovsk Oblast = Днепропетровская область",
    "Luhansk = Lugansk = Луганськ = Луганск",
    "Sievierodonetsk = Severodonetsk = Siewierodonieck = Сєвєродонецьк",
    "Avdiivka = Avdiyivka = Avdeevka = Авдіївка = Авдеевка",
    "Bakhmut = Artemivsk = Бахмут",
    "Khmelnytskyi = Khmelnytsky = Khmelnitsky = Хмельницький",
    "Belgorod = Belgorod Region = Белгород = Белгородская область",
    "Moscow = Moskva = Москва",
    "Crimea = Krym = Крым = Autonomous Republic of Crimea",
    "Khan Younis = Khan Yunis = Khan Yunus",
    "Deir al-Balah = Deir el Balah",
    "Gaza = Gaza City",
    "Raqqa = Ar-Raqqah = Al-Raqqa",
    "Sanaa = Sana'a = Ṣan‘ā’ = Sana’a",
    "Hodeidah = Al Hudaydah = Al-Ḩudaydah",
    "El Fasher = Al-Fashir",
    "Idlib = Idleb = Idlib Governorate",
]

DIFFERENT = [
    ("Dnipro", "Dnipropetrovsk", "a city and the region around it"),
    ("Kropyvnytskyi", "Kirovohrad", "a city and the region that kept its old name"),
    ("Saint Petersburg", "Leningrad", "the same in Russia"),
    ("Kansas City", "Kansas", "'City' is part of the name"),
    ("Mexico City", "Mexico", "the same"),
    ("Gaza", "Gaza Strip", "a city and a territory"),
    ("Gaza", "North Gaza", "a direction is part of a name"),
    ("Kharkiv", "Kherson", "both begin alike"),
    ("Sumy", "Suma", "one letter apart"),
    ("Oleksandriia", "Alexandria", "a translated name that belongs to a greater city"),
    ("Niu-York", "New York", "the same"),
    ("Tripoli", "Tripoli Street", "a longer name"),
    ("Donetsk", "Donets", "a city and a river"),
    ("Novhorod-Siverskyi", "Novgorod", "a part of a name"),
]


@pytest.mark.parametrize("spellings", SAME, ids=lambda s: s.split(" = ")[0])
def test_accepted_spellings_share_a_key(spellings: str) -> None:
    keys = {name: canonical(name) for name in spellings.split(" = ")}
    assert len(set(keys.values())) == 1, keys


@pytest.mark.parametrize(("one", "other", "why"), DIFFERENT, ids=[f"{a}-{b}" for a, b, _ in DIFFERENT])
def test_different_places_keep_their_keys(one: str, other: str, why: str) -> None:
    assert canonical(one) != canonical(other), why


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Qwertyville", "qwertyville"),
        ("QWERTYVILLE region", "qwertyville"),
        ("the village of Qwertyville", "qwertyville"),
        ("Qwértÿ-Ville", "qwerty ville"),
        ("село Вигадане", "вигадане"),
        ("Qwerty City", "qwerty city"),
        ("Region", "region"),
        ("the", "the"),
        ("  ", ""),
        ("", ""),
    ],
)
def test_an_unknown_name_is_its_own_key_without_generic_words(name: str, key: str) -> None:
    assert canonical(name) == key


@given(st.text(max_size=60))
def test_any_text_has_a_key_and_case_and_normal_form_do_not_matter(text: str) -> None:
    assert canonical(normalise(text)) == canonical(text)


def test_every_spelling_leads_to_a_place() -> None:
    lost = [name for name in names() if not lookup(name)]
    assert lost == []


def test_no_spelling_kept_by_hand_stands_twice_with_two_meanings() -> None:
    keys: dict[str, set[str]] = {}
    for name, _, _, spellings, _ in hand_kept("regions.tsv"):
        for spelling in filter(None, spellings.split("|")):
            keys.setdefault(normalise(spelling), set()).add(name)
    for spelling, name, _, _ in hand_kept("spellings.tsv"):
        keys.setdefault(normalise(spelling), set()).add(name)
    assert {s: k for s, k in keys.items() if len(k) > 1} == {}


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Київ", Place("Kyiv", "UA", "region")),
        ("Avdeevka", Place("Avdiivka", "UA", "city", "Donetsk", 35826)),
        ("Tartus", Place("Tartus", "SY", "region")),
        ("Sderoth", Place("Sderot", "IL", "city", "Southern District", 27635)),
    ],
)
def test_lookup_gives_the_english_name_country_and_region(name: str, first: Place) -> None:
    assert lookup(name)[0] == first


def test_lookup_puts_the_most_populous_city_first() -> None:
    cities = [p for p in lookup("Alexandria") if p.kind == "city"]
    assert [p.country for p in cities][:1] == ["EG"]
    assert cities == sorted(cities, key=lambda p: -(p.population or 0))
    assert len(cities) > 1


def test_lookup_of_an_unknown_name_is_empty() -> None:
    assert lookup("Qwertyville") == ()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Ukraine", "UA"),
        ("Ukrainian", "UA"),
        ("Ukrainians", "UA"),
        ("the Netherlands", None),
        ("Netherlands", "NL"),
        ("Dutch", "NL"),
        ("U.S.", "US"),
        ("Côte d'Ivoire", "CI"),
        ("Gaza Strip", "PS"),
        ("South Korean", "KR"),
        ("Kyiv", None),
        ("", None),
    ],
)
def test_country_of_names_and_demonyms(name: str, code: str | None) -> None:
    assert country_of(name) == code


@pytest.mark.parametrize(("name", "code"), [("Ukraine", "UA"), ("Ukrainian", None), ("USA", "US"), ("Kyiv", None)])
def test_a_countrys_own_name(name: str, code: str | None) -> None:
    assert country_called(name) == code


@pytest.mark.parametrize(("code", "name"), [("UA", "Ukraine"), ("US", "United States"), ("XZ", "XZ")])
def test_the_usual_name_of_a_country(code: str, name: str) -> None:
    assert country_name(code) == name


def test_country_codes_are_codes_of_the_record() -> None:
    from extractor.checks import COUNTRY_CODES

    codes = {p.country for name in names() for p in lookup(name)} | {row[0] for row in hand_kept("countries.tsv")}
    assert codes <= COUNTRY_CODES | {"XK"}


def test_importing_reads_no_table_and_no_model_library() -> None:
    code = (
        "import sys, extractor.places as p; print(p._loaded.cache_info().currsize, p._text.cache_info().currsize,"
        " 'pydantic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "0", "False"]
