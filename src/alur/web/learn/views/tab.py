"""The tab `Pembelajaran` of an SOP: who must know it, how clear its rows are, and what was said wrong in it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alur.web.learn import access, speaking
from alur.web.learn.queries import flaws, learning_page
from alur.web.people.access import self_of
from alur.web.people.queries import today
from alur.web.shell.policy import SIGNED_IN, policy
from alur.web.sop.page import page_of


@policy(SIGNED_IN)
@require_safe
def learning(request: HttpRequest, kode: str) -> HttpResponse:
    """Who must know the SOP, how clear its steps are, what was reported wrong, papers for each lane."""
    person = self_of(request)
    version = access.version_to_learn(person, kode)
    context = {
        "page": page_of(person, version),
        "learning": learning_page.learning_page(person, version, on=today()),
        "flaws": flaws.told(flaws.of_sop(version.sop)[:20]),
        "has_voice": speaking.has_voice(),
        "may_vouch": access.may_vouch(person, version.sop),
        "tab": "pembelajaran",
    }
    return render(request, "learn/learning.html", context)
