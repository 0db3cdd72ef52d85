"""The labelling interface that shows our tasks: Label Studio's XML, generated from the schema."""

from xml.etree import ElementTree as ET

from eval.gold.label_studio.mapping import FACT, TEXT, Control, controls, models, told

_KEEP_SPACES = ".htx-text { white-space: pre-wrap; }"
"""Without it Label Studio trims spaces, and offsets no longer count the article's characters."""


def config() -> str:
    """XML to paste into a project's settings; it ends in a newline."""
    view = ET.Element("View")
    ET.SubElement(view, "Style").text = _KEEP_SPACES
    ET.SubElement(view, "Relations")
    labels = ET.SubElement(view, "Labels", name=FACT, toName=TEXT)
    for label in models():
        ET.SubElement(labels, "Label", value=label)
    ET.SubElement(view, "Text", name=TEXT, value="$text")
    for label in models():
        shown = ET.SubElement(view, "View", visibleWhen="region-selected", whenTagName=FACT, whenLabelValue=label)
        for model in told(label):
            for control in controls(model):
                _add(shown, control)
    ET.indent(view)
    return ET.tostring(view, encoding="unicode") + "\n"


def _add(parent: ET.Element, control: Control) -> None:
    common = {"name": control.name, "toName": TEXT, "perRegion": "true"}
    ET.SubElement(parent, "Header", value=control.name.replace("_", " "), size="5")
    if control.form == "choices":
        choices = ET.SubElement(parent, "Choices", common | {"choice": "single", "showInline": "true"})
        for word in control.words:
            ET.SubElement(choices, "Choice", value=word)
    elif control.form == "number":
        ET.SubElement(parent, "Number", common | {"min": "0"})
    else:
        ET.SubElement(parent, "TextArea", common | {"maxSubmissions": "1", "editable": "true"})
