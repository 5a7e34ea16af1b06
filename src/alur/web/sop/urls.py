"""Routes of the SOP pages. A tab of an SOP is a URL; other apps add theirs beneath the same path."""

from django.urls import path

from alur.web.sop.views import deciding, library, reading, writing

app_name = "sop"

urlpatterns = [
    path("sop/", library.library, name="library"),
    path("sop/peta/", library.coverage, name="coverage"),
    path("sop/tugas/<int:pk>/", library.tasks, name="tasks"),
    path("sop/baru/", writing.new, name="new"),
    path("sop/<slug:kode>/", reading.sheet, name="sheet"),
    path("sop/<slug:kode>/alur/", reading.flow, name="current_flow"),
    path("sop/<slug:kode>/tulis/", writing.steps, name="write"),
    path("sop/<slug:kode>/tulis/identitas/", writing.identity, name="identity"),
    path("sop/<slug:kode>/tulis/berkas/", writing.upload, name="upload"),
    path("sop/<slug:kode>/tulis/tempel/", writing.paste, name="paste"),
    path("sop/<slug:kode>/tulis/lajur.svg", writing.strip, name="strip"),
    path("sop/<slug:kode>/pelaksana/", deciding.bindings, name="bindings"),
    path("sop/<slug:kode>/putuskan/<slug:act>/", deciding.decide, name="decide"),
    path("sop/<slug:kode>/versi-baru/", deciding.revise, name="revise"),
    path("sop/<slug:kode>/versi/<int:number>/", reading.sheet, name="version"),
    path("sop/<slug:kode>/versi/<int:number>/alur/", reading.flow, name="flow"),
    path("sop/<slug:kode>/versi/<int:number>/riwayat/", reading.history, name="history"),
    path("sop/<slug:kode>/versi/<int:number>/berkas/", reading.download, name="download"),
    path("sop/<slug:kode>/versi/<int:number>/lembar.pdf", reading.pdf, name="pdf"),
]
