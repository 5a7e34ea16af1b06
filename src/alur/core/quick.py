"""Frozen dataclasses made at nearly the price of ordinary ones. Without the decorator nothing but the time changes.

A frozen dataclass fills itself by a call of `object.__setattr__` for each field, which was half of a step in memory.
Here a value belongs to an open twin of its class while it is filled, and is frozen before anybody has seen it.
"""

from collections.abc import Iterable
from dataclasses import MISSING, Field, fields
from typing import Any, TypeVar

T = TypeVar("T")


def quick(kind: type[T]) -> type[T]:
    """For a dataclass with ``frozen=True, slots=True`` and no `__post_init__`, of which very many are made.

    >>> from dataclasses import dataclass
    >>> @quick
    ... @dataclass(frozen=True, slots=True)
    ... class Place:
    ...     row: int
    ...     column: int = 1
    >>> Place(row=3)
    Place(row=3, column=1)
    """
    # A subclass without slots of its own is laid out alike, so that a value may turn from one into the other.
    plain = {"__slots__": (), "__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    twin = type(kind.__name__, (kind,), plain)
    named: dict[str, Any] = {"kind": kind, "twin": twin, "turn": object.__setattr__, "MISSING": MISSING}
    ordered = sorted(fields(kind), key=lambda each: each.kw_only is True)  # type: ignore[arg-type]
    exec(_init(ordered, named), named)  # noqa: S102  the text holds names of fields and nothing else, as in dataclasses
    kind.__init__ = named["__init__"]  # type: ignore[method-assign]
    return kind


def _init(ordered: Iterable[Field[Any]], named: dict[str, Any]) -> str:
    """The text of the `__init__` that dataclasses would write, but filling by plain assignments."""
    parameters, lines, is_named = ["self"], ["turn(self, '__class__', twin)"], False
    for each in ordered:
        name, default, make = each.name, f"default_{each.name}", f"make_{each.name}"
        if each.kw_only and not is_named:
            parameters.append("*")
            is_named = True
        named |= {default: each.default, make: each.default_factory}
        is_made = each.default_factory is not MISSING
        has_default = is_made or each.default is not MISSING
        parameters.append(f"{name}={default}" if has_default else name)
        lines.append(f"self.{name} = {make}() if {name} is MISSING else {name}" if is_made else f"self.{name} = {name}")
    return f"def __init__({', '.join(parameters)}):\n    " + "\n    ".join([*lines, "self.__class__ = kind"])
