"""Frozen values ↔ plain JSON values, made from the dataclasses' own types: there is no second list of fields.

A dataclass becomes an object without the fields that have their default; those in ``compact`` become an array.
A mapping becomes an object, or an array of pairs where its keys are no text. Nothing is guessed when reading:
a key that no field has is an error.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from alur.core.quick import quick, spelled_out

Convert = Callable[[Any], Any]


def _same(value: Any) -> Any:
    return value


class Plain:
    """Writers and readers by type, each made when first asked for."""

    def __init__(self, compact: Iterable[type] = ()) -> None:
        self._compact = frozenset(compact)
        self._writers: dict[Any, Convert] = {}
        self._readers: dict[Any, Convert] = {}

    def writer(self, kind: Any) -> Convert:
        """The function that makes a value of ``kind`` plain."""
        if kind not in self._writers:
            self._writers[kind] = self._make_writer(kind)
        return self._writers[kind]

    def reader(self, kind: Any) -> Convert:
        """The function that makes a value of ``kind`` from what its writer gave."""
        if kind not in self._readers:
            self._readers[kind] = self._make_reader(kind)
        return self._readers[kind]

    def object_writer(self, kind: type, chosen: Iterable[Field[Any]]) -> Convert:
        """Writes only the fields chosen, as an object."""
        hints, lines = get_type_hints(kind), ["plain = {}"]
        named: dict[str, Any] = {}
        for each in chosen:
            name, part, default = each.name, self.writer(hints[each.name]), f"default_{each.name}"
            named |= {name: part, default: _default(each)}
            # Most are their default itself, and to compare values costs more than to write them.
            lines.append(f"if (own := value.{name}) is not {default} and own != {default}:")
            lines.append(f"    plain[{name!r}] = {'own' if part is _same else f'{name}(own)'}")
        return spelled_out(["value"], [*lines, "return plain"], named)

    def object_reader(self, kind: type, chosen: Iterable[Field[Any]]) -> Convert:
        """Reads the fields chosen into keyword arguments."""
        hints = get_type_hints(kind)
        parts = {each.name: self.reader(hints[each.name]) for each in chosen}
        changing = [(name, part) for name, part in parts.items() if part is not _same]

        def read(plain: dict[str, Any]) -> dict[str, Any]:
            if not plain.keys() <= parts.keys():
                raise KeyError(f"Expected fields of {kind.__name__}, but found {sorted(plain.keys() - parts.keys())}.")
            values = dict(plain)
            for name, part in changing:
                if name in values:
                    values[name] = part(values[name])
            return values

        return read

    def _make_writer(self, kind: Any) -> Convert:
        if is_dataclass(kind) and isinstance(kind, type):
            return self._array_writer(kind) if kind in self._compact else self.object_writer(kind, fields(kind))
        if isinstance(kind, type) and issubclass(kind, Enum):
            return lambda value: value.value
        inner = [self.writer(part) for part in _parts(kind)]
        match get_origin(kind):
            case origin if origin in (UnionType, Union) and inner[0] is not _same:
                return lambda value: None if value is None else inner[0](value)
            case origin if origin is tuple and inner[0] is _same:
                return list
            case origin if origin is tuple:
                return lambda value: [inner[0](part) for part in value]
            case origin if origin is Mapping:
                return _mapping_writer(kind, *inner)
        return _same

    def _make_reader(self, kind: Any) -> Convert:
        if is_dataclass(kind) and isinstance(kind, type):
            return self._array_reader(kind) if kind in self._compact else self._whole_reader(kind)
        if isinstance(kind, type) and issubclass(kind, Enum):
            return kind
        inner = [self.reader(part) for part in _parts(kind)]
        match get_origin(kind):
            case origin if origin in (UnionType, Union) and inner[0] is not _same:
                return lambda plain: None if plain is None else inner[0](plain)
            case origin if origin is tuple and inner[0] is _same:
                return tuple
            case origin if origin is tuple:
                return lambda plain: tuple([inner[0](part) for part in plain])
            case origin if origin is Mapping:
                return lambda plain: {
                    inner[0](key): inner[1](part) for key, part in (plain.items() if isinstance(plain, dict) else plain)
                }
        return _same

    def _whole_reader(self, kind: type) -> Convert:
        read, make = self.object_reader(kind, fields(kind)), quick(kind)
        return lambda plain: make(**read(plain))

    def _array_writer(self, kind: type) -> Convert:
        hints = get_type_hints(kind)
        values_of = _values_of([each.name for each in fields(kind)])
        changing = _changing([self.writer(hints[each.name]) for each in fields(kind)])

        def write(value: Any) -> list[Any]:
            plain = list(values_of(value))
            for place, part in changing:
                plain[place] = part(plain[place])
            return plain

        return write

    def _array_reader(self, kind: type) -> Convert:
        hints, make, length = get_type_hints(kind), quick(kind), len(fields(kind))
        changing = _changing([self.reader(hints[each.name]) for each in fields(kind)])

        def read(plain: list[Any]) -> Any:
            if len(plain) != length:
                raise ValueError(f"Expected {length} values of {kind.__name__}, but found {len(plain)}.")
            values = list(plain)
            for place, part in changing:
                values[place] = part(values[place])
            return make(*values)

        return read


def _changing(parts: list[Convert]) -> list[tuple[int, Convert]]:
    """Those parts, by their places, that are not the same when they are plain."""
    return [(place, part) for place, part in enumerate(parts) if part is not _same]


def _values_of(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """All those fields of a value at once."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple([getattr(value, name) for name in names])


def _parts(kind: Any) -> list[Any]:
    return [part for part in get_args(kind) if part not in (NoneType, Ellipsis)]


def _mapping_writer(kind: Any, key: Convert, value: Convert) -> Convert:
    if get_args(kind)[0] is str:
        return lambda mapping: {name: value(part) for name, part in mapping.items()}
    return lambda mapping: [[key(name), value(part)] for name, part in mapping.items()]


def _default(each: Field[Any]) -> Any:
    """What the field holds where nothing was said; MISSING where it must be said."""
    return each.default_factory() if each.default_factory is not MISSING else each.default
