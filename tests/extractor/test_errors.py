"""The exception tree, and the boundary where each error becomes a line and a code."""

import inspect
import re

import pytest

from extractor import errors
from extractor.errors import ArticleError, GateFailed, IncidentsError, UsageError, boundary

DEFINED = {name: kind for name, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, IncidentsError)}


def drawn() -> dict[str, int]:
    """Each class in the tree that the module's docstring draws, and how deep it stands."""
    assert errors.__doc__ is not None
    lines = (re.match(r"([│├└─ ]*)(\w+(?:Error|Failed))\b", line) for line in errors.__doc__.splitlines())
    return {line[2]: len(line[1]) // 4 for line in lines if line}


def test_the_tree_as_drawn_is_the_tree_as_defined() -> None:
    assert drawn() == {name: len(kind.__mro__) - len(IncidentsError.__mro__) for name, kind in DEFINED.items()}


@pytest.mark.parametrize("kind", DEFINED.values(), ids=DEFINED)
def test_only_a_bar_that_is_not_met_exits_with_1(kind: type[IncidentsError]) -> None:
    assert kind.exit_code == (1 if kind is GateFailed else 2)


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        pytest.param(UsageError("no such thing"), 2, "incidents: no such thing\n", id="usage"),
        pytest.param(ArticleError("a.txt: empty"), 2, "incidents: a.txt: empty\n", id="input"),
        pytest.param(GateFailed("F1 fell"), 1, "incidents: F1 fell\n", id="gate"),
        pytest.param(UsageError("no \x1b[31m"), 2, "incidents: no \\x1b[31m\n", id="control characters"),
        pytest.param(UsageError("no 'a\nb'"), 2, "incidents: no 'a\\x0ab'\n", id="a line end in a name"),
        pytest.param(KeyboardInterrupt(), 130, "incidents: stopped\n", id="Ctrl-C"),
    ],
)
def test_an_expected_error_becomes_one_line_and_a_code(
    error: BaseException, code: int, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught, boundary():
        raise error
    assert caught.value.code == code
    assert capsys.readouterr() == ("", line)


@pytest.mark.parametrize("error", [ValueError("a bug"), KeyError("a bug"), SystemExit(3)], ids=repr)
def test_a_bug_passes_the_boundary_as_it_is(error: BaseException, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(type(error)) as caught, boundary():
        raise error
    assert caught.value is error
    assert capsys.readouterr() == ("", "")
