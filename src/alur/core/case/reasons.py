"""The reasons people may give: for stopping a clock, and for leaving the way of the SOP. Data; the words are shown."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """``proof`` says what the file must hold so that the reason stands when somebody asks later."""

    key: str
    label: str
    proof: str = ""


PAUSES = (
    Reason("pemohon", "Menunggu pemohon melengkapi syarat", "surat pemberitahuan kekurangan"),
    Reason("instansi", "Menunggu jawaban instansi lain yang diwajibkan aturan", "surat permintaan dan tanda kirimnya"),
    Reason("pihak-luar", "Menunggu saksi, ahli atau narasumber dari luar", "undangan dan tanda kirimnya"),
    Reason("penetapan", "Dihentikan sementara oleh putusan pengadilan atau pejabat berwenang", "salinan putusan"),
    Reason("kahar", "Keadaan kahar: bencana, kerusuhan, gangguan listrik atau sistem", "berita acara keadaan kahar"),
)
"""Only what lies outside the office stops a clock. A full desk, an absent colleague or a broken printer does not."""

DEVIATIONS = (
    Reason("sop-keliru", "SOP keliru atau tidak cocok untuk hal ini"),
    Reason("mendesak", "Keadaan mendesak"),
    Reason("perintah", "Perintah atasan"),
    Reason("alat", "Alat atau sistem tidak berfungsi"),
    Reason("kelengkapan", "Kelengkapan belum ada"),
    Reason("lain", "Alasan lain"),
)

PAUSE_KEYS = frozenset(reason.key for reason in PAUSES)
DEVIATION_KEYS = frozenset(reason.key for reason in DEVIATIONS)
