"""The methods of Slack's Web API over a workspace."""

from playground.methods.table import METHODS, Method

__all__ = ["METHODS", "Method"]
