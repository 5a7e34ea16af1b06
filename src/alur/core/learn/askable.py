"""All that can be asked of an SOP: each question with its one right answer, and where wrong ones come from.

A row is named by number and text, because several rows may bear one text.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from itertools import chain

from alur.core.learn.alike import alike_texts, alike_things, alike_times
from alur.core.sop.flow import Exit, Flow, is_decision
from alur.core.sop.model import Row
from alur.core.sop.standard import StandardTime, Unit, read_standard

Alike = Callable[[str, str], bool]

_FACTORS = (Fraction(2), Fraction(3), Fraction(1, 2), Fraction(5))
_ITEM = re.compile(r"/\s*\w+\s*$")
_IF = ("apabila", "bila", "jika", "kalau")
_MOST_WARNINGS = 100  # each is held against each other; a sheet has a handful


@dataclass(frozen=True, slots=True)
class Askable:
    """Wrong answers come from ``pool``, but never one alike the right one or any of ``not_offered``.

    ``row`` is None for a question about the SOP as a whole.
    """

    kind: str
    row: Row | None
    question: str
    right: str
    pool: Sequence[str]
    alike: Alike
    not_offered: Callable[[], Iterable[str]] = tuple


def askable(flow: Flow) -> Iterator[Askable]:
    """In the order of the rows, then of the SOP as a whole."""
    asker = _Asker(flow)
    for row in flow.sop.rows:
        for asked in chain(asker.of_a_row(row), asker.of_its_place(row)):
            if asked.right.strip():
                yield asked
    yield from asker.of_the_whole()


class _Asker:
    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        rows = flow.sop.rows
        self.labels = {lane.key: lane.label for lane in flow.sop.lanes}
        self.texts = _different(row.text for row in rows)
        self.things = _different(thing for row in rows for thing in (*row.outputs, *row.needs))
        self.times = _different(row.time for row in rows if read_standard(row.time) is not None)

    def of_a_row(self, row: Row) -> Iterator[Askable]:
        named = self._named(row)
        if row.lane in self.labels:
            # Who takes part (`bersama`) is not answerable, but not wrong enough to be offered either.
            shared = [self.labels[key] for key in row.shared if key in self.labels]
            question, right = f"Siapa yang bertanggung jawab atas {named}?", self.labels[row.lane]
            yield Askable("lane", row, question, right, _different(self.labels.values()), alike_texts, lambda: shared)
        if (standard := read_standard(row.time)) is not None:
            pool = (*self.times, *_scaled(standard))
            yield Askable("time", row, f"Berapa waktu baku {named}?", row.time, pool, alike_times)
        for kind, word, things in (("output", "output", row.outputs), ("need", "kelengkapan", row.needs)):
            if things:
                question = f"Manakah yang termasuk {word} {named}?"
                yield Askable(kind, row, question, things[0], self.things, alike_things, partial(tuple, things))

    def of_its_place(self, row: Row) -> Iterator[Askable]:
        flow, named = self.flow, self._named(row)
        followers, sources = flow.followers(row.id), {link.source for link in flow.incoming(row.id)}
        if flow.is_split(row.id):
            opened = [flow.row(target).text for target in followers]
            question = f"Manakah yang dibuka bersamaan oleh {named}?"
            yield Askable("split", row, question, opened[0], self.texts, alike_texts, lambda: [*opened, row.text])
        elif not is_decision(row) and len(followers) == 1 and followers[0] != row.id:
            yield self._ordered("next", row, f"Kegiatan apa yang langsung menyusul {named}?", followers[0])
        if len(sources) == 1 and row.id not in sources and row.id not in flow.starts:
            question = f"Kegiatan apa yang langsung mendahului {named}?"
            yield self._ordered("previous", row, question, next(iter(sources)))
        if is_decision(row):
            for exit_ in self._nameable(flow.exits(row.id)):
                question = f"Kegiatan apa yang menyusul {named} jika putusannya “{exit_.label}”?"
                yield self._ordered("exit", row, question, exit_.targets[0])

    def of_the_whole(self) -> Iterator[Askable]:
        flow, rows = self.flow, self.flow.sop.rows
        endings = [row for row in rows if not flow.followers(row.id)]
        waiting = [row for row in rows if row.waits_for_applicant]
        if len(flow.starts) == 1:
            yield self._whole("first", "Dengan kegiatan apa SOP ini dimulai?", flow.row(flow.starts[0]))
        if len(endings) == 1 and flow.ends == (endings[0].id,):
            yield self._whole("last", "Dengan kegiatan apa SOP ini berakhir?", endings[0])
        if len(waiting) == 1:
            yield self._whole("waiting", "Pada kegiatan mana pelaksana menunggu pihak luar?", waiting[0])
        if (standard := read_standard(flow.sop.promise)) is not None:
            pool = (*self.times, *_scaled(standard))
            yield Askable("promise", None, "Berapa janji waktu SOP ini?", flow.sop.promise, pool, alike_times)
        yield from self._of_warnings()

    def _of_warnings(self) -> Iterator[Askable]:
        """A peringatan says what follows (PermenPAN-RB 35/2012); one that reads otherwise is not asked."""
        warnings = self.flow.sop.identity.warnings[:_MOST_WARNINGS]
        told = [found for text in warnings if (found := _cause_and_outcome(text)) is not None]
        outcomes = _different(outcome for _cause, outcome in told)
        for place, (cause, right) in enumerate(told):
            if not any(alike_texts(cause, before) for before, _outcome in told[:place]):
                # Where another warning has the same cause, or one within it, its outcome is right as well.
                also = tuple(outcome for other, outcome in told if alike_things(other, cause))
                question = f"Menurut peringatan SOP ini, apa akibatnya apabila {cause}?"
                yield Askable("warning", None, question, right, outcomes, alike_things, partial(tuple, also))

    def _whole(self, kind: str, question: str, right: Row) -> Askable:
        return Askable(kind, None, question, right.text, self.texts, alike_texts)

    def _ordered(self, kind: str, row: Row, question: str, right: str) -> Askable:
        text = self.flow.row(right).text
        return Askable(kind, row, question, text, self.texts, alike_texts, lambda: [row.text, *self._beside(row)])

    def _beside(self, row: Row) -> Iterator[str]:
        """Rows in another branch of the same scope: in time they may well come next."""
        path = self.flow.branch_path(row.id)
        for other in self.flow.sop.rows if path else ():
            pairs = zip(path, self.flow.branch_path(other.id), strict=False)
            if next((one.split_row == two.split_row for one, two in pairs if one != two), False):
                yield other.text

    @staticmethod
    def _nameable(exits: Sequence[Exit]) -> Iterator[Exit]:
        """Exits that their label tells from all others."""
        for exit_ in exits:
            if exit_.label.strip() and sum(alike_texts(exit_.label, other.label) for other in exits) == 1:
                yield exit_

    def _named(self, row: Row) -> str:
        return f"langkah {self.flow.number(row.id)}, “{row.text}”"


def _cause_and_outcome(warning: str) -> tuple[str, str] | None:
    """
    >>> _cause_and_outcome("Apabila izin belum ada, maka perekaman ditunda.")
    ('izin belum ada', 'perekaman ditunda')
    """
    first, _, said = " ".join(warning.split()).removesuffix(".").partition(" ")
    cause, then, outcome = said.partition(" maka ")
    return (cause.rstrip(","), outcome) if then and first.casefold() in _IF else None


def _different(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text.strip()))


def _scaled(standard: StandardTime) -> Iterator[str]:
    """Times of the same unit and look, so that there is something to offer where all rows have one time."""
    item = _ITEM.search(standard.text) if standard.per_item else None
    for factor in _FACTORS:
        high = standard.high * factor / (24 if standard.unit is Unit.ELAPSED else 1)
        if high.denominator == 1 and high < 1_000_000:
            yield f"{high} {standard.unit.value}{item[0].strip() if item else ''}"
