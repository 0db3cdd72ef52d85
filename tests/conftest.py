"""Fixtures of the whole suite."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.loopback import Loopback

# How fast something is, benchmarks say: on a busy machine a deadline fails what is right.
settings.register_profile("suite", deadline=None)
settings.load_profile("suite")


@pytest.fixture
def loopback() -> Iterator[Loopback]:
    """A model server on 127.0.0.1 that answers an empty record until a test scripts something else."""
    with Loopback() as server:
        yield server
