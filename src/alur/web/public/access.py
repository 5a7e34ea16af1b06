"""Who may see and make episodes: each function returns the object or raises."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from alur.web.case import access as cases
from alur.web.case.models import Case
from alur.web.people.models import Person, Role
from alur.web.people.queries import has_role
from alur.web.public import queries
from alur.web.public.models import Episode, Podcast


def podcast() -> Podcast:
    """Raises Http404 where the office has none."""
    found = queries.podcast()
    if found is None:
        raise Http404
    return found


def episode_on_air(pk: int) -> Episode:
    """For listeners: one that is not on air is not there."""
    found = queries.on_air().filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def case_for(person: Person, number: str) -> tuple[Podcast, Case]:
    """A case that carries an episode, and that the person may see."""
    of, case = podcast(), cases.case_for(person, number)
    if case.sop_id != of.sop_id:
        raise Http404
    return of, case


def episode_for(person: Person, number: str) -> tuple[Podcast, Episode]:
    """Raises Http404 where nobody has begun one."""
    of, case = case_for(person, number)
    episode = queries.episode_of(case)
    if episode is None:
        raise Http404
    return of, episode


def makes(person: Person, case: Case) -> bool:
    """Episodes are made by those who work in the unit, and by whoever holds a step of the case."""
    return has_role(person, Role.WORKER, unit=case.unit) or case.open_visits.filter(holder=person.pk).exists()


def to_make(person: Person, number: str) -> tuple[Podcast, Episode]:
    of, episode = episode_for(person, number)
    if not makes(person, episode.case):
        raise PermissionDenied
    return of, episode
