"""Forms of `learn`."""

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alur.web.learn.actions.meeting import Plan
from alur.web.learn.models import Accompaniment, Flaw, Meeting
from alur.web.people.models import Person, Unit
from alur.web.sop.models import Sop


class FlawForm(forms.Form):
    """What is wrong, and at which step."""

    row = forms.ChoiceField(label=_("Bagian yang keliru"), required=False)
    text = forms.CharField(
        label=_("Apa yang keliru"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        help_text=_("Tuliskan yang terjadi dan yang seharusnya. Tanpa nama pemohon atau pelapor."),
    )

    def __init__(self, *args: Any, rows: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["row"].choices = [("", _("SOP secara keseluruhan")), *rows]  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """What becomes of a flaw."""

    outcome = forms.ChoiceField(label=_("Hasil"), choices=Flaw.Outcome.choices, widget=forms.RadioSelect)
    answer = forms.CharField(
        label=_("Jawaban kepada pelapor"), widget=forms.Textarea(attrs={"rows": 4}), max_length=2000
    )


class MentorForm(forms.Form):
    """Who is to stand by, and perhaps at which case."""

    mentor = forms.ModelChoiceField(Person.objects.none(), label=_("Pendamping"))
    case = forms.CharField(label=_("Nomor kasus"), max_length=40, required=False)

    def __init__(self, *args: Any, mentors: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mentor"].queryset = mentors  # type: ignore[attr-defined]


class SignForm(forms.Form):
    """The mentor's word."""

    verdict = forms.ChoiceField(
        label=_("Yang Anda lihat"), choices=Accompaniment.Verdict.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("Catatan untuk yang didampingi"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        required=False,
    )


class VouchForm(forms.Form):
    """Somebody who did these steps before the SOP came into Alur."""

    person = forms.ModelChoiceField(Person.objects.none(), label=_("Siapa"))
    rows = forms.MultipleChoiceField(label=_("Langkah"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, people: QuerySet[Person], rows: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]
        self.fields["rows"].choices = rows  # type: ignore[attr-defined]


class MeetingForm(forms.Form):
    """A session: what, when, where, who."""

    title = forms.CharField(label=_("Judul"), max_length=150)
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Diselenggarakan oleh"), empty_label=None)
    day = forms.DateField(label=_("Tanggal"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    begins = forms.TimeField(label=_("Mulai"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    ends = forms.TimeField(label=_("Selesai"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    place = forms.CharField(label=_("Tempat"), max_length=150)
    sops = forms.ModelMultipleChoiceField(
        Sop.objects.none(), label=_("SOP yang dibahas"), widget=forms.CheckboxSelectMultiple
    )
    units = forms.ModelMultipleChoiceField(
        Unit.objects.none(), label=_("Undang unit"), widget=forms.CheckboxSelectMultiple, required=False
    )
    lanes = forms.MultipleChoiceField(
        label=_("Undang pelaksana SOP"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(
        self,
        *args: Any,
        own_units: QuerySet[Unit],
        sops: QuerySet[Sop],
        names: dict[int, str],
        lanes: list[tuple[str, list[tuple[str, str]]]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["unit"].queryset = own_units
        fields["units"].queryset = Unit.objects.filter(closed_on__isnull=True)
        fields["sops"].queryset = sops
        fields["sops"].label_from_instance = lambda sop: names.get(sop.pk, sop.kode)
        fields["lanes"].choices = lanes

    def plan(self) -> Plan:
        data = self.cleaned_data
        return Plan(
            title=data["title"],
            unit=data["unit"],
            place=data["place"],
            starts=self._moment("begins"),
            ends=self._moment("ends"),
            sops=list(data["sops"]),
            units=list(data["units"]),
            lanes=[_pair(chosen) for chosen in data["lanes"]],
        )

    def _moment(self, name: str) -> datetime:
        return timezone.make_aware(datetime.combine(self.cleaned_data["day"], self.cleaned_data[name]))


def shown(meeting: Meeting) -> dict[str, Any]:
    """The form's fields for a session that is there already."""
    starts, ends = timezone.localtime(meeting.starts), timezone.localtime(meeting.ends)
    return {
        "title": meeting.title,
        "unit": meeting.unit_id,
        "day": starts.date(),
        "begins": starts.time(),
        "ends": ends.time(),
        "place": meeting.place,
        "sops": list(meeting.sops.values_list("pk", flat=True)),
        "units": list(meeting.units.values_list("pk", flat=True)),
        "lanes": [f"{kode}:{lane}" for kode, lane in meeting.lanes.values_list("sop__kode", "lane")],
    }


def _pair(chosen: str) -> tuple[str, str]:
    kode, _sep, lane = chosen.partition(":")
    return kode, lane


class MinutesForm(forms.Form):
    """What was said and agreed."""

    minutes = forms.CharField(
        label=_("Notula"),
        widget=forms.Textarea(attrs={"rows": 10}),
        max_length=20_000,
        help_text=_("Apa yang dibahas, apa yang disepakati, siapa menindaklanjuti sampai kapan."),
    )


class MaterialForm(forms.Form):
    """One file to hand out."""

    file = forms.FileField(label=_("Berkas"), help_text=_("PDF, PPTX, DOCX, XLSX, JPG, PNG, MP3; paling besar 20 MB"))


class CodeForm(forms.Form):
    """The word on the screen."""

    code = forms.CharField(
        label=_("Kode di layar"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
