"""Hostile and damaged SOP files end in `Refused` or in a value, and soon."""

import time
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alur.core.refused import Refused
from alur.formats.sopfile import read_sop, write_sop

PODCAST = (Path(__file__).parents[3] / "examples" / "podcast.sop.yaml").read_bytes()
_BITS = [*b"[ ] { } &a *a ! ' > # ? % , -".split(), b'"', b": ", b"- ", b"|\n", b"\n", b"\t", b"\xff"]


def read_or_refuse(data: bytes) -> None:
    with suppress(Refused):
        sop = read_sop(data, name="x.yaml")
        assert read_sop(write_sop(sop), name="x.yaml") == sop


@given(st.integers(0, 10**9), st.integers(1, 6))
def test_a_damaged_file_is_refused_or_read(seed, wounds):
    random = Random(seed)
    data = bytearray(PODCAST)
    for _ in range(wounds):
        place = random.randrange(len(data))
        match random.randrange(4):
            case 0:
                data[place : place + random.randrange(1, 9)] = b""
            case 1:
                data[place:place] = random.choice(_BITS)
            case 2:
                data[place] = random.randrange(256)
            case _:
                data[place:place] = data[place - 40 : place]
    read_or_refuse(bytes(data))


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_or_read(data):
    read_or_refuse(data)


@pytest.mark.parametrize(
    "data",
    [
        b"a: " + b"[" * 1_900_000,
        b"a: " + b"{" * 1_900_000,
        b"- " * 900_000,
        b"? " * 900_000,
        b"x: 1\n" * 390_000,
        b"nama: " + b"a " * 900_000,
        b"nama: '" + b"''" * 900_000,
        b'nama: "' + b"\\x41" * 450_000 + b'"',
        b"nama: |\n" + b" a\n" * 600_000,
        b"langkah:\n" + b"- {proses: A, lanjut: [" + b"1," * 300_000 + b"1]}\n",
        b"langkah:\n" + b"- {proses: A}\n" * 30_000,
        b"langkah:\n" + (b"- {putusan: A, pilihan: {" + b",".join(b"a%d: 1" % n for n in range(90)) + b"}}\n") * 2_000,
        b"langkah:\n" + b"- {proses: " + b"a " * 400 + b"}\n" + b"- {proses: B}\n" * 1_900,
        b"pelaksana: [" + b"A," * 200_000 + b"]\n",
        b"#" * 1_999_999,
        b"\xef\xbb\xbf" + b"\n" * 1_900_000,
    ],
    ids=range(16),
)
def test_a_hostile_file_ends_soon(data):
    began = time.process_time()
    read_or_refuse(data)
    assert time.process_time() - began < 10
