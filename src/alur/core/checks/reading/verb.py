"""Whether a kegiatan begins with an active verb, and which verb a noun or a passive would become.

Indonesian marks the active verb by its prefix (me-, mem-, men-, meng-, menge-, meny-; ber-), so form decides and a
short list names what only looks like one. A plain imperative ("Periksa berkas") is active too and is let pass.
"""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_LEADING = re.compile(r"^(?:\([^)]*\)|[^A-Za-z(]|[a-zA-Z0-9]{1,2}[.)](?=\s))*")
_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_ACTIVE = re.compile(r"me[lmnrwy][a-z]{3,}|ber[a-z]{4,}")
_IMPERATIVE = re.compile(r"(?!di|ter|pe)[a-z]{3,}kan")
_PREFIXES = _words("me mem men meng menge meny ber")
_LOOKS_ACTIVE = _words("""
    melalui melati melayu member memori memorandum memang menantu menara mendatang menengah mengapa mengenai mentah
    mental menteri mentor menurut merata merdeka mereka meriah
    berapa berani berat berbagai berdasarkan beranda beras beberapa berikut berita berkas berkala berlian bersih
    bersama berupa
    """)
_LOOKS_IMPERATIVE = _words("bahkan bukan dekan ikan kekan pekan rekan silakan")
# Active verbs that form does not show: roots used as they are, and the common imperatives.
_VERBS = _words("""
    ambil antar ajukan baca bagi bahas bawa bayar beri buat buka bongkar cari catat cek cetak copy datang download edit
    entri foto hadir hadiri hapus hitung hubungi ikut ikuti input isi jawab jemput kaji kirim kumpul kunjungi lakukan
    lengkapi laporkan lapor lihat makan masuk minta mohon muat muatkan nilai olah panggil paraf pasang pergi periksa
    pilih pindai print proses rekam rekap review salin sampaikan scan setujui siapkan simpan sortir sunting susun
    tandatangani tanya tarik tata tegur telaah teliti tempel terbitkan terima teruskan tetapkan tiba
    tindaklanjuti tinjau tolak tonton tugasi tulis tunggu turun tutup uji ukur undang unduh unggah update upload urus
    belajar bekerja bertemu
    """)
# Words that may stand before the verb without becoming its subject.
_BEFORE = _words("tidak ikut turut segera langsung kembali lalu kemudian selanjutnya")
# Nouns of the office whose verb is me- for pe-, without -an; the second list keeps -kan.
_PLAIN_NOUNS = _words("""
    pemanggilan pembacaan pembahasan pembayaran pembelian pemberian pembuatan pembukaan pemeriksaan pemilihan
    pemotongan pemusnahan pencarian pencatatan pencetakan penelaahan penelitian penerimaan pengambilan
    pengecekan pengetikan penghapusan penghitungan pengiriman pengisian pengolahan
    pengujian pengukuran pengunggahan penilaian peninjauan penulisan penutupan penyalinan penyimpanan
    penyuntingan penyusunan perawatan perekaman peliputan pemantauan
    """)
_KAN_NOUNS = _words("""
    pelaksanaan pelaporan pemanfaatan pemasangan pemberitahuan pendaftaran pendistribusian pendokumentasian penerapan
    penerbitan penetapan pengajuan pengarsipan pengembalian pengesahan penggandaan pengumpulan pengumuman pengusulan
    penjadwalan penayangan penugasan penyampaian penyebarluasan penyelenggaraan penyelesaian penyerahan penyiapan
    """)
_FARTHEST_PASSIVE = 4
_OTHER_NOUNS = {
    "analisis": "menganalisis",
    "distribusi": "mendistribusikan",
    "dokumentasi": "mendokumentasikan",
    "evaluasi": "mengevaluasi",
    "identifikasi": "mengidentifikasi",
    "klarifikasi": "mengklarifikasi",
    "konfirmasi": "mengonfirmasi",
    "koordinasi": "mengoordinasikan",
    "pelayanan": "melayani",
    "penandatanganan": "menandatangani",
    "penentuan": "menentukan",
    "pengadaan": "mengadakan",
    "pengawasan": "mengawasi",
    "perbaikan": "memperbaiki",
    "permintaan": "meminta",
    "persetujuan": "menyetujui",
    "persiapan": "menyiapkan",
    "publikasi": "memublikasikan",
    "registrasi": "meregistrasi",
    "rekapitulasi": "merekapitulasi",
    "sosialisasi": "menyosialisasikan",
    "validasi": "memvalidasi",
    "verifikasi": "memverifikasi",
}


def first_word(text: str) -> str:
    """The first word in lower case, past numbering, marks and words in brackets; "" where there is none.

    >>> first_word("1. Menerima berkas"), first_word("(Daring) Mengisi formulir")
    ('menerima', 'mengisi')
    """
    words = (match.group().lower() for match in _WORD.finditer(past_numbering(text)))
    return next((word for word in words if word not in _BEFORE), "")


def past_numbering(text: str) -> str:
    """
    >>> past_numbering("a) Menerima berkas")
    'Menerima berkas'
    """
    return _LEADING.sub("", text, count=1)


def is_active(word: str) -> bool:
    """
    >>> is_active("menyusun"), is_active("meja"), is_active("diperiksa"), is_active("periksa")
    (True, False, False, True)
    """
    prefix, _, rest = word.lower().partition("-")
    if rest and prefix in _PREFIXES:
        return True
    return any(_reads_active(stem) for stem in (prefix, prefix.removesuffix("lah")))


def _reads_active(stem: str) -> bool:
    if stem in _LOOKS_ACTIVE:
        return False
    if _ACTIVE.fullmatch(stem) or stem in _VERBS:
        return True
    return bool(_IMPERATIVE.fullmatch(stem)) and stem not in _LOOKS_IMPERATIVE


def active_form(word: str) -> str | None:
    """The active verb for a noun or a passive of the office, or None where it would be a guess.

    >>> active_form("penyusunan"), active_form("diserahkan"), active_form("rapat")
    ('menyusun', 'menyerahkan', None)
    """
    if word in _OTHER_NOUNS:
        return _OTHER_NOUNS[word]
    if word in _PLAIN_NOUNS:
        return "me" + word.removeprefix("pe").removesuffix("an")
    if word in _KAN_NOUNS:
        return "me" + word.removeprefix("pe").removesuffix("an") + "kan"
    root = word.removeprefix("di")
    known = root in _VERBS or _IMPERATIVE.fullmatch(root)
    return _with_prefix(root) if word.startswith("di") and known else None


def with_active_verb(text: str) -> str | None:
    """The kegiatan with the active verb in front, or None where that would be a guess.

    >>> with_active_verb("Penyusunan naskah"), with_active_verb("Surat masuk diperiksa")
    ('Menyusun naskah', 'Memeriksa surat masuk')
    """
    words = past_numbering(text).split()
    if words and is_active(words[0]):
        return _begin(words)
    for place, word in enumerate(words[:_FARTHEST_PASSIVE]):
        verb = active_form(word.lower())
        if verb is not None and (place == 0 or word.startswith("di")):
            return _begin([verb, *(each.lower() for each in words[:place]), *words[place + 1 :]])
    return None


def _begin(words: list[str]) -> str:
    text = " ".join(words)
    return text[:1].upper() + text[1:]


def _with_prefix(root: str) -> str:
    """me- before a root; p, t, k and s melt into the nasal before a vowel."""
    melts = len(root) > 1 and root[1] in "aeiou"
    match root[0]:
        case "l" | "m" | "n" | "r" | "w" | "y":
            return "me" + root
        case "p":
            return "mem" + (root[1:] if melts else root)
        case "b" | "f" | "v":
            return "mem" + root
        case "t":
            return "men" + (root[1:] if melts else root)
        case "c" | "d" | "j" | "z":
            return "men" + root
        case "s":
            return "meny" + root[1:] if melts else "men" + root
        case "k" if melts:
            return "meng" + root[1:]
        case _:
            return "meng" + root
