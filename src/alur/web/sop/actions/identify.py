"""Save the identity form upon the newest state of the draft: only what was changed in it, as the step table does."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from alur.core.refused import Refused
from alur.core.sop.model import Sop as SopValue
from alur.web.people.models import Person
from alur.web.sop.actions.write import newest, save
from alur.web.sop.models import SopVersion
from alur.web.sop.queries import value_of


class Overtaken(Refused):
    """Somebody else changed the same fields since the form was opened. ``theirs`` is what stands in them now."""

    def __init__(self, version: SopVersion, theirs: dict[str, str]) -> None:
        self.version, self.theirs = version, theirs
        super().__init__(
            "{who} mengubah isian yang sama lebih dahulu. Simpan sekali lagi untuk memakai isian Anda.",
            who=version.edited_by.name,
        )


@transaction.atomic
def identify(
    version: SopVersion, mine: SopValue, *, seen: SopValue, names: tuple[str, ...], by: Person, now: datetime
) -> SopVersion:
    """``mine`` is what was ``seen`` with what was filled in, ``names`` are the fields of the form.

    Raises Overtaken where a field that was changed here has been changed by somebody else as well.
    """
    version = newest(version)
    standing = value_of(version)
    changed = [name for name in names if _field(mine, name) != _field(seen, name)]
    contested = [name for name in changed if _field(standing, name) not in (_field(seen, name), _field(mine, name))]
    if contested:
        raise Overtaken(version, {name: _shown(_field(standing, name)) for name in contested})
    value = standing
    for name in changed:
        value = _with(value, name, _field(mine, name))
    return version if value == standing else save(version, value, base=version.revision, by=by, now=now)


def _field(value: SopValue, name: str) -> str | tuple[str, ...]:
    """The promise is of the whole SOP; all other fields are of its identity."""
    found: str | tuple[str, ...] = value.promise if name == "promise" else getattr(value.identity, name)
    return found


def _with(value: SopValue, name: str, field: object) -> SopValue:
    if name == "promise":
        return replace(value, promise=str(field))
    return replace(value, identity=replace(value.identity, **{name: field}))  # type: ignore[arg-type]


def _shown(field: str | tuple[str, ...]) -> str:
    return field if isinstance(field, str) else "; ".join(field)
