"""The gold set: what is read from it, and every kind of problem named by file, line and what to do."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from eval.gold.labels import load_gold, read_gold
from extractor.errors import GoldError
from tests.samples import REPORT

LABEL = f"""\
article: zarichne
source_file: "1.txt"
sha256: "{hashlib.sha256(REPORT.encode()).hexdigest()}"
guidelines: 1
annotators: [reader-1, reader-2]
status: adjudicated
tags: [subset_count, vague_number]
note: "Made up."
incidents:
  - role: primary
    summary: "Drones hit a depot."
    attack_type: drone
    accept: {{attack_type: [combined]}}
    date:
      start: "2031-05-06"
      end: "2031-05-06"
      precision: day
      part_of_day: night
      quote: "overnight"
      accept: {{date: [{{start: "2031-05-05", end: "2031-05-06"}}, null], part_of_day: [unspecified]}}
    location:
      country: UA
      admin1: null
      settlement: "Zarichne"
      site: "grain depot"
      quote: "Zarichne"
      unlabelled: [admin1]
    perpetrator:
      actor: "Northern Army"
      certainty: stated
      attributed_to: null
      quote: "Northern Army"
      optional: true
    weapons:
      - category: drone
        model: null
        warhead: null
        count: {{low: 3, high: 3, basis: exact}}
        scope: incident
        certainty: stated
        quote: "drones"
        nth: 2
        accept: {{count: [null, {{low: 2, high: null, basis: vague}}]}}
    casualties:
      - outcome: killed
        group: all
        count: {{low: 2, high: null, basis: at_least}}
        status: current
        source: "Olha Bondar"
        quote: "killing at least two people"
        note: "White space is folded."
    damage: []
    effects: []
    sources: []
"""
ACCEPT = "accept: {attack_type: [combined]}"
DATE = '{start: "2031-05-05", end: "2031-05-06"}'
COUNT = "{low: 3, high: 3, basis: exact}"
PEOPLE = 'quote: "killing at least two people"'


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A gold set of one article, whole."""
    (tmp_path / "labels").mkdir()
    (tmp_path / "articles").mkdir()
    (tmp_path / "labels" / "zarichne.yaml").write_text(LABEL)
    (tmp_path / "articles" / "zarichne.txt").write_bytes(REPORT.encode())
    return tmp_path


def problems(gold: Path) -> list[str]:
    """The problems of the set, each below the set's folder."""
    return [str(problem).removeprefix(f"{gold}/") for problem in read_gold(gold)[1]]


def line_of(text: str) -> int:
    assert LABEL.count(text) == 1
    return LABEL[: LABEL.index(text)].count("\n") + 1


def edit(gold: Path, old: str, new: str) -> None:
    assert LABEL.count(old) == 1
    (gold / "labels" / "zarichne.yaml").write_text(LABEL.replace(old, new))


def another_text(gold: Path) -> None:
    text = REPORT.replace("elsewhere", "nearby")
    (gold / "articles" / "zarichne.txt").write_bytes(text.encode())
    digests = [hashlib.sha256(t.encode()).hexdigest() for t in (REPORT, text)]
    edit(gold, digests[0], digests[1])


# A whole set ---------------------------------------------------------------------------------------------------------


def test_a_whole_label_becomes_a_case_with_its_article_and_its_annotations(gold: Path) -> None:
    case = load_gold(gold).cases["zarichne"]
    assert (case.id, case.article.text, case.article.published) == ("zarichne", REPORT, "2031-05-06")
    assert (case.status, case.tags, case.source_file) == ("adjudicated", ("subset_count", "vague_number"), "1.txt")
    assert list(case.record) == ["incidents"]
    assert case.record["incidents"][0]["weapons"][0]["nth"] == 2
    assert case.record["incidents"][0]["perpetrator"]["optional"] is True


def test_cases_are_sorted_by_article(gold: Path) -> None:
    for name in ("b", "a"):
        (gold / "articles" / f"{name}.txt").write_bytes(REPORT.encode())
        (gold / "labels" / f"{name}.yaml").write_text(LABEL.replace("article: zarichne", f"article: {name}"))
    assert list(load_gold(gold).cases) == ["a", "b", "zarichne"]


def test_a_label_of_an_article_without_an_attack_has_no_incidents(gold: Path) -> None:
    empty = LABEL[: LABEL.index("incidents:")] + "incidents: []\n"
    (gold / "labels" / "zarichne.yaml").write_text(empty)
    assert load_gold(gold).cases["zarichne"].record == {"incidents": []}


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda gold: edit(gold, "outcome: killed", "outcome: injured"), id="label"),
        pytest.param(lambda gold: edit(gold, "status: adjudicated", "status: double"), id="header"),
        pytest.param(lambda gold: edit(gold, 'note: "Made up."', 'note: "Invented."'), id="note"),
        pytest.param(another_text, id="article"),
    ],
)
def test_the_sets_hash_moves_with_every_label_and_every_article(gold: Path, change: Callable[[Path], None]) -> None:
    before = load_gold(gold)
    change(gold)
    assert load_gold(gold).sha256 != before.sha256
    assert load_gold(gold).name == before.name == gold.name


def test_the_sets_hash_does_not_depend_on_where_it_stands(gold: Path) -> None:
    before = load_gold(gold).sha256
    moved = gold.rename(gold.with_name("moved"))
    assert load_gold(moved).sha256 == before


# One problem each ----------------------------------------------------------------------------------------------------

HEADER = [
    ("article: zarichne", "article: kyiv", "article is 'kyiv'; expected 'zarichne'"),
    ('source_file: "1.txt"', "source_file: 1", "source_file is a text"),
    ("guidelines: 1", "guidelines: 2", "guidelines is 2; expected 1"),
    ("guidelines: 1", "guidelines: true", "guidelines is True; expected 1"),
    ("status: adjudicated", "status: done", "status is 'done'; expected 'draft' or 'double' or 'adjudicated'"),
    ("annotators: [reader-1, reader-2]", "annotators: reader-1", "annotators is a list of names"),
    ("annotators: [reader-1, reader-2]", "annotators: []", "annotators names nobody"),
    ("annotators: [reader-1, reader-2]", "annotators: [a, a]", "annotators names one thing twice"),
    ("tags: [subset_count, vague_number]", "tags: [odd]", "unknown tag 'odd'; there is alt_spelling, background_"),
    ("tags: [subset_count, vague_number]", "tags: [chrome, chrome]", "tags names one thing twice"),
    ("tags: [subset_count, vague_number]", "tags: [1]", "tags is a list of names"),
    ('note: "Made up."', "note: [a]", "note is a text"),
    ('note: "Made up."', "author: me", "unknown key 'author'"),
]
RECORD = [
    ("role: primary", "role: main", "incidents.0.role: Input should be 'primary', 'concurrent' or 'background'"),
    ("country: UA", "country: UKR", "incidents.0.location.country: Value error, 'UKR' is not an ISO 3166-1"),
    ("country: UA", "country: UA\n      region: x", "incidents.0.location.region: Extra inputs are not permitted"),
    (COUNT, "3", "incidents.0.weapons.0.count: Input should be a valid dictionary"),
    ("low: 3, high: 3,", "low: '3', high: 3,", "incidents.0.weapons.0.count.low: Input should be a valid integer"),
    ("low: 3, high: 3,", "low: true, high: 3,", "incidents.0.weapons.0.count.low: Input should be a valid integer"),
    ("low: 3, high: 3,", "low: 3.0, high: 3,", "incidents.0.weapons.0.count.low: Input should be a valid integer"),
    ("low: 3, high: 3,", "low: 4, high: 3,", "incidents.0.weapons.0.count: Value error, low 4 is above high 3"),
    ("damage: []", "damage: null", "incidents.0.damage: Input should be a valid list"),
]
QUOTES = [
    (
        'quote: "overnight"',
        'quote: "over night"',
        "the quote 'over night' is not in the article; the closest passage is 'overnight'",
    ),
    (PEOPLE, 'quote: "killed"', "the quote 'killed' is not in the article; the closest passage is 'killing'"),
    (
        PEOPLE,
        'quote: "at last two people"',
        "the quote 'at last two people' is not in the article; the closest passage",
    ),
    ('quote: "Northern Army"', 'quote: "ЪЪЪЪЪ"', "the quote 'ЪЪЪЪЪ' is not in the article"),
    ('quote: "Northern Army"', f'quote: "{"x" * 2000}"', "the quote 'xxxx"),
    ('quote: "Northern Army"', 'quote: ""', "the quote '' is not in the article"),
]
ANNOTATIONS = [
    ("optional: true", "optional: false", "optional is true or left out"),
    ("optional: true", 'optional: "true"', "optional is true or left out"),
    ("nth: 2", "nth: 1", "nth is 2 or more; the first occurrence needs none"),
    ("nth: 2", "nth: '2'", "nth is 2 or more; the first occurrence needs none"),
    ("nth: 2", "nth: true", "nth is 2 or more; the first occurrence needs none"),
    ("attack_type: drone", "attack_type: drone\n    nth: 2", "nth belongs beside a quote"),
    ('note: "White space is folded."', "note: 4", "note is a text"),
    ("unlabelled: [admin1]", "unlabelled: admin1", "unlabelled is a list of leaves"),
    ("unlabelled: [admin1]", "unlabelled: [region]", "'region' is no leaf of Location; there is country, admin1, "),
    ("unlabelled: [admin1]", "unlabelled: [quote]", "'quote' is no leaf of Location; there is country, admin1, "),
    ("unlabelled: [admin1]", "unlabelled: [[]]", "[] is no leaf of Location"),
    (ACCEPT, "accept: [combined]", "accept is an object of leaf: [values]"),
    (ACCEPT, "accept: {attack_type: combined}", "accept.attack_type is a list of at "),
    (ACCEPT, "accept: {attack_type: []}", "accept.attack_type is a list of at least one"),
    (ACCEPT, "accept: {attack_type: [boom]}", "not acceptable as attack_type: attack_type:"),
    (ACCEPT, "accept: {summary: [x]}", "'summary' is no leaf of Incident; there is role,"),
    (ACCEPT, "accept: {date: [null]}", "'date' is no leaf of Incident; there is role, "),
    (ACCEPT, "accept: {weapons: [[]]}", "'weapons' is no leaf of Incident"),
    (DATE, '{start: "2031-05-07"}', "not acceptable as date: expected null or an"),
    (DATE, '"2031-05-05"', "not acceptable as date: expected null or an object"),
    (DATE, "{strat: null, end: null}", "not acceptable as date: expected null"),
    (DATE, '{start: "2031-05-07", end: "2031-05-06"}', "not acceptable as date: "),
    ("part_of_day: [unspecified]", "part_of_day: [noon]", "not acceptable as part_of_day: part_of_day: Input should"),
    ("part_of_day: [unspecified]", "start: [null]", "'start' is no leaf of When; there is date, part_of_day"),
    ("part_of_day: [unspecified]", "precision: [day]", "'precision' is no leaf of When; there is date, part_of_day"),
    ("{low: 2, high: null, basis: vague}", "{low: 2, high: 2, basis: vague}", "not acceptable as count: count: Value"),
    ("{low: 2, high: null, basis: vague}", "2", "not acceptable as count: count: Input should be a valid dictionary"),
    (COUNT, "{low: 3, high: 3, basis: exact, note: x}", "note belongs to the fact that"),
    (COUNT, "{low: 3, high: 3, basis: exact, optional: true}", "optional belongs to the"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [*HEADER, *RECORD, *QUOTES, *ANNOTATIONS],
    ids=lambda value: value[:40] if isinstance(value, str) else None,
)
def test_one_wrong_value_is_one_problem_at_its_line(gold: Path, old: str, new: str, message: str) -> None:
    edit(gold, old, new)
    (problem,) = problems(gold)
    line = line_of(old) + new.count("\n")
    assert problem.startswith(f"labels/zarichne.yaml:{line}: {message}")
    assert "\n" not in problem


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("status: adjudicated", "guidelines: 1", 6, "found the key 'guidelines' twice in one object"),
        (
            "country: UA",
            "country: !x UA",
            22,
            "found the tag '!x'; only JSON's kinds of values are read here, untagged",
        ),
        ("country: UA", "country: &c UA\n      x: *c", 23, "found an alias; write the value out"),
        ("country: UA", "country: [UA", 23, "not YAML: did not find expected ',' or ']'"),
        ("    sources: []", '    sources: "', 55, "not YAML: found unexpected end of stream"),
        ("    sources: []", "\tsources: []", 54, "not YAML: found character that cannot start any token"),
    ],
    ids=["a key twice", "a tag", "an alias", "an open list", "an open quote", "a tab"],
)
def test_a_label_that_is_no_strict_yaml_is_a_problem_at_its_line(
    gold: Path, old: str, new: str, line: int, message: str
) -> None:
    edit(gold, old, new)
    (problem,) = problems(gold)
    assert problem.startswith(f"labels/zarichne.yaml:{line}: {message}")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the file is empty"),
        ("- a\n", "a label is an object with a header and incidents"),
        (
            "article: zarichne\n",
            "missing in the header: source_file, sha256, guidelines, annotators, status, tags, inc",
        ),
        (LABEL[: LABEL.index("incidents:")] + "incidents: {}\n", "incidents: Input should be a valid list"),
        (LABEL[: LABEL.index("incidents:")] + "incidents: [4]\n", "incidents.0: Input should be a valid dictionary"),
    ],
    ids=["nothing", "a list", "a header cut short", "incidents that are no list", "an incident that is no object"],
)
def test_a_file_that_is_no_label_is_a_problem(gold: Path, text: str, message: str) -> None:
    (gold / "labels" / "zarichne.yaml").write_text(text)
    (problem,) = problems(gold)
    assert message in problem


def test_a_missing_leaf_is_named_at_the_line_of_the_object_that_lacks_it(gold: Path) -> None:
    edit(gold, '      settlement: "Zarichne"\n', "")
    assert problems(gold) == [
        f"labels/zarichne.yaml:{line_of('country: UA')}: incidents.0.location.settlement: Field required"
    ]


def test_values_that_contradict_each_other_are_named_at_the_line_of_their_object(gold: Path) -> None:
    edit(gold, "precision: day", "precision: range")
    (problem,) = problems(gold)
    place = f"labels/zarichne.yaml:{line_of('precision: day') - 2}"
    assert problem.startswith(f"{place}: incidents.0.date: Value error, precision 'range' needs start before end")


def test_nth_beyond_the_last_occurrence_says_how_many_there_are(gold: Path) -> None:
    edit(gold, "nth: 2", "nth: 3")
    line = line_of('quote: "drones"')
    assert problems(gold) == [f"labels/zarichne.yaml:{line}: the quote 'drones' occurs 2 times, nth is 3"]


def test_a_label_made_for_another_text_is_told_the_hash_of_this_one(gold: Path) -> None:
    (gold / "articles" / "zarichne.txt").write_bytes((REPORT + "\n").encode())
    digest = hashlib.sha256((REPORT + "\n").encode()).hexdigest()
    message = f"the article's text has sha256 {digest}; the label was made for another text"
    assert problems(gold) == [f"labels/zarichne.yaml:3: {message}"]


def test_a_label_without_an_article_and_an_article_without_a_label_are_problems(gold: Path) -> None:
    (gold / "articles" / "zarichne.txt").rename(gold / "articles" / "kyiv.txt")
    assert problems(gold) == [
        f"labels/zarichne.yaml:1: {gold}/articles/zarichne.txt: cannot be read: No such file or directory",
        f"articles/kyiv.txt:1: has no label; expected {gold}/labels/kyiv.yaml",
    ]


def test_several_problems_of_several_labels_are_all_named_and_the_whole_ones_still_read(gold: Path) -> None:
    for name, text in (("a", LABEL), ("b", "x: ["), ("c", LABEL.replace("role: primary", "role: main"))):
        (gold / "articles" / f"{name}.txt").write_bytes(REPORT.encode())
        (gold / "labels" / f"{name}.yaml").write_text(text.replace("article: zarichne", f"article: {name}"))
    edit(gold, "tags: [subset_count, vague_number]", "tags: [odd]\nstate: 1")
    cases, found = read_gold(gold)
    assert [case.id for case in cases] == ["a"]
    assert [(p.file.stem, p.line) for p in found] == [("b", 2), ("c", 10), ("zarichne", 7), ("zarichne", 8)]


# Loading -------------------------------------------------------------------------------------------------------------


def test_loading_stops_at_the_first_problem_and_says_how_many_more(gold: Path) -> None:
    edit(gold, "role: primary", "role: main\n    colour: red")
    with pytest.raises(GoldError) as caught:
        load_gold(gold)
    assert str(caught.value).startswith(f"{gold}/labels/zarichne.yaml:10: incidents.0.role: Input should be 'primary'")
    assert str(caught.value).endswith("(and 1 more; `incidents gold lint` lists them)")


def test_loading_names_an_only_problem_without_more(gold: Path) -> None:
    edit(gold, "role: primary", "role: main")
    with pytest.raises(GoldError) as caught:
        load_gold(gold)
    assert str(caught.value).endswith("incidents.0.role: Input should be 'primary', 'concurrent' or 'background'")


@pytest.mark.parametrize("made", [True, False], ids=["an empty folder", "no folder"])
def test_a_folder_that_is_no_gold_set_says_what_was_expected(tmp_path: Path, made: bool) -> None:
    folder = tmp_path / "gold"
    if made:
        folder.mkdir()
    with pytest.raises(GoldError) as caught:
        load_gold(folder)
    assert str(caught.value) == f"{folder}: no gold set here; expected labels/*.yaml and articles/*.txt"


def test_a_label_that_is_no_text_is_named(gold: Path) -> None:
    (gold / "labels" / "zarichne.yaml").write_bytes(b"article: \xff")
    with pytest.raises(GoldError, match=r"zarichne\.yaml: not UTF-8 text \(byte 9\)"):
        read_gold(gold)
