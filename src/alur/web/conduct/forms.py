"""What people fill in on pages of figures. Shape only; the actions decide."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alur.core.fair.look import Look
from alur.core.instant import instant_of
from alur.web.conduct.actions.answer_objection import Mend
from alur.web.conduct.models import FigureUse, Objection
from alur.web.people.models import Person
from alur.web.people.queries import title_of


class OpenForm(forms.Form):
    """For what a leader opens the figures of somebody."""

    purpose = forms.ChoiceField(
        label=_("Untuk keperluan apa?"),
        choices=FigureUse.Purpose.choices,
        widget=forms.RadioSelect,
        help_text=_("Keperluan, nama Anda, dan waktunya dicatat dan terbaca oleh yang bersangkutan."),
    )
    look = forms.ChoiceField(label=_("Tinjauan"))

    def __init__(self, *args: Any, looks: tuple[Look, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.looks = {str(look): look for look in looks}
        self.fields["look"].choices = [(name, name) for name in self.looks]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Look:
        return self.looks[self.cleaned_data["look"]]


class ObjectForm(forms.Form):
    """Why a visit must not count so, with a file where there is one, and who answers."""

    ground = forms.ChoiceField(label=_("Apa sebabnya?"), choices=[("", _("Pilih…")), *Objection.Ground.choices])
    reason = forms.CharField(
        label=_("Apa yang terjadi?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Ceritakan dengan singkat. Sedikitnya 20 huruf."),
    )
    file = forms.FileField(
        label=_("Bukti"),
        required=False,
        help_text=_("Boleh kosong. Hanya dibaca oleh Anda dan yang menjawab."),
    )

    def __init__(self, *args: Any, answerers: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if answerers:
            self.fields["addressee"] = forms.TypedChoiceField(
                label=_("Dijawab oleh"),
                coerce=int,
                choices=[(one.pk, f"{one.name} · {title_of(one)}") for one in answerers],
                help_text=_("Orang yang membuka angka Anda tidak menjawab keberatan Anda."),
            )


class AnswerForm(forms.Form):
    """The answer, and what of the record was wrong."""

    upheld = forms.TypedChoiceField(
        label=_("Jawaban"),
        choices=[("1", _("Diterima: kunjungan ini tidak dihitung")), ("0", _("Tidak diterima"))],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("Alasannya"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Dibaca oleh yang bersangkutan. Sedikitnya 20 huruf."),
    )
    absent = forms.IntegerField(
        label=_("Menit kerja yang tidak di tangan pelaksana"),
        required=False,
        min_value=0,
        max_value=100_000,
        help_text=_("Kosongkan bila catatannya sudah benar. Isinya menjadi peristiwa baru; yang lama tetap terbaca."),
    )
    ended = forms.DateTimeField(
        label=_("Selesai sebenarnya"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text=_("Kosongkan bila waktunya sudah benar."),
    )

    def mend(self) -> Mend:
        ended: datetime | None = self.cleaned_data["ended"]
        return Mend(instant_of(ended) if ended else None, self.cleaned_data["absent"])


class WordsForm(forms.Form):
    """An answer in words alone: to a question, to a finding."""

    answer = forms.CharField(label=_("Jawaban"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 3}))
