"""`incidents batch` from the command line, against a service on loopback."""

import json
from pathlib import Path

import pytest

from extractor.cli import main
from extractor.record import read_records
from tests.batch_loopback import BatchLoopback, Row, answered, failed, lines


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "k-1")


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(3):
        (folder / f"report-{number}.txt").write_text(f"Report {number}: nothing happened.")
    return folder


def _empty(row: Row) -> Row:
    return answered(row["custom_id"], '{"incidents": []}')


def test_write_names_the_files_and_read_finishes_the_run(
    tmp_path: Path, articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = tmp_path / "run"
    assert main(["batch", "write", str(run), str(articles), "--model", "m-1", "--samples", "2"]) == 0
    (file,) = capsys.readouterr().out.splitlines()
    asked = [json.loads(line) for line in Path(file).read_bytes().splitlines()]
    (tmp_path / "answers").write_bytes(lines(*map(_empty, asked)))
    assert main(["batch", "read", str(run), str(tmp_path / "answers")]) == 0
    assert capsys.readouterr().err == f"incidents: 6 of 6 extracted; run: {run}\n"
    assert len(list(read_records(run))) == 6


def test_read_says_what_is_wrong_and_where_to_go_on(
    tmp_path: Path, articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = tmp_path / "run"
    main(["batch", "write", str(run), str(articles)])
    (file,) = capsys.readouterr().out.splitlines()
    asked = [json.loads(line)["custom_id"] for line in Path(file).read_bytes().splitlines()]
    rows = lines(answered(asked[0], '{"incidents": []}'), failed(asked[1], 400), answered("x", ""))
    (tmp_path / "answers").write_bytes(rows + b'{"custom')
    assert main(["batch", "read", str(run), str(tmp_path / "answers")]) == 1
    printed = capsys.readouterr()
    assert printed.out == f"{run}/batch/round-2/requests-001.jsonl\n"
    assert printed.err.splitlines()[0].startswith(f"incidents: {tmp_path}/answers:4: no JSON")
    assert printed.err.splitlines()[1] == (
        "incidents: 1 of 3 extracted; 1 failed; 1 to be asked again; 1 lines with an unknown id; 1 unreadable lines; "
        f"run: {run}"
    )
    assert main(["batch", "read", str(run), str(tmp_path / "answers"), "--final"]) == 1
    assert "2 failed" in capsys.readouterr().err


def test_submit_status_fetch_round_by_round(tmp_path: Path, articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = str(tmp_path / "run")
    main(["batch", "write", run, str(articles)])
    with BatchLoopback(lambda row: None if row["custom_id"].endswith("-1") else _empty(row)) as server:
        there = ["--base-url", server.base_url]
        assert main(["batch", "submit", run, *there]) == 0
        assert main(["batch", "status", run, *there]) == 1
        assert main(["batch", "fetch", run, *there]) == 1
        assert not (tmp_path / "run/batch/round-2").exists()
        server.finish("expired")
        assert main(["batch", "status", run, *there]) == 0
        assert main(["batch", "fetch", run, *there]) == 1
        assert (tmp_path / "run/batch/round-2/requests-001.jsonl").exists()
        assert main(["batch", "submit", run, *there]) == 0
        server.finish()
        capsys.readouterr()
        assert main(["batch", "fetch", run, *there]) == 0
        assert "3 of 3 extracted" in capsys.readouterr().err
    assert len(server.batches) == 2


def test_a_run_that_is_none_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["batch", "read", str(tmp_path), str(tmp_path / "f")])
    assert stopped.value.code == 2
    assert capsys.readouterr().err.startswith(f"incidents: {tmp_path}: no batch run here")
