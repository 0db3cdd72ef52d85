"""Names of requests: hostile ids in, harmless text out, and back."""

import hashlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.batch.custom_id import key_of, parse

texts = st.text(max_size=50).map(lambda text: hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())


@given(article=st.text(max_size=300), sha256=texts, sample=st.integers(0, 999_999), round_=st.integers(1, 9999))
def test_any_id_becomes_a_short_plain_name_and_back(article: str, sha256: str, sample: int, round_: int) -> None:
    key = key_of(article, sha256, sample)
    name = key.custom_id(round_)
    assert re.fullmatch(r"[0-9a-f-]{1,64}", name)
    assert parse(name) == (key, round_)


@given(ids=st.lists(st.text(max_size=20), unique=True, min_size=2, max_size=2), sha256=texts)
def test_articles_of_the_same_text_keep_apart(ids: list[str], sha256: str) -> None:
    assert key_of(ids[0], sha256, 0) != key_of(ids[1], sha256, 0)


@pytest.mark.parametrize(
    "name",
    ["", "request-1", "../../etc/passwd", "0" * 24 + "-" + "0" * 12 + "-0", None, 7, ["x"], "x" * 10_000,
     "0" * 24 + "-" + "0" * 12 + "-0-1\n", "0" * 24 + "-" + "0" * 12 + "-٣-1"],
    ids=["empty", "another's", "a path", "no round", "null", "a number", "a list", "long", "a newline", "other digits"],
)  # fmt: skip
def test_what_is_none_of_ours_is_nothing(name: object) -> None:
    assert parse(name) is None
