"""Forms of `public`."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alur.core.sop.model import Sop as SopValue
from alur.web.public.models import Episode, Podcast
from alur.web.sop.models import Sop


class EpisodeForm(forms.ModelForm):
    """The texts of an episode and its two files; what was typed comes back where a file is refused."""

    recording = forms.FileField(
        label=_("Rekaman"),
        required=False,
        help_text=_("MP3, M4A, atau WAV sampai 20 MB. Kosongkan bila tidak diganti."),
    )
    picture = forms.FileField(
        label=_("Sampul"), required=False, help_text=_("PNG atau JPG persegi. Kosong: sampul podcast yang dipakai.")
    )

    class Meta:
        model = Episode
        fields = ("title", "guest", "script", "notes", "transcript")
        widgets = {
            "script": forms.Textarea(attrs={"rows": 6}),
            "notes": forms.Textarea(attrs={"rows": 4}),
            "transcript": forms.Textarea(attrs={"rows": 8}),
        }
        help_texts = {
            "script": _("Hanya dibaca oleh kantor."),
            "notes": _("Dibaca pendengar di halaman dan aplikasi podcast. Teks biasa; alamat web menjadi tautan."),
            "transcript": _(
                "Semua yang diucapkan, supaya yang tidak mendengar ikut membaca. Tanpa data pribadi pelapor."
            ),
        }


class TakeDownForm(forms.Form):
    """Why an episode leaves the air."""

    reason = forms.CharField(label=_("Alasan"), widget=forms.Textarea(attrs={"rows": 3}), max_length=500)


class FiguresForm(forms.Form):
    """Of seven days, as the platforms tell them."""

    plays = forms.IntegerField(label=_("Diputar"), min_value=0, max_value=1_000_000_000)
    comments = forms.IntegerField(label=_("Komentar"), min_value=0, max_value=1_000_000_000)
    complaints = forms.IntegerField(label=_("Pengaduan masuk"), min_value=0, max_value=1_000_000_000)


class PodcastForm(forms.ModelForm):
    """What is said of the podcast, and which rows of its SOP do what."""

    class Meta:
        model = Podcast
        fields = ("title", "summary", "email", "records", "airs", "reports")
        widgets = {"summary": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, sop: Sop, value: SopValue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = [(row.id, f"{number} · {row.text}") for number, row in enumerate(value.rows, 1)]
        for name in ("records", "airs", "reports"):
            field = self._meta.model._meta.get_field(name)
            self.fields[name] = forms.ChoiceField(label=field.verbose_name, choices=rows)
        self.sop = sop
