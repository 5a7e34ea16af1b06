"""Questions about the podcast. Reads, never writes."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.urls import reverse

from alur.core.case.state import State
from alur.formats.feed.write import Channel, Item
from alur.web.case import queries as cases
from alur.web.case.models import Case
from alur.web.people.models import Person
from alur.web.people.queries import agency
from alur.web.public.models import Episode, Podcast

FIGURES_AFTER = timedelta(days=7)


def podcast() -> Podcast | None:
    return Podcast.objects.select_related("sop__unit").first()


def on_air() -> QuerySet[Episode]:
    """What listeners may hear, the newest first: never without a consent that stands."""
    rows = Episode.objects.filter(aired_at__isnull=False, taken_down_at__isnull=True, consent__isnull=False)
    return rows.order_by("-aired_at", "-pk")


def visit_of(state: State, row: str) -> int:
    """Where something said of this row belongs: its open visit, else its last, else the last of the case."""
    opened = next((visit.number for visit in state.open.values() if visit.row == row), 0)
    trace = state.rows.get(row)
    return opened or (trace.last if trace else 0) or state.visits


@dataclass(frozen=True, slots=True)
class Stage:
    """How far the episode is: one sentence for the page, and what may be done next.

    ``airing`` and ``reporting`` are the open visits of those rows, 0 where they are not open; ``mine`` says whether the
    reader holds them.
    """

    airing: int
    reporting: int
    may_air: bool
    may_report: bool
    was_aired_by_step: bool
    figures_from: datetime | None


def stage_of(episode: Episode, of: Podcast, reader: Person) -> Stage:
    state = cases.state_of(episode.case)
    opened = {visit.row: visit for visit in state.open.values()}
    airing, reporting = opened.get(of.airs), opened.get(of.reports)
    done = state.rows.get(of.airs)
    passed = bool(done and done.done) and airing is None
    return Stage(
        airing=airing.number if airing else 0,
        reporting=reporting.number if reporting else 0,
        may_air=passed or bool(airing and airing.holder == reader.pk),
        may_report=bool(reporting and reporting.holder == reader.pk),
        was_aired_by_step=passed,
        figures_from=episode.aired_at + FIGURES_AFTER if episode.aired_at else None,
    )


def episode_of(case: Case) -> Episode | None:
    return Episode.objects.filter(case=case).first()


def rows_of(of: Podcast) -> dict[str, int]:
    """Row id → number, in the version that is in force or was last."""
    version = of.sop.versions.order_by(F("effective").desc(nulls_last=True), "-number").first()
    procedure = cases.procedures_of([version.pk])[version.pk] if version else None
    return {row: step.number for row, step in procedure.steps.items()} if procedure else {}


def channel(of: Podcast, request: HttpRequest) -> Channel:
    """The podcast as its feed tells it, with whole addresses."""
    return Channel(
        title=of.title,
        summary=of.summary,
        author=str(agency() or of.title),
        email=of.email,
        language="id",
        category="Government",
        guid=of.guid,
        page=request.build_absolute_uri(reverse("public:podcast")),
        feed=request.build_absolute_uri(reverse("public:feed")),
        cover=request.build_absolute_uri(reverse("public:cover")),
    )


def item(episode: Episode, request: HttpRequest) -> Item:
    """An episode that is on air."""
    assert episode.aired_at is not None
    at = request.build_absolute_uri
    return Item(
        guid=episode.guid,
        title=episode.title,
        notes=episode.notes or episode.title,
        page=at(reverse("public:episode", args=[episode.pk])),
        published=episode.aired_at,
        audio=at(reverse("public:audio", args=[episode.pk])),
        size=episode.audio_size,
        media=episode.audio_media,
        seconds=episode.audio_seconds,
        transcript=at(reverse("public:transcript", args=[episode.pk])),
        cover=at(reverse("public:episode_cover", args=[episode.pk])) if episode.cover else "",
    )


@dataclass(frozen=True, slots=True)
class Link:
    """The way from a case to its episode. ``episode`` is None where nobody has begun it."""

    number: str
    episode: Episode | None


def case_of_the_podcast(number: str) -> Case | None:
    """None for a case of any other SOP."""
    return Case.objects.filter(number=number, sop__podcast__isnull=False).first()
