"""Where the flow goes on, as far as a sheet says it in words; the rest is proposed, and asked."""

import re
from collections.abc import Mapping

_STEP = r"(?:langkah|no\.?|nomor|kegiatan|butir|poin|tahap)"
_KNOWN = r"(?:tidak|belum) (?!ke\b|kembali|lanjut|menuju)[^\W\d]+|ya|tidak|belum|setuju|lengkap|sesuai|yes|no"
_SIGN = r"→|->|=>|➔|:|=|,"
_LEADS = rf"(?:\s*(?:{_SIGN}|maka|lanjut|kembali|dikembalikan|menuju|ke)\s*)+"
# A word of a decision may stand right before a number; any other label needs the word langkah, or an arrow.
_WAY = re.compile(rf"(?P<label>{_KNOWN})(?:{_LEADS}(?:{_STEP}\s*)?|\s*{_STEP}\s*)(?P<to>\d{{1,3}})", re.IGNORECASE)
_FREE = re.compile(rf"(?P<label>\w+(?: \w+){{0,3}}?){_LEADS}{_STEP}\s*(?P<to>\d{{1,3}})", re.IGNORECASE)
_ON = re.compile(
    rf"(?P<label>lanjut|kembali|dikembalikan|menuju)?\s*(?:ke\s+)?{_STEP}\s*(?P<to>\d{{1,3}})", re.IGNORECASE
)
_IF = re.compile(r"^(?:jika|apabila|bila|kalau)\s+", re.IGNORECASE)
_NO = ("tidak", "no", "belum", "kurang")
ONWARD, BACK = "", "Tidak"


def ways_in(text: str) -> Mapping[str, int]:
    """Label → number of the step it leads to; ``ONWARD`` where only a step is named.

    >>> dict(ways_in("Tidak: kembali ke langkah 2; Ya ke 4"))
    {'Tidak': 2, 'Ya': 4}
    >>> dict(ways_in("Jika tidak lengkap dikembalikan ke langkah 1. Diterima ke langkah 9"))
    {'Tidak lengkap': 1, 'Diterima': 9}
    >>> dict(ways_in("Lanjut ke langkah 5")), dict(ways_in("Rangkap 2")), dict(ways_in("Kembali ke no 3"))
    ({'': 5}, {}, {'Tidak': 3})
    """
    found: dict[str, int] = {}
    for clause in re.split(r"[;.\n()]+(?!\d)|,\s+(?=\w+\s*(?:ke|→|->|:))", text):
        words = _IF.sub("", " ".join(clause.split()))
        match = _WAY.fullmatch(words) or _ON.fullmatch(words) or _FREE.fullmatch(words)
        if match:
            found.setdefault(_label(match["label"] or ""), int(match["to"]))
    return found


def _label(words: str) -> str:
    match words.lower():
        case "lanjut" | "menuju" | "":
            return ONWARD
        case "kembali" | "dikembalikan":
            return BACK
        case _:
            return words[:1].upper() + words[1:]


def is_no(label: str) -> bool:
    return label.lower().startswith(_NO)


def asks(text: str) -> bool:
    """Whether the words of a kegiatan are a question or a choice.

    >>> asks("Memeriksa berkas: lengkap?"), asks("Mencatat surat")
    (True, False)
    """
    return "?" in text or bool(re.search(r"\bya\s*/\s*tidak\b", text, re.IGNORECASE))
