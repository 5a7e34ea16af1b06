"""For a guest with a link: what is consented to, in plain words, and one button. No account, nothing else to see."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from alur.core.instant import instant_of
from alur.web.public import access, links
from alur.web.public.actions import consent as consents
from alur.web.public.models import Episode
from alur.web.shell.policy import ANYONE, policy


@policy(ANYONE)
@require_http_methods(["GET", "HEAD", "POST"])
def consent(request: HttpRequest, token: str) -> HttpResponse:
    """Shows; a press gives. Opening the link changes nothing, so a program that looks at it gives nothing."""
    episode, of = links.to_consent(token), access.podcast()
    if episode is None:
        return _void(request)
    if request.method == "POST":
        episode = consents.give(episode, of, now=instant_of(timezone.now()))
    address = request.build_absolute_uri(links.withdrawal_path(episode)) if episode.has_consent else ""
    context = {"podcast": of, "episode": episode, "words": consents.WORDS, "withdrawal": address}
    return _told(request, "public/consent.html", context)


@policy(ANYONE)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, token: str) -> HttpResponse:
    """As easy as consenting: one page, one button."""
    episode, of = links.to_withdraw(token), access.podcast()
    if episode is None:
        return _void(request)
    if request.method == "POST":
        episode = consents.withdraw(episode, now=instant_of(timezone.now()))
    return _told(request, "public/withdraw.html", {"podcast": of, "episode": episode})


def _void(request: HttpRequest) -> HttpResponse:
    """The same words for a link that never was: nothing is told about any episode."""
    return _told(request, "public/void_link.html", {"podcast": access.podcast()}, status=404)


def _told(request: HttpRequest, template: str, context: dict[str, Episode | object], status: int = 200) -> HttpResponse:
    answer = render(request, template, context, status=status)
    answer["Cache-Control"], answer["X-Robots-Tag"] = "no-store", "noindex"
    return answer
