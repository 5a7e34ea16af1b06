"""Every route of the site, one line for each app. A route without a declared policy fails the build."""

from django.urls import include, path

urlpatterns = [
    path("", include("alur.web.shell.urls")),
    path("", include("alur.web.people.urls")),
    path("", include("alur.web.desk.urls")),
    path("", include("alur.web.public.urls")),
    path("", include("alur.web.conduct.urls")),
    path("", include("alur.web.measure.urls")),
    path("", include("alur.web.case.urls")),
    path("", include("alur.web.learn.urls")),
    path("", include("alur.web.sop.urls")),
]

handler400 = "alur.web.shell.errors.bad_request"
handler403 = "alur.web.shell.errors.forbidden"
handler404 = "alur.web.shell.errors.not_found"
handler500 = "alur.web.shell.errors.broken"
