"""mlteam, the Slack bot."""

import sys

# structlog imports rich, where there is one, for tracebacks in colour; ours are plain, and rich is
# a sixth of our start. Told for a moment that there is none, structlog does without it.
if "rich" not in sys.modules:
    sys.modules["rich"] = None  # type: ignore[assignment]  # Python's way to say: not there
    import structlog  # noqa: F401

    del sys.modules["rich"]
