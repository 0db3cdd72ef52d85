from extractor.article import Article
from extractor.journal.survey import IN_MEMORY, Survey
from tests.extractor.journal.rows import articles


def test_it_lists_articles_in_their_order_and_shows_each_once() -> None:
    seen: list[Article] = []
    with Survey().read(articles(3), seen.append) as survey:
        assert survey.articles == 3
        assert [(e.id, e.sha256) for e in survey.entries()] == [(a.id, a.sha256) for a in articles(3)]
        assert seen == articles(3)


def test_the_list_can_be_read_more_than_once_also_when_it_is_on_disk() -> None:
    count = IN_MEMORY // 80  # a line has 64 hex digits and more
    with Survey().read(articles(count)) as survey:
        first, again = list(survey.entries()), list(survey.entries())
    assert first == again
    assert len(first) == count
