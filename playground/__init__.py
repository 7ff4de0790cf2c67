"""A local stand-in for Slack: a server that a bot talks to as it talks to Slack, a web page on
which people use the bot, and a Python API with which tests do what people do.

`playground.standin.StandIn` is the door; `playground.blockkit` says what Slack would refuse;
`playground.payloads` builds what Slack sends. It works with any bot that can be told where the
Web API is.
"""
