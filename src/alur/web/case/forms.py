"""What a person fills in on a step and on a case, read into commands of the core. Shape only; the core decides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alur.core.case.commands import (
    AssignStep,
    Cancel,
    Command,
    Complete,
    HandOver,
    Move,
    Pause,
    RecordExtraWork,
    Release,
    Reopen,
    Resume,
    Return,
    Skip,
    TakeStep,
)
from alur.core.case.procedure import Step
from alur.core.refused import Refused
from alur.core.sop.case_form import choices_of
from alur.core.sop.model import Sop
from alur.web.people.models import Person, Unit
from alur.web.shell.asked import whole_number


@dataclass(frozen=True, slots=True)
class Posted:
    """The fields of the step page."""

    fields: Mapping[str, str]

    def text(self, name: str) -> str:
        return self.fields.get(name, "").strip()

    def number(self, name: str) -> int:
        return whole_number(self.text(name)) or 0

    def places(self, prefix: str, count: int) -> tuple[int, ...]:
        """The places of boxes that are ticked: `<prefix>-0`, `<prefix>-2` …"""
        return tuple(place for place in range(count) if self.fields.get(f"{prefix}-{place}"))


MOST_LETTERS = 2000


def refuse_too_long(posted: Posted) -> None:
    """Raises Refused rather than cut what somebody wrote."""
    if any(len(text.strip()) > MOST_LETTERS for text in posted.fields.values()):
        raise Refused(
            "Satu isian memuat paling banyak {most} huruf. Pendekkan, atau lampirkan sebagai berkas.", most=MOST_LETTERS
        )


def command_of(posted: Posted, visit: int, run: Sequence[Step], *, leads: bool) -> Command:
    """The command that the pressed button and the chosen result name. Raises Refused where nothing is chosen.

    ``run`` is the step with those that the same act may close (`tonggak`).
    """
    match posted.text("do"):
        case "take":
            return TakeStep(visit)
        case "release":
            return Release(visit, posted.text("note"))
        case "pause":
            return Pause(visit, posted.text("pause_reason"), posted.text("pause_note"))
        case "resume":
            return Resume(visit)
        case "assign":
            return AssignStep(visit, posted.number("person"))
        case "finish":
            return _finish(posted, visit, run, leads=leads)
    raise Refused("Pilih dahulu apa yang ingin Anda lakukan dengan langkah ini.")


def _finish(posted: Posted, visit: int, run: Sequence[Step], *, leads: bool) -> Command:
    reason, note = posted.text("reason"), posted.text("note")
    match posted.text("result"):
        case "return":
            return Return(visit=visit, to_row=_chosen(posted, "to_row"), reason=reason, note=note)
        case "hand_over":
            kind = AssignStep if leads else HandOver
            return kind(visit, posted.number("person"), note)
        case "skip":
            return Skip(visit=visit, exit=posted.text("exit"), reason=reason, note=note)
        case "move":
            return Move(visit=visit, to_row=_chosen(posted, "move_row"), reason=reason, note=note)
        case "extra":
            return RecordExtraWork(work=posted.text("work"), visit=visit, reason=reason)
    return complete_of(posted, visit, run)


def _chosen(posted: Posted, name: str) -> str:
    if not posted.text(name):
        raise Refused("Pilih langkah tujuannya.")
    return posted.text(name)


def complete_of(posted: Posted, visit: int, run: Sequence[Step]) -> Complete:
    """Done: what was ticked and given, with a word to each output that has one. Outputs count on through the run."""
    through = posted.text("through_row")
    last = next((place for place, step in enumerate(run) if step.row.id == through), 0)
    given = posted.places("output", sum(len(step.row.outputs) for step in run[: last + 1]))
    return Complete(
        visit=visit,
        exit=posted.text("exit"),
        given=given,
        ticked=posted.places("need", len(run[0].row.needs)),
        items=posted.number("items") or 1,
        through_row=through,
        reason=posted.text("missing_reason"),
        results=tuple(posted.text(f"result-{place}") for place in given),
        note=posted.text("note"),
    )


class CancelForm(forms.Form):
    """Why a case ends without being done."""

    reason = forms.ChoiceField(label=_("Alasan"))
    note = forms.CharField(
        label=_("Keterangan"), widget=forms.Textarea(attrs={"rows": 3}), required=False, max_length=MOST_LETTERS
    )

    def __init__(self, *args: Any, reasons: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = [(reason.key, gettext(reason.label)) for reason in reasons]  # type: ignore[attr-defined]

    def command(self) -> Command:
        return Cancel(self.cleaned_data["reason"], self.cleaned_data["note"])


class ReopenForm(CancelForm):
    """At which row an ended case goes on, and why."""

    to_row = forms.ChoiceField(label=_("Mulai lagi di"))
    field_order = ("to_row", "reason", "note")

    def __init__(self, *args: Any, rows: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to_row"].choices = rows  # type: ignore[attr-defined]

    def command(self) -> Command:
        data = self.cleaned_data
        return Reopen(to_row=data["to_row"], reason=data["reason"], note=data["note"])


class WithdrawForm(forms.Form):
    """Why evidence no longer counts."""

    note = forms.CharField(
        label=_("Alasan"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=MOST_LETTERS,
        help_text=_("Dibaca semua orang yang membuka kasus ini."),
    )


class OpenForm(forms.Form):
    """A new case: its subject, its beginning where there are several, people named for it, the SOP's own fields."""

    subject = forms.CharField(
        label=_("Perihal"), max_length=250, help_text=_("Apa kasus ini, dalam beberapa kata. Tanpa nama pemohon.")
    )

    def __init__(self, *args: Any, sop: Sop, unit: Unit, starts: Any, named: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit = unit
        if len(starts) > 1:
            self.fields["start"] = forms.ChoiceField(label=_("Dimulai dari"), choices=starts, widget=forms.RadioSelect)
        for name, kind in sop.form.items():
            self.fields[f"form-{name}"] = _case_field(name, kind)
        for lane, people in named:
            self.fields[f"person-{lane.key}"] = _person_field(lane.label, people)

    def filled(self, prefix: str) -> dict[str, Any]:
        """The fields of one group, without their prefix and without those left empty."""
        data = self.cleaned_data
        return {
            name.removeprefix(prefix): data[name] for name in self.fields if name.startswith(prefix) and data.get(name)
        }

    def form_values(self) -> dict[str, str]:
        return {name: str(value) for name, value in self.filled("form-").items()}


def _case_field(name: str, kind: str) -> forms.Field:
    """One field of `formulir`."""
    label = name.replace("_", " ").capitalize()
    if words := choices_of(kind):
        choices = [(word, word) for word in words]
        return forms.ChoiceField(label=label, choices=[("", "–"), *choices], required=False)
    if kind == "tanggal":
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        return forms.DateField(label=label, widget=widget, required=False)
    if kind == "angka":
        return forms.DecimalField(label=label, required=False, max_digits=20, decimal_places=4)
    return forms.CharField(label=label, max_length=500, required=False)


def _person_field(label: str, people: list[Person]) -> forms.Field:
    nobody = "" if people else _("Belum ada orang untuk peran ini. Minta penyusun SOP memeriksa halaman Pelaksana.")
    choices = [(person.pk, person.name) for person in people]
    return forms.TypedChoiceField(label=label, choices=choices, coerce=int, required=True, help_text=nobody)
