"""A prompt that was shown a gold article cannot get a score for it, whatever the article is called there."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from eval.gold.annotations import strip
from eval.leakage import leak, leaks, prompt_of
from eval.plan import ScoringPlan
from eval.scorecard import score_run
from extractor import resources
from extractor.article import Article
from extractor.cli import main
from extractor.errors import RunError
from extractor.prompt_file import PROMPT, write_prompt
from extractor.prompting.examples import Example
from extractor.prompts import PromptVersion, load_prompt
from extractor.record import read_manifest, write_manifest
from extractor.schema import Extraction
from tests.eval.runs import committed_gold, write_run
from tests.extractor.prompting.versions import SYSTEM, write_example, write_version
from tests.loopback import Loopback, Recorded, Step, completion
from tests.samples import REPORT, article

Captured = pytest.CaptureFixture[str]
GOLD = committed_gold()
KYIV = GOLD.cases["kyiv"]
PLAN = ScoringPlan.from_model(Extraction)


def incidents(*words: str | Path) -> int:
    """The exit code of a command line, as the shell sees it."""
    try:
        return main([str(word) for word in words])
    except SystemExit as stopped:
        return int(stopped.code or 0)


# One article against one prompt ---------------------------------------------------------------------------------------


def shown(**parts: Any) -> PromptVersion:
    return replace(load_prompt("incident/v1", resources.folder("prompts")), **parts)


def holding(*texts: str, name: str = "other") -> PromptVersion:
    return shown(examples=tuple(Example(Article(name, text), '{"incidents":[]}') for text in texts))


@pytest.mark.parametrize(
    ("prompt", "how"),
    [
        (holding("Nothing alike.", name="zarichne"), "incident/v1: its example 'zarichne' has the article's name"),
        (holding(REPORT), "incident/v1: its example 'other' is the article's text"),
        (holding(REPORT[20:140]), "incident/v1: its example 'other' shares "),
        (shown(templates={"system": f"Such as:\n{REPORT[20:140]}"}), "incident/v1: its system text shares "),
    ],
    ids=["an example of its name", "an example of its text", "a part of it as an example", "a part in the rules"],
)
def test_it_occurs_as(prompt: PromptVersion, how: str) -> None:
    assert str(leak(prompt, article())).startswith(how)


def test_an_article_of_its_own_occurs_nowhere() -> None:
    assert leak(holding("Another report, of another place."), article()) is None
    assert leak(shown(), article()) is None


def test_left_out_of_its_own_request_an_example_is_no_leak_but_a_template_still_is() -> None:
    assert leak(holding(REPORT).leaving_one_out(), article()) is None
    assert leak(shown(templates={"system": REPORT}).leaving_one_out(), article()) is not None


# Runs of a model that was shown gold ----------------------------------------------------------------------------------


def example_of(text: str, name: str) -> dict[str, Any]:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return {"article": name, "sha256": sha256, "text": text, "extraction": strip(KYIV.record)}


def leaking(root: Path, name: str = "kyiv", text: str = KYIV.article.text) -> Path:
    """A folder of prompts whose one version shows a gold report and its record."""
    write_example(write_version(root), example_of(text, name))
    return root


def answering_gold(request: Recorded) -> Step:
    """Gold's own record for each article: nothing but the guard keeps this model from a perfect score."""
    user = request.messages[-1]["content"]
    (case,) = (case for case in GOLD.cases.values() if case.article.text in user)
    return completion(json.dumps(strip(case.record)))


@pytest.fixture
def evaluate(loopback: Loopback, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """`incidents eval` of a model that knows gold by heart; runs go to ``run``."""
    monkeypatch.setenv("OPENAI_API_KEY", "none")
    loopback.script(answering_gold)
    ask = ("--model", "some", "--base-url", loopback.base_url, "--out", tmp_path / "run")
    return lambda prompts, *more: incidents("eval", *ask, "--prompts", prompts, *more)


@pytest.mark.parametrize(
    ("name", "text"),
    [("kyiv", KYIV.article.text), ("my-example", KYIV.article.text), ("my-example", KYIV.article.text + "\nMore.")],
    ids=["as itself", "under another name", "with a sentence more"],
)
def test_a_prompt_with_a_gold_article_among_its_examples_cannot_get_a_score_for_it(
    evaluate: Callable[..., int], tmp_path: Path, capsys: Captured, name: str, text: str
) -> None:
    assert evaluate(leaking(tmp_path / "prompts", name, text)) == 1
    assert f"incidents: kyiv gets no score: incident/v1: its example '{name}' " in capsys.readouterr().err
    scores = json.loads((tmp_path / "run/scores.json").read_text())
    assert sorted(scores["articles"]) == ["kryvyi_rih", "odesa"]
    assert scores["leaked"].keys() == {"kyiv"}
    assert scores["not_in_run"] == []
    assert "(n=2 of 3)" in scores["signature"]
    assert not [leaf for leaf in scores["leaves"] if leaf["article"] == "kyiv"]
    assert "kyiv gets no score, since the model was shown it" in (tmp_path / "run/report.html").read_text()


@pytest.mark.parametrize("command", ["score", "report", "compare"])
def test_every_command_that_scores_such_a_run_says_so_and_exits_1(
    evaluate: Callable[..., int], tmp_path: Path, capsys: Captured, command: str
) -> None:
    evaluate(leaking(tmp_path / "prompts"))
    capsys.readouterr()
    run = tmp_path / "run"
    assert incidents(command, *((run, run) if command == "compare" else (run,))) == 1
    assert "incidents: kyiv gets no score: " in capsys.readouterr().err


def test_such_a_run_is_no_baseline(evaluate: Callable[..., int], tmp_path: Path, capsys: Captured) -> None:
    evaluate(leaking(tmp_path / "prompts"))
    assert incidents("bless", tmp_path / "run", "--as", tmp_path / "baseline") == 2
    assert "kyiv can get no score, so it is no baseline" in capsys.readouterr().err
    assert not (tmp_path / "baseline").exists()


def test_the_answers_given_again_are_still_those_of_that_prompt(
    evaluate: Callable[..., int], tmp_path: Path, capsys: Captured
) -> None:
    evaluate(leaking(tmp_path / "prompts"))
    for source in (tmp_path / "run", tmp_path / "run/records.jsonl"):
        capsys.readouterr()
        assert incidents("eval", "--from", source, "--out", tmp_path / f"again-{source.name}") == 1
        assert "incidents: kyiv gets no score: " in capsys.readouterr().err


def test_leave_one_out_asks_each_article_without_its_own_example_and_scores_all(
    evaluate: Callable[..., int], loopback: Loopback, tmp_path: Path
) -> None:
    assert evaluate(leaking(tmp_path / "prompts"), "--leave-one-out") == 0
    assert sorted(json.loads((tmp_path / "run/scores.json").read_text())["articles"]) == sorted(GOLD.cases)
    for request in loopback.requests:
        system, user = (message["content"] for message in request.messages)
        assert (KYIV.article.text in system) != (KYIV.article.text in user)


def test_leave_one_out_is_another_prompt_with_another_hash(evaluate: Callable[..., int], tmp_path: Path) -> None:
    prompts = leaking(tmp_path / "prompts")
    evaluate(prompts, "--leave-one-out")
    whole = load_prompt("incident/v1", prompts)
    assert read_manifest(tmp_path / "run").prompt_sha256 == whole.leaving_one_out().sha256 != whole.sha256
    assert evaluate(prompts) == 2  # the folder holds a run that was asked in another way


def test_leave_one_out_with_pieces_is_refused(evaluate: Callable[..., int], tmp_path: Path, capsys: Captured) -> None:
    assert evaluate(leaking(tmp_path / "prompts"), "--leave-one-out", "--chunk", "500") == 2
    assert "--leave-one-out compares whole articles with the examples; leave out --chunk" in capsys.readouterr().err


def test_examples_that_are_not_gold_cost_no_article_its_score(evaluate: Callable[..., int], tmp_path: Path) -> None:
    write_example(write_version(tmp_path / "prompts", system=SYSTEM))
    assert evaluate(tmp_path / "prompts") == 0
    assert sorted(json.loads((tmp_path / "run/scores.json").read_text())["articles"]) == sorted(GOLD.cases)


# What a run has to keep -----------------------------------------------------------------------------------------------


def told_as(run: Path, prompt: PromptVersion | None) -> Path:
    """A run of perfect answers that says it was asked with `prompt`."""
    write_run(run)
    asked = {"prompt": prompt.label, "prompt_sha256": prompt.sha256} if prompt else {}
    write_manifest(run, read_manifest(run).model_copy(update=asked))
    if prompt:
        write_prompt(run, prompt)
    return run


def test_a_run_that_names_a_prompt_and_does_not_keep_it_is_not_scored(tmp_path: Path) -> None:
    run = told_as(tmp_path / "run", shown())
    assert not score_run(run, GOLD, PLAN).leaked
    (run / PROMPT).unlink()
    with pytest.raises(RunError, match=r"prompt\.json: is missing, so nobody can tell whether gold was in the prompt"):
        score_run(run, GOLD, PLAN)


def test_a_run_whose_every_article_was_shown_is_an_error_and_no_empty_score(tmp_path: Path) -> None:
    run = told_as(tmp_path / "run", holding(*(case.article.text for case in GOLD.cases.values())))
    with pytest.raises(RunError, match="no article can be scored, as all occur in the prompt"):
        score_run(run, GOLD, PLAN)


def test_a_backend_that_reads_no_prompt_has_nothing_to_leak(tmp_path: Path) -> None:
    run = told_as(tmp_path / "run", None)
    assert leaks(prompt_of(run, read_manifest(run)), GOLD.cases.values()) == {}


def test_an_article_with_a_marked_up_text_is_compared_as_it_is() -> None:
    hostile = "{{ 7 * 7 }} <b>\x1b[31m" * 8
    assert str(leak(holding(hostile), Article("x", f"Before. {hostile}"))).startswith("incident/v1: its example")
