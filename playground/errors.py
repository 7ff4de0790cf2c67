"""What goes wrong, as Slack names it.

SlackError            an `"ok": false` answer of the Web API
  InvalidBlocks       blocks or a view that Slack refuses, with each problem
  MissingScope        the app was not granted the scope
NotPossible           a person tried what the page does not offer
"""

from typing import Any

from playground.blockkit import Problem


class SlackError(Exception):
    def __init__(self, code: str, **details: Any) -> None:  # noqa: ANN401  any JSON
        super().__init__(code)
        self.code = code
        self.details = details

    def to_slack(self) -> dict[str, Any]:
        return {"ok": False, "error": self.code, **self.details}


class InvalidBlocks(SlackError):
    def __init__(self, code: str, problems: list[Problem]) -> None:
        messages = [str(problem) for problem in problems]
        super().__init__(code, errors=messages, response_metadata={"messages": messages})
        self.problems = problems

    def __str__(self) -> str:
        return f"{self.code}: {'; '.join(self.details['errors'])}"


class MissingScope(SlackError):
    def __init__(self, needed: str, provided: str) -> None:
        super().__init__("missing_scope", needed=needed, provided=provided)


class NotPossible(Exception):
    """A person tried what Slack would not have let them do."""
