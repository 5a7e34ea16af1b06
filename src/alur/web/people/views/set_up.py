"""The guided set-up of a real installation; reached by the link that the terminal prints, until an agency is here."""

from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from alur.web.people import queries, set_up_link
from alur.web.people.actions.set_up import Plan, set_up
from alur.web.people.forms.set_up import SetUpForm
from alur.web.people.views.signing_in import BACKEND
from alur.web.shell.policy import ANYONE, policy


@policy(ANYONE)
@require_http_methods(["GET", "HEAD", "POST"])
def set_up_office(request: HttpRequest, code: str) -> HttpResponse:
    if not set_up_link.opens(code):
        raise Http404
    form = SetUpForm(request.POST or None)
    if not form.is_valid():
        return render(request, "people/set_up.html", {"form": form})
    person = set_up(_plan(form), today=queries.today())
    login(request, person, backend=BACKEND)
    messages.success(request, gettext("Kantor siap. Langkah berikutnya: isi jabatan dan orang di setiap unit."))
    return redirect("units")


def _plan(form: SetUpForm) -> Plan:
    given = form.cleaned_data
    return Plan(
        agency=given["agency"],
        office=given["office"],
        zone=given["zone"],
        units=[(line.code, line.name) for line in given["units"]],
        with_holidays=given["holidays"],
        name=given["name"],
        login_name=given["login_name"],
        password=given["password"],
    )
