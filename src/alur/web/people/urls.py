"""Routes of `people`: signing in and out, one's own page, and later the office's own."""

from allauth.account import views as account
from django.urls import path

from alur.web.people import views
from alur.web.shell.policy import ANYONE, SIGNED_IN, policy

urlpatterns = [
    path("masuk/", policy(ANYONE)(account.login), name="account_login"),
    path("keluar/", policy(ANYONE)(account.logout), name="account_logout"),
    path("masuk/ulang/", policy(SIGNED_IN)(account.reauthenticate), name="account_reauthenticate"),
    path("masuk/tidak-aktif/", policy(ANYONE)(account.account_inactive), name="account_inactive"),
    path("masuk/daftar/", policy(ANYONE)(account.signup), name="account_signup"),
    path("demo/<str:token>/", views.demo_sign_in, name="demo_sign_in"),
]
