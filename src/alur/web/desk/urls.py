"""Routes of the desk: the home page, the search box of every page, and what looks at the whole office."""

from django.urls import path

from alur.web.desk.views import brief, erasing, home, month

app_name = "desk"

urlpatterns = [
    path("pekerjaan/", home.home, name="home"),
    path("cari/", home.search, name="search"),
    path("senin/", brief.brief, name="brief"),
    path("senin/lembar.pdf", brief.brief_as_pdf, name="brief_pdf"),
    path("bulan/", month.month, name="month"),
    path("kasus/<str:number>/hapus-kata/", erasing.erasing, name="erasing"),
]
