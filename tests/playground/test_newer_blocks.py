"""Blocks that came after 2024, and a Slack that has none of them yet."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect
from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from playground.standin import StandIn
from tests.playground.pieces import button, mrkdwn, plain

Json = dict[str, Any]
CHANNEL = "C0MLTEAM001"
TABLE = {"type": "table", "rows": [[{"type": "raw_text", "text": "Role"}]]}
CARD = {"type": "card", "title": mrkdwn()}
INSIDE = {"type": "actions", "block_id": "inner", "elements": [button(action_id="go", value="1")]}
CONTAINER = {"type": "container", "title": plain(), "child_blocks": [INSIDE]}
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)


def refusal(error: pytest.ExceptionInfo[SlackApiError]) -> tuple[str, list[str]]:
    answer: Any = error.value.response
    return answer["error"], answer["response_metadata"]["messages"]


@pytest.mark.parametrize(
    ("block", "pointer"),
    [(TABLE, "/blocks/0/type"), (CARD, "/blocks/0/type"), (CONTAINER, "/blocks/0/type")],
)
def test_an_older_slack_refuses_newer_blocks_in_a_message(
    slack: StandIn, client: WebClient, block: Json, pointer: str
) -> None:
    client.chat_postMessage(channel=CHANNEL, text="new", blocks=[block])
    slack.knows_newer_blocks = False

    with pytest.raises(SlackApiError) as error:
        client.chat_postMessage(channel=CHANNEL, text="old", blocks=[block])

    code, messages = refusal(error)
    assert code == "invalid_blocks"
    assert messages == [f"[ERROR] unsupported type: {block['type']} [json-pointer:{pointer}]"]
    assert len(slack.messages("#ml-team", "ana")) == 1


def test_an_older_slack_refuses_newer_blocks_in_a_home_tab(
    slack: StandIn, client: WebClient
) -> None:
    slack.knows_newer_blocks = False

    with pytest.raises(SlackApiError) as error:
        client.views_publish(user_id="U0ANA000001", view={"type": "home", "blocks": [TABLE]})

    assert refusal(error) == (
        "invalid_arguments",
        ["[ERROR] unsupported type: table [json-pointer:/view/blocks/0/type]"],
    )


def uploaded(client: WebClient, name: str = "chart.png") -> str:
    """The id of a picture that is shared nowhere."""
    answer = client.files_upload_v2(content=PNG, filename=name, alt_txt="a chart")
    return str(answer["files"][0]["id"])


def image(**slack_file: str) -> Json:
    return {"type": "image", "alt_text": "Four scientists", "slack_file": slack_file}


def test_an_image_shows_a_file_to_those_who_see_the_message(
    slack: StandIn, client: WebClient, page: Page
) -> None:
    file = uploaded(client)
    assert page.request.get(f"{slack.page_url}ui/file/{file}?user=ana").status == 404

    slack.invite_bot("ana", "#leadership")
    client.chat_postMessage(channel="C0LEADERS01", text="chart", blocks=[image(id=file)])

    assert page.request.get(f"{slack.page_url}ui/file/{file}?user=ana").body() == PNG
    assert page.request.get(f"{slack.page_url}ui/file/{file}?user=ben").status == 404
    page.locator('[data-channel="C0LEADERS01"]').click()
    shown = page.get_by_role("img", name="Four scientists")
    expect(shown).to_be_visible()
    assert shown.evaluate("node => node.complete && node.naturalWidth") == 1


def test_an_image_may_name_a_file_by_its_address(slack: StandIn, client: WebClient) -> None:
    file = uploaded(client)
    address = slack.files[0].to_slack()["permalink"]

    client.chat_postMessage(channel=CHANNEL, text="chart", blocks=[image(url=address)])

    assert slack.workspace.file_for(file, "U0BEN000001") is not None


def test_an_image_of_a_file_that_is_not_there_is_refused(client: WebClient) -> None:
    with pytest.raises(SlackApiError) as error:
        client.chat_postMessage(channel=CHANNEL, text="chart", blocks=[image(id="F0NOTHERE01")])

    assert refusal(error) == (
        "invalid_blocks",
        ["[ERROR] invalid slack file [json-pointer:/blocks/0/slack_file]"],
    )


@pytest.fixture
def told(bot: App) -> list[Json]:
    """What the bot hears of every action."""
    heard: list[Json] = []

    def take(ack: Ack, action: Json) -> None:
        heard.append(action)
        ack()

    for action_id in ("go", "helpful", "bin"):
        bot.action(action_id)(take)
    return heard


def wait_heard(page: Page, heard: list[Json], count: int) -> None:
    for _ in range(100):
        if len(heard) >= count:
            return
        page.wait_for_timeout(50)
    raise AssertionError(heard)


def test_thumbs_and_icon_buttons_tell_the_bot(
    page: Page, client: WebClient, told: list[Json], gallery: Json
) -> None:
    blocks = [block for block in gallery["message"] if block["type"] == "context_actions"]
    client.chat_postMessage(channel=CHANNEL, text="Was it?", blocks=blocks)

    page.get_by_role("button", name="This was helpful").click()
    wait_heard(page, told, 1)
    page.get_by_role("button", name="Throw away").click()
    wait_heard(page, told, 2)

    assert (told[0]["type"], told[0]["value"]) == ("feedback_buttons", "yes")
    assert told[0]["text"]["text"] == "Helpful"
    assert (told[1]["type"], told[1]["value"]) == ("icon_button", "7")
    pressed = page.get_by_role("button", name="This was helpful")
    expect(pressed).to_have_attribute("aria-pressed", "true")


def test_a_button_in_a_container_names_its_own_block(
    page: Page, client: WebClient, told: list[Json]
) -> None:
    folded = CONTAINER | {"is_collapsible": True, "default_collapsed": True}
    client.chat_postMessage(channel=CHANNEL, text="More", blocks=[folded])
    inner = page.locator('[data-block-id="inner"] button')
    expect(inner).to_be_hidden()

    page.locator("summary", has_text="xxxx").click()
    inner.click()
    wait_heard(page, told, 1)

    assert (told[0]["block_id"], told[0]["value"]) == ("inner", "1")


def test_a_button_for_some_people_is_shown_to_them_alone(page: Page, client: WebClient) -> None:
    for_ben = button(action_id="ben", text=plain(5), visible_to_user_ids=["U0BEN000001"])
    for_ana = button(action_id="ana", text=plain(6), visible_to_user_ids=["U0ANA000001"])
    blocks = [{"type": "actions", "elements": [for_ben, for_ana]}]
    client.chat_postMessage(channel=CHANNEL, text="Pick", blocks=blocks)

    expect(page.locator('[data-action-id="ana"]')).to_be_visible()
    expect(page.locator('[data-action-id="ben"]')).to_have_count(0)


def test_the_page_turns_the_newer_blocks_off_and_on(slack: StandIn, page: Page) -> None:
    older = page.get_by_label("Older Slack, without newer blocks")

    older.check()
    slack.wait_until(lambda: not slack.knows_newer_blocks)
    assert not slack.knows_newer_blocks

    older.uncheck()
    slack.wait_until(lambda: slack.knows_newer_blocks)
    assert slack.knows_newer_blocks


def test_the_colors_follow_the_system_until_somebody_chooses(page: Page) -> None:
    def paper() -> str:
        return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))

    page.emulate_media(color_scheme="light")
    light = paper()
    page.emulate_media(color_scheme="dark")
    dark = paper()
    assert light != dark

    page.get_by_role("button", name="Light").click()
    assert paper() == light
    page.reload()
    page.wait_for_selector("body[data-ready]")
    assert paper() == light

    page.get_by_role("button", name="Auto").click()
    assert paper() == dark


def test_a_wide_table_scrolls_by_itself_on_a_phone(page: Page, client: WebClient) -> None:
    row = [{"type": "raw_text", "text": f"a rather long cell {n}"} for n in range(12)]
    client.chat_postMessage(channel=CHANNEL, text="t", blocks=[TABLE | {"rows": [row, row]}])
    page.set_viewport_size({"width": 375, "height": 700})

    scroller = page.locator(".table-scroll")
    expect(scroller).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    assert scroller.evaluate("node => node.scrollWidth > node.clientWidth")
    expect(page.locator("th")).to_have_count(12)


def test_on_a_phone_a_modal_fills_the_screen(page: Page, slack: StandIn, modal: Json) -> None:
    page.set_viewport_size({"width": 375, "height": 700})
    slack.workspace.views.open("U0ANA000001", modal)

    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    assert dialog.bounding_box() == {"x": 0, "y": 0, "width": 375, "height": 700}
