"""Routes of `conduct`: figures about persons with what is objected to them; files of thanks and of coaching."""

from typing import Any

from django.urls import path

from alur.web.conduct.views import figures

app_name = "conduct"

_FIGURES = [
    path("kinerja/saya/sebanding/", figures.own, name="own"),
    path("saya/dilihat/", figures.viewers, name="viewers"),
    path("kinerja/unit/<int:pk>/langkah/", figures.unit_steps, name="unit_steps"),
    path("kinerja/unit/<int:pk>/langkah/<slug:kode>/<slug:row>/", figures.causes, name="causes"),
    path("kinerja/unit/<int:pk>/orang/", figures.people, name="people"),
    path("kinerja/orang/<int:pk>/", figures.open_person, name="open_person"),
    path("kinerja/dibuka/<int:pk>/", figures.opened, name="opened"),
    path("kinerja/keberatan/", figures.objected, name="objections"),
    path("kinerja/keberatan/<int:pk>/", figures.objection, name="objection"),
    path("kinerja/keberatan/<int:pk>/bukti/", figures.objection_file, name="objection_file"),
    path("kinerja/keberatan/<str:number>/<int:visit>/", figures.new_objection, name="new_objection"),
    path("kinerja/pertanyaan/<int:pk>/", figures.question, name="question"),
]
_FILES: list[Any] = []

urlpatterns = [*_FIGURES, *_FILES]
