"""What people fill in about files. Shape only: the core refuses what may not be."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alur.core.conduct.terms import NOTHING, Terms
from alur.core.fair.look import Look
from alur.web.conduct.models import Criteria, Kind
from alur.web.people.models import Person


def _lines(label: Any, rows: int = 3, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, max_length=8_000, widget=forms.Textarea(attrs={"rows": rows}), help_text=help_text
    )


def _people(persons: Iterable[Person]) -> list[tuple[str, Any]]:
    return [("", _("Pilih…")), *((str(one.pk), one.name) for one in persons)]


class WordsOnly(forms.Form):
    """A reason, a note, minutes, a reply."""

    words = _lines(_("Uraian"))


class ReplyForm(forms.Form):
    words = _lines(_("Jawaban Anda"), 5, _("Dibaca pemeriksa dan pejabat yang memutuskan."))
    file = forms.FileField(label=_("Lampiran"), required=False)


class AnswerYesNo(forms.Form):
    upheld = forms.TypedChoiceField(
        label=_("Jawaban"),
        choices=[("1", _("Diterima")), ("0", _("Tidak diterima"))],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    words = _lines(_("Alasannya"))


class SummonForm(forms.Form):
    when = forms.DateTimeField(
        label=_("Waktu"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    )
    place = forms.CharField(label=_("Tempat"), max_length=200)


class SignForm(forms.Form):
    words = forms.CharField(
        label=_("Catatan di samping tanda tangan"),
        required=False,
        max_length=2_000,
        help_text=_("Boleh kosong. Menandatangani bukan berarti menyetujui semua isinya."),
    )


class PlanForm(forms.Form):
    words = _lines(_("Langkah pembinaan"), 4, _("Satu langkah satu baris."))
    by = forms.DateField(label=_("Selesai paling lambat"), widget=forms.DateInput(attrs={"type": "date"}))


class EvidenceForm(forms.Form):
    """By hand, from a visit of the record, or with the figure of a look: each a snapshot of that day."""

    title = forms.CharField(label=_("Nama bukti"), max_length=200)
    words = forms.CharField(
        label=_("Faktanya"),
        required=False,
        max_length=8_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Satu fakta satu baris: apa, kapan, di mana tercatat."),
    )
    number = forms.CharField(label=_("Nomor kasus"), required=False, max_length=40)
    visit = forms.IntegerField(label=_("Nomor kunjungan"), required=False, min_value=1)
    look = forms.ChoiceField(label=_("Angka tinjauan"), required=False)
    file = forms.FileField(label=_("Berkas"), required=False)

    def __init__(self, *args: Any, looks: Iterable[Look] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [(str(look), str(look)) for look in looks]
        self.fields["look"].choices = [("", _("Tanpa angka")), *names]  # type: ignore[attr-defined]


class DecideForm(forms.Form):
    """Nothing is chosen beforehand: a filled-in measure would be a proposal."""

    measure = forms.ChoiceField(label=_("Bentuk keputusan"))
    basis = forms.CharField(
        label=_("Aturan yang menjadi dasar"), max_length=400, help_text=_("Sebutkan pasal atau kriterianya.")
    )
    words = _lines(
        _("Alasan"), 5, _("Sebutkan bukti yang Anda pertimbangkan dan tanggapan atas jawabannya. Sedikitnya 50 huruf.")
    )

    def __init__(self, *args: Any, terms: Terms, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = [(m.key, f"{m.name} ({m.level})" if m.level else m.name) for m in (*terms.measures, NOTHING)]
        self.fields["measure"].choices = [("", _("Pilih…")), *listed]  # type: ignore[attr-defined]


class NewFileForm(forms.Form):
    """Who is it about, and who holds which part."""

    kind = forms.ChoiceField(label=_("Jenis berkas"), choices=Kind.choices)
    person = forms.ChoiceField(label=_("Tentang"))
    nominator = forms.ChoiceField(label=_("Pengusul"))
    examiner = forms.ChoiceField(label=_("Pemeriksa bukti"))
    decider = forms.ChoiceField(label=_("Pejabat yang memutuskan"), help_text=_("Yang memimpin unit orang ini."))
    appeal = forms.ChoiceField(label=_("Penerima keberatan"))
    criteria = forms.ModelChoiceField(
        label=_("Kriteria apresiasi"),
        queryset=Criteria.objects.none(),
        required=False,
        empty_label=_("Bukan apresiasi"),
    )
    words = _lines(_("Mengapa berkas ini dibuka?"), 3, _("Dibaca oleh yang bersangkutan. Sedikitnya 20 huruf."))
    wish = forms.CharField(
        label=_("Bentuk yang diinginkan pengusul"),
        required=False,
        max_length=60,
        help_text=_("Boleh kosong. Hanya untuk melihat seberapa sering keputusan sama dengan usulan."),
    )

    def __init__(
        self, *args: Any, about: Iterable[Person], staff: Iterable[Person], today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        officers = list(staff)
        for name in ("nominator", "examiner", "decider", "appeal"):
            self.fields[name].choices = _people(officers)  # type: ignore[attr-defined]
        self.fields["person"].choices = _people(about)  # type: ignore[attr-defined]
        self.fields["nominator"].choices = _people(  # type: ignore[attr-defined]
            Person.objects.filter(is_active=True).order_by("name")
        )
        published = Criteria.objects.filter(published__lt=today, until__gte=today)
        self.fields["criteria"].queryset = published  # type: ignore[attr-defined]


class CriteriaForm(forms.Form):
    title = forms.CharField(label=_("Nama apresiasi"), max_length=120)
    words = _lines(_("Kriteria"), 5, _("Satu kriteria satu baris. Setelah diumumkan tidak diubah."))
    until = forms.DateField(label=_("Usulan sampai"), widget=forms.DateInput(attrs={"type": "date"}))


class NominateForm(forms.Form):
    person = forms.ChoiceField(label=_("Rekan"))
    words = _lines(_("Mengapa ia layak?"), 3, _("Sebutkan yang Anda lihat sendiri. Sedikitnya 20 huruf."))

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = _people(people)  # type: ignore[attr-defined]


class ThanksForm(forms.Form):
    to = forms.ChoiceField(label=_("Untuk"))
    words = forms.CharField(label=_("Terima kasih atas"), max_length=280)

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = _people(people)  # type: ignore[attr-defined]


class AssessmentForm(forms.Form):
    number = forms.CharField(label=_("Nomor DPIA"), max_length=80)
    day = forms.DateField(label=_("Tanggal"), widget=forms.DateInput(attrs={"type": "date"}))
    file = forms.FileField(label=_("Berkas DPIA"))


class RulesForm(forms.Form):
    """The rules of a kind since a day. Each measure is a line: kunci | nama | dasar | tingkat."""

    since = forms.DateField(label=_("Berlaku sejak"), widget=forms.DateInput(attrs={"type": "date"}))
    measures = _lines(_("Bentuk keputusan"), 8, _("Satu baris: kunci | nama | dasar aturan | tingkat."))
    reply = forms.IntegerField(label=_("Hari kerja untuk menjawab"), min_value=1, max_value=365)
    summons = forms.IntegerField(label=_("Hari kerja sebelum pemeriksaan"), min_value=1, max_value=365)
    summonses = forms.IntegerField(label=_("Banyaknya panggilan"), min_value=1, max_value=9)
    objection = forms.IntegerField(label=_("Hari kalender untuk keberatan"), min_value=1, max_value=365)
    hearing = forms.BooleanField(label=_("Harus ada pemeriksaan dengan berita acara"), required=False)
    officials = _lines(_("Pejabat yang berwenang"), 2)
    source = _lines(_("Sumber aturan"), 2, _("Sebutkan naskah yang Anda baca."))
    checked = forms.BooleanField(label=_("Sudah saya periksa terhadap naskah aturannya"), required=False)
