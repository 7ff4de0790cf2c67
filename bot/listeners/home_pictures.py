"""App Home with a picture on the card of each team: published at once with those that are there,
and once more as soon as the others are made.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from structlog import get_logger

from bot.deps import Deps
from bot.listeners.failures import log_failure
from bot.listeners.gallery import Forgotten, delete_files, file_of, is_not_shown, show
from bot.listeners.sending import Sender
from bot.pictures.target import target_picture
from bot.reply import Picture
from bot.slack_errors import SLACK_FAILURES
from bot.usecases.home import Home
from bot.usecases.pictures import drop_file, find_file
from bot.views.home import home_view
from bot.views.pictures import image_block
from storage.values import ChannelKey

log = get_logger(__name__)


@dataclass(frozen=True, kw_only=True)
class HomePage:
    """One page of the App Home of one person."""

    deps: Deps
    client: WebClient = field(repr=False)
    workspace: str
    user: str
    home: Home
    seen: str | None = None
    """The hash of the view that it replaces; any, if there is none."""

    def publish(self, sender: Sender) -> None:
        """Raises SlackApiError or OSError."""
        pictures = self._pictures()
        files = {
            channel: file
            for channel, picture in pictures.items()
            if (file := find_file(self.deps, self._key(channel), picture))
        }
        try:
            published = self._publish(pictures, files)
        except SlackApiError as error:
            if not files or not is_not_shown(error):
                raise
            # Somebody deleted one of them in Slack: without pictures all of it can be shown.
            self._drop(files, sender)
            published, files = self._publish(pictures, {}), {}
        if files.keys() != pictures.keys():
            client = sender.client_of(self.client)
            later = replace(self, client=client, seen=published)
            sender.run_soon(partial(later.complete, pictures))

    def complete(self, pictures: Mapping[str, Picture]) -> None:
        """Make those that are missing, and show all, unless it was drawn anew meanwhile."""
        try:
            files = {
                channel: file_of(self.deps, self.client, self._key(channel), picture)
                for channel, picture in pictures.items()
            }
            show(lambda: self._publish(pictures, files))
        except (*SLACK_FAILURES, Forgotten) as error:
            log.info("home without pictures", user=self.user, error=str(error))
        except Exception as error:  # noqa: BLE001 -- an outer edge: nobody waits for an error here
            log_failure("home without pictures", error)

    def _publish(self, pictures: Mapping[str, Picture], files: Mapping[str, str]) -> str:
        """Returns the hash of what is shown now."""
        images = {channel: image_block(pictures[channel], file) for channel, file in files.items()}
        view = home_view(self.home, self.deps.knowledge, self.deps.clock(), images)
        client = self.client
        answer = client.views_publish(user_id=self.user, view=view, hash=self.seen)
        return str((answer.get("view") or {}).get("hash") or "")

    def _pictures(self) -> dict[str, Picture]:
        """By channel, of the teams that can be compared with a target team."""
        found = (
            (card.place.id, target_picture(card.version.profile, self.deps.knowledge))
            for card in self.home.cards
        )
        return {channel: picture for channel, picture in found if picture is not None}

    def _drop(self, files: Mapping[str, str], sender: Sender) -> None:
        for channel, file in files.items():
            drop_file(self.deps, self._key(channel), file)
        client = sender.client_of(self.client)
        sender.run_soon(partial(delete_files, client, list(files.values())))

    def _key(self, channel: str) -> ChannelKey:
        return ChannelKey(self.workspace, channel)
