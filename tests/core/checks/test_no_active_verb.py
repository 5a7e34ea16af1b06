import pytest
from tests.core.checks.written import end, findings, only_finding, sop, start, task, warnings


def test_a_noun_is_no_verb_and_its_verb_is_proposed() -> None:
    finding = only_finding(sop(start(), task("Penyusunan naskah"), end()))
    assert (finding.check, finding.step, finding.level) == ("no_active_verb", 2, "warning")
    assert finding.mend == "Tulis kata kerja berawalan me-, misalnya “Menyusun naskah”."


@pytest.mark.parametrize(
    "text",
    [
        "Naskah direkam",
        "Diperiksa naskahnya",
        "Rapat naskah",
        "Apakah naskah lengkap?",
        "Berkas naskah",
        "Media naskah",
        "",
    ],
)
def test_nouns_passives_and_questions_are_no_active_verbs(text: str) -> None:
    assert warnings(sop(start(), task(text), end())) == [("no_active_verb", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "Menyusun naskah",
        "menge-print naskah",
        "1. Merekam naskah",
        "(Daring) Mengisi naskah",
        "Berkoordinasi tentang naskah",
        "Tidak menyetujui naskah",
        "Periksa naskah",
        "Serahkan naskah",
        "Mengolah naskah",
        "Mengetes naskah",
        "Melakukan naskah",
    ],
)
def test_active_verbs_pass(text: str) -> None:
    assert findings(sop(start(), task(text), end())) == ()


def test_without_a_verb_to_derive_a_kegiatan_of_this_sop_is_the_example() -> None:
    assert only_finding(sop(start("Merekam naskah"), task("Rapat naskah"), end())).mend.endswith("“Merekam naskah”.")
