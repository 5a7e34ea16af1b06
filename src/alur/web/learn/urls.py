"""Routes of internalisation and socialisation. The tab `Pembelajaran` of an SOP is a URL of this app."""

from django.urls import path

from alur.web.learn.views import flaws, home, meetings, mentoring, papers, quizzing, room, tab

app_name = "learn"

urlpatterns = [
    path("internalisasi/", home.home, name="home"),
    path("internalisasi/siapa-tahu/", home.knowledge, name="knowledge"),
    path("internalisasi/baca/<slug:kode>/", home.read, name="read"),
    path("internalisasi/kuis/<slug:kode>/", quizzing.begin, name="quiz"),
    path("internalisasi/soal/<int:attempt>/<int:place>/", quizzing.question, name="question"),
    path("internalisasi/pendampingan/<slug:kode>/<slug:row>/", mentoring.ask, name="ask_mentor"),
    path("internalisasi/tanda-tangan/<int:pk>/", mentoring.sign, name="sign"),
    path("internalisasi/mandiri/<slug:kode>/", mentoring.vouch, name="vouch"),
    path("internalisasi/keliru/", flaws.mine, name="flaws"),
    path("internalisasi/keliru/laporan/<int:pk>/", flaws.flaw, name="flaw"),
    path("internalisasi/keliru/<slug:kode>/", flaws.report, name="report"),
    path("internalisasi/sesi/", meetings.index, name="meetings"),
    path("internalisasi/sesi/baru/", meetings.new, name="new_meeting"),
    path("internalisasi/sesi/<int:pk>/", meetings.meeting, name="meeting"),
    path("internalisasi/sesi/<int:pk>/ubah/", meetings.change, name="change_meeting"),
    path("internalisasi/sesi/<int:pk>/undangan.ics", meetings.invitation, name="invitation"),
    path("internalisasi/sesi/<int:pk>/notula/", meetings.minutes, name="minutes"),
    path("internalisasi/sesi/<int:pk>/bahan/", meetings.add_material, name="add_material"),
    path("internalisasi/sesi/<int:pk>/bahan/<int:material>/", meetings.material, name="material"),
    path("internalisasi/sesi/<int:pk>/layar/", room.screen, name="screen"),
    path("internalisasi/sesi/<int:pk>/hadir/", room.check_in, name="check_in"),
    path("internalisasi/sesi/<int:pk>/daftar/", room.note_present, name="note_present"),
    path("internalisasi/sesi/<int:pk>/sertifikat.pdf", papers.certificate, name="certificate"),
    path("sop/<slug:kode>/pembelajaran/", tab.learning, name="learning"),
    path("sop/<slug:kode>/pembelajaran/poster.pdf", papers.poster, name="poster"),
    path("sop/<slug:kode>/pembelajaran/<slug:lane>/", papers.briefing, name="briefing"),
    path("sop/<slug:kode>/pembelajaran/<slug:lane>/ringkasan.pdf", papers.role_summary, name="summary"),
    path("sop/<slug:kode>/pembelajaran/<slug:lane>/suara.wav", papers.audio, name="audio"),
]
