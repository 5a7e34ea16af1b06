"""Routes of cases, steps, evidence and the buku kendali."""

from django.urls import path

from alur.web.case.views import cases, inspection, register, step

app_name = "case"

urlpatterns = [
    path("catatan/", inspection.inspection, name="inspection"),
    path("catatan/ekspor/", inspection.export, name="export"),
    path("kasus/", cases.cases, name="cases"),
    path("kasus/baru/", cases.new, name="new"),
    path("kasus/buku-kendali/", register.register, name="register"),
    path("kasus/<str:number>/", cases.case, name="case"),
    path("kasus/<str:number>/langkah/<int:visit>/", step.step, name="step"),
    path("kasus/<str:number>/hentikan/", cases.cancel, name="cancel"),
    path("kasus/<str:number>/buka-kembali/", cases.reopen, name="reopen"),
    path("kasus/<str:number>/bukti/<int:added>/", cases.file, name="file"),
    path("kasus/<str:number>/bukti/<int:added>/tarik/", step.withdraw_evidence, name="withdraw_evidence"),
]
