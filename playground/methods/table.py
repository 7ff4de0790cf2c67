"""Every method of the Web API that the stand-in has, with the scope that Slack asks for."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playground.methods import assistant, chat, conversations, files, people, usergroups, views
from playground.workspace import Workspace

Json = dict[str, Any]
Run = Callable[[Workspace, Json], Json]


@dataclass(frozen=True)
class Method:
    """`scope` None: none is needed, or (conversations) it depends on the arguments."""

    run: Run
    scope: str | None = None
    needs_token: bool = True


METHODS = {
    "api.test": Method(people.echo, needs_token=False),
    "auth.test": Method(people.whoami),
    "assistant.threads.setStatus": Method(assistant.set_status, "assistant:write"),
    "assistant.threads.setSuggestedPrompts": Method(
        assistant.set_suggested_prompts, "assistant:write"
    ),
    "assistant.threads.setTitle": Method(assistant.set_title, "assistant:write"),
    "chat.postMessage": Method(chat.post_message, "chat:write"),
    "chat.postEphemeral": Method(chat.post_ephemeral, "chat:write"),
    "chat.update": Method(chat.update, "chat:write"),
    "chat.delete": Method(chat.delete, "chat:write"),
    "views.open": Method(views.open_view),
    "views.push": Method(views.push_view),
    "views.update": Method(views.update_view),
    "views.publish": Method(views.publish_view),
    "users.info": Method(people.info, "users:read"),
    "usergroups.list": Method(usergroups.list_groups, "usergroups:read"),
    "usergroups.users.list": Method(usergroups.list_users, "usergroups:read"),
    "users.conversations": Method(conversations.of_user),
    "conversations.info": Method(conversations.info),
    "conversations.members": Method(conversations.members),
    "conversations.replies": Method(conversations.replies),
    "conversations.list": Method(conversations.list_conversations),
    "conversations.open": Method(conversations.open_conversation, "im:write"),
    "files.getUploadURLExternal": Method(files.get_upload_url, "files:write"),
    "files.completeUploadExternal": Method(files.complete_upload, "files:write"),
    "files.delete": Method(files.delete, "files:write"),
}
