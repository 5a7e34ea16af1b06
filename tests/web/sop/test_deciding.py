"""The life cycle on the web: the right person, the reason, and no error in the way."""

from datetime import UTC, date, datetime, timedelta

from django.http import HttpResponse
from django.test import Client
from tests.web.office import Office

from alur.web.people.queries import today
from alur.web.sop.actions.stage import take_due_force
from alur.web.sop.models import LaneBinding, SopVersion
from alur.web.sop.queries import in_force


def approve(client: Client, effective: str) -> HttpResponse:
    """As the page offers it: with the revision that was read."""
    page = client.get("/sop/podcast/putuskan/sahkan/")
    seen = page.context["form"].initial["seen"] if page.status_code == 200 else 1
    fields = {"effective": effective, "position": "Kepala Perwakilan", "seen": seen}
    return client.post("/sop/podcast/putuskan/sahkan/", fields)


def test_from_draft_to_force_by_two_people(draft: SopVersion, ayu: Client, citra: Client) -> None:
    assert ayu.post("/sop/podcast/putuskan/ajukan/").status_code == 302
    answer = approve(citra, "2026-11-24")
    assert answer.status_code == 302
    draft.refresh_from_db()
    assert draft.stage == "disahkan"
    assert draft.effective == date(2026, 11, 24)
    assert "jabatan: Kepala Perwakilan" in draft.text


def test_the_writer_cannot_approve_her_own(draft: SopVersion, ayu: Client) -> None:
    ayu.post("/sop/podcast/putuskan/ajukan/")
    answer = approve(ayu, "2026-11-24")
    assert "Hanya pengesah" in answer.content.decode()
    draft.refresh_from_db()
    assert draft.stage == "reviu"


def test_an_error_stands_in_the_way_of_approval(draft: SopVersion, ayu: Client, citra: Client) -> None:
    ayu.post("/sop/podcast/tulis/", {"base": 1, "do": "save", "cell:studio:time": "segera"})
    ayu.post("/sop/podcast/putuskan/ajukan/")
    answer = approve(citra, "2026-11-24")
    page = answer.content.decode()
    assert "belum dapat disahkan" in page
    assert "segera" in page


def test_a_number_is_given_from_the_template_when_none_is_written(
    draft: SopVersion, ayu: Client, citra: Client
) -> None:
    SopVersion.objects.filter(pk=draft.pk).update(text=draft.text.replace("nomor: 05/SOP/PCG/2020\n", ""))
    ayu.post("/sop/podcast/putuskan/ajukan/")
    approve(citra, "2026-11-24")
    draft.refresh_from_db()
    assert draft.nomor == "01/SOP/PCG/2026"


def test_withdrawing_needs_a_reason_and_says_what_follows(podcast: SopVersion, citra: Client) -> None:
    page = citra.get("/sop/podcast/putuskan/cabut/").content.decode()
    assert "Kasus yang berjalan tetap memakai versinya" in page
    assert "Jangan cabut" in page
    assert "Tulis alasannya" in citra.post("/sop/podcast/putuskan/cabut/", {"reason": "usang"}).content.decode()
    citra.post("/sop/podcast/putuskan/cabut/", {"reason": "Tugas berpindah ke pusat."})
    podcast.refresh_from_db()
    assert podcast.stage == "dicabut"


def test_a_new_version_leaves_the_one_in_force_alone(podcast: SopVersion, ayu: Client) -> None:
    assert ayu.post("/sop/podcast/versi-baru/").status_code == 302
    assert podcast.sop.versions.get(number=2).stage == "draf"
    podcast.refresh_from_db()
    assert podcast.stage == "berlaku"


def test_reader_and_worker_may_not_decide(podcast: SopVersion, dewi: Client, bima: Client) -> None:
    for client in (dewi, bima):
        assert client.get("/sop/podcast/putuskan/cabut/").status_code == 403
        assert client.post("/sop/podcast/versi-baru/").status_code == 403


def test_a_lane_is_bound_by_date(podcast: SopVersion, office: Office, ayu: Client) -> None:
    for since, unit in (("2026-01-01", office.prevention), ("2026-06-01", office.intake)):
        fields = {"lajur-host-kind": "unit", "lajur-host-unit": unit.pk, "lajur-host-since": since}
        assert ayu.post("/sop/podcast/pelaksana/", {"lane": "host"} | fields).status_code == 302
    rows = list(LaneBinding.objects.filter(lane="host").values_list("unit", "since", "until"))
    assert rows == [
        (office.prevention.pk, date(2026, 1, 1), date(2026, 5, 31)),
        (office.intake.pk, date(2026, 6, 1), None),
    ]


def test_on_its_day_a_version_takes_force_and_the_one_before_gives_way(
    podcast: SopVersion, office: Office, ayu: Client, citra: Client
) -> None:
    ayu.post("/sop/podcast/versi-baru/")
    ayu.post("/sop/podcast/putuskan/ajukan/")
    approve(citra, "2026-12-01")
    take_due_force(datetime(2026, 11, 30, 15, 59, tzinfo=UTC))
    assert stages(podcast) == ["berlaku", "disahkan"]
    take_due_force(datetime(2026, 11, 30, 16, 0, tzinfo=UTC))  # midnight of 1 December in WITA
    assert stages(podcast) == ["direvisi", "berlaku"]


def test_nobody_approves_what_they_have_not_read(draft: SopVersion, ayu: Client, citra: Client) -> None:
    """While Citra reads, the draft is taken back, changed and submitted once more."""
    ayu.post("/sop/podcast/putuskan/ajukan/")
    seen = citra.get("/sop/podcast/putuskan/sahkan/").context["form"].initial["seen"]
    ayu.post("/sop/podcast/putuskan/kembalikan/", {"reason": "Ada yang terlewat."})
    ayu.post("/sop/podcast/tulis/", {"base": 1, "do": "save", "cell:studio:time": "2 jam"})
    ayu.post("/sop/podcast/putuskan/ajukan/")
    late = {"effective": "2026-11-24", "position": "Kepala", "seen": seen}
    assert "berubah sejak halaman ini dibuka" in citra.post("/sop/podcast/putuskan/sahkan/", late).content.decode()
    assert stages(draft) == ["reviu"]


def test_a_version_cannot_begin_before_the_one_it_replaces_nor_in_the_far_future(
    podcast: SopVersion, ayu: Client, citra: Client
) -> None:
    """The latest by its day is in force: an earlier one would never be."""
    ayu.post("/sop/podcast/versi-baru/")
    ayu.post("/sop/podcast/putuskan/ajukan/")
    assert "Versi lain berlaku sejak 05-01-2026" in approve(citra, "2026-01-04").content.decode()
    assert "Periksa tahunnya" in approve(citra, "9999-12-31").content.decode()
    assert stages(podcast) == ["berlaku", "reviu"]


def test_a_version_withdrawn_before_its_day_leaves_the_one_in_force_alone(
    podcast: SopVersion, ayu: Client, citra: Client
) -> None:
    tomorrow = today(podcast.sop.unit) + timedelta(days=1)
    ayu.post("/sop/podcast/versi-baru/")
    ayu.post("/sop/podcast/putuskan/ajukan/")
    approve(citra, tomorrow.isoformat())
    citra.post("/sop/podcast/putuskan/cabut/", {"reason": "Salah mengesahkan."})
    assert stages(podcast) == ["berlaku", "dicabut"]
    assert in_force(podcast.sop, on=tomorrow) == podcast


def test_a_lane_is_bound_in_our_time(podcast: SopVersion, office: Office, ayu: Client) -> None:
    fields = {"lajur-host-kind": "unit", "lajur-host-unit": office.root.pk, "lajur-host-since": "0001-01-01"}
    answer = ayu.post("/sop/podcast/pelaksana/", {"lane": "host"} | fields)
    assert "1950 sampai 2100" in answer.content.decode()


def stages(version: SopVersion) -> list[str]:
    return list(version.sop.versions.order_by("number").values_list("stage", flat=True))
