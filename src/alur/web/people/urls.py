"""Routes of `people`: signing in, one's own page, set-up, persons, units and calendars."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.urls import path

from alur.web.people import views
from alur.web.shell.policy import ANYONE, SIGNED_IN, policy

# allauth's views under its own names, each with our policy; what we do not offer has no route at all.
_SIGNING_IN = [
    path("masuk/", policy(ANYONE)(views.SignIn.as_view()), name="account_login"),
    path("keluar/", policy(ANYONE)(account.logout), name="account_logout"),
    path("masuk/kode/", policy(ANYONE)(mfa.authenticate), name="mfa_authenticate"),
    path("masuk/tidak-aktif/", policy(ANYONE)(account.account_inactive), name="account_inactive"),
    path("masuk/daftar/", policy(ANYONE)(account.signup), name="account_signup"),
    path("masuk/tautan/<int:pk>/<str:token>/", views.first_sign_in, name="first_sign_in"),
    path("masuk/ulang/", policy(SIGNED_IN)(account.reauthenticate), name="account_reauthenticate"),
    path("masuk/ulang/kode/", policy(SIGNED_IN)(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("demo/<str:token>/", views.demo_sign_in, name="demo_sign_in"),
]
_NEW_CODES = "mfa_generate_recovery_codes"
_ME = [
    path("saya/", views.about_me, name="about_me"),
    path("saya/sesi/akhiri/", views.end_session, name="end_session"),
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

urlpatterns = [*_SIGNING_IN, *_ME]
