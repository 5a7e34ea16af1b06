"""A foreign BPMN model becomes rows, and what an SOP cannot say is told, never dropped."""

import pytest
from tests.shared_data import DATA

from alur.core.checks.catalogue import check
from alur.core.refused import Refused
from alur.core.sop.model import Sop
from alur.formats.bpmn.model import Kind
from alur.formats.bpmn.read import read_bpmn
from alur.formats.bpmn.take_in import TakenIn, take_in

HEAD = '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x">'
WORK = (Kind.TASK, Kind.SUBPROCESS, Kind.AD_HOC)


def taken(inside: str, *, beside: str = "") -> TakenIn:
    data = f'{HEAD}{beside}<process id="p" name="Izin">{inside}</process></definitions>'.encode()
    return take_in(read_bpmn(data, name="izin.bpmn"), name="izin")


def flows(*ends: str) -> str:
    """``a>b`` or ``a>b:label``."""
    parts = []
    for number, end in enumerate(ends):
        way, _, label = end.partition(":")
        source, target = way.split(">")
        parts.append(f'<sequenceFlow id="f{number}" sourceRef="{source}" targetRef="{target}" name="{label}"/>')
    return "".join(parts)


def told(sop: Sop) -> list[str]:
    """Each row as symbol, text and where it leads, by number."""
    lines = []
    for row in sop.rows:
        exits = [
            f"{link.label}{link.label and ' '}{sop.number_of(link.target)}"
            for link in sop.links
            if link.source == row.id
        ]
        symbol = row.symbol.value if row.symbol else "?"
        lines.append(f"{symbol}{' gabung' if row.joins else ''} {row.text} > {', '.join(exits)}".removesuffix(" > "))
    return lines


def test_events_become_the_capsules_of_the_work_beside_them() -> None:
    found = taken(
        '<startEvent id="s" name="Surat datang"/><task id="a" name="Mencatat"/><task id="b" name="Mengarsipkan"/>'
        '<endEvent id="e"/>' + flows("s>a", "a>b", "b>e")
    )
    assert told(found.sop) == ["mulai Mencatat > 2", "selesai Mengarsipkan"]
    assert found.sop.rows[0].note == "Dimulai oleh: Surat datang"
    assert found.carried == {"startEvent": 1, "task": 2, "endEvent": 1, "sequenceFlow": 3}
    assert found.not_carried == ()


def test_the_gateway_behind_a_task_is_its_diamond_and_one_that_gathers_is_no_row() -> None:
    found = taken(
        '<startEvent id="s"/><task id="a" name="Menyusun"/><exclusiveGateway id="m"/><task id="b" name="Memeriksa"/>'
        '<exclusiveGateway id="g" name="Lengkap?"/><task id="c" name="Mengirim"/><endEvent id="e"/>'
        + flows("s>a", "a>m", "m>b", "b>g", "g>c:Ya", "g>m:Tidak", "c>e")
    )
    assert told(found.sop) == ["mulai Menyusun > 2", "putusan Memeriksa > Ya 3, Tidak 2", "selesai Mengirim"]
    assert found.sop.rows[1].note == "Lengkap?"


def test_parallel_gateways_become_a_split_and_a_join() -> None:
    found = taken(
        '<startEvent id="s"/><task id="a" name="Membagi"/><parallelGateway id="k"/><task id="b" name="Mencetak"/>'
        '<task id="c" name="Menjilid"/><parallelGateway id="j"/><task id="d" name="Mengirim"/><endEvent id="e"/>'
        + flows("s>a", "a>k", "k>b", "k>c", "b>j", "c>j", "j>d", "d>e")
    )
    assert told(found.sop) == [
        "mulai Membagi > 2, 3",
        "proses Mencetak > 4",
        "proses Menjilid > 4",
        "selesai gabung Mengirim",
    ]
    assert not [
        one for one in check(found.sop) if one.level == "error" and one.check != "no_lane" and "lane" not in one.check
    ]


def test_an_event_behind_a_decision_becomes_a_row_of_its_own() -> None:
    found = taken(
        '<startEvent id="s"/><task id="a" name="Menerima"/><task id="b" name="Memeriksa"/><exclusiveGateway id="g"/>'
        '<endEvent id="e" name="Ditolak"/><endEvent id="f" name="Diterima"/>'
        + flows("s>a", "a>b", "b>g", "g>e:Tidak", "g>f:Ya")
    )
    assert told(found.sop) == [
        "mulai Menerima > 2",
        "putusan Memeriksa > Tidak 3, Ya 4",
        "selesai Ditolak",
        "selesai Diterima",
    ]


def test_a_plain_subprocess_is_laid_open_and_another_stays_one_row_with_what_it_held_told() -> None:
    inner = '<startEvent id="{0}s"/><task id="{0}t" name="Menimbang {0}"/><endEvent id="{0}e"/>'
    arrow = '<sequenceFlow id="{{0}}{0}" sourceRef="{{0}}{1}" targetRef="{{0}}{2}"/>'
    part = f"{inner}{arrow.format(1, 's', 't')}{arrow.format(2, 't', 'e')}"
    found = taken(
        '<startEvent id="s"/><task id="a" name="Mulai"/>'
        f'<subProcess id="u" name="Plain">{part.format("u")}</subProcess>'
        f'<adHocSubProcess id="v" name="Bebas">{part.format("v")}</adHocSubProcess>'
        '<task id="z" name="Menutup"/><endEvent id="e"/>' + flows("s>a", "a>u", "u>v", "v>z", "z>e")
    )
    assert [row.text for row in found.sop.rows] == ["Mulai", "Menimbang u", "Bebas", "Menutup"]
    assert {one.name for one in found.not_carried} >= {"Plain", "Menimbang v", "Bebas"}


def test_lanes_go_in_the_order_of_first_work_and_one_without_work_is_told() -> None:
    lanes = (
        '<laneSet id="ls"><lane id="l1" name="Kepala"><flowNodeRef>b</flowNodeRef></lane>'
        '<lane id="l2" name="Petugas"><flowNodeRef>a</flowNodeRef></lane><lane id="l3" name="Arsip"/></laneSet>'
    )
    found = taken(f'{lanes}<task id="a" name="Menulis"/><task id="b" name="Menyetujui"/>' + flows("a>b"))
    assert [lane.label for lane in found.sop.lanes] == ["Petugas", "Kepala"]
    assert [row.lane for row in found.sop.rows] == ["petugas", "kepala"]
    assert [(one.kind, one.name) for one in found.not_carried] == [("lane", "Arsip")]


def test_data_beside_a_task_becomes_its_kelengkapan_and_output_and_annotations_its_note() -> None:
    found = taken(
        '<dataObjectReference id="d" name="Formulir"/><dataObjectReference id="o" name="Tanda terima"/>'
        '<task id="a" name="Menerima"><dataInputAssociation id="i"><sourceRef>d</sourceRef></dataInputAssociation>'
        '<dataOutputAssociation id="k"><targetRef>o</targetRef></dataOutputAssociation></task>'
        '<textAnnotation id="t"><text>Rangkap dua</text></textAnnotation>'
        '<association id="h" sourceRef="a" targetRef="t"/>'
    )
    (row,) = found.sop.rows
    assert (row.needs, row.outputs, row.note) == (("Formulir",), ("Tanda terima",), "Rangkap dua")
    assert found.not_carried == ()


def test_what_has_no_place_in_an_sop_is_listed_with_its_reason() -> None:
    found = taken(
        '<startEvent id="s"><timerEventDefinition/></startEvent>'
        '<task id="a" name="Menunggu"><standardLoopCharacteristics/></task>'
        '<boundaryEvent id="b" attachedToRef="a" name="Terlambat"><timerEventDefinition/></boundaryEvent>'
        '<task id="c" name="Mengingatkan"/>' + flows("s>a", "b>c"),
        beside='<collaboration id="k"><participant id="q" name="Bank"/>'
        '<messageFlow id="m" sourceRef="a" targetRef="q"/></collaboration>',
    )
    assert {one.kind for one in found.not_carried} == {
        "eventDefinition",
        "loopCharacteristics",
        "boundaryEvent",
        "participant",
        "messageFlow",
    }
    assert "Bila Terlambat: Mengingatkan" in found.sop.rows[0].note


def test_a_model_without_work_is_refused() -> None:
    with pytest.raises(Refused, match="tidak berisi satu kegiatan pun"):
        taken('<subProcess id="u" triggeredByEvent="true"><task id="t" name="x"/></subProcess>')


def test_no_task_of_the_miwg_models_is_lost_in_silence() -> None:
    if DATA is None:
        pytest.skip("../shared/data is not here: the models of the MIWG are not part of this project")
    files = sorted(DATA.joinpath("miwg").glob("*.bpmn"))
    assert len(files) == 21
    for path in files:
        model = read_bpmn(path.read_bytes(), name=path.name)
        found = take_in(model, name=path.stem)
        told_of = {one.id for one in found.not_carried}
        texts = {row.text for row in found.sop.rows}
        work = [node for node in model.nodes if node.kind in WORK and node.name]
        assert [node.name for node in work if " ".join(node.name.split()) not in texts and node.id not in told_of] == []
