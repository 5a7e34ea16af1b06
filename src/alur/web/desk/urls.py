"""Routes of the desk: the home page, and the search box of every page."""

from django.urls import path

from alur.web.desk import views

app_name = "desk"

urlpatterns = [
    path("pekerjaan/", views.home, name="home"),
    path("cari/", views.search, name="search"),
]
