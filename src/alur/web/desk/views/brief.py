"""The Monday page on screen, as PDF, and where it is mailed to."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_http_methods, require_safe

from alur.formats.brief.pdf import brief_pdf
from alur.web.desk.brief import brief_of
from alur.web.desk.models import BriefReader
from alur.web.people.access import self_of
from alur.web.people.models import Person, Position
from alur.web.people.queries import positions_of, today
from alur.web.shell.policy import SIGNED_IN, policy


class AddressForm(forms.ModelForm):
    class Meta:
        model = BriefReader
        fields = ("email",)
        help_texts = {"email": _lazy("Surel dinas jabatan ini. Lembar dikirim setiap Senin pagi.")}


def leading(person: Person) -> Position:
    """The jabatan by which the person leads; the highest where there are several."""
    held = [position for position in positions_of(person, on=today()) if position.leads]
    if not held:
        raise PermissionDenied
    return min(held, key=lambda position: len(position.unit.path))


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def brief(request: HttpRequest) -> HttpResponse:
    """For heads: this week's page as it stands now. Saving an address turns the mail on."""
    position = leading(self_of(request))
    reader = BriefReader.objects.filter(position=position).first()
    form = AddressForm(request.POST or None, instance=reader or BriefReader(position=position))
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Surel disimpan. Lembar pekan ini dikirim dalam satu jam."))
        return redirect("desk:brief")
    context = {"brief": brief_of(position, timezone.now()), "form": form, "reader": reader}
    return render(request, "desk/brief.html", context)


@policy(SIGNED_IN)
@require_safe
def brief_as_pdf(request: HttpRequest) -> HttpResponse:
    """The very page that is mailed."""
    told = brief_of(leading(self_of(request)), timezone.now())
    answer = HttpResponse(brief_pdf(told), content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="lembar-senin.pdf"'
    return answer
