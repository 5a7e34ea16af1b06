"""What a person fills in about an SOP: identity, decisions, a file. Forms check shape only; rules live in core."""

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alur.core.refused import Refused
from alur.core.sop.model import Identity
from alur.core.sop.model import Sop as SopValue
from alur.formats.sopfile import read_sop
from alur.web.people.forms.people import in_living_memory
from alur.web.people.models import Position, Unit
from alur.web.sop.models import Duty, LaneBinding

MAX_FILE = 2 * 1024 * 1024


class ReasonForm(forms.Form):
    """Why a version is sent back or withdrawn."""

    reason = forms.CharField(
        label=_("Alasan"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        help_text=_("Dibaca semua orang yang membuka riwayat SOP ini."),
    )


class SubmitForm(forms.Form):
    """Nothing to fill in: the act itself is the answer."""


class ApproveForm(forms.Form):
    """``seen`` is the revision that the page showed: nobody approves what they did not read."""

    effective = forms.DateField(
        label=_("Tanggal efektif"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Sejak tanggal ini kasus baru memakai versi ini."),
    )
    position = forms.CharField(
        label=_("Disahkan sebagai"), max_length=150, help_text=_("Jabatan yang tercetak pada lembar.")
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)


class NewForm(forms.Form):
    """A new SOP, blank or from a file."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Unit"), empty_label=_("Pilih unit"))
    duty = forms.ModelChoiceField(Duty.objects.all(), label=_("Tugas"), required=False, empty_label=_("tanpa tugas"))
    name = forms.CharField(label=_("Nama SOP"), max_length=250, required=False)
    file = forms.FileField(
        label=_("Berkas .sop.yaml"),
        required=False,
        help_text=_("Kosongkan untuk mulai dari lembar kosong. Maksimal 2 MB."),
    )

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        self.fields["duty"].queryset = Duty.objects.filter(unit__in=units).select_related("unit")  # type: ignore[attr-defined]
        self.fields["duty"].label_from_instance = lambda duty: f"{duty.name} · {duty.unit.name}"  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        file = data.get("file")
        if file is None and not data.get("name"):
            self.add_error("name", _("Tulis nama SOP, atau pilih berkasnya."))
        if file is not None:
            self._read(file, data)
        return data

    def _read(self, file: Any, data: dict[str, Any]) -> None:
        if file.size > MAX_FILE:
            self.add_error("file", _("Berkas lebih dari 2 MB. Pilih berkas yang lebih kecil."))
            return
        try:
            data["value"] = read_sop(file.read(), name=file.name)
        except Refused as refused:
            self.add_error("file", str(refused))


def _lines(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, widget=forms.Textarea(attrs={"rows": 4}), help_text=_("Satu butir satu baris.")
    )


class BasedForm(forms.Form):
    """Upon the revision of the draft that the page showed."""

    base = forms.IntegerField(widget=forms.HiddenInput)

    def rebase(self, revision: int) -> None:
        """After somebody else's change was shown: the next press is meant upon that."""
        self.data = {**self.data, "base": str(revision)}


class IdentityForm(BasedForm):
    """The identity page (DOMAIN §1.4). Dates are text as printed; the checks tell what is impossible."""

    name = forms.CharField(label=_("Nama SOP"), max_length=250)
    number = forms.CharField(
        label=_("Nomor SOP"), max_length=120, required=False, help_text=_("Kosong: diberi saat disahkan.")
    )
    agency = forms.CharField(label=_("Instansi"), max_length=200, required=False)
    unit = forms.CharField(label=_("Unit pada lembar"), max_length=200, required=False)
    kind = forms.ChoiceField(
        label=_("Jenis"),
        required=False,
        choices=[("", "–"), ("administratif", _("Administratif")), ("teknis", _("Teknis"))],
    )
    made = forms.CharField(label=_("Tanggal pembuatan"), max_length=40, required=False)
    revised = forms.CharField(label=_("Tanggal revisi"), max_length=40, required=False)
    review = forms.CharField(label=_("Tinjau sebelum"), max_length=40, required=False)
    promise = forms.CharField(
        label=_("Janji untuk satu kasus"), max_length=60, required=False, help_text=_("Misalnya 15 hari kerja.")
    )
    process_code = forms.CharField(label=_("Kode proses bisnis"), max_length=60, required=False)
    legal_basis = _lines(_("Dasar hukum"))
    qualifications = _lines(_("Kualifikasi pelaksana"))
    related = _lines(_("Keterkaitan"))
    equipment = _lines(_("Peralatan dan perlengkapan"))
    warnings = _lines(_("Peringatan"))
    records = _lines(_("Pencatatan dan pendataan"))

    LISTS = ("legal_basis", "qualifications", "related", "equipment", "warnings", "records")
    TEXTS = ("name", "number", "agency", "unit", "kind", "made", "revised", "review", "process_code")
    NAMES = (*TEXTS, *LISTS, "promise")

    @classmethod
    def shown(cls, value: SopValue, *, base: int) -> "IdentityForm":
        """The form filled with the SOP as it is."""
        identity = value.identity
        initial: dict[str, Any] = {name: getattr(identity, name) for name in cls.TEXTS}
        initial |= {name: "\n".join(getattr(identity, name)) for name in cls.LISTS}
        return cls(initial=initial | {"promise": value.promise, "base": base})

    def applied(self, value: SopValue) -> SopValue:
        """The SOP with what was filled in."""
        data = self.cleaned_data
        fields: dict[str, Any] = {name: data[name].strip() for name in self.TEXTS}
        fields |= {name: tuple(x.strip() for x in data[name].splitlines() if x.strip()) for name in self.LISTS}
        identity: Identity = replace(value.identity, **fields)
        return replace(value, identity=identity, promise=data["promise"].strip())


class BindingForm(forms.Form):
    """To whom one lane is bound, from a day on."""

    kind = forms.ChoiceField(label=_("Cara"), choices=LaneBinding.Kind.choices)
    position = forms.ModelChoiceField(
        Position.objects.select_related("unit"), label=_("Jabatan"), required=False, empty_label="–"
    )
    unit = forms.ModelChoiceField(Unit.objects.all(), label=_("Unit"), required=False, empty_label="–")
    since = forms.DateField(
        label=_("Sejak"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        validators=[in_living_memory],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["position"].label_from_instance = lambda p: f"{p.name} · {p.unit.name}"  # type: ignore[attr-defined]


LONGEST_DUTY = 120


class UnitTasksForm(forms.Form):
    """The functions of a unit, one a line, and the pattern of its SOP numbers."""

    duties = forms.CharField(
        label=_("Tugas unit"),
        widget=forms.Textarea(attrs={"rows": 6}),
        required=False,
        max_length=4000,
        help_text=_("Satu tugas satu baris. Setiap tugas harus mempunyai SOP; peta SOP menunjukkan yang belum ada."),
    )
    template = forms.CharField(
        label=_("Pola nomor SOP"),
        max_length=120,
        help_text=_("Misalnya {urut:02}/SOP/{unit}/{tahun}. Boleh memuat {bulan}."),
    )

    def names(self) -> list[str]:
        """The functions, each once."""
        return list(dict.fromkeys(line.strip() for line in self.cleaned_data["duties"].splitlines() if line.strip()))

    def clean_duties(self) -> str:
        duties = str(self.cleaned_data["duties"])
        if any(len(line.strip()) > LONGEST_DUTY for line in duties.splitlines()):
            raise forms.ValidationError(_("Satu tugas paling panjang %(n)d huruf."), params={"n": LONGEST_DUTY})
        return duties


class FileForm(BasedForm):
    """A file to take the place of a draft's content."""

    file = forms.FileField(
        label=_("Berkas .sop.yaml"), help_text=_("Isi draf diganti; keadaan sebelumnya dapat diurungkan.")
    )

    def clean_file(self) -> SopValue:
        file = self.cleaned_data["file"]
        if file.size > MAX_FILE:
            raise forms.ValidationError(_("Berkas lebih dari 2 MB. Pilih berkas yang lebih kecil."))
        try:
            return read_sop(file.read(), name=file.name)
        except Refused as refused:
            raise forms.ValidationError(str(refused)) from refused
