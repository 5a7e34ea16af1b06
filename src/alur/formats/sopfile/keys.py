"""The keys of the SOP file: each canonical key with the other spellings that the reader accepts.

The one place where they stand: the reader looks here, the writer writes canonical keys only, and the reference page
`docs/reference/sop-file.md` is held to it by a test. Capitals, spaces and hyphens in a key do not matter.
"""

from difflib import get_close_matches

from alur.formats.sopfile.misread import Misread
from alur.formats.sopfile.tree import Mapping, Node, Text

Spellings = dict[str, tuple[str, ...]]

# In the order in which the writer writes them.
TOP: Spellings = {
    "kode": (),
    "nama": ("judul", "sop", "nama_sop", "judul_sop"),
    "nomor": ("nomor_sop",),
    "instansi": ("lembaga", "nama_instansi"),
    "unit": ("unit_kerja", "satuan_kerja", "satker"),
    "jenis": (),
    "pembuatan": ("tanggal_pembuatan", "dibuat"),
    "revisi": ("tanggal_revisi", "direvisi"),
    "efektif": ("tanggal_efektif", "berlaku", "tanggal_berlaku"),
    "tinjau": ("tanggal_tinjau", "tinjauan", "ditinjau"),
    "disahkan": ("disahkan_oleh", "pengesahan"),
    "janji": ("janji_layanan", "jangka_waktu"),
    "pemicu": (),
    "ukur": (),
    "proses_bisnis": ("proses_bisnis_kode",),
    "dasar_hukum": (),
    "kualifikasi": ("kualifikasi_pelaksana",),
    "keterkaitan": (),
    "peralatan": ("peralatan_perlengkapan", "perlengkapan"),
    "peringatan": (),
    "pencatatan": ("pencatatan_pendataan", "pencatatan_dan_pendataan"),
    "formulir": (),
    "pelaksana": ("lajur", "peran"),
    "langkah": ("kegiatan", "prosedur", "alur", "baris"),
}
ROW: Spellings = {
    "mulai": (),
    "proses": (),
    "putusan": (),
    "selesai": (),
    "kegiatan": ("uraian",),
    "id": (),
    "oleh": ("pelaksana",),
    "bersama": (),
    "kelengkapan": (),
    "waktu": (),
    "output": ("keluaran",),
    "jumlah": (),
    "menunggu_pemohon": (),
    "lewat_waktu": (),
    "sop": (),
    "gabung": (),
    "lanjut": (),
    "label_ya": (),
    "label_tidak": (),
    "ya": (),
    "tidak": (),
    "pilihan": (),
    "keterangan": ("catatan", "ket"),
}
APPROVAL: Spellings = {"jabatan": (), "nama": (), "nip": ()}
TRIGGER: Spellings = {"setiap": (), "hari_kerja": ()}
LANE: Spellings = {"kunci": ("id", "kode"), "nama": ("label", "sebutan", "jabatan")}
# Maps that only group keys of the map they stand in.
TOP_GROUPS = ("identitas", "tanggal")
ROW_GROUPS = ("mutu_baku",)

Fields = dict[str, tuple[Text, Node]]


def fields_of(node: Node, spellings: Spellings, *, groups: tuple[str, ...] = (), what: str) -> Fields:
    """The map's entries by canonical key. Refuses what is no map, an unknown key, and a key in two spellings."""
    if not isinstance(node, Mapping):
        raise Misread(node.line, "{what} harus berupa pasangan “kunci: isi”; tulis demikian", what=what)
    canonical = {spelling: key for key, others in spellings.items() for spelling in (key, *others)}
    found: Fields = {}
    for written, value in _ungrouped(node, groups):
        key = canonical.get(plain_key(written.value))
        if key is None:
            raise _unknown(written, tuple(canonical), what)
        if key in found:
            raise _twice(written, found[key][0])
        found[key] = (written, value)
    return found


def plain_key(written: str) -> str:
    return "_".join(written.lower().replace("-", " ").replace("_", " ").split())


def _ungrouped(node: Mapping, groups: tuple[str, ...]) -> list[tuple[Text, Node]]:
    entries: list[tuple[Text, Node]] = []
    for written, value in node.entries:
        is_group = plain_key(written.value) in groups and isinstance(value, Mapping)
        entries.extend(value.entries if is_group and isinstance(value, Mapping) else [(written, value)])
    return entries


def _unknown(written: Text, known: tuple[str, ...], what: str) -> Misread:
    near = get_close_matches(plain_key(written.value)[:80], known, n=1, cutoff=0.7)
    if near:
        return Misread(
            written.line, "kunci “{key}” tidak dikenal; ganti dengan “{near}”", key=written.value, near=near[0]
        )
    return Misread(written.line, "kunci “{key}” tidak dikenal di {what}; hapus", key=written.value, what=what)


def _twice(written: Text, first: Text) -> Misread:
    return Misread(
        written.line,
        "kunci “{key}” sudah ada di baris {first} sebagai “{other}”; hapus salah satunya",
        key=written.value,
        first=first.line,
        other=first.value,
    )
