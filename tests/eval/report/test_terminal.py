from dataclasses import replace

import pytest

from eval.report import terminal, words
from eval.report.model import Failure, Report


@pytest.mark.parametrize("width", [80, 100, 140])
def test_no_line_is_wider_than_the_terminal(report: Report, compared: Report, width: int) -> None:
    for shown in (report, compared):
        assert max(map(len, terminal.render(shown, width).splitlines())) <= width


def test_piped_output_has_neither_colour_nor_drawing(compared: Report) -> None:
    text = terminal.render(compared, 80)
    assert "\x1b" not in text
    assert not set(text) & set("─│┌┐└┘━┃╭╮╰╯")


def test_a_terminal_gets_colour(report: Report) -> None:
    assert "\x1b[" in terminal.render(report, 80, color=True)


def test_every_scored_field_and_every_article_has_its_row(report: Report) -> None:
    lines = terminal.render(report, 80).splitlines()
    for row in report.fields:
        assert any(line.startswith(words.field(row.path)) for line in lines) == bool(row.tally.scored)
    for case in report.cases:
        assert any(line.startswith(case.id) for line in lines)


def test_the_signature_is_on_it_to_the_letter(report: Report) -> None:
    assert report.signature in terminal.render(report, 80).replace("\n", "")


def test_failures_say_why(compared: Report) -> None:
    text = terminal.render(compared, 80)
    failed = sum(len(case.failures) for case in compared.cases)
    assert failed
    assert " ".join(text.split()).count("start comes after end") == failed


def test_articles_without_anything_to_find_are_a_pass_of_their_own(report: Report) -> None:
    case = replace(report.cases[0], correctly_empty=1, failures=())
    assert "correctly empty" in terminal.render(replace(report, cases=(case,)), 80)


def test_gold_articles_outside_the_run_are_named(report: Report) -> None:
    assert "Not in this run, not scored: kharkiv." in terminal.render(replace(report, not_in_run=("kharkiv",)), 80)


def test_text_from_articles_cannot_act(report: Report) -> None:
    failure = Failure(0, "\x1b]0;renamed\x07 [/b] [red]x[/red] \u202egnp {{7*7}}")
    case = replace(report.cases[0], id="a\x1b[31m", failures=(failure,))
    text = terminal.render(replace(report, cases=(case,)), 80, color=True)
    assert "\x1b]0;" not in text
    assert "\x07" not in text
    assert "\u202e" not in text
    assert "[/b] [red]x[/red]" in text
    assert r"a\x1b[31m" in text


def test_the_same_report_gives_the_same_text(compared: Report) -> None:
    assert terminal.render(compared, 80) == terminal.render(compared, 80)


def test_a_wide_terminal_has_room_for_intervals(report: Report) -> None:
    assert "95 % of F1" in terminal.render(report, 120)
    assert "95 % of F1" not in terminal.render(report, 80)


def test_a_baseline_adds_its_column_and_its_answers(compared: Report) -> None:
    text = terminal.render(compared, 80)
    assert "± F1" in text
    assert "On articles like these: cannot be answered with 3 articles" in text
