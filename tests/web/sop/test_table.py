"""The rows of the step table: where an error is mended, and what a fresh row is spared."""

from dataclasses import replace

from django.test import Client

from alur.core.checks.catalogue import check
from alur.core.sop.edit import InsertRow, apply_edit
from alur.core.sop.model import Sop
from alur.web.sop import table
from alur.web.sop.models import SopVersion
from alur.web.sop.queries import value_of


def with_time(sop: Sop, number: int, time: str) -> Sop:
    rows = list(sop.rows)
    rows[number - 1] = replace(rows[number - 1], time=time)
    return replace(sop, rows=tuple(rows))


def shown(sop: Sop) -> tuple[table.RowView, ...]:
    return table.rows_of(sop, table.findings_of(sop, check(sop)))


def test_the_cell_in_which_an_error_is_mended_is_marked(draft: SopVersion) -> None:
    rows = shown(with_time(value_of(draft), 6, "segera"))
    assert [(row.number, cell.column) for row in rows for cell in row.main if cell.wrong] == [(6, "time")]


def test_a_row_that_was_just_put_in_is_not_scolded(draft: SopVersion) -> None:
    rows = shown(apply_edit(value_of(draft), InsertRow(value_of(draft).rows[0].id)))
    assert rows[1].row.text == ""
    assert rows[1].findings == ()
    assert not any(cell.wrong for cell in rows[1].main)


def test_findings_lead_to_their_rows_each_once(draft: SopVersion, ayu: Client) -> None:
    sop = apply_edit(with_time(value_of(draft), 6, "segera"), InsertRow(value_of(draft).rows[0].id))
    findings = table.findings_of(sop, check(sop))
    assert table.rows_with(one for one in findings if one.finding.level == "error") == [2, 7]
    page = ayu.post(
        "/sop/podcast/tulis/", {"base": 1, "cell:studio:time": "segera"}, headers={"X-Fragment": "1"}
    ).content.decode()
    assert '<a href="#baris-6">baris 6</a>' in page
