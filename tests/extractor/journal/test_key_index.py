from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.journal.key_index import KeyIndex

KEYS = st.tuples(st.text(alphabet="ab\u0301é", max_size=3), st.text(alphabet="ab", max_size=2))


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(KEYS, st.integers(0, 5)), max_size=30))
def test_it_remembers_what_a_dict_would(puts: list[tuple[tuple[str, str], int]]) -> None:
    known: dict[tuple[str, str], int] = {}
    with KeyIndex() as index:
        for key, value in puts:
            assert index.put(*key, value=value) == known.get(key)
            known[key] = value
        assert {key: index.get(*key) for key, _ in puts} == known


def test_the_parts_of_a_key_do_not_run_into_each_other() -> None:
    with KeyIndex() as index:
        index.put("ab", "c")
        assert index.get("a", "bc") is None


def test_text_that_is_no_valid_unicode_can_be_a_key() -> None:
    with KeyIndex() as index:
        index.put("\ud800")
        assert index.get("\ud800") == 1
