"""What one lane does, in spoken words made from the SOP."""

from dataclasses import replace

import pytest
from tests.random_sop import random_sop

from alur.core.learn.briefing import summary, transcript
from alur.core.sop.flow import flow_of
from alur.core.sop.model import Identity, Lane, Link, Row, Sop, Symbol

SOP = Sop(
    Identity(name="Podcast", warnings=("Izin ditandatangani lebih dahulu",)),
    lanes=(Lane("host", "Host"), Lane("kepala", "Kepala")),
    rows=(
        Row("rekam", (Symbol.START,), "Merekam", lane="host", needs=("Rundown", "Izin"), time="90 menit"),
        Row("periksa", (Symbol.DECISION,), "Memeriksa", lane="kepala", shared=("host",), outputs=("Lembar",)),
        Row("tayang", (Symbol.END,), "Menayangkan", lane="host", time="2 menit/berkas"),
    ),
    links=(Link("rekam", "periksa"), Link("periksa", "tayang", "Ya"), Link("periksa", "rekam", "Tidak")),
    promise="2-3 hari kerja",
)


def test_the_transcript_says_what_the_sheet_says() -> None:
    assert transcript(summary(flow_of(SOP), "host")) == (
        "Podcast. Ringkasan untuk Host. Janji layanan ini 2 sampai 3 hari kerja. Anda mengerjakan 3 dari 3 langkah.",
        "Langkah 1: Merekam. Siapkan Rundown dan Izin. Waktunya paling lama 90 menit. "
        "Sesudahnya langkah 2, Memeriksa, oleh Kepala.",
        "Langkah 2: Memeriksa. Anda ikut serta; pelaksana lain yang bertanggung jawab. Datang dari langkah 1, Merekam. "
        "Hasilnya Lembar. Bila Ya, ke langkah 3, Menayangkan. Bila Tidak, ke langkah 1, Merekam.",
        "Langkah 3: Menayangkan. Datang dari langkah 2, Memeriksa, oleh Kepala. "
        "Waktunya paling lama 2 menit untuk setiap berkas. Di sini SOP selesai.",
        "Yang perlu diingat. Izin ditandatangani lebih dahulu.",
    )


def test_an_unknown_lane_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(KeyError):
        summary(flow_of(SOP), "operator")


def test_every_row_of_every_lane_is_told_once_by_the_one_who_answers_for_it() -> None:
    for seed in range(40):
        sop = random_sop(seed, rows=14)
        told = [step.row.id for lane in sop.lanes for step in summary(flow_of(sop), lane.key).steps if not step.shares]
        assert sorted(told) == sorted(row.id for row in sop.rows), seed
        assert all(transcript(summary(flow_of(replace(sop, promise="")), lane.key)) for lane in sop.lanes)
