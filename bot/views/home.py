"""App Home: what mlteam does, and the channels of its reader that have a profile."""

from slack_sdk.models.blocks import Block, DividerBlock
from slack_sdk.models.views import View

from bot.mrkdwn import escape
from bot.usecases.advice import ChannelAdvice
from bot.usecases.home import Home
from bot.views.advice import next_step
from bot.views.buttons import advice_button
from bot.views.text import channel, context, header, moment, section
from knowledge.schema import Knowledge

MOST_CHANNELS = 30
"""Three blocks each stay within the hundred of a home tab."""


def home_view(home: Home, knowledge: Knowledge) -> View:
    blocks: list[Block] = [
        header("mlteam helps you build your ML team"),
        section(
            "Whom to hire next, why, and why not someone else: with sources, and followed up until"
            " it is decided."
        ),
        section(
            "*How to start*\n1. Open the channel where the team is planned.\n"
            "2. Type `/mlteam setup` and answer a few questions.\n"
            "3. Read the advice; `/mlteam help` lists what else I can do."
        ),
        DividerBlock(),
        header("Your channels"),
    ]
    if not home.channels:
        blocks.append(section("None of your channels has a team profile yet."))
    for found in home.channels:
        blocks += _channel_blocks(found, knowledge)
    if home.more:
        blocks.append(context(f"And {home.more} more: type `/mlteam advice` in the channel."))
    blocks.append(
        context(
            "You see only channels that you are in; private ones once I am in them too. What I"
            " store is their profiles, schedules and decisions."
        )
    )
    return View(type="home", blocks=blocks)


def _channel_blocks(found: ChannelAdvice, knowledge: Knowledge) -> list[Block]:
    key = found.version.key
    text = f"*{channel(key.channel)}*\nNext step: {escape(next_step(found, knowledge))}"
    saved = f"Profile of {moment(found.version.saved_at)}"
    return [section(text, accessory=advice_button(key.channel)), context(saved)]
