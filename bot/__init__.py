"""mlteam, the Slack bot."""
