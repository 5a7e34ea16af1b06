"""Reading BPMN files: what stands in them, the reference models of the MIWG, and files made to do harm."""

import re
from contextlib import suppress
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.formats.bpmn.writing import body, document, node
from tests.shared_data import DATA

from alur.core.conform.align import Aligner
from alur.core.refused import Refused
from alur.formats.bpmn.model import Arrow, Kind, Loop
from alur.formats.bpmn.net import bpmn_net
from alur.formats.bpmn.read import LIMIT, MOST_ELEMENTS, read_bpmn

PLAIN = document(body("start s,task a,end e", "s>a a>e"))


def test_nodes_and_arrows_are_read_in_the_order_of_the_file() -> None:
    model = read_bpmn(PLAIN, name="m")
    assert [(each.id, each.kind, each.name, each.scope) for each in model.nodes] == [
        ("s", Kind.START, "", "p0"),
        ("a", Kind.TASK, "A", "p0"),
        ("e", Kind.END, "", "p0"),
    ]
    assert model.arrows == (Arrow("s_a", "s", "a"), Arrow("a_e", "a", "e"))


def test_what_an_element_holds_is_told_of_its_node() -> None:
    task = node("task", "a", "<standardLoopCharacteristics/>")
    timer = node("boundaryEvent", "t", "<timerEventDefinition/>", attachedToRef="a", cancelActivity="false")
    sub = node("subProcess", "u", node("startEvent", "us", "<messageEventDefinition/>"), triggeredByEvent="true")
    nodes = {each.id: each for each in read_bpmn(document(body("", "", task, timer, sub)), name="m").nodes}
    assert nodes["a"].loop is Loop.AFTER
    assert (nodes["t"].attached_to, nodes["t"].trigger, nodes["t"].interrupts) == ("a", "timer", False)
    assert nodes["u"].by_event
    assert (nodes["us"].scope, nodes["us"].trigger) == ("u", "message")


def test_an_arrow_to_nowhere_or_across_a_border_is_named_and_left_out() -> None:
    sub = node("subProcess", "u", body("task b", ""))
    model = read_bpmn(document(body("task a", "a>b a>lost", sub)), name="m")
    assert model.arrows == ()
    assert [each.id for each in model.not_carried] == ["a_b", "a_lost"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_any_usual_encoding_is_read(encoding: str) -> None:
    text = PLAIN.decode().replace("UTF-8", encoding).replace('"A"', '"Menelaah é"')
    assert [each.name for each in read_bpmn(text.encode(encoding), name="m").nodes] == ["", "Menelaah é", ""]


@pytest.mark.skipif(DATA is None, reason="the folder shared/data is not beside the project")
def test_every_reference_model_of_the_miwg_is_read_and_compared() -> None:
    assert DATA is not None
    files = sorted((DATA / "miwg").glob("*.bpmn"))
    assert len(files) == 21
    for file in files:
        model = read_bpmn(file.read_bytes(), name=file.name)
        aligner = Aligner(bpmn_net(model))
        names = aligner.net.texts
        assert model.not_carried == ()
        assert 0 <= aligner.align(names[::3]).cost <= len(names) + aligner.shortest


BOMB = b'<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><definitions>&b;</definitions>'
OUTSIDE = b'<!DOCTYPE d SYSTEM "http://127.0.0.1:9/d.dtd"><definitions/>'
FILE = b'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]><definitions>&a;</definitions>'
SPACE = b'<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">'


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "bukan XML yang utuh"),
        (b"PK\x03\x04 a zip", "bukan XML yang utuh"),
        (PLAIN[:200], "bukan XML yang utuh"),
        (b"<html/>", "bukan BPMN 2.0"),
        (b"<definitions/>", "tidak berisi satu proses pun"),
        (SPACE + b"</definitions>", "tidak berisi satu proses pun"),
        (document(""), "tidak berisi satu proses pun"),
        (document(body("task a,task a", "")), "dipakai dua kali"),
        (SPACE + b"<x>" * 100_000, "bukan XML yang utuh"),
        (document(f'<task id="a" name="{"x" * 11_000_000}"/>'), "bukan XML yang utuh"),
        (document("".join(f'<task id="t{n}"/>' for n in range(MOST_ELEMENTS + 1))), "lebih dari 5000 simpul"),
        (BOMB, "mempunyai DTD"),
        (OUTSIDE, "mempunyai DTD"),
        (FILE, "mempunyai DTD"),
        (FILE.decode().encode("utf-16"), "mempunyai DTD"),
        (b" " * (LIMIT + 1), "lebih dari 64 MB"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(data: bytes, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        read_bpmn(data, name="m.bpmn")


def test_a_refusal_names_the_file_and_the_line() -> None:
    with pytest.raises(Refused, match=r"m\.bpmn, baris 3"):
        read_bpmn(b"<?xml version='1.0'?>\n" + SPACE + b"\n<process></oops>", name="m.bpmn")


SEED = document(
    body(
        "start s,and f,task a,xor g,or o,or j,end e",
        "s>f f>a f>u a>g g>a g>o o>j o>k k>j j>e u>e",
        node("subProcess", "u", body("start us,task b,end ue", "us>b b>ue")),
        node("boundaryEvent", "t", "<timerEventDefinition/>", attachedToRef="u", cancelActivity="false"),
        node("task", "k", "<multiInstanceLoopCharacteristics/>"),
    )
)


@given(st.integers(0, 10**9))
def test_a_damaged_file_is_read_or_refused_and_nothing_else(seed: int) -> None:
    rng, data = Random(seed), bytearray(SEED)
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(data))
        match rng.randrange(3):
            case 0:
                data[at] = rng.randrange(256)
            case 1:
                del data[at : at + rng.randrange(40)]
            case _:
                data[at:at] = data[(start := rng.randrange(len(data))) : start + rng.randrange(60)]
    read_and_compare(bytes(data))


@given(st.integers(0, 10**9))
def test_a_file_with_its_references_mixed_up_is_compared_or_refused_and_nothing_else(seed: int) -> None:
    rng = Random(seed)
    ids = re.findall(r' id="(\w+)"', SEED.decode())
    reference = r'(sourceRef|targetRef|attachedToRef)="\w+"'
    mixed = re.sub(
        reference,
        lambda found: found[0] if rng.random() < 0.8 else f'{found[1]}="{rng.choice(ids)}"',
        SEED.decode(),
    )
    read_and_compare(mixed.encode())


def read_and_compare(data: bytes) -> None:
    with suppress(Refused):
        Aligner(bpmn_net(read_bpmn(data, name="m"))).align(("A", "B", "A", "?"))
