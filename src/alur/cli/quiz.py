"""`alur quiz`: questions made from an SOP, each with one right answer."""

from dataclasses import asdict
from random import Random

import click

from alur.cli import edge
from alur.core.learn.quiz import Question
from alur.core.learn.quiz import quiz as asked
from alur.core.refused import Refused
from alur.core.sop.flow import flow_of
from alur.core.sop.model import Sop
from alur.formats.sopfile import read_sop

_SOP_LIMIT = 2_000_000
_MOST_ITEMS = 10_000


@click.command()
@click.argument("sop")
@click.option("--items", type=click.IntRange(1, _MOST_ITEMS), required=True, help="Banyaknya soal.")
@click.option("--seed", type=int, required=True, help="Benih: yang sama memberi soal yang sama.")
@click.option("--lane", default=None, metavar="KEY", help="Hanya langkah pelaksana ini.")
@click.option("--json", "as_json", is_flag=True, help="Cetak satu dokumen JSON.")
@edge.guarded
def quiz(sop: str, items: int, seed: int, lane: str | None, as_json: bool) -> None:
    """Buat soal dari SOP: tiap soal dengan tepat satu jawaban yang benar."""
    read = read_sop(edge.read_bytes(sop, _SOP_LIMIT), name=sop)
    if lane is not None:
        _refuse_unknown(lane, read, sop)
    questions = asked(flow_of(read), items, chance=Random(seed), lane=lane)
    edge.finish({"items": [asdict(each) for each in questions]} if as_json else _text(questions), as_json)


def _refuse_unknown(lane: str, sop: Sop, path: str) -> None:
    keys = [each.key for each in sop.lanes]
    if lane not in keys:
        raise Refused(
            "{sop}: pelaksana “{lane}” tidak ada; yang ada: {keys}.", sop=path, lane=lane, keys=", ".join(keys)
        )


def _text(questions: tuple[Question, ...]) -> str:
    """The answers stand at the end, so that somebody can be asked from the paper."""
    lines = []
    for number, each in enumerate(questions, 1):
        lines.append(f"{number}. {each.question}")
        lines += [f"   {_letter(place)}. {option}" for place, option in enumerate(each.options)]
    key = " ".join(f"{number}{_letter(each.answer)}" for number, each in enumerate(questions, 1))
    return "\n".join([*lines, f"Kunci: {key}"]) if questions else "SOP ini belum dapat dijadikan soal."


def _letter(place: int) -> str:
    return "abcde"[place]
