"""What every request of a run held besides its article; the manifest keeps it, and who scores looks for gold in it."""

from pydantic import BaseModel, ConfigDict


class ShownExample(BaseModel):
    """An example as a prompt held it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    article: str
    sha256: str
    text: str


class ShownPrompt(BaseModel):
    """Templates by role, as written, and examples."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    label: str
    templates: dict[str, str]
    examples: list[ShownExample] = []
    leave_one_out: bool = False
    """Whether each article was asked without the examples that come from it."""
