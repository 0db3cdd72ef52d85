import pytest

from extractor.backends.llm.redaction import KEY_VARIABLES, keys_in


@pytest.mark.parametrize("variable", sorted({name for names in KEY_VARIABLES.values() for name in names}))
def test_the_key_of_every_provider_is_replaced(variable: str) -> None:
    redact = keys_in({variable: "sk-secret"})
    assert redact("bad key sk-secret, sk-secret!") == "bad key [key], [key]!"


def test_a_key_that_begins_like_another_leaves_no_rest() -> None:
    redact = keys_in({"OPENAI_API_KEY": "sk-1", "GROQ_API_KEY": "sk-1-long"})
    assert redact("sk-1-long sk-1") == "[key] [key]"


def test_an_empty_or_foreign_variable_changes_nothing() -> None:
    redact = keys_in({"OPENAI_API_KEY": "", "HOME": "here"})
    assert redact("here is text") == "here is text"


def test_keys_are_not_shown_by_what_holds_them() -> None:
    assert "sk-secret" not in repr(keys_in({"OPENAI_API_KEY": "sk-secret"}))
