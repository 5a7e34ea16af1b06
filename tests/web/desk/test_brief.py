"""The Monday page: what a head must know, one page, once a week, without the name of any applicant."""

from datetime import UTC, datetime, timedelta

import pypdfium2
import pytest
from django.core import mail
from django.test import Client
from tests.web.case.running import run_podcast
from tests.web.office import Office

from alur.core.case.commands import Complete
from alur.web.desk.actions.send_brief import NotSent, send_briefs
from alur.web.desk.brief import brief_of
from alur.web.desk.models import BriefReader, SentBrief
from alur.web.learn.models import Flaw

MONDAY = datetime(2026, 11, 30, 0, 30, tzinfo=UTC)  # 08.30 WITA, six days after the case began


@pytest.fixture
def reader(office: Office) -> BriefReader:
    running = run_podcast(office)
    case = running.open(subject="Ibu Melati").case
    running.act(case, Complete(visit=1, given=(0,)))
    Flaw.objects.create(
        sop=running.version.sop, version=running.version, row="sunting", text="Terlalu singkat.", by=office.bima,
        at=MONDAY - timedelta(days=5), outcome=Flaw.Outcome.MENDED, answered_at=MONDAY - timedelta(days=2),
    )  # fmt: skip
    return BriefReader.objects.create(position=office.head, email="kepala@contoh.go.id")


def test_it_counts_what_is_late_waiting_unmet_unread_and_to_be_thanked(reader: BriefReader) -> None:
    """Citra's row 2 was to be done by the end of 25 November; the promise of fifteen workdays still holds."""
    told = {part.title: part.count for part in brief_of(reader.position, MONDAY).sections}
    assert told["Lewat standar"] == 1
    assert told["Menunggu Anda"] == 1
    assert told["Janji tidak terpenuhi"] == 0
    assert told["Patut diberi terima kasih"] == 1
    assert list(told)[3] == "Belum dibaca"


def test_whoever_is_to_be_thanked_is_named_and_no_applicant_is(reader: BriefReader) -> None:
    said = repr(brief_of(reader.position, MONDAY))
    assert "Bima" in said
    assert "Melati" not in said


def test_it_is_sent_once_a_week_as_one_page(reader: BriefReader) -> None:
    for hours in (0, 1, 30, 100):
        send_briefs(MONDAY + timedelta(hours=hours))
    [sent] = mail.outbox
    assert sent.to == ["kepala@contoh.go.id"]
    name, data, media = sent.attachments[0]  # type: ignore[misc]
    assert (name, media) == ("lembar-senin-2026-W49.pdf", "application/pdf")
    assert len(pypdfium2.PdfDocument(data)) == 1
    send_briefs(MONDAY + timedelta(days=7))
    assert len(mail.outbox) == 2
    assert mail.outbox[0].extra_headers["Message-ID"] != mail.outbox[1].extra_headers["Message-ID"]


def test_a_crash_between_mail_and_row_sends_the_same_mail_again(reader: BriefReader) -> None:
    send_briefs(MONDAY)
    SentBrief.objects.all().delete()
    send_briefs(MONDAY)
    first, second = (one.extra_headers["Message-ID"] for one in mail.outbox)
    assert first == second


def test_a_mail_server_that_is_down_is_asked_again_later(reader: BriefReader, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> int:
        raise ConnectionRefusedError

    with monkeypatch.context() as down:
        down.setattr("django.core.mail.EmailMessage.send", refuse)
        with pytest.raises(NotSent):
            send_briefs(MONDAY)
    send_briefs(MONDAY + timedelta(hours=1))
    assert len(mail.outbox) == 1


def test_the_head_sees_it_prints_it_and_sets_the_address(office: Office, citra: Client) -> None:
    assert "Lembar Senin" in citra.get("/senin/").content.decode()
    assert citra.get("/senin/lembar.pdf").content.startswith(b"%PDF-")
    assert citra.post("/senin/", {"email": "kepala@contoh.go.id"}).status_code == 302
    assert BriefReader.objects.get().position == office.head


def test_who_leads_nothing_has_no_such_page(bima: Client) -> None:
    assert bima.get("/senin/").status_code == 403
