"""What `quick` must leave as it is: it may change nothing about a value but how fast it is made."""

import copy
import pickle
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace

import pytest

from alur.core.quick import quick


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    at: int
    names: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept(Plain):
    row: str
    place: int = 7


@dataclass(frozen=True, slots=True)
class Place:
    row: int
    column: int = 1


kept_of, place_of = quick(Kept), quick(Place)


def test_every_field_is_filled_by_word_or_by_default() -> None:
    kept = kept_of(at=3, row="a")
    assert (kept.at, kept.names, kept.row, kept.place) == (3, {}, "a", 7)
    assert kept_of(at=3, row="a", names={"b": 1}, place=2).names == {"b": 1}
    assert (place_of(2), place_of(2, 5).column) == (Place(row=2, column=1), 5)


def test_two_values_never_share_a_default_that_is_made() -> None:
    assert kept_of(at=3, row="a").names is not kept_of(at=3, row="a").names


def test_a_value_is_of_its_class_and_frozen_once_it_is_made() -> None:
    kept = kept_of(at=3, row="a")
    assert type(kept) is Kept
    with pytest.raises(FrozenInstanceError):
        kept.row = "b"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del kept.row
    with pytest.raises(FrozenInstanceError):
        type(kept).__setattr__(kept, "at", 4)


def test_what_is_missing_unknown_or_out_of_its_place_is_an_error() -> None:
    with pytest.raises(TypeError):
        kept_of(at=3)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        kept_of(at=3, row="a", rwo="b")  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        kept_of(3, "a")  # type: ignore[misc]


def test_equality_hash_words_replacing_and_copies_are_those_of_a_dataclass() -> None:
    place = place_of(2, 3)
    assert place == Place(2, 3) != Place(3, 3)
    assert len({place, Place(2, 3), place_of(2, 3)}) == 1
    assert repr(place) == "Place(row=2, column=3)"
    assert replace(place, row=9) == Place(9, 3)
    assert [each.name for each in fields(Kept)] == ["at", "names", "row", "place"]
    for again in (copy.deepcopy(place), pickle.loads(pickle.dumps(place))):
        assert (type(again), again) == (Place, place)
