"""The SOP file, read: exact meaning of INTERFACE §1, and refusals that name the line and what to do."""

import textwrap
from pathlib import Path

import pytest

from alur.core.refused import Refused
from alur.core.sop.model import Approval, Grain, Lane, Link, Sop, Symbol, Trigger
from alur.formats.sopfile import read_sop

EXAMPLES = Path(__file__).parents[3] / "examples"


def sop_of(text: str) -> Sop:
    return read_sop(textwrap.dedent(text).encode(), name="uji.sop.yaml")


def arrows(text: str) -> list[tuple[int, str, str]]:
    """(row number, target as number or text as written, label)."""
    sop = sop_of(text)
    numbers = {row.id: str(number) for number, row in enumerate(sop.rows, 1)}
    return [(int(numbers[link.source]), numbers.get(link.target, link.target), link.label) for link in sop.links]


def refusal(text: str | bytes) -> str:
    data = text if isinstance(text, bytes) else textwrap.dedent(text).encode()
    with pytest.raises(Refused) as caught:
        read_sop(data, name="uji.sop.yaml")
    sentence = str(caught.value)
    assert sentence.startswith("uji.sop.yaml, baris ")
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def test_the_podcast_is_read_whole():
    sop = read_sop((EXAMPLES / "podcast.sop.yaml").read_bytes(), name="podcast")
    assert (len(sop.rows), len(sop.lanes), sop.identity.number) == (11, 6, "05/SOP/PCG/2020")
    assert sop.identity.approval == Approval("Kepala Perwakilan", "Citra", "19800101 200501 2 001")
    assert sop.lanes[0] == Lane("produser", "Asisten Pencegahan")
    assert sop.rows[3].waits_for_applicant
    assert sop.rows[8].shared == ("produser",)
    assert [link for link in sop.links if link.source == "periksa-isi"] == [
        Link("periksa-isi", "tayang", "Ya"),
        Link("periksa-isi", "sunting", "Tidak"),
    ]


def test_every_scalar_is_text_as_written():
    sop = sop_of("{nomor: 05, kode: true, unit: 1.50, nama: ~, revisi: 2026-11-24, jenis: 0x1F}")
    identity = sop.identity
    assert (identity.number, identity.kode, identity.unit, identity.name) == ("05", "true", "1.50", "~")
    assert (identity.revised, identity.kind) == ("2026-11-24", "0x1F")


def test_rows_go_on_to_the_next_by_default():
    text = """
        langkah:
          - mulai: A
          - proses: B
          - putusan: C
          - putusan: D
            ya: 1
          - selesai: E
          - proses: F
    """
    assert arrows(text) == [
        (1, "2", ""),
        (2, "3", ""),
        (3, "4", "Ya"),
        (3, "4", "Tidak"),
        (4, "1", "Ya"),
        (4, "5", "Tidak"),
    ]


def test_targets_are_numbers_or_ids_and_an_unknown_one_is_kept():
    text = """
        langkah:
          - {mulai: A, lanjut: [02, akhir, 99, hilang]}
          - {proses: B, lanjut: akhir}
          - {selesai: C, id: akhir}
    """
    assert arrows(text) == [(1, "2", ""), (1, "3", ""), (1, "99", ""), (1, "hilang", ""), (2, "3", "")]


def test_a_decision_may_have_named_exits():
    text = """
        langkah:
          - {putusan: A, label_ya: Lengkap, label_tidak: Belum, tidak: 1}
          - putusan: B
            pilihan: {Setuju: 3, Perbaiki: 1, Tolak: 3}
          - {selesai: C}
    """
    assert arrows(text) == [
        (1, "2", "Lengkap"),
        (1, "1", "Belum"),
        (2, "3", "Setuju"),
        (2, "1", "Perbaiki"),
        (2, "3", "Tolak"),
    ]


def test_a_row_gets_the_slug_of_its_text_and_gives_way_to_written_ids():
    text = """
        langkah:
          - mulai: Menerima Surat
          - proses: Menerima surat
          - {proses: Lain, id: menerima-surat}
          - proses: "123"
          - proses: "***"
          - proses: ""
    """
    ids = [row.id for row in sop_of(text).rows]
    assert ids == ["menerima-surat-2", "menerima-surat-3", "menerima-surat", "langkah-123", "langkah", "langkah-2"]


def test_two_symbols_or_none_are_held():
    rows = sop_of("langkah: [{proses: A, putusan: B}, {kegiatan: C}]").rows
    assert [(row.symbols, row.text, row.symbol) for row in rows] == [
        ((Symbol.TASK, Symbol.DECISION), "A / B", None),
        ((), "C", None),
    ]


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ("{a: Asisten, b: Kepala}", ["a", "b"]),
        ("[Asisten, Kepala Perwakilan]", ["asisten", "kepala-perwakilan"]),
        ("[{kunci: a, nama: Asisten}, {kunci: b, nama: Kepala}]", ["a", "b"]),
        ("[{a: Asisten}, Kepala]", ["a", "kepala"]),
        ("[Asisten, Asisten]", ["asisten", "asisten-2"]),
    ],
)
def test_lanes_are_a_map_or_a_list(written, keys):
    assert [lane.key for lane in sop_of(f"pelaksana: {written}").lanes] == keys


def test_oleh_names_a_key_or_a_label_and_an_unknown_one_is_kept():
    text = """
        pelaksana: {a: Asisten, k: Kepala}
        langkah: [{mulai: A, oleh: Asisten, bersama: [k, Kepala, Siapa]}, {proses: B, oleh: x}]
    """
    rows = sop_of(text).rows
    assert (rows[0].lane, rows[0].shared, rows[1].lane) == ("a", ("k", "k", "Siapa"), "x")


@pytest.mark.parametrize("word", ["true", "ya", "benar", "Ya", "TRUE"])
def test_claims_are_written_in_several_words(word):
    row = sop_of(f"langkah: [{{mulai: A, menunggu_pemohon: {word}, jumlah: {word}, gabung: semua}}]").rows[0]
    assert (row.waits_for_applicant, row.counts_items, row.joins) == (True, True, True)


def test_lewat_waktu_names_an_exit():
    text = """
        langkah:
          - {putusan: A, menunggu_pemohon: true, lewat_waktu: tidak, label_tidak: Belum, tidak: 1}
          - {putusan: B, lewat_waktu: tidak, pilihan: {tidak: 1, lain: 2}}
    """
    assert [row.timeout_exit for row in sop_of(text).rows] == ["Belum", "tidak"]


def test_the_further_keys_at_the_top_are_read():
    sop = sop_of(
        """
        kode: laporan
        janji: 5 hari kerja
        pemicu: {setiap: bulan, hari_kerja: 5}
        ukur: tonggak
        proses_bisnis: OM.01.02
        formulir: {nama: teks, tanggal_lahir: tanggal, cara: lisan | tertulis}
        """
    )
    assert (sop.identity.kode, sop.promise, sop.grain) == ("laporan", "5 hari kerja", Grain.MILESTONE)
    assert sop.trigger == Trigger("bulan", 5)
    assert dict(sop.form) == {"nama": "teks", "tanggal_lahir": "tanggal", "cara": "lisan | tertulis"}


def test_other_spellings_mean_the_same():
    plain = sop_of("{nama: A, pembuatan: 1, kualifikasi: [x], disahkan: Kepala, langkah: [{mulai: B, keterangan: c}]}")
    other = sop_of(
        """
        Identitas:
          Judul: A
          Tanggal Pembuatan: 1
          kualifikasi-pelaksana: x
          disahkan_oleh: {jabatan: Kepala}
        kegiatan: [{mulai: B, ket: c}]
        """
    )
    assert plain == other


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ("nama: A\nnamma: B\n", 2, "ganti dengan “nama”"),
        ("nama: A\nxyz: B\n", 2, "hapus"),
        ("langkah:\n- mulai: A\n  lanjutt: 2\n", 3, "ganti dengan “lanjut”"),
        ("nama: A\nnama: B\n", 2, "baris 1"),
        ("nama: A\njudul: B\n", 2, "baris 1"),
        ("langkah:\n- mulai: A\n  mulai: B\n", 3, "baris 2"),
        ("langkah:\n- {mulai: A, id: a}\n- {proses: B, id: a}\n", 3, "baris 2"),
        ("langkah:\n- {mulai: A, id: A b}\n", 2, "huruf kecil"),
        ("pelaksana: {a: A, ' a': B}", 1, "baris 1"),
        ("nama: &x A\n", 1, "jangkar"),
        ("nama: A\nunit: *x\n", 2, "alias"),
        ("nama: !!str A\n", 1, "penanda"),
        ("nama: ! A\n", 1, "penanda"),
        ("%TAG ! tag:x,2000:\n---\nnama: A\n", 1, "%TAG"),
        ("nama: A\nunit:\tB\n", 2, "tab"),
        ("nama: 'A\tB'\n", 1, "tab"),
        ("nama: A\n---\nnama: B\n", 2, "dokumen kedua"),
        ("", 1, "kosong"),
        ("# hanya catatan\n", 1, "kosong"),
        ("nama: [A\n", 2, "YAML"),
        ("nama: A: B\n", 1, "YAML"),
        ("- nama: A\n", 1, "kunci: isi"),
        ("nama\n", 1, "kunci: isi"),
        ("nama: [A]\n", 1, "satu teks"),
        ("? [a]\n: b\n", 1, "kunci harus berupa teks"),
        ("langkah: A\n", 1, "daftar"),
        ("langkah:\n- A\n", 2, "kunci: isi"),
        ("langkah: [{mulai: A, pilihan: 3}]\n", 1, "pilihan"),
        ("langkah: [{mulai: A, jumlah: mungkin}]\n", 1, "true atau false"),
        ("langkah: [{mulai: A, gabung: satu}]\n", 1, "semua"),
        ("ukur: kira-kira\n", 1, "penuh atau tonggak"),
        ("pemicu: {setiap: tahun}\n", 1, "hari, minggu, atau bulan"),
        ("pemicu: {setiap: bulan, hari_kerja: 40}\n", 1, "1 sampai 23"),
        ("formulir:\n  nama: teks\n  foto: gambar\n", 3, "teks, tanggal, angka"),
        ("formulir:\n  cara: lisan |\n", 2, "lisan | tertulis"),
        ("nama: A\nunit: \x07\n", 2, "kendali"),
        (b"nama: A\nunit: \xff\n", 2, "UTF-8"),
        (b"\xff\xfen\x00a\x00", 1, "UTF-8"),
    ],
)
def test_what_the_format_does_not_know_is_refused_with_its_line(text, line, hint):
    sentence = refusal(text)
    assert f"baris {line}: " in sentence
    assert hint in sentence


def test_too_much_is_refused():
    assert "2 MB" in refusal(b"#" * 2_000_001)
    assert "baris 2002" in refusal("langkah:\n" + "- proses: A\n" * 2001)
    assert "bertingkat lebih dari 20" in refusal("nama: " + "[" * 21 + "]" * 21)
    assert len(read_sop(("langkah:\n" + "- proses: A\n" * 2000).encode(), name="x").rows) == 2000


def test_a_long_text_does_not_make_a_long_sentence():
    assert len(refusal("x" * 500 + ": 1\n")) < 200
