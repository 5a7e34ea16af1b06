"""The spellings in which real sheets name their columns and identity fields (DOMAIN §1.5, counted over 348 sheets)."""

import re

NUMBER, TEXT, LANE, NEEDS, TIME, OUTPUT, NOTE, SYMBOL, STANDARD = (
    "nomor",
    "kegiatan",
    "pelaksana",
    "kelengkapan",
    "waktu",
    "output",
    "keterangan",
    "simbol",
    "mutu baku",
)

# Each a whole heading, after brackets, numbers and signs are taken off. The first that fits decides.
_COLUMNS = (
    (NUMBER, r"no|nomor|no urut|nomor urut|#|urut"),
    (
        TEXT,
        r"((uraian|nama|rincian|tahapan?|langkah|jenis) )?(dan )?(kegiatan|aktivitas|aktifitas|prosedur|proses|tahapan)"
        r"( (kegiatan|aktivitas|aktifitas|prosedur|proses|kerja))?|uraian|langkah( langkah)?( kerja)?|tahapan|activity",
    ),
    (STANDARD, r"mutu (baku|buku)|baku mutu|standar mutu|quality standard"),
    (
        LANE,
        r"(unit |para |jabatan )?pelaksana( kegiatan)?|pelaku|aktor|penanggung ?jawab|jabatan|oleh|petugas pelaksana",
    ),
    (
        NEEDS,
        r"(per)?(syaratan|kelengkapan|lengkapan)( dan)?( (per)?(syaratan|kelengkapan|lengkapan))?|perlengkapan|input"
        r"|masukan|sumber data|bahan|dokumen( pendukung)?",
    ),
    (TIME, r"(jangka )?waktu( penyelesaian| pelaksanaan| baku)?|durasi|lama( waktu)?|time"),
    (OUTPUT, r"out ?put|keluaran|hasil( kegiatan| kerja)?|produk"),
    (NOTE, r"ket|keterangan|catatan|remarks?"),
    (SYMBOL, r"simbol|lambang|bentuk"),
)
_KINDS = tuple((kind, re.compile(pattern)) for kind, pattern in _COLUMNS)

IDENTITY = (
    ("number", r"(nomor|no)( sop)?( ap)?"),
    ("made", r"(tanggal|tgl) (pembuatan|penyusunan|dibuat|terbit)"),
    ("revised", r"(tanggal|tgl) revisi"),
    ("effective", r"(tanggal|tgl) (efektif|pengesahan|berlaku|disahkan|diberlakukan)"),
    ("approval", r"(disahkan|ditetapkan|disetujui)( oleh)?|pengesahan"),
    ("name", r"(nama|judul)( sop)?( ap)?"),
    ("legal_basis", r"dasar hukum|landasan hukum"),
    ("qualifications", r"kualifikasi( pelaksana)?"),
    ("related", r"keterkaitan( dengan sop lain| sop)?"),
    ("equipment", r"peralatan( ?dan)?( ?perlengkapan| ?kelengkapan)?|peralatan perlengkapan"),
    ("warnings", r"peringatan"),
    ("records", r"pencatatan( dan| ?& ?)?( ?pendataan)?"),
)
_FIELDS = tuple((field, re.compile(pattern)) for field, pattern in IDENTITY)
_UNIT = re.compile(r"\((menit|jam|hari kerja|hari|minggu|bulan)\)", re.IGNORECASE)


def plain(text: str) -> str:
    """
    >>> plain("1. Waktu (menit) :"), plain("Uraian Prosedur/Aktivitas")
    ('waktu', 'uraian prosedur aktivitas')
    """
    text = re.sub(r"\([^)]*\)", " ", text.lower())
    text = re.sub(r"^\s*\d+[.)]\s*", "", text)
    return " ".join(re.sub(r"[^\w#&]+", " ", text).split())


def column_kind(heading: str) -> str | None:
    words = plain(heading)
    return next((kind for kind, pattern in _KINDS if pattern.fullmatch(words)), None)


def unit_in(heading: str) -> str:
    """The unit that a heading gives to bare numbers below it.

    >>> unit_in("Waktu (Menit)"), unit_in("Waktu")
    ('menit', '')
    """
    found = _UNIT.search(heading)
    return found[1].lower() if found else ""


def identity_field(label: str) -> str | None:
    words = plain(label)
    return next((field for field, pattern in _FIELDS if pattern.fullmatch(words)), None)
