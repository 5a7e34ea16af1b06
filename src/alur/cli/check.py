"""`alur check`: what is wrong with an SOP, why it matters, and how to mend it."""

import shutil
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import click

from alur.cli import edge
from alur.core.checks.catalogue import check as findings_of
from alur.core.checks.finding import Finding
from alur.core.refused import Refused
from alur.core.sop.dates import read_date
from alur.formats.sopfile import read_sop

_LIMIT = 2_000_000
_WIDTH = 100  # where nobody looks; a terminal says its own
_LEVELS = {"error": ("kesalahan", "red"), "warning": ("peringatan", "yellow")}


@dataclass(frozen=True, slots=True)
class Checked:
    """One file and what was found in it."""

    file: str
    steps: int
    roles: int
    findings: tuple[Finding, ...]

    def count(self, level: str) -> int:
        return sum(finding.level == level for finding in self.findings)


@click.command()
@click.argument("sop", nargs=-1, required=True)
@click.option("--today", default=None, metavar="TANGGAL", help="Hari ini, untuk menilai tanggal tinjau.")
@click.option("--json", "as_json", is_flag=True, help="Cetak satu dokumen JSON.")
@edge.guarded
def check(sop: tuple[str, ...], today: str | None, as_json: bool) -> None:
    """Periksa setiap berkas SOP: alurnya, isinya, dan lembarnya."""
    day = _day(today)
    checked, refused = [], []
    for path in sop:
        try:
            checked.append(_checked(path, day))
        except (Refused, OSError) as error:
            refused.append(edge.sentence_of(error, path))
    if not checked:
        raise Refused("{sentence}", sentence=" ".join(refused))
    for sentence in refused:
        edge.tell(sentence)
    wrong = any(each.count("error") for each in checked)
    told: Any = {"files": [asdict(each) for each in checked]} if as_json else "\n\n".join(map(_text, checked))
    edge.finish(told, as_json, wrong=wrong, not_done=bool(refused))


def _day(written: str | None) -> date | None:
    """No clock is read: without --today a review is overdue only where it was so when this release was made."""
    if written is None:
        return None
    if (day := read_date(written)) is None:
        raise Refused("--today “{written}” bukan tanggal; tulis misalnya 2026-11-23.", written=written)
    return day


def _checked(path: str, today: date | None) -> Checked:
    value = read_sop(edge.read_bytes(path, _LIMIT), name=path)
    return Checked(path, len(value.rows), len(value.lanes), findings_of(value, today=today))


def _text(checked: Checked) -> str:
    head = f"{click.style(checked.file, bold=True)}: {checked.steps} langkah, {checked.roles} pelaksana"
    return "\n\n".join([f"{head} – {_verdict(checked)}", *map(_block, checked.findings)])


def _verdict(checked: Checked) -> str:
    if not checked.findings:
        return click.style("tidak ada temuan", fg="green")
    counts = [(checked.count(level), word, colour) for level, (word, colour) in _LEVELS.items()]
    return ", ".join(click.style(f"{count} {word}", fg=colour) for count, word, colour in counts if count)


def _block(finding: Finding) -> str:
    word, colour = _LEVELS[finding.level]
    place = "Seluruh SOP" if finding.step is None else f"Langkah {finding.step}"
    return "\n".join(
        [
            f"  {click.style('●', fg=colour)} {click.style(place, bold=True)} · {word}",
            *_wrapped("", finding.message),
            *_wrapped("Mengapa   ", finding.why),
            *_wrapped("Perbaiki  ", finding.mend),
        ]
    )


def _wrapped(label: str, sentence: str) -> Iterator[str]:
    width = min(shutil.get_terminal_size((_WIDTH, 24)).columns, 100) if sys.stdout.isatty() else _WIDTH
    indent = " " * (4 + len(label))
    lines = textwrap.wrap(sentence, max(width - len(indent), 30), break_on_hyphens=False)
    yield from (f"{indent}{line}" if number else f"    {label}{line}" for number, line in enumerate(lines))
