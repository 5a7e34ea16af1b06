"""Buku kendali: twenty past acts from paper, marked as declared; what is wrong stays with its sentence."""

from datetime import timedelta
from uuid import uuid4

from django.test import Client
from django.utils import timezone
from tests.web.case.running import Running

from alur.web.case.models import Case, CaseEvent, Fact

URL = "/kasus/buku-kendali/?sop=podcast"


def sheet(*lines: tuple[str, ...]) -> dict[str, str]:
    columns = ("case", "row", "day", "since", "until", "person", "exit", "note")
    fields = {"key": str(uuid4())}
    for place, line in enumerate(lines):
        fields |= {f"{place}-{column}": cell for column, cell in zip(columns, line, strict=False)}
    return fields


def a_past_workday() -> str:
    day = timezone.localdate() - timedelta(days=3)
    while day.weekday() > 4:
        day -= timedelta(days=1)
    return day.strftime("%d/%m/%Y")


def test_a_new_case_and_its_steps_are_entered_from_paper(running: Running, bima: Client) -> None:
    day = a_past_workday()
    lines = [(f"Perihal {n}", "1", day, "08.00", "09.15", "Bima", "", f"KA-{n}") for n in range(20)]
    answer = bima.post(URL, sheet(*lines))
    assert answer.status_code == 200, answer.content.decode()
    assert "20 tindakan tercatat" in answer.content.decode()
    case = Case.objects.get(subject="Perihal 7")
    assert case.seq == 2
    assert set(CaseEvent.objects.values_list("source", flat=True)) == {"declared"}
    assert set(Fact.objects.values_list("time_source", flat=True)) == {"declared"}


def test_a_wrong_line_stays_as_typed_and_right_ones_are_saved(running: Running, bima: Client) -> None:
    day = a_past_workday()
    lines = (
        ("Banjir rob", "1", day, "", "09.15", "Bima", "", ""),
        ("Banjir rob", "2", day, "", "25.00", "Citra", "Ya", ""),
        ("Banjir rob", "2", day, "", "10.00", "Zaki", "Ya", ""),
        ("Banjir rob", "7", day, "", "10.00", "", "", ""),
        ("Banjir rob", "2", "kemarin", "", "10.00", "", "Ya", ""),
        ("Banjir rob", "2", day, "", "10.00", "Citra", "Boleh", ""),
        ("", "2", day, "", "10.00", "Citra", "Ya", ""),
    )
    page = bima.post(URL, sheet(*lines)).content.decode()
    for sentence in (
        "Jam “25.00” tidak terbaca",
        "Tidak ada petugas bernama “Zaki”",
        "Langkah 7 tidak sedang terbuka",
        "Tanggal “kemarin” tidak terbaca",
        "Tulis hasilnya: Ya atau Tidak",
        "Tulis nomor kasus",
        "6 baris belum tercatat",
    ):
        assert sentence in page.replace("&quot;", '"'), sentence
    assert Case.objects.get().seq == 2


def test_a_pasted_table_is_taken_line_by_line(running: Running, bima: Client) -> None:
    day = a_past_workday()
    fields = {"key": str(uuid4()), "pasted": f"Sampah pasar\t1\t{day}\t08.00\t09.00\tBima\t\tKA-8\n"}
    assert "1 tindakan tercatat" in bima.post(URL, fields).content.decode()


def test_the_future_cannot_be_declared(running: Running, bima: Client) -> None:
    tomorrow = (timezone.localdate() + timedelta(days=1)).strftime("%d/%m/%Y")
    page = bima.post(URL, sheet(("Besok", "1", tomorrow, "", "09.00", "Bima", "", ""))).content.decode()
    assert "belum terjadi" in page


def test_nobody_declares_what_another_lane_did(running: Running, bima: Client) -> None:
    day = a_past_workday()
    lines = (("Banjir", "1", day, "", "09.15", "Bima", "", ""), ("Banjir", "2", day, "", "10.00", "Citra", "Ya", ""))
    assert "dipegang Citra" in bima.post(URL, sheet(*lines)).content.decode()
