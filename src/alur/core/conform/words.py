"""A deviation as a sentence for the reader; it blames nobody."""

from alur.core.conform.conformance import Deviation


def in_words(deviation: Deviation) -> str:
    """
    >>> in_words(Deviation("skipped", 4, "Menyusun naskah"))
    'Langkah 4 dilewati: Menyusun naskah'
    >>> in_words(Deviation("extra", None, "Rapat"))
    'Pekerjaan di luar alur: Rapat'
    """
    text = " ".join(deviation.text.split())  # foreign names may run over several lines
    if deviation.step is None:
        return f"Pekerjaan di luar alur: {text}"
    done = "dilewati" if deviation.kind == "skipped" else "dikerjakan di luar alur"
    return f"Langkah {deviation.step} {done}: {text}"
