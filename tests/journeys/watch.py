"""Watches every browser of a journey: within the policy, from this host alone, no broken script, no broken answer."""

from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response, WebError


@dataclass  # no slots: Playwright writes on whoever listens
class Watch:
    """``wrong`` gathers what was seen, in words."""

    address: str
    wrong: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        context.on("request", self._asked)
        context.on("response", self._answered)
        context.on("console", self._said)
        context.on("weberror", self._broke)

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.wrong.append(f"asked another host: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 500:
            self.wrong.append(f"{response.status}: {response.url}")

    def _said(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            self.wrong.append(message.text)

    def _broke(self, error: WebError) -> None:
        self.wrong.append(f"script: {error.error}")
