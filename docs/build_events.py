"""Writes `docs/reference/events.md` from the code: each event of a case with its fields, what rides inside, the fact.

`python docs/build_events.py` writes; a test compares.
"""

import ast
import inspect
import re
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any

from alur.core.case.codec import EVENTS
from alur.core.case.events import Closed, Ending, Event, How, Onward, Opened, Outcome, Parent, Passed, Recorded, Source
from alur.core.case.facts import Fact, OnTime
from alur.core.case.spent import Promise, Stretch
from alur.core.sop.flow import Branch

PAGE = Path(__file__).parent / "reference/events.md"
INSIDE = (Closed, Opened, Passed, Branch, Stretch, Promise, Parent)
CHOICES = (Source, Ending, Outcome, How, OnTime)


def built() -> str:
    """The whole page."""
    parts = [_HEAD, *map(_section, (Event, Onward)), "## Events\n", *map(_event, EVENTS)]
    parts += ["## What rides inside\n", *map(_section, INSIDE), _choices(), _RECORD, *map(_section, (Recorded, Fact))]
    return "\n".join(parts)


def _event(kind: type[Event]) -> str:
    base = kind.__mro__[1]
    return f"{_section(kind)}\nAnd the fields of [`{base.__name__}`](#{base.__name__.lower()}). Form {kind.VERSION}.\n"


def _section(kind: type[Any]) -> str:
    lines = "".join(f"| `{name}` | {_code(written)} | {default} |\n" for name, written, default in _fields(kind))
    return f"### {kind.__name__}\n\n{_said(kind)}\n\n| Field | Kind | If left out |\n|---|---|---|\n{lines}"


def _fields(kind: type[Any]) -> Iterator[tuple[str, str, str]]:
    """Name, kind and default of the fields that the class adds, as they are written in it."""
    (body,) = ast.parse(inspect.getsource(kind)).body
    assert isinstance(body, ast.ClassDef)
    for node in body.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id != "VERSION":
            yield node.target.id, ast.unparse(node.annotation), _default(node.value)


def _default(value: ast.expr | None) -> str:
    if value is None:
        return "never"
    written = ast.unparse(value)
    if "payload(" in written or "PERSONAL" in written:
        return "words, kept apart"
    return _code("{}" if "default_factory=dict" in written else written)


def _code(text: str) -> str:
    return f"`{text}`".replace("|", "\\|")


def _said(kind: type[Any]) -> str:
    return re.sub(r"``([^`]+)``", r"`\1`", inspect.getdoc(kind) or "")


def _choices() -> str:
    lines = "".join(f"| `{kind.__name__}` | {_values(kind)} | {_said(kind)} |\n" for kind in CHOICES)
    return f"### Choices\n\n| Kind | Values | Meaning |\n|---|---|---|\n{lines}"


def _values(kind: type[Enum]) -> str:
    return ", ".join(f"`{one.value}`" for one in kind)


_HEAD = """# Events and facts

A case is a list of events, and nothing else; [a case](../why/concepts/case.md) says what they mean. This page is made
from the code by `docs/build_events.py`, and a test holds it there.

`Instant` and `Microseconds` are whole numbers: µs since 1970 UTC, and µs. `PersonId` is a number, 0 is nobody. The
record leaves a field out that has its default. *Words* are what people wrote: they are kept apart from the event, which
holds their salted commitment, and may be erased; then they read as `None`. An event is never edited. Where its form
changes, the number of the form goes up, and older ones are upcast when they are read.

## What every event has
"""

_RECORD = """## How the record holds an event, and what is measured
"""

if __name__ == "__main__":
    PAGE.write_text(built(), "utf-8")
