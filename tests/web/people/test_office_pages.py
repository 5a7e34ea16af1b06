"""The pages on which an office is kept right, through the client: who may, what is kept, what is refused in words."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.test import Client
from tests.web.office import Office

from alur.core.instant import HOUR, instant_of
from alur.web.people import queries
from alur.web.people.models import Absence, Grant, Holding, Holiday, HoursPeriod, Person, Position, Role, Unit

WITA = ZoneInfo("Asia/Makassar")
TODAY = queries.today


def says(client: Client, address: str, **form: object) -> str:
    return client.post(address, form, follow=True).content.decode()


def test_every_colleague_is_found_by_name_jabatan_or_unit(dewi: Client) -> None:
    for words in ("bima", "asisten", "pencegahan", "bima pencegahan"):
        assert "Asisten Pencegahan" in dewi.get("/orang/", {"q": words}).content.decode()
    assert "Tidak ada yang cocok" in dewi.get("/orang/", {"q": "zeta"}).content.decode()


def test_only_the_administrator_sees_and_gets_the_forms(office: Office, citra: Client, fajar: Client) -> None:
    for address in ("/orang/baru/", f"/orang/{office.bima.pk}/ubah/", "/unit/baru/", "/kalender/libur/baru/"):
        assert citra.get(address).status_code == 403
        assert fajar.get(address).status_code == 200
    assert "Tambah orang" not in citra.get("/orang/").content.decode()


def test_an_administrator_of_one_unit_keeps_only_its_people(office: Office, dewi: Client) -> None:
    Grant.objects.create(person=office.dewi, unit=office.intake, role=Role.ADMIN, since=date(2020, 1, 1))
    assert dewi.get(f"/orang/{office.bima.pk}/ubah/").status_code == 403
    assert dewi.get(f"/unit/{office.prevention.pk}/ubah/").status_code == 403
    assert dewi.get(f"/unit/{office.intake.pk}/ubah/").status_code == 200
    assert dewi.get("/kalender/libur/baru/").status_code == 404


def test_leave_is_seen_by_oneself_and_those_who_answer_for_it(office: Office, dewi: Client, citra: Client) -> None:
    Absence.objects.create(person=office.bima, kind="sakit", since=TODAY(), until=TODAY())
    assert "Sakit" not in dewi.get(f"/orang/{office.bima.pk}/").content.decode()
    assert "Sakit" in citra.get(f"/orang/{office.bima.pk}/").content.decode()


def test_a_person_is_added_given_a_jabatan_and_a_role_and_signs_in_by_a_link(office: Office, fajar: Client) -> None:
    fajar.post("/orang/baru/", {"name": "Gita", "login_name": "gita", "nip": ""})
    gita = Person.objects.get(login_name="gita")
    place = f"/orang/{gita.pk}"
    assert fajar.post(f"{place}/jabatan/", {"position": office.assistant.pk, "kind": "definitif", "since": TODAY()})
    fajar.post(f"{place}/peran/", {"role": "pelaksana", "unit": office.prevention.pk, "since": TODAY()})
    assert queries.holders_of(office.assistant, on=TODAY()) == [gita, office.bima]
    assert queries.has_role(gita, Role.WORKER, unit=office.prevention)
    link = fajar.post(f"{place}/tautan/").context["link"]
    assert "Selamat datang, Gita" in Client().get(link).content.decode()


def test_a_plt_answers_alone_while_it_lasts(office: Office, fajar: Client) -> None:
    week = TODAY() + timedelta(days=6)
    form = {"position": office.head.pk, "kind": "plt", "since": TODAY(), "until": week}
    fajar.post(f"/orang/{office.eka.pk}/jabatan/", form)
    assert queries.holders_of(office.head, on=week) == [office.eka]
    assert queries.holders_of(office.head, on=week + timedelta(days=1)) == [office.citra]
    assert queries.title_of(office.eka) == "Plt Kepala Perwakilan"


def test_the_same_jabatan_twice_at_once_is_refused_and_the_form_keeps_what_was_typed(
    office: Office, fajar: Client
) -> None:
    form = {"position": office.assistant.pk, "kind": "definitif", "since": "2026-05-04"}
    page = says(fajar, f"/orang/{office.bima.pk}/jabatan/", **form)
    assert "sudah memegang jabatan itu" in page
    assert 'value="2026-05-04"' in page
    assert Holding.objects.filter(person=office.bima).count() == 1


def test_a_jabatan_ends_on_a_day_and_stays_in_the_record(office: Office, fajar: Client) -> None:
    holding = office.bima.holdings.get()
    says(fajar, f"/orang/{office.bima.pk}/jabatan/{holding.pk}/akhiri/", last_day="2026-06-30")
    assert queries.holders_of(office.assistant, on=date(2026, 6, 30)) == [office.bima]
    assert queries.holders_of(office.assistant, on=date(2026, 7, 1)) == []


def test_two_absences_on_one_day_are_refused(office: Office, fajar: Client) -> None:
    place = f"/orang/{office.bima.pk}/ketidakhadiran/"
    says(fajar, place, kind="cuti", since="2026-11-02", until="2026-11-06")
    assert "sudah tercatat tidak hadir" in says(fajar, place, kind="sakit", since="2026-11-06", until="2026-11-07")
    assert Absence.objects.count() == 1


def test_the_last_administrator_stays(office: Office, fajar: Client) -> None:
    grant = office.fajar.grants.get()
    answer = fajar.post(f"/orang/{office.fajar.pk}/peran/{grant.pk}/cabut/")
    assert answer.status_code == 409
    assert "sedikitnya satu pengelola" in answer.content.decode()
    assert Grant.objects.get(pk=grant.pk).until is None


def test_stopping_somebodys_access_ends_every_session(office: Office, fajar: Client, bima: Client) -> None:
    assert bima.get("/saya/").status_code == 200
    fajar.post(f"/orang/{office.bima.pk}/aktif/")
    assert bima.get("/saya/").status_code == 302


def test_people_pasted_from_a_table_are_shown_first_and_kept_together(office: Office, fajar: Client) -> None:
    pasted = "Nama\tNIP\tJabatan\tUnit\tPeran\nGita Rahma\t\tAsisten PVL\tPVL\tPelaksana\nHadi\t\t\tPCG\t"
    shown = fajar.post("/orang/tempel/", {"pasted": pasted, "since": TODAY()}).content.decode()
    assert "Simpan 2 orang" in shown
    assert not Person.objects.filter(name="Hadi").exists()
    fajar.post("/orang/tempel/", {"pasted": pasted, "since": TODAY(), "simpan": "1"})
    assert queries.title_of(Person.objects.get(login_name="gita")) == "Asisten PVL"
    assert queries.roles_of(Person.objects.get(name="Hadi")) == {"pembaca"}


def test_one_line_at_fault_keeps_the_whole_list_out(office: Office, fajar: Client) -> None:
    pasted = "Gita;;Asisten;PVL;Pelaksana\nHadi;123;;PCG;\nIndra;;;Tidak Ada;\nJaya;;;PVL;Raja"
    page = says(fajar, "/orang/tempel/", pasted=pasted, since=TODAY(), simpan="1")
    for fault in ("NIP terdiri atas 18 angka", "Unit “Tidak Ada” tidak dikenal", "Peran “Raja” tidak dikenal"):
        assert fault in page
    assert not Person.objects.filter(name="Gita").exists()


def test_a_unit_moves_with_all_that_is_under_it(office: Office, fajar: Client) -> None:
    below = Unit.objects.create(name="Sub", parent=office.prevention)
    form = {"name": office.prevention.name, "code": "PCG", "parent": office.intake.pk, "place": 1}
    says(fajar, f"/unit/{office.prevention.pk}/ubah/", **form)
    below.refresh_from_db()
    assert below.path == f"/{office.root.pk}/{office.intake.pk}/{office.prevention.pk}/{below.pk}/"


def test_a_unit_cannot_hang_under_itself(office: Office, fajar: Client) -> None:
    below = Unit.objects.create(name="Sub", parent=office.prevention)
    form = {"name": "Keasistenan Pencegahan", "code": "PCG", "parent": below.pk, "place": 1}
    assert "Belum tersimpan" in says(fajar, f"/unit/{office.prevention.pk}/ubah/", **form)


def test_a_jabatan_is_added_and_shown_as_empty(office: Office, fajar: Client) -> None:
    page = says(fajar, f"/unit/{office.intake.pk}/jabatan/", name="Kepala Keasistenan", leads="on")
    assert Position.objects.get(name="Kepala Keasistenan").leads
    assert "kosong" in page


def test_a_local_holiday_counts_for_its_calendar_alone(office: Office, fajar: Client) -> None:
    form = {"date": "2026-11-25", "name": "Pilkada", "kind": "daerah", "calendar": office.calendar.pk}
    assert "Hari libur tersimpan" in says(fajar, "/kalender/libur/baru/", **form)
    wednesday = datetime(2026, 11, 25, tzinfo=WITA)
    span = instant_of(wednesday), instant_of(wednesday + timedelta(days=1))
    assert queries.calendar_of(office.root).working_us(*span) == 0
    assert "sudah tercatat" in says(fajar, "/kalender/libur/baru/", **form)


def test_hours_are_typed_with_a_point_or_a_colon_and_checked_at_the_field(office: Office, fajar: Client) -> None:
    place = f"/kalender/{office.calendar.pk}/jam/"
    week = {f"{part}_{day}": at for day in range(5) for part, at in (("opens", "08.00"), ("closes", "16:00"))}
    wrong = says(fajar, place, name="Uji", since="2027-01-04", **{**week, "closes_2": "07.00"})
    assert "Jam pulang harus sesudah jam masuk" in wrong
    assert not HoursPeriod.objects.filter(name="Uji").exists()
    says(fajar, place, name="Uji", since="2027-01-04", **week)
    monday = datetime(2027, 1, 4, tzinfo=WITA)
    hours = queries.calendar_of(office.root).working_us(instant_of(monday), instant_of(monday + timedelta(days=7)))
    assert hours == 5 * 8 * HOUR


def test_the_last_hours_of_a_calendar_cannot_be_taken_away(office: Office, fajar: Client) -> None:
    period = office.calendar.periods.get()
    answer = fajar.post(f"/kalender/{office.calendar.pk}/jam/{period.pk}/hapus/")
    assert answer.status_code == 409
    assert HoursPeriod.objects.filter(pk=period.pk).exists()


def test_a_year_without_holidays_says_so_and_can_be_filled(office: Office, fajar: Client) -> None:
    assert "belum diisi" in fajar.get("/kalender/", {"tahun": "2026"}).content.decode()
    fajar.post("/kalender/libur/isi/2026/")
    assert Holiday.objects.filter(date__year=2026).count() == 25


def test_days_out_of_our_time_are_refused_at_the_field(office: Office, fajar: Client) -> None:
    """Other systems write 9999 for "no end"; a day later there is no calendar any more."""
    bima = f"/orang/{office.bima.pk}"
    for address, form in (
        (f"{bima}/ketidakhadiran/", {"kind": "cuti", "since": "2026-11-20", "until": "9999-12-31"}),
        (f"{bima}/ketidakhadiran/", {"kind": "cuti", "since": "0001-01-01", "until": "2026-11-20"}),
        (f"{bima}/jabatan/", {"position": office.head.pk, "kind": "plh", "since": "2026-11-20", "until": "9999-12-31"}),
        (f"{bima}/peran/", {"role": "pembaca", "unit": office.root.pk, "since": "9999-12-31"}),
        ("/kalender/libur/baru/", {"date": "9999-12-31", "name": "Akhir", "kind": "nasional"}),
    ):
        assert "1950 sampai 2100" in says(fajar, address, **form), address


def test_the_last_administrator_is_not_shut_out(office: Office, fajar: Client) -> None:
    assert fajar.post(f"/orang/{office.fajar.pk}/aktif/").status_code == 409
    assert Person.objects.get(pk=office.fajar.pk).is_active


def test_an_administrator_of_a_unit_gets_no_link_of_who_may_do_more(office: Office, as_person) -> None:
    """Whoever signs in as a person may do what the person may."""
    keeper = Person.objects.create(login_name="gita", name="Gita")
    Grant.objects.create(person=keeper, unit=office.prevention, role=Role.ADMIN, since=date(2020, 1, 1))
    Grant.objects.filter(person=office.bima).update(unit=office.prevention)
    client = as_person(keeper)
    assert client.post(f"/orang/{office.bima.pk}/tautan/").status_code == 200
    Grant.objects.create(person=office.bima, unit=office.root, role=Role.ADMIN, since=date(2020, 1, 1))
    assert client.post(f"/orang/{office.bima.pk}/tautan/").status_code == 403


def test_a_name_that_no_table_holds_is_told_before_it_is_kept(office: Office, fajar: Client) -> None:
    pasted = {"pasted": f"{'Budi' * 50}\t\tAnalis\tPCG", "since": TODAY(), "simpan": "ya"}
    assert "paling panjang 150 huruf" in fajar.post("/orang/tempel/", pasted).content.decode()
    assert not Person.objects.filter(name__startswith="BudiBudi").exists()


def test_the_root_stays_open_and_keeps_a_calendar(office: Office, fajar: Client) -> None:
    """Without a calendar no page of work would open; with the root closed no unit would be listed."""
    address = f"/unit/{office.root.pk}/ubah/"
    fajar.post(address, {"name": "Kantor", "code": "KS", "place": 0})
    fajar.post(
        address, {"name": "Kantor", "code": "KS", "place": 0, "calendar": office.calendar.pk, "closed_on": "2020-01-01"}
    )
    root = Unit.objects.get(pk=office.root.pk)
    assert (root.calendar, root.closed_on) == (office.calendar, None)
