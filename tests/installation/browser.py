"""A person's browser: it follows addresses by hand, keeps cookies, and finds our host locally."""

import http.client
import re
from dataclasses import dataclass, field
from html import unescape
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

PUBLIC = "https://mlteam.example"
"""Where the bot is for browsers and for Slack, behind a proxy with HTTPS."""


@dataclass(frozen=True, kw_only=True)
class Page:
    status: int
    headers: dict[str, str]
    text: str

    @property
    def location(self) -> str:
        return self.headers.get("location", "")

    @property
    def title(self) -> str:
        return unescape(re.findall(r"<h1>(.*?)</h1>", self.text)[0])

    @property
    def button(self) -> str:
        """Where the page's button leads."""
        return unescape(re.findall(r'class="button" href="(.*?)"', self.text)[0])


@dataclass(kw_only=True)
class Browser:
    bot: str
    """The address of the bot in this test."""
    languages: str = "en"
    cookies: dict[str, dict[str, str]] = field(default_factory=dict)
    """By host: no other one sees them."""

    def get(self, url: str, body: str | None = None) -> Page:
        """`body` is what no browser sends."""
        return self._ask("GET", url, body)

    def look(self, url: str) -> Page:
        """Ask what is there, as previews of links do."""
        return self._ask("HEAD", url, None)

    def post(self, url: str, **fields: str) -> Page:
        return self._ask("POST", url, urlencode(fields))

    def begin(self, query: str = "") -> str:
        """Open our page; where its button leads, which is Slack's page."""
        return self.get(f"{PUBLIC}/slack/install{query}").button

    def allow(self, asked: str, where: str, *, without: str = "") -> str:
        """Allow it on Slack's page; where that leads, which is back to us."""
        return self.post(asked, where=where, answer="allow", without=without).location

    def install(self, where: str, *, without: str = "") -> Page:
        """The whole way, to our last page."""
        return self.get(self.allow(self.begin(), where, without=without))

    def _ask(self, verb: str, url: str, body: str | None) -> Page:
        parts = urlsplit(url)
        host = parts.netloc
        local = urlsplit(self.bot).netloc if url.startswith(PUBLIC) else host
        jar = self.cookies.setdefault(host, {})
        headers = {"Host": host, "Accept-Language": self.languages}
        if jar:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in jar.items())
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = http.client.HTTPConnection(local, timeout=20)
        try:
            path = f"{parts.path}?{parts.query}" if parts.query else parts.path
            connection.request(verb, path, body, headers)
            response = connection.getresponse()
            text = response.read().decode()
            for name, value in response.getheaders():
                if name.lower() == "set-cookie":
                    self._keep(jar, value)
            told = {name.lower(): value for name, value in response.getheaders()}
            return Page(status=response.status, headers=told, text=text)
        finally:
            connection.close()

    def _keep(self, jar: dict[str, str], header: str) -> None:
        for name, morsel in SimpleCookie(header).items():
            if "1970" in morsel["expires"]:
                jar.pop(name, None)
            else:
                jar[name] = morsel.value
