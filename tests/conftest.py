"""Fixtures of the whole suite."""

from collections.abc import Iterator

import pytest

from tests.loopback import Loopback


@pytest.fixture
def loopback() -> Iterator[Loopback]:
    """A model server on 127.0.0.1 that answers an empty record until a test scripts something else."""
    with Loopback() as server:
        yield server
