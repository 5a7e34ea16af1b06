"""Where the flow goes on, as far as a sheet says it: in words, in drawn arrows; the rest is proposed, and asked."""

import re
from collections.abc import Mapping

_STEP = r"(?:langkah|no\.?|nomor|kegiatan|butir|poin|point|tahap|ke)?\s*(?:ke\s*-?\s*|no\.?\s*|nomor\s*)*(\d{1,3})"
_LABEL = r"(tidak (?:setuju|lengkap|sesuai|ada)|ya|tidak|setuju|lengkap|sesuai|yes|no)"
_LEADS = (
    r"\s*(?:→|->|=>|➔|:|=|,|maka|lanjut|kembali|menuju|kemb\.?|ke\b)+\s*(?:lanjut\s+|kembali\s+|menuju\s+)?(?:ke\s*)?"
)
_WAY = re.compile(rf"\b{_LABEL}\b(?:{_LEADS}|\s+){_STEP}\b", re.IGNORECASE)
_BACK = re.compile(
    rf"\b(?:jika|apabila|bila|kalau)\s+{_LABEL}\b[^.;]*?\b(?:kembali|ke|langkah)\b[^.;\d]*?{_STEP}\b", re.IGNORECASE
)
_NO = ("tidak", "no", "belum")


def ways_in(text: str) -> Mapping[str, int]:
    """Label → number of the step it leads to.

    >>> dict(ways_in("Tidak: kembali ke langkah 2; Ya ke 4"))
    {'Tidak': 2, 'Ya': 4}
    >>> dict(ways_in("Jika tidak lengkap dikembalikan ke langkah 1"))
    {'Tidak lengkap': 1}
    """
    found: dict[str, int] = {}
    for pattern in (_BACK, _WAY):
        for match in pattern.finditer(text):
            found.setdefault(match[1].capitalize(), int(match[2]))
    return found


def is_no(label: str) -> bool:
    return label.lower().startswith(_NO)


def asks(text: str) -> bool:
    """Whether the words of a kegiatan are a question or a choice.

    >>> asks("Memeriksa berkas: lengkap?"), asks("Mencatat surat")
    (True, False)
    """
    return "?" in text or bool(re.search(r"\bya\s*/\s*tidak\b", text, re.IGNORECASE))
