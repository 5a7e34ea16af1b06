"""The grids of a foreign document → `Sop`: nothing is guessed in silence, what is in doubt becomes a question.

What a drawing says of symbols and arrows is taken; where it says nothing the order of the sheet is proposed, and the
question put at the row, for a person to look at the original page.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from alur.core.checks.finding import Finding
from alur.core.refused import Refused
from alur.core.sheet import headings as h
from alur.core.sheet.columns import Heading
from alur.core.sheet.grid import SHARED, Drawn, Figure, Grid
from alur.core.sheet.identity import identity_of
from alur.core.sheet.marks import begins_in, ends_in, symbol_in
from alur.core.sheet.steps import Step, all_steps
from alur.core.sheet.ways import ONWARD, asks, is_no, ways_in
from alur.core.sop.ids import free_slug, slug
from alur.core.sop.model import Lane, Link, Row, Sop, Symbol
from alur.core.sop.paste import items_of

YES, NO = "Ya", "Tidak"
# What a sheet says under Ket. of what the row's symbols say already (`formats.sheet.cells`).
_CALLS = re.compile(r"Memanggil SOP (\S+)")
_SAID = re.compile(r"Menunggu semua|Bersama .+")
_JOINS = re.compile(r"menunggu semua", re.IGNORECASE)
_WHY = "Dokumen asal tidak mengatakannya dengan jelas."


@dataclass(frozen=True, slots=True)
class SheetRead:
    """``places`` tells of each row where its fields stood in the document; ``questions`` what a person must look at."""

    sop: Sop
    questions: tuple[Finding, ...]
    places: tuple[Mapping[str, str], ...]


def read_sheet(grids: Sequence[Grid], *, name: str) -> SheetRead:
    """Raises Refused where no grid holds a flow table."""
    found = list(all_steps(grids))
    if not found:
        raise Refused(
            "{name}: tidak ditemukan tabel dengan kolom Kegiatan dan Pelaksana atau Mutu Baku. Periksa judul kolomnya.",
            name=name,
        )
    return _Reader(grids, found, name).read()


class _Reader:
    def __init__(self, grids: Sequence[Grid], found: list[tuple[Heading, Step]], name: str) -> None:
        self.grids, self.found, self.name = grids, found, name
        self.questions: list[Finding] = []
        self.lanes: dict[str, Lane] = {}
        self.drawn = [_drawn(step) for _, step in found]
        for heading, _ in found:  # in the order of their columns, those without work too
            for place in heading.roles:
                self._key(heading.columns[place].role)

    def read(self) -> SheetRead:
        rows: list[Row] = []
        for number, (heading, step) in enumerate(self.found, 1):
            rows.append(self._row(number, heading, step, {row.id for row in rows}))
        symbols, exits = self._flow(rows)
        rows = [replace(row, symbols=(symbol,)) for row, symbol in zip(rows, symbols, strict=True)]
        links = tuple(
            Link(row.id, rows[target].id, label)
            for row, ways in zip(rows, exits, strict=True)
            for target, label in ways
        )
        identity = identity_of(self.grids, skipped=self._tables())
        title = identity.name or self.name
        identity = replace(identity, name=title, kode=slug(re.sub(r"(?i)^sop\s+", "", title), fallback="sop"))
        sop = Sop(identity, tuple(self.lanes.values()), tuple(rows), links)
        places = tuple({kind: place for kind in step.cells if (place := step.place(kind))} for _, step in self.found)
        return SheetRead(sop, tuple(sorted(self.questions, key=lambda one: one.step or 0)), places)

    def _tables(self) -> dict[str, range]:
        """Of each grid the rows from its first flow heading to its last step."""
        ranges: dict[str, range] = {}
        for heading, step in self.found:
            known = ranges.get(step.grid.name)
            ranges[step.grid.name] = range(known.start if known else heading.first, step.rows[1])
        return ranges

    # One row

    def _row(self, number: int, heading: Heading, step: Step, taken: set[str]) -> Row:
        text = step.text(h.TEXT)
        lane, shared = self._lane(number, heading, step)
        row = Row(
            free_slug(text, taken, fallback="langkah"),
            (),
            " ".join(text.split()),
            lane=lane,
            shared=shared,
            needs=items_of(step.text(h.NEEDS, between="\n")),
            time=self._time(number, heading, step),
            outputs=items_of(step.text(h.OUTPUT, between="\n")),
            note=" ".join(step.text(h.NOTE).split()),
        )
        return self._with_what_is_told(row, step)

    def _with_what_is_told(self, row: Row, step: Step) -> Row:
        """What the sheet has no column for: in words under Ket., and in the alternative text of a symbol of ours."""
        told = dict(
            pair.split(": ", 1) for figure in step.figures for pair in figure.described.split("; ") if ": " in pair
        )
        lines = step.text(h.NOTE, between="\n").split("\n")
        calls = next((found[1] for line in lines if (found := _CALLS.fullmatch(line.strip()))), "")
        kept = [line for line in lines if not (_CALLS.fullmatch(line.strip()) or _SAID.fullmatch(line.strip()))]
        joins = any(_JOINS.search(line) for line in lines)
        return replace(
            row,
            note=" ".join(" ".join(kept).split()),
            joins=joins,
            calls=calls,
            waits_for_applicant=told.get("menunggu_pemohon") == "true",
            timeout_exit=told.get("lewat_waktu", ""),
            counts_items=told.get("jumlah") == "true",
        )

    def _lane(self, number: int, heading: Heading, step: Step) -> tuple[str, tuple[str, ...]]:
        """Figures speak before marks, a mark that names a symbol before a bare one, the left before the right."""
        figures = [figure for figure in step.figures if figure.kind is not Drawn.PENTAGON]
        figures.sort(key=_takes_part)
        places = [figure.column for figure in figures]
        if not places:
            named = [place for place, text in step.marks if symbol_in(text)]
            places = named + [place for place, _ in step.marks if place not in named]
        labels = [heading.columns[place].role for place in dict.fromkeys(places)]
        if not labels:
            labels = [part.strip() for part in re.split(r"[\n;]+|,\s+(?=[A-Z])", step.text(h.LANE, between="\n"))]
        keys = [self._key(label) for label in labels if label]
        if not keys:
            self._ask(
                number, "lane_unknown", "Pelaksananya tidak ditemukan di dokumen.", "Pilih pelaksana langkah ini."
            )
        elif len(keys) > 1 and not any(figure.described == SHARED for figure in figures):
            label = self.lanes[keys[0]].label
            self._ask(
                number,
                "lane_of_several",
                f"Beberapa pelaksana ditandai; {label} dianggap yang bertanggung jawab, yang lain ikut serta.",
                "Benarkan bila bukan dia.",
            )
        return (keys[0], tuple(dict.fromkeys(keys[1:]))) if keys else ("", ())

    def _key(self, label: str) -> str:
        label = " ".join(label.split())
        known = next((lane for lane in self.lanes.values() if lane.label.casefold() == label.casefold()), None)
        if known is None:
            known = Lane(free_slug(label, set(self.lanes), fallback="pelaksana"), label)
            self.lanes[known.key] = known
        return known.key

    def _time(self, number: int, heading: Heading, step: Step) -> str:
        time = " ".join(step.text(h.TIME).split())
        unit = next((heading.columns[place].unit for place in heading.of_kind(h.TIME)), "")
        if unit and re.fullmatch(r"\d+([.,]\d+)?(\s*[-–]\s*\d+)?", time):
            time = f"{time} {unit}"
        if h.TIME in step.borrowed and time:
            self._ask(
                number,
                "time_of_several",
                f"Waktu “{time}” ditulis sekali untuk beberapa langkah.",
                "Bagi waktunya, atau biarkan bila memang berlaku untuk masing-masing.",
            )
        return "" if re.fullmatch(r"[-–. ]*", time) else time

    # The flow

    def _flow(self, rows: list[Row]) -> tuple[list[Symbol], list[list[tuple[int, str]]]]:
        written = [
            ways_in(f"{step.text(h.TEXT)} . {row.note}") for row, (_, step) in zip(rows, self.found, strict=True)
        ]
        arrows = self._arrows()
        symbols = [self._symbol(place, rows, written, arrows) for place in range(len(rows))]
        return symbols, [self._exits(place, symbols, written, arrows) for place in range(len(rows))]

    def _arrows(self) -> dict[int, list[tuple[int, str]]]:
        """Step → steps, as far as arrows were drawn from figure to figure; a segilima is followed by its letter."""
        places = {figure.id: place for place, (_, step) in enumerate(self.found) for figure in step.figures}
        connectors = [connector for grid in self.grids for connector in grid.connectors]
        letters = _letters(self.grids)
        found: dict[int, list[tuple[int, str]]] = {}
        for connector in connectors:
            source = places.get(connector.source)
            target = places.get(connector.target)
            if target is None and (letter := letters.get(connector.target)):
                target = next(
                    (places[c.target] for c in connectors if letters.get(c.source) == letter and c.target in places),
                    None,
                )
            if (
                source is not None
                and target is not None
                and (target, connector.label) not in found.setdefault(source, [])
            ):
                found[source].append((target, connector.label))
        return found

    def _symbol(
        self,
        place: int,
        rows: list[Row],
        written: list[Mapping[str, int]],
        arrows: Mapping[int, list[tuple[int, str]]],
    ) -> Symbol:
        drawn, text = self.drawn[place]
        last = place == len(rows) - 1
        if drawn is Drawn.DIAMOND:
            return Symbol.DECISION
        if drawn is Drawn.CAPSULE:
            before = any(kind is not Drawn.CAPSULE for kind, _ in self.drawn[:place])
            led_to = any(target == place for ways in arrows.values() for target, _ in ways)
            if ends_in(text) or (led_to and place not in arrows):
                return Symbol.END
            if place in arrows:
                return Symbol.START
            return Symbol.END if not begins_in(text) and (last or before) and place else Symbol.START
        if (
            drawn is None
            and not last
            and (set(written[place]) - {ONWARD} or asks(rows[place].text) or len(arrows.get(place, ())) == 2)
        ):
            return Symbol.DECISION
        known = any(kind is not None for kind, _ in self.drawn)
        if known and drawn is Drawn.BOX:
            return Symbol.TASK
        return Symbol.START if not place else Symbol.END if last else Symbol.TASK

    def _exits(
        self,
        place: int,
        symbols: Sequence[Symbol],
        written: list[Mapping[str, int]],
        arrows: Mapping[int, list[tuple[int, str]]],
    ) -> list[tuple[int, str]]:
        following = [place + 1] if place + 1 < len(symbols) else []
        if symbols[place] is Symbol.END:
            return []
        if symbols[place] is not Symbol.DECISION:
            drawn = [(target, "") for target, _ in arrows.get(place, ())]
            named = [self._place_of(written[place][ONWARD])] if ONWARD in written[place] else []
            return drawn or [(target, "") for target in (named or following) if target is not None]
        ways = {
            label: to
            for label, number in written[place].items()
            if label and (to := self._place_of(number)) is not None
        }
        if len(arrows.get(place, ())) >= 2:
            return self._drawn_ways(place, arrows[place])
        for target, label in arrows.get(place, ()):
            ways.setdefault(label or (NO if target <= place else YES), target)
        return self._two_ways(place, following, ways)

    def _drawn_ways(self, place: int, arrows: list[tuple[int, str]]) -> list[tuple[int, str]]:
        """Arrows without a word: the one that goes on is the yes."""
        free = [label for label in (YES, NO) if label not in {label for _, label in arrows}]
        ordered = sorted(arrows, key=lambda way: (way[0] <= place, way[0]))
        named = [
            (target, label or (free.pop(0) if free else f"Jalan {n}")) for n, (target, label) in enumerate(ordered, 1)
        ]
        if any(not label for _, label in arrows):
            self._ask(place + 1, "exit_without_label", "Panah putusan ini tidak bernama.", "Periksa Ya dan Tidak-nya.")
        return named

    def _two_ways(self, place: int, following: list[int], ways: dict[str, int]) -> list[tuple[int, str]]:
        if len(ways) > 1:
            return [(target, label) for label, target in ways.items()]
        no = [label for label in ways if is_no(label)]
        yes = [label for label in ways if not is_no(label)]
        if not yes and following:
            ways = {YES: following[0], **ways}
        if not no:
            ways = {**ways, NO: max(place - 1, 0)}
            self._ask(
                place + 1,
                "exit_proposed",
                f"Dokumen tidak mengatakan ke mana bila tidak; kembali ke langkah {max(place, 1)} diusulkan.",
                "Benarkan tujuannya menurut halaman asli.",
            )
        return [(target, label) for label, target in ways.items()]

    def _place_of(self, number: int) -> int | None:
        """By the number on the sheet; where the sheet has none, by the order."""
        numbers = [step.number for _, step in self.found]
        if number in numbers:
            return numbers.index(number)
        return number - 1 if not any(numbers) and 1 <= number <= len(numbers) else None

    def _ask(self, step: int, check: str, message: str, mend: str) -> None:
        self.questions.append(Finding("warning", check, step, message, _WHY, mend))


def _drawn(step: Step) -> tuple[Drawn | None, str]:
    """The symbol of a step and its words: drawn, or named in a column of symbols or of a pelaksana."""
    figures = [figure for figure in step.figures if figure.kind is not Drawn.PENTAGON]
    for figure in sorted(figures, key=_takes_part):
        return figure.kind, figure.text
    words = [step.text(h.SYMBOL), *(text for _, text in step.marks)]
    return next(((kind, text) for text in words if (kind := symbol_in(text))), (None, ""))


def _takes_part(figure: Figure) -> tuple[bool, bool]:
    """A box beside a diamond or a capsule only takes part in the step, and so does one that says so."""
    return figure.described == SHARED, figure.kind is Drawn.BOX


def _letters(grids: Sequence[Grid]) -> Mapping[str, str]:
    return {
        figure.id: figure.text.strip()
        for grid in grids
        for figure in grid.figures
        if figure.kind is Drawn.PENTAGON and figure.text.strip()
    }
