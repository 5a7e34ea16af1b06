"""Drawing and sheet (DESIGN §9): how long, and how clear beside ELK's layered router on the same graphs.

ELK runs where node finds elkjs (`NODE_PATH`), dot where it is installed; else their figures of 24 Nov 2026 are named as
read. ELK knows neither lanes nor rows in order: "held" keeps each symbol where we drew it, "free" lets it move.
"""

import gc
import json
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from random import Random
from shutil import which
from statistics import median
from time import perf_counter

import typst
from benchmarks.row import Row
from tests.random_sop import random_sop

from alur.core.drawing.draw import draw
from alur.core.drawing.metrics import SCREEN
from alur.core.drawing.value import Arrow, Drawing, Page
from alur.core.sop.model import Sop
from alur.formats.sheet.layout import F4, lay_sheet
from alur.formats.sheet.pdf import sheet_pdf
from alur.formats.sopfile import read_sop

Line = tuple[tuple[float, float], ...]

HERE = Path(__file__).parent
PODCAST = HERE.parent / "examples" / "podcast.sop.yaml"
GRAPHS, SIZED, ROUNDS = 100, 5, 9
DRAW_AIM, PDF_AIM = 20.0, 80.0
READ = "read: dot 22, ELK 40"


@dataclass(frozen=True, slots=True)
class Routed:
    """What a router made of many graphs."""

    crossings: int
    bends: int
    milliseconds: tuple[float, ...]


def run() -> list[Row]:
    return [_speed(), *_clearness(), _pdf()]


def _speed() -> Row:
    sops = _sized()
    ours = median(_best(lambda sop=sop: draw(sop, SCREEN)) for sop in sops)
    elk = _elk([draw(sop, SCREEN) for sop in sops] * ROUNDS, sops * ROUNDS)
    peers = [f"ELK {_fastest(elk['free'])}" if elk else "ELK not installed", _dot(sops), READ]
    return Row("draw 50 steps × 8 lanes", f"{ours:.1f}", ", ".join(peers), "ms", f"≤ {DRAW_AIM:.0f}", ours <= DRAW_AIM)


def _fastest(routed: Routed) -> str:
    """The median graph at its best round."""
    times = routed.milliseconds
    return f"{median(min(times[graph::SIZED]) for graph in range(SIZED)):.1f}"


def _clearness() -> Iterator[Row]:
    sops = [_any_sop(seed) for seed in range(GRAPHS)]
    drawings = [draw(sop, SCREEN) for sop in sops]
    elk = _elk(drawings, sops)
    for name in ("crossings", "bends"):
        ours = sum(getattr(drawing, name) for drawing in drawings)
        held, free = (getattr(elk[mode], name) for mode in ("held", "free")) if elk else (None, None)
        peer = f"ELK held {held}, free of lanes {free}" if elk else "ELK not installed"
        yield Row(f"{name} in {GRAPHS} random SOPs", f"{ours}", peer, "", "≤ ELK held", held is None or ours <= held)


def _pdf() -> Row:
    sop = read_sop(PODCAST.read_bytes(), name=PODCAST.name)
    # Each round has texts of its own: typst remembers what it has set, and would set the same sheet in no time.
    numbers = count()

    def write() -> None:
        number = next(numbers)
        rows = tuple(replace(row, text=f"{row.text} {number}") for row in sop.rows)
        sheet_pdf(lay_sheet(replace(sop, rows=rows), F4), replace(sop.identity, number=f"{number}/SOP/2026"))

    ours = _best(write)
    fonts = typst.Fonts(include_system_fonts=False)
    bare = _best(lambda: typst.compile(b"Alur", format="pdf", font_paths=fonts))
    peer = f"typst on one word {bare:.1f}, read: WeasyPrint 246, Chromium 868"
    return Row("official PDF of the Podcast, warm", f"{ours:.1f}", peer, "ms", f"≤ {PDF_AIM:.0f}", ours <= PDF_AIM)


def _any_sop(seed: int) -> Sop:
    size = Random(seed)
    return random_sop(seed, rows=size.randint(3, 60), lanes=size.randint(1, 15))


def _sized() -> list[Sop]:
    """The first random SOPs of just 50 rows in 8 lanes."""
    found: list[Sop] = []
    seed = 0
    while len(found) < SIZED:
        sop = random_sop(seed, rows=50, lanes=8)
        found += [sop] * (len(sop.rows) == 50 and len(sop.lanes) == 8)
        seed += 1
    return found


def _best(work: Callable[[], object]) -> float:
    """Milliseconds in the quietest of some rounds: on a shared machine the others tell of the neighbours."""
    took = []
    gc.disable()
    try:
        for _ in range(ROUNDS):
            began = perf_counter()
            work()
            took.append(perf_counter() - began)
    finally:
        gc.enable()
    return min(took) * 1000


def _elk(drawings: list[Drawing], sops: list[Sop]) -> dict[str, Routed]:
    """By mode; empty where node or elkjs is missing."""
    if which("node") is None:
        return {}
    graphs = [_graph(drawing.pages[0], sop) for drawing, sop in zip(drawings, sops, strict=True)]
    done = subprocess.run(["node", str(HERE / "elk.js")], input=json.dumps(graphs), capture_output=True, text=True)
    if done.returncode:
        return {}
    answers = json.loads(done.stdout)
    return {mode: _routed([answer[mode] for answer in answers]) for mode in ("free", "held")}


def _graph(page: Page, sop: Sop) -> dict[str, object]:
    places = {row.id: place for place, row in enumerate(sop.rows)}
    shapes = [shape for shape in page.shapes if not shape.shared]
    nodes = [(shape.box[0], shape.box[1], shape.width, shape.height) for shape in shapes]
    return {"nodes": nodes, "edges": [(places[link.source], places[link.target]) for link in sop.links]}


def _routed(answers: list[dict[str, list[Line]]]) -> Routed:
    """Counted as ours are: what ELK drew becomes a page of ours."""
    drawn = []
    for answer in answers:
        arrows = tuple(Arrow("", "", "", tuple(map(tuple, line))) for line in answer["lines"])
        drawn.append(Drawing((), (Page((), (), (), arrows, (), 0),), 0))
    crossings, bends = sum(each.crossings for each in drawn), sum(each.bends for each in drawn)
    return Routed(crossings, bends, tuple(answer["milliseconds"] for answer in answers))


def _dot(sops: list[Sop]) -> str:
    if which("dot") is None:
        return "dot not installed"
    return f"dot {median(_best(lambda text=text: _dotted(text)) for text in map(_dot_text, sops)):.1f}"


def _dot_text(sop: Sop) -> str:
    edges = "".join(f'"{link.source}" -> "{link.target}";' for link in sop.links)
    return f"digraph {{splines=ortho; {edges}}}"


def _dotted(text: str) -> None:
    subprocess.run(["dot", "-Tplain"], input=text, capture_output=True, text=True, check=True)
