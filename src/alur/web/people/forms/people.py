"""Forms of the pages of persons and units. Fields are named one by one: nothing else can be set through them."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from alur.web.people import queries
from alur.web.people.forms.set_up import LOGIN_NAME, NIP
from alur.web.people.models import Absence, Grant, Holding, Person, Position, Unit


class DateInput(forms.DateInput):
    """The browser's own date picker; its value is always written 2026-11-24."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


# Systems that know no "until further notice" write 9999; our calendars and the arithmetic of days end before that.
FIRST_DAY, LAST_DAY = date(1950, 1, 1), date(2100, 12, 31)


def in_living_memory(day: date) -> None:
    """A validator of days that people can be in office, away, or at work."""
    if not FIRST_DAY <= day <= LAST_DAY:
        raise forms.ValidationError(_("Tahunnya di luar 1950 sampai 2100. Periksa, atau kosongkan bila boleh kosong."))


DATES = {"since": DateInput, "until": DateInput}


class PersonForm(forms.ModelForm):
    class Meta:
        model = Person
        fields = ["name", "nip", "login_name"]
        help_texts = {"login_name": _("Huruf kecil, misalnya bima")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login_name"].validators.append(LOGIN_NAME)
        self.fields["nip"].validators.append(NIP)


def offered(form: forms.BaseForm, name: str, rows: QuerySet[Any]) -> forms.ModelChoiceField:
    """Narrows a choice to these rows; the same field refuses all others when the form comes back."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = rows
    return field


class DatedForm(forms.ModelForm):
    """Two days in order; the first is today where nothing else is said."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["since"].initial = queries.today
        for name in self.fields.keys() & {"since", "until"}:
            self.fields[name].validators.append(in_living_memory)
        if "until" in self.fields:
            self.fields["until"].help_text = _("Kosong: sampai ada perubahan")

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        since, until = found.get("since"), found.get("until")
        if since and until and until < since:
            self.add_error("until", _("Hari terakhir mendahului hari pertama."))
        return found


class PositionChoice(forms.ModelChoiceField):
    """Many units have an "Analis", so the unit stands beside the jabatan."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name} · {obj.unit.name}"


class HoldingForm(DatedForm):
    position = PositionChoice(queryset=Position.objects.none(), label=_("Jabatan"))

    class Meta:
        model = Holding
        fields = ["position", "kind", "since", "until"]
        labels = {"kind": _("Sebagai")}
        widgets = DATES

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered(self, "position", Position.objects.filter(unit__in=units).select_related("unit"))


class AbsenceForm(DatedForm):
    class Meta:
        model = Absence
        fields = ["kind", "since", "until"]
        labels = {"kind": _("Sebab")}
        widgets = DATES

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["until"].required = True
        self.fields["until"].help_text = ""


class GrantForm(DatedForm):
    class Meta:
        model = Grant
        fields = ["role", "unit", "since"]
        labels = {"role": _("Peran"), "unit": _("Untuk unit, beserta unit di bawahnya")}
        widgets = {"since": DateInput}

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered(self, "unit", units)


class LastDayForm(forms.Form):
    last_day = forms.DateField(
        label=_("Hari terakhir"), widget=DateInput, initial=queries.today, validators=[in_living_memory]
    )


class PasteForm(forms.Form):
    pasted = forms.CharField(
        label=_("Baris dari Excel"),
        widget=forms.Textarea(attrs={"rows": 10}),
        max_length=200_000,
        help_text=_("Kolom: Nama, NIP, Jabatan, Unit, Peran, Nama masuk. Baris judul boleh ikut; yang kosong boleh."),
    )
    since = forms.DateField(
        label=_("Berlaku sejak"), widget=DateInput, initial=queries.today, validators=[in_living_memory]
    )


class UnitForm(forms.ModelForm):
    class Meta:
        model = Unit
        fields = ["name", "code", "parent", "calendar", "place", "closed_on"]
        labels = {"parent": _("Di bawah"), "calendar": _("Kalender kerja"), "place": _("Urutan")}
        widgets = {"closed_on": DateInput}

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        """A unit cannot hang under itself; the root stays the root, stays open, and has the calendar of last resort."""
        super().__init__(*args, **kwargs)
        below = Unit.objects.filter(path__startswith=self.instance.path) if self.instance.pk else Unit.objects.none()
        offered(self, "parent", units.exclude(pk__in=below)).required = True
        if self.instance.pk and self.instance.parent_id is None:
            del self.fields["parent"], self.fields["closed_on"]
            self.fields["calendar"].required = True
            self.fields["calendar"].help_text = _("Berlaku untuk semua unit yang tidak memiliki kalender sendiri.")


class PositionForm(forms.ModelForm):
    class Meta:
        model = Position
        fields = ["name", "leads"]
        help_texts = {"leads": _("Pemegangnya menjawab antrean unit ini.")}
