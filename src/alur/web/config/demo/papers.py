"""What cases of the demo are about, and what lies in their files. Nobody in it is real."""

from random import Random

SUBJECTS = {
    "pvl-laporan": (
        "Layanan air bersih tersendat", "Pungutan di sekolah", "Antrean puskesmas", "Sertifikat tanah tertunda",
        "Bantuan sosial tidak tepat", "Jalan rusak di kampung", "Layanan KTP berlarut", "Pajak kendaraan",
        "Penerimaan siswa tidak terbuka", "Parkir liar di pasar", "Pupuk bersubsidi langka", "Listrik padam berulang",
    ),
    "pemeriksaan-laporan": (
        "Sertifikat tanah tertunda", "Penerimaan siswa tidak terbuka", "Izin usaha tanpa jawaban", "Bantuan sosial",
        "Layanan KTP berlarut", "Santunan belum dibayar",
    ),
    "podcast": (
        "Layanan air bersih", "Pungutan di sekolah", "Layanan perizinan", "Hak warga di puskesmas", "Cara melapor",
        "Data pribadi di kantor desa", "Angkutan sungai", "Episode akhir tahun",
    ),
    "kajian-cepat": ("Antrean layanan KTP", "Tarif parkir tepi jalan", "Layanan puskesmas terapung"),
    "sosialisasi-tatap-muka": ("Pondok pesantren", "SMA di Martapura", "Kantor kecamatan", "Kampus di Banjarbaru"),
    "surat-masuk": (
        "Undangan rapat koordinasi", "Permintaan data laporan", "Tanggapan atas saran", "Permohonan audiensi",
        "Pemberitahuan pindah kantor", "Permohonan narasumber",
    ),
    "permohonan-informasi": ("Statistik laporan tahunan", "Salinan standar pelayanan", "Daftar informasi publik"),
    "program-kerja": ("Program kerja triwulan",),
    "penataan-arsip": ("Arsip laporan triwulan lalu", "Arsip surat keluar", "Arsip pemeriksaan selesai"),
}  # fmt: skip
_TEXTS = {
    "pelapor": ("Warga A", "Warga B", "Kelompok tani", "Orang tua murid"),
    "terlapor": ("Dinas Kependudukan", "Kantor Pertanahan", "Perusahaan air minum", "Sekolah negeri"),
    "cara_penyampaian": ("Datang langsung", "Telepon", "Daring", "Surat"),
    "narasumber": ("Guru besar hukum", "Kepala puskesmas", "Pegiat layanan publik"),
    "instansi": ("Dinas Perhubungan", "Dinas Kesehatan", "Dinas Kependudukan"),
    "pemohon": ("Mahasiswa", "Wartawan", "Lembaga swadaya"),
    "pengirim": ("Pemerintah kota", "Universitas", "Kecamatan", "Perseorangan"),
    "tempat": ("Martapura", "Banjarbaru", "Marabahan", "Pelaihari"),
}
NOTES = (
    "Sudah dibicarakan dengan rekan satu unit.", "Berkas disimpan di map kasus.", "Dikirim lewat surel dinas.",
    "Menunggu hasil cetak sore ini.", "Sesuai arahan rapat pagi.",
)  # fmt: skip


def form_of(fields: dict[str, str], subject: str, today: str, chance: Random) -> dict[str, str]:
    """Something believable for each field of `formulir`."""
    return {name: _value(name, kind, subject, today, chance) for name, kind in fields.items()}


def _value(name: str, kind: str, subject: str, today: str, chance: Random) -> str:
    if kind == "tanggal":
        return today
    if kind == "angka":
        return today[:4]
    return chance.choice(_TEXTS[name]) if name in _TEXTS else subject


def sheet(title: str, case: str) -> bytes:
    """A page of PDF that says what it stands for."""
    words = (
        f"{title} - kasus {case} - data peragaan".encode("latin-1", "replace").replace(b"(", b"[").replace(b")", b"]")
    )
    drawn = b"BT /F1 14 Tf 60 780 Td (" + words + b") Tj ET"
    parts = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    body, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(body))
        body += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    return (
        body + head + table + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, len(body))
    )
