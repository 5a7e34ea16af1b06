"""The examples of `examples/`: each as the writer writes it, and together showing what an SOP file can say."""

from pathlib import Path

import pytest

from alur.core.sop.flow import flow_of, longest_way
from alur.core.sop.model import Grain
from alur.core.sop.standard import read_standard, working_minutes
from alur.formats.sopfile import read_sop, write_sop

EXAMPLES = {path.name.split(".")[0]: path for path in (Path(__file__).parents[3] / "examples").glob("*.sop.yaml")}
SOPS = {kode: read_sop(path.read_bytes(), name=path.name) for kode, path in EXAMPLES.items()}


@pytest.mark.parametrize("kode", sorted(EXAMPLES))
def test_an_example_is_named_by_its_kode_and_written_as_alur_writes(kode):
    assert SOPS[kode].identity.kode == kode
    assert write_sop(SOPS[kode]) == EXAMPLES[kode].read_bytes()


@pytest.mark.parametrize("kode", sorted(EXAMPLES))
def test_an_example_keeps_its_promise_with_room_for_queues(kode):
    way, promise = longest_way(flow_of(SOPS[kode])), read_standard(SOPS[kode].promise)
    assert way is not None
    assert promise is not None
    assert way.minutes <= working_minutes(promise)


def test_the_longest_way_of_the_podcast_is_summed_by_hand():
    # hari kerja: 1 tema + 1 setuju + 2 undang + 0 menunggu + 1 naskah + 2 sunting + 1 periksa + 1 lapor = 9 × 450;
    # menit: 60 studio + 90 rekam + 60 tayang = 210.
    way = longest_way(flow_of(SOPS["podcast"]))
    assert way is not None
    assert way.minutes == 9 * 450 + 210


def test_the_office_has_units_of_every_kind():
    assert {sop.identity.unit for sop in SOPS.values()} == {
        "Keasistenan Penerimaan dan Verifikasi Laporan",
        "Keasistenan Pemeriksaan Laporan",
        "Keasistenan Pencegahan",
        "Bagian Tata Usaha",
    }


def test_the_examples_show_what_an_sop_file_can_say():
    rows = [row for sop in SOPS.values() for row in sop.rows]
    assert any(row.waits_for_applicant and row.timeout_exit for row in rows)
    assert any(row.counts_items for row in rows)
    assert any(row.joins for row in rows)
    assert {row.calls for row in rows} - {""} <= set(SOPS)
    assert any(row.calls for row in rows)
    assert any(sop.trigger and sop.grain is Grain.MILESTONE for sop in SOPS.values())
    assert any(len(flow_of(sop).starts) > 1 for sop in SOPS.values())
