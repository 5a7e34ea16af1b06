"""The one form of the guided set-up, in four parts; works without script."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from alur.web.people.models import Person
from alur.web.people.models.calendar import ZONES

LOGIN_NAME = RegexValidator(r"^[a-z0-9][a-z0-9._-]*$", _("Pakai huruf kecil, angka, titik, atau garis."))
NIP = RegexValidator(r"^\d{18}$", _("NIP terdiri atas 18 angka."))


@dataclass(frozen=True, slots=True)
class UnitLine:
    code: str
    name: str


class UnitLinesField(forms.CharField):
    """One unit a line, `KODE, Nama unit`; the code may be missing."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> Any:
        lines = [line.strip() for line in (value or "").splitlines()]
        return [self._line(line) for line in lines if line]

    def _line(self, line: str) -> UnitLine:
        code, comma, name = line.partition(",")
        return UnitLine(code.strip().upper(), name.strip()) if comma else UnitLine("", line)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, list):
            return "\n".join(f"{line.code}, {line.name}".lstrip(", ") for line in value)
        return value

    def validate(self, value: Any) -> None:
        super().validate(value)
        names = [line.name for line in value]
        if len(set(names)) < len(names):
            raise forms.ValidationError(_("Ada nama unit yang tertulis dua kali."))
        if any(len(line.code) > 20 or not line.name or len(line.name) > 150 for line in value):
            raise forms.ValidationError(_("Tulis KODE, lalu koma, lalu nama unit; kode paling panjang 20 huruf."))


class SetUpForm(forms.Form):
    agency = forms.CharField(label=_("Instansi"), max_length=150, help_text=_("Misalnya Ombudsman RI"))
    office = forms.CharField(
        label=_("Kantor"), max_length=150, help_text=_("Misalnya Perwakilan Kalimantan Selatan"), required=False
    )
    zone = forms.ChoiceField(label=_("Zona waktu"), choices=ZONES, initial="Asia/Makassar")
    units = UnitLinesField(
        label=_("Unit kerja"),
        help_text=_("Satu unit per baris: kode, koma, nama. Misalnya: PCG, Keasistenan Pencegahan"),
    )
    holidays = forms.BooleanField(
        label=_("Isi libur nasional, cuti bersama, dan jam kerja Ramadan"),
        help_text=_("Untuk tahun ini dan tahun depan. Yang masih perkiraan diberi tanda. Semua dapat diubah."),
        initial=True,
        required=False,
    )
    name = forms.CharField(label=_("Nama Anda"), max_length=150)
    login_name = forms.CharField(
        label=_("Nama masuk"), max_length=60, validators=[LOGIN_NAME], help_text=_("Huruf kecil, misalnya ayu")
    )
    password = forms.CharField(
        label=_("Kata sandi"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Sedikitnya 8 huruf; 15 atau lebih lebih baik."),
    )

    # The parts as the page shows them: number, heading, what for, fields.
    PARTS = (
        (_("Instansi"), _("Satu pemasangan untuk satu instansi."), ("agency", "office", "zone")),
        (_("Unit"), _("Setiap unit kelak harus punya SOP."), ("units",)),
        (_("Kalender kerja"), _("Senin–Jumat, 37 jam 30 menit, menurut Perpres 21/2023."), ("holidays",)),
        (_("Pengelola pertama"), _("Anda membuat akun orang lain sesudahnya."), ("name", "login_name", "password")),
    )

    def parts(self) -> list[tuple[Any, Any, list[forms.BoundField]]]:
        return [(heading, text, [self[name] for name in names]) for heading, text, names in self.PARTS]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if "password" in found:
            person = Person(name=found.get("name", ""), login_name=found.get("login_name", ""))
            try:
                validate_password(found["password"], person)
            except forms.ValidationError as fault:
                self.add_error("password", fault)
        return found
