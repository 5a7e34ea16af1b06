"""Routes of `shell`: the language switch, the page of parts, the keyboard, and whether the site lives."""

from django.urls import path

from alur.web.shell import views

urlpatterns = [
    path("", views.front, name="front"),
    path("bahasa/", views.choose_language, name="choose_language"),
    path("komponen/", views.parts, name="parts"),
    path("pintasan/", views.keyboard, name="keyboard"),
    path("sehat/", views.alive, name="alive"),
]
