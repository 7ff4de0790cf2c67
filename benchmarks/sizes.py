"""How much is asked of a bot for many workspaces. `run.py` imports it, so it imports nothing."""

MANY = 1000
"""Workspaces."""
CONNECTIONS = 50
"""Clients at once."""
ROUNDS = 4
"""At most: each takes longer than one of the others."""
SLACK_MILLISECONDS = 100
"""That Slack takes to answer."""
