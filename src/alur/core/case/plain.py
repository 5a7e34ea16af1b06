"""Frozen values ↔ plain JSON values, made from the dataclasses' own types: there is no second list of fields.

A dataclass becomes an object without the fields that have their default; those in ``compact`` become an array.
A mapping becomes an object, or an array of pairs where its keys are no text. Nothing is guessed when reading:
a key that no field has is an error.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

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
        hints = get_type_hints(kind)
        parts = [(each.name, _default(each), self.writer(hints[each.name])) for each in chosen]

        def write(value: Any) -> dict[str, Any]:
            plain = {}
            for name, default, part in parts:
                if (own := getattr(value, name)) != default:
                    plain[name] = part(own)
            return plain

        return write

    def object_reader(self, kind: type, chosen: Iterable[Field[Any]]) -> Convert:
        """Reads the fields chosen into keyword arguments."""
        hints = get_type_hints(kind)
        parts = {each.name: self.reader(hints[each.name]) for each in chosen}
        return lambda plain: {name: parts[name](part) for name, part in plain.items()}

    def _make_writer(self, kind: Any) -> Convert:
        if is_dataclass(kind) and isinstance(kind, type):
            return self._array_writer(kind) if kind in self._compact else self.object_writer(kind, fields(kind))
        if isinstance(kind, type) and issubclass(kind, Enum):
            return lambda value: value.value
        inner = [self.writer(part) for part in _parts(kind)]
        match get_origin(kind):
            case origin if origin in (UnionType, Union):
                return lambda value: None if value is None else inner[0](value)
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
            case origin if origin in (UnionType, Union):
                return lambda plain: None if plain is None else inner[0](plain)
            case origin if origin is tuple:
                return lambda plain: tuple([inner[0](part) for part in plain])
            case origin if origin is Mapping:
                return lambda plain: {
                    inner[0](key): inner[1](part) for key, part in (plain.items() if isinstance(plain, dict) else plain)
                }
        return _same

    def _whole_reader(self, kind: type) -> Convert:
        read = self.object_reader(kind, fields(kind))
        return lambda plain: kind(**read(plain))

    def _array_writer(self, kind: type) -> Convert:
        hints = get_type_hints(kind)
        parts = [(each.name, self.writer(hints[each.name])) for each in fields(kind)]
        return lambda value: [part(getattr(value, name)) for name, part in parts]

    def _array_reader(self, kind: type) -> Convert:
        hints = get_type_hints(kind)
        parts = [self.reader(hints[each.name]) for each in fields(kind)]
        return lambda plain: kind(*[read(part) for read, part in zip(parts, plain, strict=True)])


def _parts(kind: Any) -> list[Any]:
    return [part for part in get_args(kind) if part not in (NoneType, Ellipsis)]


def _mapping_writer(kind: Any, key: Convert, value: Convert) -> Convert:
    if get_args(kind)[0] is str:
        return lambda mapping: {name: value(part) for name, part in mapping.items()}
    return lambda mapping: [[key(name), value(part)] for name, part in mapping.items()]


def _default(each: Field[Any]) -> Any:
    """What the field holds where nothing was said; MISSING where it must be said."""
    return each.default_factory() if each.default_factory is not MISSING else each.default
