"""How fast the offline baseline is: its cold start, an ordinary report, and a megabyte of attacks, in CPU time.

Usage: python -m benchmarks.offline_baseline
"""

import asyncio
import subprocess
import sys
import time

from extractor.article import Article
from extractor.backends.base import Request, Settings
from extractor.backends.rules import connect

REPORT = """date 2024-05-06

A Russian missile attack killed at least 12 people, including two children, in the Ukrainian city of Lviv early on
Monday, local officials said. Two Iskander ballistic missiles hit an apartment building and a school in a residential
area, destroying the building, mayor Ivan Petrenko said. About 30 people were injured, and some 4,000 homes were left
without power. Emergency services said one person was missing.

Odesa and the Kharkiv region were also hit. Ukraine's air force said Russia had launched 80 drones overnight, of which
61 were shot down. Moscow denied that it had struck civilian targets. Ministers of several countries met in Geneva to
speak of trade, of grain and of the winter. They are to meet again in June, a spokesman said.

In a separate attack in Russia's Belgorod region, a drone hit a minibus on Sunday, wounding four workers, according to
the regional governor. In March, a strike on Lviv killed five people and damaged a museum.
"""

COLD = """
import time
started = time.process_time()
import extractor.backends.base
schema = time.process_time()
import extractor.backends.rules
from extractor import places
places.lookup("Kyiv")
print(f"{1e3 * (schema - started):.0f} ms for the record's schema, {1e3 * (time.process_time() - schema):.0f} ms more")
"""


def main() -> None:
    done = subprocess.run([sys.executable, "-c", COLD], capture_output=True, text=True, check=True)
    print(f"cold start: {done.stdout.strip()}")
    _seconds(REPORT)
    print(f"ordinary report of {len(REPORT)} characters: {1e3 * min(_seconds(REPORT) for _ in range(20)):.1f} ms")
    long = (REPORT * (10**6 // len(REPORT) + 1))[: 10**6]
    print(f"a megabyte of attacks: {_seconds(long):.1f} s")


def _seconds(text: str) -> float:
    backend = connect(Settings())
    started = time.process_time()
    asyncio.run(backend.answer(Request(Article("report", text), 0, ())))
    return time.process_time() - started


if __name__ == "__main__":
    main()
