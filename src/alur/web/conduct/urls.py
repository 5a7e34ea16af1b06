"""Routes of `conduct`: figures about persons with what is objected to them; files of thanks and of coaching."""

from django.urls import path

from alur.web.conduct.views import appreciation, figures, files, rules

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
_FILES = [
    path("kinerja/berkas/", files.home, name="files"),
    path("kinerja/berkas/baru/", files.new, name="new_file"),
    path("kinerja/berkas/kesepakatan/", files.agreement, name="agreement"),
    path("kinerja/berkas/dpia/", rules.switch, name="assessment"),
    path("kinerja/berkas/aturan/<slug:kind>/", rules.edit, name="rules"),
    path("kinerja/berkas/<int:pk>/", files.show, name="file"),
    path("kinerja/berkas/<int:pk>/buka/", files.open_it, name="open_file"),
    path("kinerja/berkas/<int:pk>/bukti/", files.add_evidence, name="add_evidence"),
    path("kinerja/berkas/<int:pk>/lakukan/<slug:slug>/<int:number>/", files.do, name="act_on_file"),
    path("kinerja/berkas/<int:pk>/surat/<slug:name>.pdf", files.paper, name="file_letter"),
    path("kinerja/berkas/<int:pk>/bukti.csv", files.export, name="file_export"),
    path("kinerja/berkas/<int:pk>/lampiran/<str:sha256>/", files.attachment, name="file_attachment"),
    path("kinerja/apresiasi/", appreciation.criteria, name="criteria"),
    path("kinerja/apresiasi/<int:pk>/", appreciation.candidates, name="candidates"),
    path("kinerja/terima-kasih/", appreciation.thanks, name="thanks"),
]

urlpatterns = [*_FIGURES, *_FILES]
