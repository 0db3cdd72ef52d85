"""The table of backends: every one opens by its name, and none is loaded before."""

import pytest

from extractor.backends import TABLE, open_backend
from extractor.backends.base import Settings
from extractor.errors import UsageError
from tests.console import python


def test_a_name_that_is_not_in_the_table_is_answered_with_those_that_are() -> None:
    with pytest.raises(UsageError) as caught:
        open_backend("oracle", Settings())
    assert str(caught.value) == "no backend is called 'oracle'; choose from llm, rules, replay"


@pytest.mark.parametrize("name", ["llm", "replay"])
def test_a_backend_that_lacks_a_setting_says_so_as_a_matter_of_usage(name: str) -> None:
    with pytest.raises(UsageError):
        open_backend(name, Settings())


def test_the_table_loads_no_backend() -> None:
    script = "import sys, extractor.backends; print(*(m for m in sys.modules if m.startswith('extractor.backends')))"
    assert python(script).split() == ["extractor.backends"]
    assert set(TABLE) == {"llm", "rules", "replay"}
