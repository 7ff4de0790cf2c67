"""How the page writes text: Slack's markup, Markdown and dates."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from playground.standin import StandIn

RENDER = """async ([module, name, text]) => {
  const draw = (await import(`/static/${module}.js`))[name];
  const context = {
    state: {
      people: { U1: { real_name: "Ana" } },
      known_channels: { C1: { name: "general" } },
    },
    zone: "Europe/Madrid",
    now: () => 1795442400,
  };
  const node = document.createElement("div");
  node.append(...draw(text, context));
  return node.innerHTML;
}"""
FORMAT = """async ([unix, template, zone, locale]) => {
  const { setLocale, slackDate } = await import("/static/dates.js");
  setLocale(locale);
  const shown = slackDate(unix, template, zone, 1795442400);
  setLocale("en-US");
  return shown;
}"""
ROUND_TRIP = """async ([unix, zone]) => {
  const { toLocalInput, fromLocalInput } = await import("/static/dates.js");
  return [toLocalInput(unix, zone), fromLocalInput(toLocalInput(unix, zone), zone)];
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with StandIn() as slack:
        opened = browser.new_page()
        opened.goto(slack.page_url)
        opened.wait_for_selector("body[data-ready]")
        yield opened
        opened.close()


def link(url: str, text: str) -> str:
    return f'<a href="{url}" target="_blank" rel="noopener noreferrer">{text}</a>'


MRKDWN = [
    ("plain", "plain"),
    ("*bold* and _italic_ and ~gone~", "<strong>bold</strong> and <em>italic</em> and <s>gone</s>"),
    ("*_both_*", "<strong><em>both</em></strong>"),
    ("2*3*4 snake_case_name a~b~c", "2*3*4 snake_case_name a~b~c"),
    ("* not bold *", "* not bold *"),
    ("`*code* &lt;b&gt;`", "<code>*code* &lt;b&gt;</code>"),
    ("```\nline *one*\nline two\n```", "<pre><code>line *one*\nline two\n</code></pre>"),
    ("one\ntwo", "one<br>two"),
    ("&gt; quoted\n&gt; more\nafter", "<blockquote>quoted<br>more</blockquote>after"),
    ("a &amp;amp; b &lt;script&gt;", "a &amp;amp; b &lt;script&gt;"),
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    (
        "<https://x.io/?a=1&amp;b=2|a *link*>",
        link("https://x.io/?a=1&amp;b=2", "a <strong>link</strong>"),
    ),
    ("<https://x.io>", link("https://x.io", "https://x.io")),
    ("see https://x.io/a.", f"see {link('https://x.io/a', 'https://x.io/a')}."),
    ("<mailto:a@x.io|write>", link("mailto:a@x.io", "write")),
    (
        "<javascript:alert(1)|click>",
        '<span class="bad-link" title="javascript:alert(1)">click</span>',
    ),
    (
        "<@U1> <@U2>",
        (
            '<span class="mention" data-user="U1">@Ana</span> '
            '<span class="mention" data-user="U2">@U2</span>'
        ),
    ),
    ("<#C1|general>", '<a class="mention" href="#C1">#general</a>'),
    ("<!channel>", '<span class="mention everybody" data-broadcast="channel">@channel</span>'),
    ("<!here|here>", '<span class="mention everybody" data-broadcast="here">@here</span>'),
    ("<!subteam^S1|@ops>", '<span class="mention everybody" data-broadcast="group">@ops</span>'),
    ("<!date^bad^{date}|some day>", '<span class="bad-link">some day</span>'),
    (":nothing_known:", ":nothing_known:"),
]


@pytest.mark.parametrize(("text", "html"), MRKDWN)
def test_mrkdwn(page: Page, text: str, html: str) -> None:
    assert page.evaluate(RENDER, ["mrkdwn", "mrkdwn", text]) == html


def test_a_date_is_the_viewers(page: Page) -> None:
    text = "<!date^1795442400^{date_short_pretty} at {time}|23 Nov, 14:00 UTC>"
    shown = page.evaluate(RENDER, ["mrkdwn", "mrkdwn", text])

    assert shown == (
        '<time datetime="2026-11-23T14:00:00.000Z" title="23 Nov, 14:00 UTC">'
        "Today at 3:00 PM</time>"
    )


def test_a_private_channel_stays_unnamed(page: Page) -> None:
    assert "private channel" in page.evaluate(RENDER, ["mrkdwn", "mrkdwn", "<#C9|secret>"])


MARKDOWN = [
    ("# Title\n\ntext", "<h3>Title</h3><p>text</p>"),
    ("**b** *i* ~~s~~ `c`", "<p><strong>b</strong> <em>i</em> <s>s</s> <code>c</code></p>"),
    ("- one\n- [x] two", "<ul><li>one</li><li>☑ two</li></ul>"),
    ("1. one\n2. two", "<ol><li>one</li><li>two</li></ol>"),
    ("> one\n> two", "<blockquote>one<br>two</blockquote>"),
    ("```py\na < b\n```", "<pre><code>a &lt; b</code></pre>"),
    ("---", "<hr>"),
    ("[x](https://x.io)", f"<p>{link('https://x.io', 'x')}</p>"),
    ("<b>raw</b>", "<p>&lt;b&gt;raw&lt;/b&gt;</p>"),
    (
        "| a | b |\n|---|---|\n| 1 | 2 |",
        (
            '<div class="table-scroll" tabindex="0" role="group" aria-label="Table">'
            "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table></div>"
        ),
    ),
]


@pytest.mark.parametrize(("text", "html"), MARKDOWN)
def test_markdown(page: Page, text: str, html: str) -> None:
    assert page.evaluate(RENDER, ["markdown", "markdown", text]) == html


DATES = [
    ("en-US", "{date_num}", "2026-11-23"),
    ("en-US", "{date}", "November 23rd, 2026"),
    ("en-US", "{date_short}", "Nov 23, 2026"),
    ("en-US", "{date_long}", "Monday, November 23rd, 2026"),
    ("en-US", "{date_pretty}", "Today"),
    ("en-US", "{time}", "3:00 PM"),
    ("en-US", "{time_secs}", "3:00:00 PM"),
    ("en-US", "{ago}", "0 minutes ago"),
    ("en-US", "due {date_long_pretty} at {time}", "Due today at 3:00 PM"),
    ("en-US", "{unknown}", "{unknown}"),
    ("en-GB", "{date}", "23 November 2026"),
    ("en-GB", "{date_short}", "23 Nov 2026"),
    ("en-GB", "{date_long}", "Monday 23 November 2026"),
    ("en-GB", "{time}", "15:00"),
    ("de-DE", "{date_num}", "2026-11-23"),
    ("de-DE", "{date}", "23. November 2026"),
    ("de-DE", "{date_long}", "Montag, 23. November 2026"),
    ("de-DE", "{date_pretty}", "Heute"),
    ("de-DE", "{time_secs}", "15:00:00"),
    ("de-DE", "{ago}", "Vor 0 Minuten"),
    ("de-DE", "{date_long_pretty} um {time}", "Heute um 15:00"),
]


@pytest.mark.parametrize(("locale", "template", "shown"), DATES)
def test_date_formats(page: Page, locale: str, template: str, shown: str) -> None:
    assert page.evaluate(FORMAT, [1795442400, template, "Europe/Madrid", locale]) == shown


@pytest.mark.parametrize(
    ("unix", "zone", "local"),
    [
        (1795442400, "Europe/Madrid", "2026-11-23T15:00"),
        (1795442400, "America/New_York", "2026-11-23T09:00"),
        (1774746000, "Europe/Madrid", "2026-03-29T03:00"),
    ],
)
def test_local_times_there_and_back(page: Page, unix: int, zone: str, local: str) -> None:
    assert page.evaluate(ROUND_TRIP, [unix, zone]) == [local, unix]
