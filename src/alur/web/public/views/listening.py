"""For listeners: the podcast, an episode with its player and transcript, the feed. Nobody signs in or is counted."""

from hashlib import sha256

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from alur.formats.feed.write import write_feed
from alur.web.case import evidence
from alur.web.public import access, queries
from alur.web.public.ranges import send
from alur.web.shell.policy import ANYONE, policy

_FRESH = "public, max-age=300"
MOST_IN_FEED = 300


@policy(ANYONE)
@require_safe
def podcast(request: HttpRequest) -> HttpResponse:
    """All episodes on air, and where the feed is."""
    context = {"podcast": access.podcast(), "episodes": queries.on_air()[:MOST_IN_FEED]}
    return render(request, "public/podcast.html", context)


@policy(ANYONE)
@require_safe
def episode(request: HttpRequest, pk: int) -> HttpResponse:
    """The player works without script; the transcript is on the same page."""
    found = access.episode_on_air(pk)
    return render(request, "public/episode.html", {"podcast": access.podcast(), "episode": found})


@policy(ANYONE)
@require_safe
def feed(request: HttpRequest) -> HttpResponseBase:
    """Podcast programs ask often: what has not changed is answered with 304."""
    of = access.podcast()
    items = [queries.item(episode, request) for episode in queries.on_air()[:MOST_IN_FEED]]
    data = write_feed(queries.channel(of, request), items)
    etag = f'"{sha256(data).hexdigest()[:32]}"'
    told = {"ETag": etag, "Cache-Control": _FRESH}
    answer = HttpResponse(data, content_type="application/rss+xml; charset=utf-8", headers=told)
    return get_conditional_response(request, etag=etag, response=answer) or answer


@policy(ANYONE)
@require_safe
def cover(request: HttpRequest) -> HttpResponse:
    """The picture of the podcast, for directories."""
    answer = HttpResponse(bytes(access.podcast().cover), content_type="image/png")
    answer["Cache-Control"] = _FRESH
    return answer


@policy(ANYONE)
@require_safe
def audio(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The sound, whole or the part that a player asks for."""
    found = access.episode_on_air(pk)
    return send(evidence.path_of(found.audio), request, media=found.audio_media, tag=found.audio)


@policy(ANYONE)
@require_safe
def episode_cover(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The episode's own, where it has one."""
    found = access.episode_on_air(pk)
    if not found.cover:
        raise Http404
    return send(evidence.path_of(found.cover), request, media=found.cover_media, tag=found.cover)


@policy(ANYONE)
@require_safe
def transcript(request: HttpRequest, pk: int) -> HttpResponse:
    """As plain text, for podcast programs."""
    answer = HttpResponse(access.episode_on_air(pk).transcript, content_type="text/plain; charset=utf-8")
    answer["Cache-Control"] = _FRESH
    return answer
