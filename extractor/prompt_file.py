"""`prompt.json` in a run folder: the prompt version as it was when it was sent, once, so that messages can be shown."""

from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from extractor.errors import RunError
from extractor.files import write_whole
from extractor.prompts import PromptVersion
from extractor.record import first_problem

PROMPT = "prompt.json"


def write_prompt(folder: Path, prompt: PromptVersion) -> None:
    """Templates and examples whole; nothing of any article that is asked."""
    write_whole(folder / PROMPT, _adapter().dump_json(prompt, indent=1).decode() + "\n")


def read_prompt_of(folder: Path, sha256: str | None) -> PromptVersion | None:
    """The prompt that the run was made with; null where it was not kept. RunError where it is not of that hash."""
    file = folder / PROMPT
    if sha256 is None or not file.is_file():
        return None
    try:
        prompt = _adapter().validate_json(file.read_bytes())
    except ValidationError as error:
        raise RunError(f"{file}: {first_problem(error)}; put it back as it was, or extract again") from None
    except OSError as error:
        raise RunError(f"{file}: cannot be read: {error.strerror or error}") from None
    if prompt.sha256 != sha256:
        raise RunError(
            f"{file}: is another prompt ({prompt.sha256[:8]}) than the run's ({sha256[:8]}); put its own back"
        )
    return prompt


@cache
def _adapter() -> TypeAdapter[PromptVersion]:
    return TypeAdapter(PromptVersion)
