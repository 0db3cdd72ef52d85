"""`incidents extract` and the options that say how a run goes, over a real server."""

import json
from argparse import ArgumentTypeError
from collections.abc import Callable
from pathlib import Path
from time import monotonic

import pytest

from extractor.cli import main
from extractor.commands.run_options import bounds, dollars, positive
from extractor.record import RunManifest, read_manifest, read_records
from extractor.steering.concurrency import Bounds
from tests.loopback import Loopback, Recorded, Step, completion, status

EMPTY = '{"incidents": []}'


class Cli:
    """The command line in a folder of its own, asking `loopback`."""

    def __init__(self, folder: Path, loopback: Loopback) -> None:
        self.run, self.loopback = folder / "run", loopback
        self._articles = folder / "articles.jsonl"
        self.write(3)

    def write(self, count: int) -> None:
        rows = ({"id": f"a{n}", "text": f"Text {n}."} for n in range(count))
        self._articles.write_text("".join(json.dumps(row) + "\n" for row in rows))

    def __call__(self, *options: str, out: bool = True) -> int:
        """The exit code."""
        place = ["--out", str(self.run)] if out else []
        command = ["extract", str(self._articles), "--model", "m", "--base-url", self.loopback.base_url]
        try:
            return main([*command, *place, *options])
        except SystemExit as error:
            return int(error.code or 0)

    @property
    def asked(self) -> int:
        return len(self.loopback.requests)

    def outcomes(self) -> dict[str, str]:
        return {record.article: record.outcome for record in read_records(self.run)}

    def manifest(self) -> RunManifest:
        return read_manifest(self.run)


@pytest.fixture
def cli(tmp_path: Path, loopback: Loopback, monkeypatch: pytest.MonkeyPatch) -> Cli:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return Cli(tmp_path, loopback)


def failing_on(name: str, step: Step) -> Callable[[Recorded], Step]:
    return lambda request: step if f"Text {name}." in request.messages[-1]["content"] else completion(EMPTY)


# Going on ------------------------------------------------------------------------------------------------------------


def test_naming_the_folder_again_asks_only_for_what_is_new(cli: Cli, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli() == 0
    cli.write(5)
    assert cli() == 0
    assert cli.asked == 5
    assert cli.outcomes() == {f"a{n}": "ok" for n in range(5)}
    assert "2 of 2 extracted; 3 were there already; 5 calls" in capsys.readouterr().err


def test_resume_finds_the_youngest_run_that_was_asked_in_the_same_way(
    cli: Cli, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli(out=False) == 0
    assert cli("--resume", out=False) == 0
    assert cli.asked == 3
    assert len(list(Path("runs").iterdir())) == 1
    assert cli("--resume", "--model", "another", out=False) == 2
    assert "runs: no run here was asked in this way" in capsys.readouterr().err


def test_resume_of_a_folder_without_a_run_is_an_error(cli: Cli, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli("--resume") == 2
    assert "no run to go on with; leave out --resume to begin one there" in capsys.readouterr().err
    assert not cli.run.exists()


def test_another_model_is_refused(cli: Cli, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli() == 0
    assert cli("--model", "another") == 2
    assert "was asked in another way (model: was m, is another); name another folder" in capsys.readouterr().err
    assert cli.asked == 3


def test_what_failed_is_asked_again_only_on_demand(cli: Cli, capsys: pytest.CaptureFixture[str]) -> None:
    cli.loopback.script(failing_on("1", completion(EMPTY, finish_reason="length")))
    assert cli() == 1
    assert cli.outcomes() == {"a0": "ok", "a1": "truncated", "a2": "ok"}
    cli.loopback.script(completion(EMPTY))
    capsys.readouterr()
    assert cli() == 1  # nothing is left to do, and the run is still one with a failed article
    assert "3 were there already, 1 of them failed: --retry-failed asks these again" in capsys.readouterr().err
    assert cli.asked == 3
    assert cli("--retry-failed") == 0
    assert cli.asked == 4
    assert cli.outcomes() == {f"a{n}": "ok" for n in range(3)}
    assert cli.manifest().totals.outcomes == {"ok": 3, "truncated": 1}


def test_a_dead_letter_holds_every_attempt(cli: Cli) -> None:
    cli.write(1)
    cli.loopback.script(completion("no"), completion("still no"), completion("never"))
    assert cli() == 1
    (record,) = read_records(cli.run)
    assert record.outcome == "invalid_output"
    assert [attempt.raw for attempt in record.attempts] == ["no", "still no", "never"]


def test_a_fatal_answer_ends_the_run_and_a_key_that_works_goes_on_with_it(
    cli: Cli, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.loopback.script(status(401, "Incorrect API key"))
    assert cli("--concurrency", "1") == 1
    assert cli.asked == 1
    assert "2 not asked, since every call would fail: HTTP 401: Incorrect API key" in capsys.readouterr().err
    cli.loopback.script(completion(EMPTY))
    assert cli() == 0
    assert cli.outcomes() == {f"a{n}": "ok" for n in range(3)}


# For how much --------------------------------------------------------------------------------------------------------


def test_what_no_longer_fits_the_tokens_is_a_row_and_is_asked_when_they_are_raised(cli: Cli) -> None:
    cli.loopback.script(completion(EMPTY, usage={"prompt_tokens": 6000, "completion_tokens": 1000}))
    assert cli("--max-tokens", "20000", "--concurrency", "1") == 1
    assert cli.outcomes() == {"a0": "ok", "a1": "ok", "a2": "over_budget"}
    assert cli.asked == 2
    assert cli("--max-tokens", "30000") == 0
    assert cli.asked == 3
    assert set(cli.outcomes().values()) == {"ok"}
    assert cli.manifest().finished


def test_cost_is_counted_by_the_users_prices_and_kept_below_the_ceiling(
    cli: Cli, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    prices = tmp_path / "prices.tsv"
    prices.write_text("m\t1000\t500\t2000\t2026-11-22\tinvoice\n")  # 0.844 $ for the server's 900 (512) + 100 tokens
    assert cli("--prices", str(prices)) == 0
    totals = cli.manifest().totals
    assert totals.cost == pytest.approx(3 * 0.844)
    assert totals.unpriced == 0
    assert "3 calls, 2,700 (1,536 cached) + 300 tokens, $2.5320" in capsys.readouterr().err
    cli.write(6)
    assert cli("--prices", str(prices), "--max-cost", "2.6") == 1
    assert cli.asked == 3
    assert list(cli.outcomes().values()).count("over_budget") == 3


def test_a_ceiling_of_cost_without_a_price_is_refused_before_anything_is_made(
    cli: Cli, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli("--max-cost", "1") == 2
    assert (
        "--max-cost needs a price, and none is known for m at this base URL; name one with" in capsys.readouterr().err
    )
    assert not cli.run.exists()


def test_a_dry_run_says_what_it_would_take_and_asks_nothing(cli: Cli, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli("--dry-run", "--samples", "2") == 0
    assert cli.asked == 0
    assert not cli.run.exists()
    out = capsys.readouterr().out
    assert "articles    3\n" in out
    assert "calls       6, " in out
    assert "no price for m; name one with --prices FILE" in out


def test_a_dry_run_with_a_price_says_what_it_would_cost(
    cli: Cli, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    prices = tmp_path / "prices.tsv"
    prices.write_text("m\t0\t0\t1000\t2026-11-22\tinvoice\n")
    assert cli("--dry-run", "--prices", str(prices)) == 0
    assert "cost        about $3.00 for m, nothing cached" in capsys.readouterr().out


@pytest.mark.parametrize("option", ["--max-cost=1", "--max-tokens=1", "--prices=p", "--cache=read"])
def test_options_of_a_model_are_refused_where_none_is_asked(
    option: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("Text.")
    with pytest.raises(SystemExit):
        main(["extract", str(tmp_path / "a.txt"), "--backend", "rules", option])
    assert f"the backend rules asks no model; leave out {option.partition('=')[0]}" in capsys.readouterr().err


# The cache -----------------------------------------------------------------------------------------------------------


def test_a_cached_run_replays_without_a_server_or_a_key(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli("--cache", "readwrite") == 0
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    cli.run = tmp_path / "replayed"
    cli.write(4)
    assert cli("--cache", "read") == 1
    assert cli.asked == 3
    assert cli.outcomes() == {"a0": "ok", "a1": "ok", "a2": "ok", "a3": "rejected"}
    assert cli.manifest().totals.calls == 0
    assert cli.manifest().models_returned == ["loopback-1"]
    assert "3 from earlier answers" in capsys.readouterr().err


def test_refresh_asks_again(cli: Cli, tmp_path: Path) -> None:
    assert cli("--cache", "readwrite") == 0
    cli.run = tmp_path / "again"
    assert cli("--cache", "refresh") == 0
    assert cli.asked == 6


def test_no_key_gets_into_the_cache_or_the_run(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    canary = "sk-canary-0123456789"
    monkeypatch.setenv("OPENAI_API_KEY", canary)
    cli.loopback.script(completion(f"no JSON but {canary}"), completion(EMPTY))
    assert cli("--cache", "readwrite") == 0
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert len(files) > 4
    assert not [file.name for file in files if canary.encode() in file.read_bytes()]


# How fast ------------------------------------------------------------------------------------------------------------


def test_a_fixed_concurrency_is_kept(cli: Cli) -> None:
    cli.write(12)
    cli.loopback.script(completion(EMPTY, delay_s=0.02))
    assert cli("--concurrency", "3") == 0
    assert cli.loopback.most_at_once == 3
    assert [change.limit for change in cli.manifest().concurrency] == [3]


def test_calls_a_minute_are_kept(cli: Cli) -> None:
    cli.write(8)
    times = []

    def noting(_request: Recorded) -> Step:
        times.append(monotonic())
        return completion(EMPTY)

    cli.loopback.script(noting)
    assert cli("--rpm", "240") == 0  # four at once, then four a second
    assert times[-1] - times[0] >= 0.9


@pytest.mark.parametrize(
    ("text", "expected"),
    [("7", Bounds(7, 7, 7)), ("auto", Bounds()), ("auto:30", Bounds(1, 10, 30)), ("auto:3", Bounds(1, 3, 3))],
)
def test_what_concurrency_may_say(text: str, expected: Bounds) -> None:
    assert bounds(text) == expected


@pytest.mark.parametrize("text", ["0", "-1", "many", "auto:", "auto:0", "1.5", "", "٣"])
def test_what_concurrency_may_not_say(text: str) -> None:
    with pytest.raises(ArgumentTypeError, match="is not a whole number above 0"):
        bounds(text)


@pytest.mark.parametrize("text", ["-1", "nan", "inf", "much"])
def test_what_is_no_amount_of_money(text: str) -> None:
    with pytest.raises(ArgumentTypeError, match="is no amount of US dollars"):
        dollars(text)


def test_numbers() -> None:
    assert (positive("12"), dollars("0"), dollars("2.50")) == (12, 0.0, 2.5)
