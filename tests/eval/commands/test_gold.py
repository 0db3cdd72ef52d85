"""`incidents gold` from the command line."""

import json
from pathlib import Path

import pytest

from eval.gold.json_schema import label_schema
from extractor.cli import main
from tests.eval.gold.test_labels import LABEL
from tests.samples import REPORT


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "labels").mkdir()
    (tmp_path / "articles").mkdir()
    (tmp_path / "labels" / "zarichne.yaml").write_text(LABEL)
    (tmp_path / "articles" / "zarichne.txt").write_bytes(REPORT.encode())
    return tmp_path


def test_a_clean_set_is_counted_and_exits_with_0(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gold", "lint", str(gold)]) == 0
    assert capsys.readouterr() == ("1 of 1 labels whole, 0 problems\n", "")


def test_every_problem_is_a_line_and_the_exit_code_is_2(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (gold / "labels" / "zarichne.yaml").write_text(LABEL.replace("role: primary", "role: main\n    size: 2"))
    assert main(["gold", "lint", str(gold)]) == 2
    first, second, total = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{gold}/labels/zarichne.yaml:10: incidents.0.role: ")
    assert second.startswith(f"{gold}/labels/zarichne.yaml:11: incidents.0.size: ")
    assert total == "0 of 1 labels whole, 2 problems"


def test_a_hostile_article_cannot_act_on_the_terminal(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (gold / "articles" / "zarichne.txt").write_bytes(REPORT.replace("overnight", "over\x1b[31mnight\r").encode())
    assert main(["gold", "lint", str(gold)]) == 2
    printed = capsys.readouterr().out
    assert "closest passage" in printed
    assert not {"\x1b", "\r"} & set(printed)


def test_the_set_that_comes_along_is_the_default(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gold", "lint"]) == 0
    assert capsys.readouterr().out.endswith(" labels whole, 0 problems\n")


def test_a_folder_that_is_no_gold_set_is_an_input_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["gold", "lint", str(tmp_path / "nowhere")])
    assert caught.value.code == 2
    assert capsys.readouterr().err == (
        f"incidents: {tmp_path}/nowhere: no gold set here; expected labels/*.yaml and articles/*.txt\n"
    )


def test_the_schema_is_printed_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gold", "schema"]) == 0
    assert json.loads(capsys.readouterr().out) == label_schema()
