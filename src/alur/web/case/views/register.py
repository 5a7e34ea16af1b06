"""Buku kendali: a keyboard table for acts that were written on paper first."""

from collections.abc import Sequence

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alur.core.instant import instant_of
from alur.core.refused import Refused
from alur.web.case import access, case_page, lists, queries
from alur.web.case.actions.declare import Declaring, declare
from alur.web.case.keys import new_key
from alur.web.case.paper import PaperLine, lines_in
from alur.web.people.access import self_of
from alur.web.people.models import Role
from alur.web.people.policies import role
from alur.web.shell import refusals
from alur.web.shell.asked import form_key
from alur.web.shell.policy import policy
from alur.web.sop.models import Sop

BLANK_LINES = 8


@policy(role(Role.WORKER))
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """`?sop=` chooses the SOP whose acts are entered; what is right is saved, what is not stays with its sentence."""
    person = self_of(request)
    sops = access.sops_to_open(person)
    if not sops:
        raise PermissionDenied
    kode = request.GET.get("sop", "")
    sop = access.sop_to_open(person, kode) if kode else sops[0]
    if request.method != "POST":
        return _shown(request, sop, sops)
    try:
        wrong = _declared(request, sop)
    except Refused as refused:
        return _shown(request, sop, sops, sentence=refusals.sentence(refused), pasted=request.POST.get("pasted", ""))
    return _shown(request, sop, sops, wrong=wrong)


def _shown(
    request: HttpRequest,
    sop: Sop,
    sops: list[Sop],
    *,
    wrong: Sequence[PaperLine] = (),
    sentence: str = "",
    pasted: str = "",
) -> HttpResponse:
    """``pasted`` is a table that could not be taken in as a whole: it stays in its box."""
    opening = case_page.opening_of(sop)
    first = max((line.place for line in wrong), default=-1) + 1
    context = {
        "sop": sop,
        "sops": lists.sops_with_names(sops),
        "opening": opening,
        "rows": list(enumerate(opening.value.rows, 1)),
        "lines": [*wrong, *(PaperLine(first + n) for n in range(BLANK_LINES))],
        "wrong": wrong,
        "refused": sentence,
        "pasted": pasted,
        "people": sorted(queries.names_by_word(sop).values()),
        "open_cases": queries.open_numbers(sop),
        "key": new_key(instant_of(timezone.now())),
    }
    return render(request, "case/register.html", context, status=409 if wrong or sentence else 200)


def _declared(request: HttpRequest, sop: Sop) -> list[PaperLine]:
    """The lines that are wrong; the others are in the record, and are told."""
    key = form_key(request.POST)
    people = {word: pk for pk, word in queries.names_by_word(sop).items()}
    folded = {name.casefold(): pk for name, pk in people.items()}
    sheet = Declaring(sop, self_of(request), key, instant_of(timezone.now()), folded)
    told = declare(sheet, lines_in(request.POST.dict()))
    done = [line for line in told if line.done]
    if done:
        messages.success(request, _("%(n)d tindakan tercatat sebagai catatan dari kertas.") % {"n": len(done)})
    return [line for line in told if line.wrong]
