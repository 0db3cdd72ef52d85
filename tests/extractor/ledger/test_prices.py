from pathlib import Path

import pytest

from extractor.errors import InputError
from extractor.ledger.prices import COLUMNS, Price, Prices, load_prices
from extractor.record import Usage

PRICE = Price(prompt=2.0, cached=0.5, completion=8.0)
HEADER = "\t".join(COLUMNS)


@pytest.mark.parametrize(
    ("usage", "dollars"),
    [
        pytest.param(Usage(prompt=1_000_000, completion=0), 2.0, id="prompt"),
        pytest.param(Usage(prompt=0, completion=1_000_000), 8.0, id="completion"),
        pytest.param(Usage(prompt=1_000_000, cached=400_000, completion=0), 1.4, id="the cached part of the prompt"),
        pytest.param(Usage(prompt=100, cached=900, completion=0), 0.00005, id="no more cached than prompted"),
        pytest.param(Usage(completion=1_000_000), 8.0, id="one side named"),
        pytest.param(Usage(), None, id="nothing named"),
    ],
)
def test_what_tokens_cost(usage: Usage, dollars: float | None) -> None:
    assert PRICE.cost(usage) == (None if dollars is None else pytest.approx(dollars))


def test_cached_tokens_without_a_price_of_their_own_cost_what_others_do() -> None:
    assert Price(2.0, None, 8.0).cost(Usage(prompt=1_000_000, cached=1_000_000)) == pytest.approx(2.0)


@pytest.mark.parametrize(
    ("asked", "returned", "known"),
    [
        pytest.param("openai/m", None, True, id="as asked"),
        pytest.param("openai/m", "m", True, id="as returned, without the provider"),
        pytest.param("openai/m", "m-2026-04-14", True, id="a snapshot of the model asked"),
        pytest.param("openai/m", "m-20260414", True, id="a snapshot in the other form"),
        pytest.param("openai/alias", "m", True, id="an alias, priced as what answered"),
        pytest.param("openai/m", "something", True, id="a name of the server's own"),
        pytest.param("other/m", "m", False, id="the same name at another provider"),
        pytest.param("openai/m-mini", "m-mini", False, id="no price of a longer name's beginning"),
        pytest.param(None, None, False, id="no model"),
    ],
)
def test_which_price_a_call_has(asked: str | None, returned: str | None, *, known: bool) -> None:
    assert bool(Prices({}, {"openai/m": PRICE}).price(asked, returned)) == known


def test_the_users_table_comes_first(tmp_path: Path) -> None:
    own = tmp_path / "prices.tsv"
    own.write_text(f"# mine\n{HEADER}\n\nopenai/gpt-4.1-mini\t9\t\t9\t2026-01-01\tinvoice\nlocal\t0\t0\t0\t\t\n")
    prices = load_prices(own, provider_endpoint=True)
    assert prices.price("openai/gpt-4.1-mini") == Price(9.0, None, 9.0)
    assert prices.price("local") == Price(0.0, 0.0, 0.0)
    assert prices.price("openai/gpt-4.1") is not None


def test_behind_another_base_url_only_the_users_table_counts(tmp_path: Path) -> None:
    assert load_prices(None, provider_endpoint=False).price("openai/gpt-4.1-mini") is None
    own = tmp_path / "prices.tsv"
    own.write_text("openai/gpt-4.1-mini\t1\t1\t1\t2026-01-01\tinvoice\n")
    assert load_prices(own, provider_endpoint=False).price("openai/gpt-4.1-mini") == Price(1.0, 1.0, 1.0)


def test_every_price_that_comes_along_names_its_day_and_its_source() -> None:
    table = Path("extractor/data/prices.tsv").read_text()
    rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    assert tuple(rows[0]) == COLUMNS
    for model, prompt, cached, completion, read, source in rows[1:]:
        assert "/" in model
        assert float(cached) <= float(prompt) <= float(completion)
        assert read.startswith("2026-")
        assert source


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("m\t1\t1", r"prices.tsv:2: expected 6 cells with tabs between \(model, prompt"),
        ("m 1 1 1 d s", r"prices.tsv:2: expected 6 cells"),
        ("m\tone\t1\t1\td\ts", r"prices.tsv:2: 'one' is no price; write US dollars for a million tokens"),
        ("m\t-1\t1\t1\td\ts", r"prices.tsv:2: '-1' is no price"),
        ("m\tnan\t1\t1\td\ts", r"prices.tsv:2: 'nan' is no price"),
        ("m\t\t1\t1\td\ts", r"prices.tsv:2: '' is no price"),
        ("\t1\t1\t1\td\ts", r"prices.tsv:2: expected 6 cells"),
    ],
)
def test_a_row_that_cannot_be_read_names_its_place(tmp_path: Path, row: str, problem: str) -> None:
    own = tmp_path / "prices.tsv"
    own.write_text(f"{HEADER}\n{row}\n")
    with pytest.raises(InputError, match=problem):
        load_prices(own, provider_endpoint=True)


def test_a_table_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        load_prices(tmp_path / "none.tsv", provider_endpoint=True)
