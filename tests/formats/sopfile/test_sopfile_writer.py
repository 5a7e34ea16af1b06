"""The SOP file, written: what is written is read as the same value, and the shortest way."""

from pathlib import Path
from types import MappingProxyType

from hypothesis import given
from hypothesis import strategies as st
from tests.random_sop import random_sop

from alur.core.sop.case_form import KINDS
from alur.core.sop.model import Approval, Grain, Identity, Lane, Link, Row, Sop, Symbol, Trigger
from alur.formats.sopfile import read_sop, write_sop

EXAMPLES = Path(__file__).parents[3] / "examples"

# Any text a person or a foreign file may bring; without blank ends, since those are not kept.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=25).map(str.strip)
FULL_TEXTS = TEXTS.filter(bool)
LISTS = st.lists(FULL_TEXTS, max_size=3).map(tuple)
IDS = st.from_regex(r"[a-z][a-z0-9_-]{0,5}", fullmatch=True)
IDENTITIES = st.builds(
    Identity,
    *[TEXTS] * 9,
    approval=st.builds(Approval, TEXTS, TEXTS, TEXTS),
    kind=TEXTS,
    legal_basis=LISTS,
    qualifications=LISTS,
    related=LISTS,
    equipment=LISTS,
    warnings=LISTS,
    records=LISTS,
    process_code=TEXTS,
)
LABELS = st.sampled_from(["", "Ya", "Tidak", "Lengkap", "Belum, jika: kurang"])


@st.composite
def sops(draw):
    lanes = tuple(Lane(key, label) for key, label in draw(st.dictionaries(FULL_TEXTS, TEXTS, max_size=3)).items())
    ids = draw(st.lists(IDS, unique=True, max_size=6))
    keys = st.sampled_from([lane.key for lane in lanes] or [""])
    rows = tuple(draw(_rows(row_id, keys)) for row_id in ids)
    links = tuple(link for row_id in ids for link in draw(_links(row_id, [*ids, "99", "hilang"])))
    return Sop(
        draw(IDENTITIES),
        lanes,
        rows,
        links,
        draw(TEXTS),
        draw(st.none() | st.builds(Trigger, st.sampled_from(["minggu", "bulan"]), st.integers(1, 5))),
        draw(st.sampled_from(Grain)),
        MappingProxyType(draw(st.dictionaries(FULL_TEXTS, st.sampled_from([*KINDS, "lisan | tertulis"]), max_size=2))),
    )


def _rows(row_id, keys):
    return st.builds(
        Row,
        id=st.just(row_id),
        symbols=st.sets(st.sampled_from(Symbol), max_size=2).map(lambda found: tuple(s for s in Symbol if s in found)),
        text=TEXTS,
        lane=keys,
        shared=st.lists(keys.filter(bool), max_size=2).map(tuple),
        needs=LISTS,
        time=TEXTS,
        outputs=LISTS,
        note=TEXTS,
        joins=st.booleans(),
        waits_for_applicant=st.booleans(),
        timeout_exit=st.sampled_from(["", "Ya", "Tidak", "Lengkap"]),
        calls=TEXTS,
        counts_items=st.booleans(),
    )


@st.composite
def _links(draw, row_id, targets):
    """Exits of one label stand together, the unlabelled ones first: the order that the file can say."""
    labels = sorted(draw(st.sets(LABELS, max_size=3)), key=bool)
    groups = [(label, draw(st.lists(st.sampled_from(targets), min_size=1, max_size=2))) for label in labels]
    return [Link(row_id, target, label) for label, group in groups for target in group]


@given(sops())
def test_what_is_written_is_read_as_the_same_value(sop):
    assert read_sop(write_sop(sop), name="x") == sop


@given(st.integers(0, 10**6))
def test_a_sound_sop_is_read_as_the_same_value(seed):
    sop = random_sop(seed, rows=30)
    assert read_sop(write_sop(sop), name="x") == sop


def test_reading_and_writing_an_example_changes_nothing():
    for path in sorted(EXAMPLES.glob("*.sop.yaml")):
        assert write_sop(read_sop(path.read_bytes(), name=path.name)) == path.read_bytes(), path.name


def test_defaults_are_not_written():
    text = b"langkah:\n  - mulai: A\n    id: a\n  - putusan: B\n    id: b\n    tidak: a\n  - selesai: C\n    id: c\n"
    assert write_sop(read_sop(text, name="x")) == text


def test_a_row_that_goes_nowhere_says_so():
    sop = read_sop(b"langkah: [{mulai: A, lanjut: []}, {putusan: B, pilihan: {}}, {selesai: C}]", name="x")
    assert sop.links == ()
    assert read_sop(write_sop(sop), name="x") == sop


def test_a_lone_exit_stays_lone():
    sop = read_sop(b"langkah: [{putusan: A, pilihan: {Ya: 2}}, {putusan: B, ya: 1}]", name="x")
    assert [link.label for link in sop.links] == ["Ya", "Ya"]
    assert read_sop(write_sop(sop), name="x") == sop
