"""What every page of one SOP shows above its tabs: the version, its state, and the acts this reader may do."""

from dataclasses import dataclass
from typing import Any

from alur.core.sop.flow import Flow, flow_of
from alur.core.sop.life import Act, Part
from alur.core.sop.model import Sop as SopValue
from alur.web.people.models import Role
from alur.web.people.queries import has_role, today
from alur.web.sop import access, queries
from alur.web.sop.models import SopVersion

Stage = SopVersion.Stage


@dataclass(frozen=True, slots=True)
class SopPage:
    """``acts`` are the life-cycle acts offered; the page shows no button that would be refused for want of a role."""

    version: SopVersion
    value: SopValue
    flow: Flow
    state: str
    current: SopVersion | None
    draft: SopVersion | None
    acts: tuple[Act, ...]
    may_write: bool
    may_revise: bool
    may_open_case: bool

    @property
    def is_published(self) -> bool:
        """Whether this version is or was the office's word: a draft has no effective day of its own yet."""
        return self.version.stage in queries.PUBLISHED

    @property
    def is_current(self) -> bool:
        return self.current is not None and self.current.pk == self.version.pk


def page_of(person: Any, version: SopVersion) -> SopPage:
    """Everything the frame of an SOP page asks for."""
    sop = version.sop
    current = queries.in_force(sop)
    draft = sop.versions.filter(stage__in=(Stage.DRAFT, Stage.REVIEW)).first() if _drafts(person, version) else None
    value = queries.value_of(version)
    writes = access.may_write(person, sop)
    return SopPage(
        version=version,
        value=value,
        flow=flow_of(value),
        state=_state(version, current),
        current=current,
        draft=draft,
        acts=acts_for(parts_of(person, version), version),
        may_write=writes,
        may_revise=writes and draft is None and version == current,
        may_open_case=version == current and has_role(person, Role.WORKER, unit=sop.unit),
    )


def _drafts(person: Any, version: SopVersion) -> bool:
    return access.sees_drafts(person, version.sop)


def _state(version: SopVersion, current: SopVersion | None) -> str:
    if current is not None and current.pk == version.pk:
        return "tinjau" if queries.needs_review(version, on=today(version.sop.unit)) else "berlaku"
    if version.stage == Stage.IN_FORCE:
        return str(Stage.REVISED)
    return str(version.stage)


def parts_of(person: Any, version: SopVersion) -> tuple[Part, ...]:
    """What the person is to this SOP."""
    held = ((Part.WRITER, access.may_write), (Part.APPROVER, access.may_approve))
    return tuple(part for part, holds in held if holds(person, version.sop))


_OFFERED = {
    Stage.DRAFT: ((Act.SUBMIT, Part.WRITER),),
    Stage.REVIEW: ((Act.APPROVE, Part.APPROVER), (Act.SEND_BACK, Part.APPROVER), (Act.SEND_BACK, Part.WRITER)),
    Stage.APPROVED: ((Act.WITHDRAW, Part.APPROVER),),
    Stage.IN_FORCE: ((Act.WITHDRAW, Part.APPROVER),),
}


def acts_for(parts: tuple[Part, ...], version: SopVersion) -> tuple[Act, ...]:
    offered = _OFFERED.get(Stage(version.stage), ())
    return tuple(dict.fromkeys(act for act, part in offered if part in parts))
