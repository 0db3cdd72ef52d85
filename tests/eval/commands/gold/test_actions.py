"""`incidents gold …` from the command line: what is printed, what is written, and the exit codes."""

import json
from pathlib import Path

import pytest

from eval.commands.gold import ACTIONS
from eval.gold.canonical import canonical, write_label
from eval.gold.labels import load_gold
from eval.gold.version import CHANGELOG, TO_WRITE
from extractor import resources
from extractor.cli import main
from tests.eval.gold.reading_pairs import drop, label, put
from tests.eval.runs import write_run
from tests.samples import REPORT

COMMITTED = resources.folder("goldset")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a report, a gold set of it and two readings."""
    monkeypatch.chdir(tmp_path)
    for folder in ("goldset/labels", "goldset/articles", "readings/one", "readings/two"):
        (tmp_path / folder).mkdir(parents=True)
    Path("zarichne.txt").write_bytes(REPORT.encode())
    Path("goldset/articles/zarichne.txt").write_bytes(REPORT.encode())
    Path("goldset/labels/zarichne.yaml").write_text(write_label(label()))
    Path("readings/one/zarichne.yaml").write_text(write_label(label()))
    Path("readings/two/zarichne.yaml").write_text(
        write_label(label(put("damage", 1, level="destroyed"), drop("sources", 0), reader="two"))
    )
    return tmp_path


def refused(*words: str, capsys: pytest.CaptureFixture[str]) -> str:
    """The one line on standard error of a command that ends with 2."""
    with pytest.raises(SystemExit) as caught:
        main(["gold", *words])
    assert caught.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    (line,) = err.splitlines()
    return line


@pytest.mark.parametrize("action", ACTIONS)
def test_every_action_tells_what_it_does_in_80_columns(
    action: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    with pytest.raises(SystemExit) as caught:
        main(["gold", action, "--help"])
    assert caught.value.code == 0
    printed = capsys.readouterr().out
    assert printed.startswith(f"usage: incidents gold {action}")
    assert max(map(len, printed.splitlines())) <= 80


# new -----------------------------------------------------------------------------------------------------------------


def test_new_writes_label_and_copy_and_says_what_to_do(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gold", "new", "zarichne.txt", "--by", "reader-1", "--gold", "other"]) == 0
    assert capsys.readouterr().out == (
        "other/labels/zarichne.yaml: begun\n"
        "other/articles/zarichne.txt: the article, byte for byte\n"
        "Fill in what is null; `incidents gold lint` names what is still missing.\n"
    )
    assert (here / "other/articles/zarichne.txt").read_bytes() == REPORT.encode()


def test_new_fills_in_a_run_and_says_that_this_is_no_reading(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_run(here / "first")
    kyiv = str(COMMITTED / "articles" / "kyiv.txt")
    assert main(["gold", "new", kyiv, "--from", "first", "--gold", "other"]) == 0
    assert "begun, 4 incidents pre-filled from first, which is no reading" in capsys.readouterr().out
    assert main(["gold", "lint", "other"]) == 0


@pytest.mark.usefixtures("here")
def test_new_never_overwrites(capsys: pytest.CaptureFixture[str]) -> None:
    line = refused("new", "zarichne.txt", capsys=capsys)
    assert line.startswith("incidents: goldset/labels/zarichne.yaml: is there already; labels are never overwritten")


# fmt -----------------------------------------------------------------------------------------------------------------


def test_fmt_writes_what_is_not_in_form_and_check_only_names_it(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = here / "goldset/labels/zarichne.yaml"
    whole = file.read_text()
    file.write_text(whole.replace('"Zarichne"', "Zarichne"))
    with pytest.raises(SystemExit) as caught:
        main(["gold", "fmt", "goldset", "--check"])
    assert caught.value.code == 1
    out, err = capsys.readouterr()
    assert out == "goldset/labels/zarichne.yaml: not in canonical form\n"
    assert err == "incidents: 1 of 1 label files are not in form; `incidents gold fmt` writes them\n"
    assert file.read_text() != whole
    assert main(["gold", "fmt", "goldset"]) == 0
    assert capsys.readouterr().out == "goldset/labels/zarichne.yaml: written\n1 label files, 1 written\n"
    assert file.read_text() == whole == canonical(whole, "label")
    assert main(["gold", "fmt", "goldset", "--check"]) == 0


def test_fmt_takes_a_readers_folder_too_and_writes_nothing_where_one_file_cannot_be(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = here / "readings/one/zarichne.yaml"
    file.write_text(file.read_text().replace('"Zarichne"', "Zarichne"))
    (here / "readings/one/a.yaml").write_text("# mine\n")
    before = file.read_text()
    assert refused("fmt", "readings/one", capsys=capsys) == ("incidents: readings/one/a.yaml:1: the file is empty")
    assert file.read_text() == before


# agree and adjudicate ------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("second", ["readings/two", "two"], ids=["its path", "its name beside the first"])
def test_agree_prints_the_table_and_the_disagreements(second: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gold", "agree", "readings/one", second]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("one and two: 1 articles (zarichne)\nincidents: 1 that both have, 0 that only one has\n")
    assert "Disagreements that the scorer would charge: 2.\n" in printed


def test_agree_without_folders_is_about_the_readings_that_come_along(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gold", "agree", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["readers"] == ["reader-1", "reader-2"]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ["readings/one"],
            "name the folders of two readers, or none for the readings of the gold set that comes along",
        ),
        (["readings/one", "nowhere"], "nowhere: no labels here; expected *.yaml files of one reader, or a gold set"),
    ],
)
def test_agree_refuses_what_are_no_two_readings(
    words: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refused("agree", *words, capsys=capsys) == f"incidents: {message}"


def test_adjudicate_drafts_what_has_no_label_and_lists_what_is_to_settle(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["gold", "adjudicate", "readings/one", "two", "--gold", "new"]) == 0
    assert capsys.readouterr().out == (
        "new/labels/zarichne.yaml: drafted\nnew/annotation/disagreements.md: 2 disagreements, 2 to settle\n"
    )
    table = here / "new/annotation/disagreements.md"
    table.write_text(table.read_text().replace("|  |  |", "| damaged | windows are damage |", 1))
    settled = table.read_text()
    assert main(["gold", "adjudicate", "readings/one", "two", "--gold", "new"]) == 0
    assert capsys.readouterr().out == (
        "new/labels/zarichne.yaml: is there already, left as it is\n"
        "new/annotation/disagreements.md: 2 disagreements, 1 to settle\n"
    )
    assert table.read_text() == settled


def test_adjudicate_gives_back_words_that_have_no_row_any_more(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["gold", "adjudicate", "readings/one", "two", "--gold", "new"])
    table = here / "new/annotation/disagreements.md"
    table.write_text(table.read_text().replace("|  |  |", "| damaged | §2 |", 1))
    (here / "readings/two/zarichne.yaml").write_text(write_label(label(drop("sources", 0))))
    capsys.readouterr()
    main(["gold", "adjudicate", "readings/one", "two", "--gold", "new"])
    assert capsys.readouterr().out.endswith(
        "no longer in dispute, taken out: zarichne, incident 1, damage 2 (education), level: damaged (§2)\n"
    )


# stats and version ---------------------------------------------------------------------------------------------------


def test_stats_as_text_and_as_json(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gold", "stats", "goldset"]) == 0
    assert capsys.readouterr().out.startswith("goldset@")
    assert main(["gold", "stats", "goldset", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["sha256"], found["roles"]) == (load_gold(here / "goldset").sha256, {"primary": 1})


def test_a_version_is_begun_described_and_shown_and_a_later_change_is_refused(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["gold", "version", "goldset"]) == 0
    assert "no CHANGELOG.md, no version" in capsys.readouterr().out
    assert main(["gold", "version", "goldset", "--new"]) == 0
    assert capsys.readouterr().out == "goldset/CHANGELOG.md:4: entry 1 begun; write there what changed and why\n"
    assert main(["gold", "lint", "goldset"]) == 2
    changelog = here / "goldset" / CHANGELOG
    changelog.write_text(changelog.read_text().replace(TO_WRITE, "First labels."))
    assert main(["gold", "lint", "goldset"]) == 0
    capsys.readouterr()
    assert main(["gold", "version", "goldset"]) == 0
    assert ": version 1 (" in capsys.readouterr().out
    (here / "goldset/labels/zarichne.yaml").write_text(write_label(label(put(role="background"))))
    assert main(["gold", "lint", "goldset"]) == 2
    out = capsys.readouterr().out
    assert "goldset/CHANGELOG.md:4: entry 1 is of content" in out
    assert out.endswith("1 of 1 labels whole, 1 problems\n")
    with pytest.raises(SystemExit) as caught:
        main(["gold", "version", "goldset"])
    assert caught.value.code == 1


# export and import ---------------------------------------------------------------------------------------------------


def test_what_is_exported_can_be_imported_as_a_reading(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gold", "export", "goldset", "--out", "tasks.json"]) == 0
    assert main(["gold", "import", "tasks.json", "--to", "readings/three"]) == 0
    assert capsys.readouterr().out == "tasks.json: written\nreadings/three/zarichne.yaml: 1 incidents\n"
    assert (here / "readings/three/zarichne.yaml").read_text() == write_label(label())


@pytest.mark.usefixtures("here")
def test_export_prints_tasks_and_the_interface(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gold", "export", "goldset"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["data"]["article"] == "zarichne"
    assert main(["gold", "export", "--format", "label-studio-config"]) == 0
    assert capsys.readouterr().out.startswith("<View>\n")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "t.json: not JSON; expected what Label Studio exports as JSON"),
        ("{}", "t.json: no Label Studio export; expected a JSON list of tasks"),
        ("[4]", "t.json: task 1: no task of ours; expected an object with data.text and data.article"),
    ],
)
def test_import_names_what_it_cannot_read(
    here: Path, content: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "t.json").write_text(content)
    assert refused("import", "t.json", "--to", "x", capsys=capsys) == f"incidents: {message}"


def test_import_neither_overwrites_nor_leaves_its_folder(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["gold", "export", "goldset", "--out", "tasks.json"])
    capsys.readouterr()
    assert "is there already; labels are never overwritten" in refused(
        "import", "tasks.json", "--to", "readings/one", capsys=capsys
    )
    tasks = (here / "tasks.json").read_text()
    (here / "tasks.json").write_text(tasks.replace('"article": "zarichne"', '"article": "../../zarichne"'))
    assert refused("import", "tasks.json", "--to", "readings/three", capsys=capsys).endswith(
        "'../../zarichne', which is no name"
    )
    assert not (here / "readings/three").exists()
