"""Routes of `people`: signing in, one's own page, set-up, persons, units and calendars."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.urls import path

from alur.web.people.views import calendars, me, persons, set_up, signing_in, units
from alur.web.shell.policy import ANYONE, SIGNED_IN, policy

# allauth's views under its own names, each with our policy; what we do not offer has no route at all.
_SIGNING_IN = [
    path("masuk/", policy(ANYONE)(signing_in.SignIn.as_view()), name="account_login"),
    path("keluar/", policy(ANYONE)(account.logout), name="account_logout"),
    path("masuk/kode/", policy(ANYONE)(mfa.authenticate), name="mfa_authenticate"),
    path("masuk/tidak-aktif/", policy(ANYONE)(account.account_inactive), name="account_inactive"),
    path("masuk/daftar/", policy(ANYONE)(account.signup), name="account_signup"),
    path("masuk/tautan/<int:pk>/<str:token>/", signing_in.first_sign_in, name="first_sign_in"),
    path("masuk/ulang/", policy(SIGNED_IN)(account.reauthenticate), name="account_reauthenticate"),
    path("masuk/ulang/kode/", policy(SIGNED_IN)(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("demo/<str:token>/", signing_in.demo_sign_in, name="demo_sign_in"),
]
_NEW_CODES = "mfa_generate_recovery_codes"
_ME = [
    path("saya/", me.about_me, name="about_me"),
    path("saya/sesi/akhiri/", me.end_session, name="end_session"),
    path("saya/sandi/", policy(SIGNED_IN)(account.password_change), name="account_change_password"),
    path("saya/sandi/baru/", policy(SIGNED_IN)(account.password_set), name="account_set_password"),
    path("saya/kode/", policy(SIGNED_IN)(mfa.index), name="mfa_index"),
    path("saya/kode/aktifkan/", policy(SIGNED_IN)(totp.activate_totp), name="mfa_activate_totp"),
    path("saya/kode/matikan/", policy(SIGNED_IN)(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("saya/kode/pemulihan/", policy(SIGNED_IN)(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "saya/kode/pemulihan/baru/",
        policy(SIGNED_IN)(codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
]

_PERSONS = [
    path("orang/", persons.persons, name="persons"),
    path("orang/baru/", persons.person_new, name="person_new"),
    path("orang/tempel/", persons.paste, name="people_paste"),
    path("orang/<int:pk>/", persons.person, name="person"),
    path("orang/<int:pk>/ubah/", persons.person_edit, name="person_edit"),
    path("orang/<int:pk>/aktif/", persons.person_active, name="person_active"),
    path("orang/<int:pk>/tautan/", persons.first_link, name="first_link"),
    path("orang/<int:pk>/jabatan/", persons.holding_new, name="holding_new"),
    path("orang/<int:pk>/jabatan/<int:holding>/akhiri/", persons.holding_end, name="holding_end"),
    path("orang/<int:pk>/ketidakhadiran/", persons.absence_new, name="absence_new"),
    path("orang/<int:pk>/ketidakhadiran/<int:absence>/hapus/", persons.absence_remove, name="absence_remove"),
    path("orang/<int:pk>/peran/", persons.grant_new, name="grant_new"),
    path("orang/<int:pk>/peran/<int:grant>/cabut/", persons.grant_take, name="grant_take"),
]
_UNITS = [
    path("unit/", units.units, name="units"),
    path("unit/baru/", units.unit_new, name="unit_new"),
    path("unit/<int:pk>/ubah/", units.unit_edit, name="unit_edit"),
    path("unit/<int:pk>/jabatan/", units.position_new, name="position_new"),
    path("unit/<int:pk>/jabatan/<int:position>/", units.position_edit, name="position_edit"),
]
_CALENDARS = [
    path("kalender/", calendars.calendars, name="calendars"),
    path("kalender/baru/", calendars.calendar_new, name="calendar_new"),
    path("kalender/<int:pk>/jam/", calendars.hours_new, name="hours_new"),
    path("kalender/<int:pk>/jam/<int:period>/", calendars.hours_edit, name="hours_edit"),
    path("kalender/<int:pk>/jam/<int:period>/hapus/", calendars.hours_remove, name="hours_remove"),
    path("kalender/libur/baru/", calendars.holiday_new, name="holiday_new"),
    path("kalender/libur/<int:pk>/", calendars.holiday_edit, name="holiday_edit"),
    path("kalender/libur/<int:pk>/hapus/", calendars.holiday_remove, name="holiday_remove"),
    path("kalender/libur/isi/<int:year>/", calendars.holidays_seed, name="holidays_seed"),
]

urlpatterns = [
    path("mulai/<str:code>/", set_up.set_up_office, name="set_up"),
    *_SIGNING_IN,
    *_ME,
    *_PERSONS,
    *_UNITS,
    *_CALENDARS,
]
