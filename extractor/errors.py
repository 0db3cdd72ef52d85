"""Every error the program raises on purpose, and the one place where it becomes a line and a code.

IncidentsError            1 line for the user, `exit_code`
├── UsageError            2  the command line asks for something that does not exist or fit
├── InputError            2  a file or folder is missing, unreadable or malformed
│   ├── ArticleError         an article cannot be read
│   ├── PromptError          a prompt version is incomplete or its template fails
│   ├── YamlError            a YAML file breaks the strict rules
│   ├── RunError             a run folder is missing, incomplete or already taken
│   ├── GoldError            a label file breaks its format or contradicts its article
│   └── PlanError            a schema cannot be scored as it is marked
├── ServiceError          2  a service that runs a job for the program refuses it, or cannot be reached
└── GateFailed            1  the work is done and a stated bar is not met
"""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn

from extractor.terminal import one_line

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""What the system says where a disk is full, or all of it that this user or process may fill."""

READER_LEFT = 141
"""Exit code of a command that was cut short because nobody reads its output any more: what a shell reports then."""


class IncidentsError(Exception):
    """An error whose message is written for the user: place, what was found, what to do."""

    exit_code = 2


class UsageError(IncidentsError):
    """The command line asks for something that does not exist or does not fit together."""


class InputError(IncidentsError):
    """A file or folder is missing, unreadable or malformed."""


class ArticleError(InputError):
    """An article cannot be read as text."""


class PromptError(InputError):
    """A prompt version is incomplete, or its template does not fit its variables."""


class YamlError(InputError):
    """A YAML file breaks the strict rules, at `line` (1-based): `found` says how."""

    def __init__(self, place: str, line: int, found: str) -> None:
        super().__init__(f"{place}:{line}: {found}")
        self.line, self.found = line, found


class RunError(InputError):
    """A run folder is missing, incomplete, or already taken."""


class GoldError(InputError):
    """A label file breaks its format or contradicts its article."""


class PlanError(InputError):
    """A schema cannot be scored as it is marked, or data does not fit it."""


class ServiceError(IncidentsError):
    """A service that runs a job for the program refuses it, or cannot be reached."""


class GateFailed(IncidentsError):  # noqa: N818 - a result, not a mistake
    """The work is done, and a bar that the caller stated is not met."""

    exit_code = 1


@contextmanager
def boundary() -> Iterator[None]:
    """Turn expected errors into one line on standard error and an exit code; used by `extractor.cli` alone."""
    _stand_in_for_closed_streams()
    try:
        yield
    except IncidentsError as error:
        print(f"incidents: {one_line(str(error))}", file=sys.stderr)
        raise SystemExit(error.exit_code) from None
    except BrokenPipeError:
        _drop_output()
        raise SystemExit(READER_LEFT) from None
    except OSError as error:
        _no_room(error)
    except KeyboardInterrupt:
        print("incidents: stopped", file=sys.stderr)
        raise SystemExit(130) from None
    finally:
        _flush()


def _stand_in_for_closed_streams() -> None:
    """A stream that the caller closed (`>&-`) is None: nothing comes from it, and what goes to it is lost.

    This must be first of all, or the next file that is opened gets the stream's number, and what is printed.
    """
    sys.stdin = sys.stdin or Path(os.devnull).open()  # noqa: SIM115 - as long as the process
    sys.stdout = sys.stdout or Path(os.devnull).open("w")  # noqa: SIM115 - the same
    sys.stderr = sys.stderr or Path(os.devnull).open("w")  # noqa: SIM115 - the same


def _flush() -> None:
    try:
        sys.stdout.flush()
    except BrokenPipeError:  # all was said, and the reader had left before the end (`| head`): no failure
        _drop_output()
    except OSError as error:
        _no_room(error)


def _no_room(error: OSError) -> NoReturn:
    """One line and exit code 2 where a disk is full, be it the one that standard output goes to; else the error."""
    if error.errno not in NO_ROOM:
        raise error
    place = error.filename or "output"
    with suppress(OSError):  # standard error may go to the same disk
        print(f"incidents: {one_line(str(place))}: cannot be written: {error.strerror}", file=sys.stderr)
    _drop_output()
    raise SystemExit(InputError.exit_code) from None


def _drop_output() -> None:
    """Nobody reads any more. What is still in the buffers must go somewhere when Python ends, or it complains."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.dup2(nowhere, sys.stderr.fileno())
