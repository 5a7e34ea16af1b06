"""The JSON Schema for editors says what the reader says: whatever the reader takes in canonical keys, it takes too."""

import json
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.random_sop import random_sop

import alur.formats.sopfile as sopfile
from alur.core.refused import Refused
from alur.formats.sopfile import keys, read_sop, write_sop

SCHEMA = json.loads((Path(sopfile.__file__).parent / "sop.schema.json").read_text())
VALIDATOR = Draft202012Validator(SCHEMA)
EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("*.sop.yaml"))

# Canonical words for whatever a random edit may put in; each kind of value that YAML knows is among them.
_WORDS = ["", "A", "1", "05", "semua", "bulan", "tonggak", "true", "mulai", "a-b", "A b"]
_VALUES = [
    *_WORDS,
    None,
    [],
    ["A"],
    ["A", ["B"]],
    {},
    {"A": "B"},
    {"A": "teks"},
    {"A": "lisan | tertulis"},
    {"setiap": "bulan"},
    {"kunci": "a", "nama": "A"},
]


def test_the_schema_is_one_and_knows_the_keys_of_the_reader():
    Draft202012Validator.check_schema(SCHEMA)
    assert list(SCHEMA["properties"]) == list(keys.TOP)
    assert list(SCHEMA["$defs"]["baris"]["properties"]) == list(keys.ROW)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_an_example_is_valid_as_editors_see_it(path):
    VALIDATOR.validate(yaml.safe_load(path.read_text()))


@given(st.integers(0, 10**6))
def test_what_the_writer_writes_is_valid(seed):
    VALIDATOR.validate(yaml.safe_load(write_sop(random_sop(seed, rows=20))))


@given(st.integers(0, 10**9), st.integers(1, 4))
def test_what_the_reader_takes_is_valid(seed, edits):
    random = Random(seed)
    tree = yaml.load(random.choice(EXAMPLES).read_text(), Loader=yaml.BaseLoader)
    for _ in range(edits):
        _edit(random, tree)
    with suppress(Refused):
        read_sop(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=10**6).encode(), name="x")
        VALIDATOR.validate(tree)


def _edit(random: Random, tree: dict) -> None:
    """One random change in the top, a row, or a map of them."""
    inner = [value for value in tree.values() if isinstance(value, dict)]
    rows = [row for row in tree.get("langkah") or () if isinstance(row, dict)]
    place = random.choice([tree, *inner, *rows])
    key = random.choice([*keys.TOP, *keys.ROW, *place])
    if random.random() < 0.3:
        place.pop(key, None)
    else:
        place[key] = random.choice(_VALUES)


@pytest.mark.parametrize(
    "text",
    [
        "namma: A",
        "nama: [A]",
        "langkah: {mulai: A}",
        "langkah: [A]",
        "langkah: [{mulai: A, lanjutt: 2}]",
        "langkah: [{mulai: A, id: 2 b}]",
        "langkah: [{mulai: A, gabung: satu}]",
        "langkah: [{mulai: A, jumlah: mungkin}]",
        "langkah: [{mulai: A, pilihan: 3}]",
        "ukur: kira-kira",
        "pemicu: {setiap: tahun}",
        "disahkan: {gelar: A}",
        "formulir: [A]",
        "formulir: {foto: gambar}",
        "formulir: {cara: lisan |}",
        "formulir: {cara: ''}",
    ],
)
def test_what_the_reader_refuses_in_shape_the_schema_refuses_too(text):
    with pytest.raises(Refused):
        read_sop(text.encode(), name="x")
    assert not VALIDATOR.is_valid(yaml.safe_load(text))
