"""Prompt versions written for a test: whole, short, and changed by what the test names."""

import copy
import hashlib
import json
from pathlib import Path
from typing import Any

from tests.samples import RECORD, REPORT

HEAD = """\
---
name: incident
version: v1
description: "Short."
schema: 1
schema_sha256: "0"
model: "openai/gpt-4.1-mini"
options: {temperature: 0}
---
For people.
"""
SYSTEM = """\
Answer with JSON.
{% for example in examples %}
<{{ example.delimiter }}>
{{ example.text }}
</{{ example.delimiter }}>
{{ example.extraction }}
{% endfor %}"""
PLAIN = "Answer with JSON.\n"
USER = "{% if published %}Of {{ published }}.\n{% endif %}<{{ delimiter }}>\n{{ article }}\n</{{ delimiter }}>\n"


def write_version(
    root: Path, label: str = "incident/v1", *, system: str = SYSTEM, user: str = USER, head: str = HEAD
) -> Path:
    """A version without examples; its front matter says that it is `label`."""
    folder = root / label
    folder.mkdir(parents=True)
    name, version = label.split("/")
    head = head.replace("name: incident", f"name: {name}").replace("version: v1", f"version: {version}")
    for file, text in (("prompt.md", head), ("system.j2", system), ("user.j2", user)):
        (folder / file).write_text(text, encoding="utf-8")
    return folder


def example(text: str = REPORT, article: str = "zarichne") -> dict[str, Any]:
    """A whole example of the sample report; tests change it."""
    found = {"article": article, "sha256": hashlib.sha256(text.encode()).hexdigest(), "text": text}
    return found | {"extraction": copy.deepcopy(RECORD)}


def write_example(version: Path, content: object = None, name: str = "one.json") -> Path:
    file = version / "examples" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(example() if content is None else content, indent=1), encoding="utf-8")
    return file
