"""From a model's text to the record: plain, fenced or wrapped in prose, then checked by the schema."""

from pydantic import ValidationError

from extractor.backends.llm.reply import one_line
from extractor.schema import Extraction

LONGEST_ANSWER = 1_000_000
"""Characters; a record of a hundred incidents has a tenth of that."""
LONGEST_PROBLEM = 200


def read_record(text: str) -> Extraction | tuple[str, ...]:
    """The record in `text`, or what is wrong with it: a ``place: what`` for each failure, never empty."""
    if not text.strip():
        return ("the answer is empty",)
    if len(text) > LONGEST_ANSWER:
        return (f"the answer has {len(text):,} characters, of which at most {LONGEST_ANSWER:,} are read",)
    if "{" not in text:
        return ("the answer holds no JSON object",)
    return _read(text)


def problems_of(error: ValidationError) -> tuple[str, ...]:
    """Every failure as ``incidents[0].date.start: what``, in words that a model can act on: no URL, no input dump."""
    found = error.errors(include_url=False, include_input=False, include_context=False)
    return tuple(f"{_place(problem['loc'])}: {_words(problem['msg'])}" for problem in found)


def _read(text: str) -> Extraction | tuple[str, ...]:
    for candidate in (text, _outermost(text)):
        try:
            return Extraction.model_validate_json(candidate)
        except ValidationError as error:
            failure = error
            if not _is_no_json(error):
                return problems_of(error)
    return _last_record(text) or problems_of(failure)


def _outermost(text: str) -> str:
    """From the first brace to the last; to the end, where an answer was cut before its first closing brace."""
    start, end = text.index("{"), text.rfind("}") + 1
    return text[start : end if end > start else None]


def _last_record(text: str) -> Extraction | None:
    """The last JSON value in prose that has other braces too, if it is a whole record.

    What merely lies inside a cut answer never is one, so its failures say nothing.
    """
    from instructor.utils import extract_json_from_codeblock

    try:
        return Extraction.model_validate_json(extract_json_from_codeblock(text))
    except ValueError:  # from pydantic: no record; from instructor: too deep or too tangled to search
        return None


def _is_no_json(error: ValidationError) -> bool:
    return error.errors(include_url=False, include_input=False)[0]["type"] == "json_invalid"


def _place(path: tuple[int | str, ...]) -> str:
    steps = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return steps.removeprefix(".") or "the answer"


def _words(message: str) -> str:
    return one_line(message.removeprefix("Value error, "), LONGEST_PROBLEM)
