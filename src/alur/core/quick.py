"""Frozen dataclasses made at the price of ordinary ones, where a step or a file makes very many of them.

A frozen dataclass fills itself by a call of `object.__setattr__` for each field, which was half of a step in memory.
Here a value belongs to an open twin of its class while it is filled, and is frozen before anybody has seen it.
"""

from collections.abc import Callable, Iterable
from dataclasses import MISSING, Field, fields
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def quick(kind: Callable[P, T]) -> Callable[P, T]:
    """A function that makes the same values as ``kind``, a dataclass with slots and without `__post_init__`.

    >>> from dataclasses import dataclass
    >>> @dataclass(frozen=True, slots=True)
    ... class Place:
    ...     row: int
    ...     column: int = 1
    >>> place = quick(Place)
    >>> place(row=3), place(3) == Place(3)
    (Place(row=3, column=1), True)
    """
    # A subclass without slots of its own is laid out alike, so that a value may turn from the one into the other.
    plain = {"__slots__": (), "__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    twin = type("Twin", (kind,), plain)  # type: ignore[arg-type]
    named: dict[str, Any] = {"kind": kind, "twin": twin, "new": object.__new__, "MISSING": MISSING}
    ordered = sorted(fields(kind), key=lambda each: each.kw_only is True)  # type: ignore[arg-type]
    parameters, lines = _filling(ordered, named)
    return spelled_out(parameters, lines, named)


def spelled_out(parameters: Iterable[str], lines: Iterable[str], named: dict[str, Any]) -> Callable[..., Any]:
    """A function from its text, as dataclasses make theirs: what is the same at every call is worked out before."""
    body = "\n    ".join(lines)
    exec(f"def made({', '.join(parameters)}):\n    {body}", named)  # noqa: S102  names of fields, and nothing from outside
    made: Callable[..., Any] = named["made"]
    return made


def _filling(ordered: Iterable[Field[Any]], named: dict[str, Any]) -> tuple[list[str], list[str]]:
    """Parameters and defaults as dataclasses have them, filled in by plain assignments."""
    parameters, lines = [], ["value = new(twin)"]
    for each in ordered:
        name, default, make = each.name, f"default_{each.name}", f"make_{each.name}"
        if each.kw_only and "*" not in parameters:
            parameters.append("*")
        named |= {default: each.default, make: each.default_factory}
        is_made = each.default_factory is not MISSING
        parameters.append(f"{name}={default}" if is_made or each.default is not MISSING else name)
        lines.append(
            f"value.{name} = {make}() if {name} is MISSING else {name}" if is_made else f"value.{name} = {name}"
        )
    return parameters, [*lines, "value.__class__ = kind", "return value"]
