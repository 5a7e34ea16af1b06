"""Forms of the working calendar: seven days of hours, a range with hours of its own, a holiday."""

from collections.abc import Iterator
from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alur.web.people.actions.edit_calendar import Day, Week
from alur.web.people.forms.people import DateInput, in_living_memory, offered
from alur.web.people.models import Calendar, Holiday, HoursPeriod
from alur.web.people.models.calendar import WEEKDAYS


class ClockField(forms.TimeField):
    """Typed as 07.30 or 07:30. The browser's own field would show AM and PM where it is set to English."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TimeInput(format="%H.%M", attrs={"inputmode": "decimal", "size": 5, "placeholder": "–"})
        super().__init__(widget=widget, input_formats=["%H.%M", "%H:%M"], **kwargs)


class HoursForm(forms.ModelForm):
    """A period with its week; a weekday left empty is a day without work."""

    class Meta:
        model = HoursPeriod
        fields = ["name", "since", "until", "estimated"]
        widgets = {"since": DateInput, "until": DateInput}
        help_texts = {
            "until": _("Kosong: jam biasa sampai ada perubahan. Diisi: jam khusus, misalnya Ramadan."),
            "estimated": _("Tanggalnya belum ditetapkan."),
        }

    PLACES = (("opens", _("Masuk")), ("closes", _("Pulang")), ("from", _("Istirahat dari")), ("to", _("sampai")))

    def __init__(self, *args: Any, week: Week, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for end in ("since", "until"):
            self.fields[end].validators.append(in_living_memory)
        for weekday, name in enumerate(WEEKDAYS):
            day = week.get(weekday)
            times = (day.opens, day.closes, day.break_from, day.break_to) if day else (None,) * 4
            for (place, label), value in zip(self.PLACES, times, strict=True):
                self.fields[f"{place}_{weekday}"] = ClockField(label=f"{name}: {label}", required=False, initial=value)

    def plain_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.Meta.fields]

    def rows(self) -> Iterator[tuple[Any, list[forms.BoundField]]]:
        """The week as the table of the form."""
        for weekday, name in enumerate(WEEKDAYS):
            yield name, [self[f"{place}_{weekday}"] for place, _label in self.PLACES]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        for weekday in range(7):
            given: list[time | None] = [found.get(f"{place}_{weekday}") for place, _label in self.PLACES]
            self._clean_day(weekday, *given)
        return found

    def _clean_day(
        self, weekday: int, opens: time | None, closes: time | None, pause: time | None, back: time | None
    ) -> None:
        if (opens is None) != (closes is None):
            self.add_error(f"opens_{weekday}", _("Isi jam masuk dan jam pulang, atau kosongkan keduanya."))
        if (pause is None) != (back is None):
            self.add_error(f"from_{weekday}", _("Isi awal dan akhir istirahat, atau kosongkan keduanya."))
        if opens and closes and not opens < closes:
            self.add_error(f"closes_{weekday}", _("Jam pulang harus sesudah jam masuk."))
        if opens and closes and pause and back and not opens < pause < back < closes:
            self.add_error(f"from_{weekday}", _("Istirahat harus di antara jam masuk dan jam pulang."))

    def week(self) -> Week:
        found = self.cleaned_data
        return {
            weekday: Day(*(found[f"{place}_{weekday}"] for place, _label in self.PLACES))
            for weekday in range(7)
            if found.get(f"opens_{weekday}")
        }


class HolidayForm(forms.ModelForm):
    class Meta:
        model = Holiday
        fields = ["date", "name", "kind", "calendar", "estimated"]
        labels = {"calendar": _("Berlaku untuk")}
        widgets = {"date": DateInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered(self, "calendar", Calendar.objects.all()).empty_label = _("Seluruh instansi")
        self.fields["date"].validators.append(in_living_memory)

    def clean(self) -> dict[str, Any]:
        """The database holds it too; asked here so that the sentence stands at the field."""
        found = super().clean() or {}
        if "date" in found:
            same = Holiday.objects.filter(date=found["date"], calendar=found.get("calendar"))
            if same.exclude(pk=self.instance.pk).exists():
                self.add_error("date", _("Tanggal ini sudah tercatat sebagai hari libur."))
        return found


class CalendarForm(forms.ModelForm):
    class Meta:
        model = Calendar
        fields = ["name", "zone"]
