"""A piece of evidence is put into a file as it is on that day: facts first, a figure only with its formula version."""

from alur.core.conduct.commands import AddItem
from alur.core.conduct.events import Item
from alur.core.fair.look import Look
from alur.core.instant import Instant
from alur.core.refused import Refused
from alur.web.case.actions.attach import Kept
from alur.web.case.models import Fact
from alur.web.conduct.actions.switch_on import keep_file
from alur.web.conduct.models import ConductFile
from alur.web.conduct.queries import figures
from alur.web.conduct.record_file import act
from alur.web.people.models import Person
from alur.web.shell.moments import write_moment


def gather(
    row: ConductFile,
    *,
    title: str,
    words: str,
    visit: tuple[str, int] | None,
    look: Look | None,
    kept: Kept | None,
    by: Person,
    now: Instant,
) -> None:
    """Raises Refused."""
    facts, source, figure, formula = [line.strip() for line in words.splitlines() if line.strip()], "", "", 0
    if visit and look:
        raise Refused("Satu bukti menyebut kunjungan atau angka tinjauan, tidak keduanya. Buat dua bukti.")
    if visit:
        found, source = _visit(row.person, *visit)
        facts += found
    if look:
        found, figure, formula = _look(row.person, look, now)
        facts, source = facts + found, f"tinjauan {look}"
    if kept:
        keep_file(kept, now)
    item = Item(
        title.strip(),
        tuple(facts),
        figure,
        formula,
        source,
        kept.stored.sha256 if kept else "",
        kept.name if kept else "",
    )
    act(row, AddItem(item), by=by, now=now)


def _visit(person: Person, number: str, visit: int) -> tuple[list[str], str]:
    rows = Fact.objects.filter(case__number=number.strip(), visit=visit, person=person.pk, current=True)
    fact = rows.select_related("case", "sop__unit").first()
    if fact is None:
        raise Refused("Kunjungan {visit} pada kasus {number} bukan milik orang ini.", visit=visit, number=number)
    line = figures.line_of(person, fact)
    judged = "lewat mutu baku" if line.late else "dalam mutu baku" if fact.on_time == "yes" else "tidak dinilai"
    facts = [
        f"Kasus {line.number}, langkah {line.step}, versi SOP {fact.version}.",
        f"Diambil {write_moment(line.taken)}, selesai {write_moment(line.ended)}: {line.time}, baku {line.standard}.",
        f"Hasil: {judged}. Output {fact.outputs_given} dari {fact.outputs_due}.",
    ]
    return facts, f"kunjungan {fact.case_id}:{visit}"


def _look(person: Person, look: Look, now: Instant) -> tuple[list[str], str, int]:
    """Whatever was late or objected to stands as facts before the figure."""
    said = figures.person_figures(person, look, now=now)
    late = [f"Kasus {one.number}, {one.step}: {one.time}, baku {one.standard}." for one in said.first]
    if said.said is None:
        why = said.withheld.why if said.withheld else ""
        return [*late, f"Tanpa angka: {why}"], "", said.formula
    shown = said.said
    expected = f"{shown.expected:.1f}".replace(".", ",")
    figure = f"{shown.late} terlambat, wajarnya {expected}, dari {shown.visits}."
    return [*late, f"{shown.visits} kunjungan dibandingkan pada tinjauan {look}."], figure, said.formula
