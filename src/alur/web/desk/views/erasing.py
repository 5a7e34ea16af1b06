"""For the administrator: erase what people wrote in a case, event by event, with a reason that stays."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alur.core.instant import instant_of
from alur.core.refused import Refused
from alur.web.case import access, queries, telling
from alur.web.case.models import Case, CaseEvent
from alur.web.desk.actions.erase import erase
from alur.web.people.access import self_of
from alur.web.people.models import Role
from alur.web.people.policies import role
from alur.web.public.models import Episode
from alur.web.shell import refusals
from alur.web.shell.asked import whole_number
from alur.web.shell.policy import policy


@policy(role(Role.ADMIN))
@require_http_methods(["GET", "HEAD", "POST"])
def erasing(request: HttpRequest, number: str) -> HttpResponse:
    """Which events hold words, and which of them are to go."""
    case = access.case_for(self_of(request), number)
    if request.method != "POST":
        return _shown(request, case)
    chosen = [seq for text in request.POST.getlist("seq") if (seq := whole_number(text))]
    with_episode, reason = bool(request.POST.get("episode")), request.POST.get("reason", "").strip()[:500]
    try:
        now = instant_of(timezone.now())
        done = erase(case, chosen, with_episode=with_episode, reason=reason, by=self_of(request).pk, now=now)
    except Refused as refused:
        return _shown(request, case, sentence=refusals.sentence(refused), chosen=chosen, reason=reason, status=422)
    messages.success(request, _("Kata pada %(n)d peristiwa dihapus. Rantainya tetap utuh.") % {"n": len(done.seqs)})
    return redirect("desk:erasing", number)


def _shown(request: HttpRequest, case: Case, *, status: int = 200, **more: object) -> HttpResponse:
    events = queries.timeline(case)
    names = queries.names_of({one.by for one in events} | {row.by for row in case.erasures.all()})
    held = set(CaseEvent.objects.filter(case=case, words__isnull=False).values_list("seq", flat=True))
    context = {
        "case": case,
        "lines": [line for line in telling.tell(queries.followed(case, events), names) if line.seq in held],
        "has_episode": Episode.objects.filter(case=case).exclude(title="").exists(),
        "erasures": [(row, names.get(row.by, "")) for row in case.erasures.order_by("-at")],
        **more,
    }
    return render(request, "desk/erasing.html", context, status=status)
