"""The same whole mlteam as in tests/bot."""

from tests.bot.conftest import _log_as_in_production, clock, knowledge, rig

__all__ = ["_log_as_in_production", "clock", "knowledge", "rig"]
