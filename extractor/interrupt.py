"""Ctrl-C in two stages: the first asks a run to end well, the second ends it."""

import asyncio
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

SIGNALS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def two_stages(stop: Callable[[], None], abort: Callable[[], object]) -> Iterator[None]:
    """Within the running loop, the first SIGINT or SIGTERM calls `stop`, any further one `abort`.

    Outside the main thread, where Python delivers no signals, it changes nothing.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    stages = iter((stop,))

    def act() -> None:
        next(stages, abort)()

    loop = asyncio.get_running_loop()
    for number in SIGNALS:
        loop.add_signal_handler(number, act)
    try:
        yield
    finally:
        for number in SIGNALS:
            loop.remove_signal_handler(number)
