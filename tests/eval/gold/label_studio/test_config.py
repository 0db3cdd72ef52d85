"""The labelling interface: every control that tasks speak of is in it, and nothing else."""

from xml.etree import ElementTree as ET

from eval.gold.label_studio.config import config
from eval.gold.label_studio.mapping import FACT, TEXT, controls, models, told
from eval.gold.label_studio.tasks import task
from tests.eval.gold.reading_pairs import label, put
from tests.samples import REPORT


def test_it_is_xml_whose_controls_stand_on_the_text() -> None:
    view = ET.fromstring(config())
    assert view.find(f"Text[@name='{TEXT}']") is not None
    named = [element for element in view.iter() if element.get("toName")]
    assert {element.get("toName") for element in named} == {TEXT}
    names = [element.get("name") for element in named]
    assert len(names) == len(set(names))


def test_every_result_of_a_task_has_its_control() -> None:
    names = {element.get("name") for element in ET.fromstring(config()).iter() if element.get("toName")}
    full = label(put("weapons", 0, optional=True, note="x", accept={"model": ["x"]}, unlabelled=["scope"]))
    said = {r["from_name"] for r in task(full, REPORT)["annotations"][0]["result"] if "from_name" in r}
    assert said <= names
    assert names == {
        FACT,
        *(control.name for label_ in models() for model in told(label_) for control in controls(model)),
    }


def test_choices_are_the_words_of_the_schema_and_shown_for_their_label_only() -> None:
    view = ET.fromstring(config())
    shown = view.find("View[@whenLabelValue='Casualty']")
    assert shown is not None
    (choices,) = (found for found in shown.iter("Choices") if found.get("name") == "casualty_outcome")
    assert [choice.get("value") for choice in choices][:3] == ["killed", "injured", "missing"]
    assert choices.get("perRegion") == "true"


def test_spaces_are_kept_so_that_offsets_count_the_articles_characters() -> None:
    style = ET.fromstring(config()).find("Style")
    assert style is not None
    assert "pre-wrap" in str(style.text)
