"""Routes of figures. The tab `Kinerja` of an SOP is a URL of this app."""

from django.urls import path

from alur.web.measure import views

app_name = "measure"

urlpatterns = [
    path("kinerja/", views.home, name="home"),
    path("kinerja/saya/", views.own, name="own"),
    path("kinerja/unit/<int:pk>/", views.unit, name="unit"),
    path("kinerja/unit/<int:pk>/data/", views.truth, name="truth"),
    path("kinerja/sop/<slug:kode>/kasus/", views.cases, name="cases"),
    path("sop/<slug:kode>/kinerja/", views.sop, name="sop"),
    path("sop/<slug:kode>/kinerja/<slug:row>/", views.step, name="step"),
]
