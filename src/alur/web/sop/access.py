"""Who may see and do what with an SOP. The only way a view gets one: each returns the object or raises.

What stands in force (or stood) is open to everybody in the office: an SOP nobody can read cannot be followed.
Drafts are for those who write, review and approve in that unit, and for the inspector.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404

from alur.web.people.models import Role, Unit
from alur.web.people.queries import has_role
from alur.web.sop import queries
from alur.web.sop.models import Sop, SopVersion

DRAFTERS = (Role.WRITER, Role.APPROVER, Role.INSPECTOR)


def sop_for(person: Any, kode: str) -> Sop:
    """Raises Http404 where no such SOP exists, or only a draft that the person may not see."""
    sop = Sop.objects.select_related("unit", "duty").filter(kode=kode).first()
    if sop is None or not (sees_drafts(person, sop) or queries.published(sop).exists()):
        raise Http404
    return sop


def version_for(person: Any, kode: str, number: int | None = None) -> SopVersion:
    """The version of that number; without a number the one in force, else the newest that the person may see."""
    sop = sop_for(person, kode)
    seen = sop.versions.all() if sees_drafts(person, sop) else queries.published(sop)
    found = seen.filter(number=number).first() if number else queries.shown_first(sop, seen)
    if found is None:
        raise Http404
    found.sop = sop
    return found


def draft_for(person: Any, kode: str) -> SopVersion:
    """The draft that the person may write. Raises PermissionDenied for others, Http404 where there is no draft."""
    sop = sop_for(person, kode)
    if not may_write(person, sop):
        raise PermissionDenied
    found = sop.versions.filter(stage=SopVersion.Stage.DRAFT).first()
    if found is None:
        raise Http404
    return found


def sees_drafts(person: Any, sop: Sop) -> bool:
    return has_role(person, *DRAFTERS, unit=sop.unit)


def may_write(person: Any, sop: Sop) -> bool:
    return has_role(person, Role.WRITER, unit=sop.unit)


def may_approve(person: Any, sop: Sop) -> bool:
    return has_role(person, Role.APPROVER, unit=sop.unit)


def require_writer(person: Any, sop: Sop) -> None:
    """Raises PermissionDenied where the person may not write this SOP."""
    if not may_write(person, sop):
        raise PermissionDenied


def version_to_decide(person: Any, kode: str, *, withdraws: bool) -> SopVersion:
    """The version an act is about: the one in force or approved to withdraw, else the one being written or reviewed."""
    sop = sop_for(person, kode)
    if not (may_write(person, sop) or may_approve(person, sop)):
        raise PermissionDenied
    stages = STANDING if withdraws else DRAFTED
    found = sop.versions.filter(stage__in=stages).select_related("sop__unit").order_by("-number").first()
    if found is None:
        raise Http404
    return found


DRAFTED = (SopVersion.Stage.DRAFT, SopVersion.Stage.REVIEW)
STANDING = (SopVersion.Stage.APPROVED, SopVersion.Stage.IN_FORCE)


def version_to_bind(person: Any, kode: str) -> SopVersion:
    """The version whose lanes are bound: the draft while one is written, else the one in force."""
    sop = sop_for(person, kode)
    if not (may_write(person, sop) or may_approve(person, sop)):
        raise PermissionDenied
    found = sop.versions.order_by("-number").first()
    if found is None:
        raise Http404
    found.sop = sop
    return found


def unit_to_plan(person: Any, pk: int) -> Unit:
    """A unit whose functions the person may set. Raises Http404 for others."""
    found = Unit.objects.filter(pk=pk).first()
    if found is None or not has_role(person, Role.WRITER, Role.APPROVER, unit=found):
        raise Http404
    return found
