"""One's own page: what is recorded about me, and where I am signed in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from alur.web.people import access, queries
from alur.web.shell.policy import SIGNED_IN, policy


@policy(SIGNED_IN)
@require_safe
def about_me(request: HttpRequest) -> HttpResponse:
    return render(request, "people/about_me.html", queries.about(access.self_of(request)))


@policy(SIGNED_IN)
@require_POST
def end_session(request: HttpRequest) -> HttpResponse:
    """Ends one session of one's own, or with `semua` all but this one."""
    others = access.self_of(request).sessions.exclude(session_key=request.session.session_key)
    ended = [row for row in others if "semua" in request.POST or row.handle == request.POST.get("sesi")]
    for row in ended:
        row.delete()
    messages.success(request, gettext("%(n)d sesi diakhiri.") % {"n": len(ended)})
    return redirect("about_me")
