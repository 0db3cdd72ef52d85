from extractor.ledger.estimate import ANSWER_TOKENS, Estimator
from extractor.record import Usage
from tests.extractor.answering import request


def test_before_any_answer_bytes_are_counted_with_what_is_sent_beside() -> None:
    text = "x" * 394  # and "Read."
    found = Estimator(sent_beside=1).estimate(request(text))
    assert (found.prompt, found.completion) == (100, ANSWER_TOKENS)
    assert found.tokens == 100 + ANSWER_TOKENS


def test_bytes_and_not_letters_are_what_tokens_come_from() -> None:
    assert Estimator().estimate(request("я" * 197)).prompt == Estimator().estimate(request("z" * 394)).prompt == 100


def test_it_learns_what_the_server_counts() -> None:
    estimator = Estimator()
    for prompt, completion in ((200, 50), (400, 150)):
        estimator.learn(request("x" * (prompt - 5)), Usage(prompt=prompt // 2, completion=completion))
    found = estimator.estimate(request("x" * 995))
    assert (found.prompt, found.completion) == (500, 100)


def test_a_server_that_says_nothing_teaches_nothing() -> None:
    estimator = Estimator()
    estimator.learn(request(), Usage())
    assert estimator.estimate(request()) == Estimator().estimate(request())
