"""Slices add up to the whole, at both levels, whatever went wrong."""

from pathlib import Path
from typing import Any

from eval.counts import Counts
from eval.gold.labels import GoldCase
from eval.scorecard import Scorecard
from eval.scores_file import scores
from eval.slices import Slice, by_group, by_role, by_tag
from tests.eval.test_scorecard import GOLD, scored


def muddled(case: GoldCase, sample: int, record: dict[str, Any]) -> dict[str, Any] | None:
    """One article fails in one sample; the others lose an incident, invent one, and call all roles primary."""
    if (case.id, sample) == ("kyiv", 0):
        return None
    kept = [incident | {"role": "primary"} for incident in record["incidents"][1:]]
    place = {"country": "FR", "admin1": None, "settlement": "Nowhere", "site": None, "quote": "x"}
    return {"incidents": [*kept, record["incidents"][0] | {"role": "background", "location": place}]}


def whole(slices: dict[str, Slice]) -> tuple[Counts, Counts]:
    return sum((s.leaves for s in slices.values()), Counts()), sum((s.incidents for s in slices.values()), Counts())


def muddle(folder: Path) -> Scorecard:
    return scored(folder, muddled, samples=2)


def test_roles_add_up_to_the_whole(tmp_path: Path) -> None:
    card = muddle(tmp_path)
    assert card.overall.failed
    assert whole(by_role(card)) == (card.overall, card.detection)


def test_groups_add_up_to_the_whole_and_keep_the_order_of_the_record(tmp_path: Path) -> None:
    card = muddle(tmp_path)
    groups = by_group(card)
    assert sum(groups.values(), Counts()) == card.overall
    assert list(groups) == [
        "incidents",
        "incidents.date",
        "incidents.location",
        "incidents.perpetrator",
        "incidents.weapons",
        "incidents.casualties",
        "incidents.damage",
        "incidents.effects",
        "incidents.sources",
    ]


def test_a_tag_is_the_sum_of_its_articles(tmp_path: Path) -> None:
    card = muddle(tmp_path)
    tags = by_tag(card)
    assert set(tags) == {tag for case in GOLD.cases.values() for tag in case.tags}
    for tag, found in tags.items():
        cases = [case for case in card.cases if tag in case.case.tags]
        assert found.incidents == sum((case.detection for case in cases), Counts())
        assert found.leaves.gold == sum(leaf.verdict in GOLD_SIDE for case in cases for leaf in case.leaves)


GOLD_SIDE = {"correct", "partial", "incorrect", "missing", "failed"}


def test_an_invented_incident_is_of_the_role_that_it_says_and_a_missed_one_of_golds(tmp_path: Path) -> None:
    def only_invents(case: GoldCase, sample: int, record: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG001 - a Change
        place = {"country": "FR", "admin1": None, "settlement": "Nowhere", "site": None, "quote": "x"}
        bare: dict[str, Any] = {key: [] for key in ("weapons", "casualties", "damage", "effects", "sources")}
        said = {"attack_type": "other", "date": None, "perpetrator": None, "summary": "x"}
        return {"incidents": [{"role": "concurrent", "location": place} | said | bare]}

    roles = by_role(scored(tmp_path, only_invents))
    assert roles["concurrent"].incidents.spurious == len(GOLD.cases)
    assert roles["primary"].incidents.spurious == 0
    assert roles["primary"].incidents.missing > 0


def test_slices_are_in_the_file(tmp_path: Path) -> None:
    card = muddle(tmp_path)
    found = scores(card)["slices"]
    assert found["roles"]["primary"]["incidents"]["counts"] == {
        name: getattr(by_role(card)["primary"].incidents, name) for name in Counts.__slots__
    }
    assert set(found) == {"tags", "roles", "groups"}
