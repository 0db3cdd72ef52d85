"""What a table of differences has to say where it has no number."""

from collections.abc import Iterable, Iterator

from eval.report.model import FieldDifference


def reasons(fields: Iterable[FieldDifference]) -> Iterator[str]:
    """Why there is no p, each reason once."""
    found = [field.difference for field in fields if field.difference]
    for question, reason in dict.fromkeys(
        [("articles like these", one.similar_articles_reason) for one in found]
        + [("exactly these articles", one.these_articles_reason) for one in found]
    ):
        if reason:
            yield f"· No p on {question}: {reason}."
