"""Routes for listeners and guests, and those of an episode beside its case."""

from django.urls import path

from alur.web.public.views import guest, listening, making

app_name = "public"

urlpatterns = [
    path("podcast/", listening.podcast, name="podcast"),
    path("podcast/umpan.xml", listening.feed, name="feed"),
    path("podcast/sampul.png", listening.cover, name="cover"),
    path("podcast/atur/", making.settings, name="settings"),
    path("podcast/<int:pk>/", listening.episode, name="episode"),
    path("podcast/<int:pk>/suara", listening.audio, name="audio"),
    path("podcast/<int:pk>/sampul", listening.episode_cover, name="episode_cover"),
    path("podcast/<int:pk>/transkrip.txt", listening.transcript, name="transcript"),
    path("izin/<str:token>/", guest.consent, name="consent"),
    path("izin/tarik/<str:token>/", guest.withdraw, name="withdraw"),
    path("kasus/<str:number>/episode/", making.episode, name="making"),
    path("kasus/<str:number>/episode/ubah/", making.write, name="write"),
    path("kasus/<str:number>/episode/suara", making.preview, name="preview"),
    path("kasus/<str:number>/episode/izin/", making.ask, name="ask"),
    path("kasus/<str:number>/episode/tayang/", making.air, name="air"),
    path("kasus/<str:number>/episode/turun/", making.take_down, name="take_down"),
    path("kasus/<str:number>/episode/angka/", making.report, name="report"),
]
