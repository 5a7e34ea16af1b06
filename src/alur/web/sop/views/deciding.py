"""Acts of the life cycle as pages of their own: each states its consequence before the button."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alur.core.refused import Refused
from alur.core.sop.life import Act
from alur.web.people.access import self_of
from alur.web.people.models import Role
from alur.web.people.policies import role
from alur.web.people.queries import title_of, today
from alur.web.shell import refusals
from alur.web.shell.moments import write_day
from alur.web.shell.policy import policy
from alur.web.sop import access, queries
from alur.web.sop.actions import bind, stage, write
from alur.web.sop.forms import ApproveForm, BindingForm, ReasonForm, SubmitForm
from alur.web.sop.models import LaneBinding, SopVersion
from alur.web.sop.page import page_of, parts_of

FORMS: dict[Act, type[Any]] = {
    Act.SUBMIT: SubmitForm,
    Act.SEND_BACK: ReasonForm,
    Act.APPROVE: ApproveForm,
    Act.WITHDRAW: ReasonForm,
}


@policy(role(Role.WRITER, Role.APPROVER))
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, kode: str, act: str) -> HttpResponse:
    """`act` is ajukan, kembalikan, sahkan or cabut."""
    chosen = next((a for a in FORMS if a.value == act), None)
    if chosen is None:
        raise Http404
    version = access.version_to_decide(request.user, kode, withdraws=chosen is Act.WITHDRAW)
    posted = request.POST if request.method == "POST" else None
    form = FORMS[chosen](posted, initial=_initial(request, version))
    if request.method == "POST" and form.is_valid() and _done(request, version, chosen, form):
        return redirect("sop:version", kode, version.number)
    page = page_of(request.user, version)
    findings = sorted(queries.findings_of(version, for_approval=True), key=lambda one: one.level != "error")
    return render(
        request, f"sop/decide_{chosen.value}.html", {"page": page, "form": form, "findings": findings, "act": chosen}
    )


def _initial(request: HttpRequest, version: SopVersion) -> dict[str, Any]:
    return {
        "effective": version.effective or today(version.sop.unit),
        "position": title_of(self_of(request)),
        "seen": version.revision,
    }


def _done(request: HttpRequest, version: SopVersion, act: Act, form: Any) -> bool:
    parts, now = parts_of(request.user, version), timezone.now()
    try:
        if act is Act.APPROVE:
            said = form.cleaned_data
            if said["seen"] != version.revision:
                raise Refused("SOP ini berubah sejak halaman ini dibuka. Buka halamannya lagi, baca, lalu sahkan.")
            on, position = said["effective"], said["position"]
            stage.approve(version, effective=on, position=position, parts=parts, by=self_of(request), now=now)
        else:
            reason = form.cleaned_data.get("reason", "")
            stage.move(version, act, parts=parts, by=self_of(request), now=now, reason=reason)
    except Refused as refused:
        form.add_error(None, refusals.sentence(refused))
        return False
    messages.success(request, _said(act, version))
    return True


def _said(act: Act, version: SopVersion) -> str:
    said = {
        Act.SUBMIT: _("SOP diajukan untuk direviu. Pimpinan unit melihatnya di halaman ini."),
        Act.SEND_BACK: _("SOP dikembalikan kepada penyusun beserta alasan Anda."),
        Act.APPROVE: _("SOP disahkan. Kasus baru memakainya sejak tanggal efektif."),
        Act.WITHDRAW: _("SOP dicabut. Kasus yang berjalan diselesaikan memakai versinya."),
    }
    return said[act]


@policy(role(Role.WRITER, Role.APPROVER))
@require_http_methods(["GET", "HEAD", "POST"])
def bindings(request: HttpRequest, kode: str) -> HttpResponse:
    """To whom each lane is bound; the SOP names roles, this page says who answers for them and since when."""
    version = access.version_to_bind(request.user, kode)
    lanes = queries.bound_lanes(version, on=today(version.sop.unit))
    chosen = request.POST.get("lane", "")
    forms = {bound.lane.key: _binding_form(request, bound, chosen) for bound in lanes}
    form = forms.get(chosen)
    if form is not None and form.is_valid() and _bound(request, version, chosen, form):
        return redirect("sop:bindings", kode)
    context = {"version": version, "lanes": [(bound, forms[bound.lane.key]) for bound in lanes], "chosen": chosen}
    return render(request, "sop/bindings.html", context)


def _binding_form(request: HttpRequest, bound: queries.BoundLane, chosen: str) -> BindingForm:
    prefix = f"lajur-{bound.lane.key}"
    if bound.lane.key == chosen:
        return BindingForm(request.POST, prefix=prefix)
    row = bound.binding
    initial: dict[str, Any] = {"kind": LaneBinding.Kind.POSITION, "since": today()}
    if row is not None:
        initial |= {"kind": row.kind, "position": row.position_id, "unit": row.unit_id}
    return BindingForm(initial=initial, prefix=prefix)


def _bound(request: HttpRequest, version: SopVersion, lane: str, form: BindingForm) -> bool:
    data = form.cleaned_data
    try:
        bind.bind(version.sop, bind.Bound(lane, data["kind"], data["position"], data["unit"]), since=data["since"])
    except Refused as refused:
        form.add_error(None, refusals.sentence(refused))
        return False
    messages.success(request, _("Pelaksana diikat sejak %(day)s.") % {"day": write_day(data["since"])})
    return True


@policy(role(Role.WRITER))
@require_POST
def revise(request: HttpRequest, kode: str) -> HttpResponse:
    """A new draft from the version in force."""
    version = access.version_for(request.user, kode)
    access.require_writer(request.user, version.sop)
    draft = write.revise(version, queries.value_of(version), by=self_of(request), now=timezone.now())
    messages.success(
        request, _("Versi %(n)s dibuka sebagai draf. Versi yang berlaku tidak berubah.") % {"n": draft.number}
    )
    return redirect("sop:write", kode)
