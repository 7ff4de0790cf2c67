"""What Slack does with a bot's answer to a command, a submission or a response URL."""

from typing import Any

from playground.blockkit import every_block, problems, view_problems
from playground.delivery import Answer
from playground.errors import InvalidBlocks, SlackError
from playground.grants import ResponseUrl
from playground.messages import Content, Message
from playground.views import View
from playground.workspace import Workspace

Json = dict[str, Any]

LONGEST_TEXT = 40_000
TROUBLE = "We had some trouble connecting. Try again?"


def checked_content(workspace: Workspace, body: Json) -> Content:
    """The text and blocks of a message. Raises SlackError for what Slack refuses."""
    text, blocks = body.get("text") or "", body.get("blocks") or []
    if not isinstance(text, str):
        raise SlackError("invalid_arguments")
    if not text.strip() and not blocks and not body.get("attachments"):
        raise SlackError("no_text")
    if len(text) > LONGEST_TEXT:
        raise SlackError("msg_too_long")
    found = problems(blocks, "message") or workspace.refused(blocks)
    if found:
        raise InvalidBlocks("invalid_blocks", found)
    return Content(text or _attached_text(body), blocks)


def _attached_text(body: Json) -> str:
    attached = body.get("attachments") or []
    return "\n".join(str(each.get("text") or each.get("fallback") or "") for each in attached)


def checked_view(workspace: Workspace, view: object, kind: str) -> Json:
    """A modal or home tab. Raises InvalidBlocks for what Slack refuses."""
    if isinstance(view, dict) and view.get("type") not in (kind, None):
        raise SlackError("invalid_arguments", response_metadata={"messages": [f"not a {kind}"]})
    found = view_problems(view)
    if isinstance(view, dict) and not found:
        found = workspace.refused(view.get("blocks") or [], "/view/blocks")
    if found or not isinstance(view, dict):
        raise InvalidBlocks("invalid_arguments", found)
    return view


def show_command_answer(
    workspace: Workspace, typed: str, grant: ResponseUrl, answer: Answer
) -> Message | None:
    """Slack's ephemeral or public reply to a slash command; None when the answer was empty."""
    if not answer.ok:
        sentence = _failed(typed, answer.failure)
        return workspace.slackbot_says(grant.channel, grant.user, sentence)
    body = answer.json() or {"text": answer.body}
    if not answer.body.strip() or not (body.get("text") or body.get("blocks")):
        return None
    try:
        if body.get("response_type") == "in_channel":
            workspace.messages.add(grant.channel, grant.user, Content(typed))
        return respond(workspace, grant, body)
    except SlackError as error:
        sentence = f"{_failed(typed, 'invalid_command_response')}\n{error}"
        return workspace.slackbot_says(grant.channel, grant.user, sentence)


def _failed(typed: str, failure: str) -> str:
    command = typed.partition(" ")[0]
    if failure == "no_bot_connected":
        return f"{command} goes nowhere: no bot is connected to this page yet."
    return f'{command} failed with the error "{failure}"'


def respond(workspace: Workspace, grant: ResponseUrl, body: Json) -> Message | None:
    """Carry out what was posted to a response URL. Raises SlackError."""
    original = _original(workspace, grant)
    if body.get("delete_original"):
        if original:
            workspace.messages.remove(original)
        return None
    content = checked_content(workspace, body)
    if body.get("replace_original") and original:
        workspace.messages.change(original, content)
        return original
    private = body.get("response_type") != "in_channel"
    return workspace.messages.add(
        grant.channel,
        workspace.app.bot_user_id,
        content,
        visible_to=grant.user if private else None,
        thread_ts=body.get("thread_ts"),
    )


def _original(workspace: Workspace, grant: ResponseUrl) -> Message | None:
    if grant.message_ts is None:
        return None
    return workspace.messages.find(grant.channel, grant.message_ts)


def apply_submission(workspace: Workspace, view: View, answer: Answer) -> str:
    """Do with the modal what the bot answered. Returns why Slack would have refused the answer,
    which the person sees only as trouble; empty when all is well."""
    refused = answer.failure
    if answer.ok:
        try:
            _apply(workspace, view, answer)
        except SlackError as error:
            refused = str(error)
    if refused:
        workspace.views.show(view, notice=TROUBLE)
    return refused


def _apply(workspace: Workspace, view: View, answer: Answer) -> None:
    body = answer.json() or {}
    match body.get("response_action"):
        case None if not answer.body.strip() or body == {}:
            workspace.views.close(view)
        case "clear":
            workspace.views.clear(view.user)
        case "update":
            workspace.views.update(view, checked_view(workspace, body.get("view"), "modal"))
        case "push":
            workspace.views.push(view.user, checked_view(workspace, body.get("view"), "modal"))
        case "errors":
            workspace.views.show(view, errors=_checked_errors(view, body.get("errors")))
        case other:
            raise SlackError(f"invalid response_action: {other}")


def _checked_errors(view: View, errors: object) -> dict[str, str]:
    inputs = {each["block_id"] for each in every_block(view.blocks) if each["type"] == "input"}
    if not isinstance(errors, dict) or not errors:
        raise SlackError("errors must be an object that names at least one block_id")
    for block_id, sentence in errors.items():
        if block_id not in inputs:
            raise SlackError(f"errors names {block_id}, which is not an input block of this view")
        if not isinstance(sentence, str) or not sentence:
            raise SlackError(f"the error of {block_id} must be a sentence")
    return errors
