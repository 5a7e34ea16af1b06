"""The rules that a new installation begins with, each to be checked by a legal officer: written from memory.

DOMAIN §4.2 marks every number of days as uncertain. They are rows from the first day on, and edited on a page.
"""

from typing import Any

SOURCE = "Ditulis dari ingatan saat pemasangan. Periksa terhadap naskah peraturan sebelum dipakai."
_OFFICIALS = "Atasan langsung atau pimpinan unit di atasnya, sesuai pelimpahan wewenang."


def _days(days: int, *, working: bool = True) -> dict[str, Any]:
    return {"days": days, "working": working}


def _measure(key: str, name: str, basis: str, level: str = "") -> dict[str, str]:
    return {"key": key, "name": name, "basis": basis, "level": level}


_LIGHT, _MIDDLE, _HEAVY = "ringan", "sedang", "berat"
_LAW = "PP 94/2021 Pasal 8"
SEED: dict[str, dict[str, Any]] = {
    "apresiasi": {
        "officials": _OFFICIALS,
        "terms": {
            "measures": [
                _measure("piagam", "Piagam penghargaan", "Kriteria apresiasi yang diumumkan"),
                _measure("pelatihan", "Prioritas pelatihan", "Kriteria apresiasi yang diumumkan"),
                _measure("talenta", "Usulan kelompok talenta", "Kriteria apresiasi yang diumumkan"),
            ],
            "reply": _days(5),
            "summons": _days(3),
            "objection": _days(7, working=False),
            "hearing": False,
            "summonses": 2,
        },
    },
    "pembinaan": {
        "officials": _OFFICIALS,
        "terms": {
            "measures": [
                _measure("dialog", "Dialog kinerja berkala", "PermenPANRB 6/2022"),
                _measure("pendampingan", "Pendampingan rekan", "PermenPANRB 6/2022"),
                _measure("pelatihan", "Pelatihan", "PermenPANRB 6/2022"),
            ],
            "reply": _days(5),
            "summons": _days(3),
            "objection": _days(14, working=False),
            "hearing": False,
            "summonses": 2,
        },
    },
    "disiplin": {
        "officials": "Pejabat yang berwenang menghukum menurut tingkat hukuman; lihat PP 94/2021.",
        "terms": {
            "measures": [
                _measure("teguran-lisan", "Teguran lisan", _LAW, _LIGHT),
                _measure("teguran-tertulis", "Teguran tertulis", _LAW, _LIGHT),
                _measure("tidak-puas", "Pernyataan tidak puas secara tertulis", _LAW, _LIGHT),
                _measure("tukin-6", "Potongan tunjangan kinerja 25% selama 6 bulan", _LAW, _MIDDLE),
                _measure("tukin-9", "Potongan tunjangan kinerja 25% selama 9 bulan", _LAW, _MIDDLE),
                _measure("tukin-12", "Potongan tunjangan kinerja 25% selama 12 bulan", _LAW, _MIDDLE),
                _measure("turun-jabatan", "Penurunan jabatan setingkat lebih rendah 12 bulan", _LAW, _HEAVY),
                _measure("bebas-jabatan", "Pembebasan menjadi jabatan pelaksana 12 bulan", _LAW, _HEAVY),
                _measure("pemberhentian", "Pemberhentian dengan hormat tidak atas permintaan sendiri", _LAW, _HEAVY),
            ],
            "reply": _days(7),
            "summons": _days(7),
            "objection": _days(14, working=False),
            "hearing": True,
            "summonses": 2,
        },
    },
}
