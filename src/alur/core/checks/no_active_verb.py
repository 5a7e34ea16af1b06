"""A kegiatan that does not begin with an active verb.

One that names its actor is told by `actor_in_text`, one without symbol and text by `not_one_symbol`.
"""

from collections.abc import Iterator

from alur.core.checks.finding import Fault
from alur.core.checks.reading.actor import actors_of
from alur.core.checks.reading.sentence import quote
from alur.core.checks.reading.verb import first_word, is_active, with_active_verb
from alur.core.sop.flow import Flow
from alur.core.sop.model import Sop

WHY = "Kegiatan ditulis dengan kata kerja aktif, berawalan me- (PermenPAN-RB 35/2012, Lampiran)."


def find(flow: Flow) -> Iterator[Fault]:
    actors, model = actors_of(flow.sop), _model(flow.sop)
    for number, row in enumerate(flow.sop.rows, 1):
        word = first_word(row.text)
        if not is_active(word) and (word or row.symbols) and actors.named_in(row) is None:
            rewritten = with_active_verb(row.text)
            yield Fault(
                number,
                f"Kegiatan baris {number}, {quote(row.text)}, tidak diawali kata kerja aktif.",
                f"Tulis kata kerja berawalan me-, misalnya {quote(rewritten or model)}.",
            )


def _model(sop: Sop) -> str:
    """A kegiatan of this SOP that is well written."""
    return next((row.text for row in sop.rows if is_active(first_word(row.text))), "Memeriksa berkas")
