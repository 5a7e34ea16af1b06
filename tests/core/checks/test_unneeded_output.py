import pytest
from tests.core.checks.written import decision, end, findings, only_finding, sop, start, task, warnings


def test_an_output_that_no_later_row_names_is_told() -> None:
    finding = only_finding(sop(start(), task(outputs=("Naskah", "Piagam")), end()))
    assert (finding.check, finding.step, finding.level) == ("unneeded_output", 2, "warning")
    assert "“Piagam”" in finding.message


def test_a_row_that_stands_above_but_not_after_does_not_need_it() -> None:
    written = sop(start(), task(needs=("Piagam",)), task(outputs=("Piagam",)), task(), end())
    assert warnings(written) == [("unneeded_output", 3)]


def test_a_row_that_a_loop_comes_back_to_needs_it() -> None:
    written = sop(start(), task(needs=("Catatan perbaikan",)), decision(no=2, outputs=("Catatan perbaikan",)), end())
    assert findings(written) == ()


@pytest.mark.parametrize(
    ("output", "need"),
    [
        ("Undangan terkirim", "Surat undangan"),
        ("Berkas permohonan", "Berkas"),
        ("Rekaman", "Hasil perekaman"),
        ("Hasil", "Hasil rapat"),
    ],
)
def test_words_are_compared_without_affixes(output: str, need: str) -> None:
    assert findings(sop(start(), task(outputs=(output,)), task(needs=(need,)), end())) == ()


def test_a_word_that_any_paper_bears_is_not_enough() -> None:
    written = sop(start(), task(outputs=("Surat tugas",)), task(needs=("Surat kuasa",)), end())
    assert warnings(written) == [("unneeded_output", 2)]


def test_a_later_kegiatan_that_names_it_is_enough() -> None:
    assert findings(sop(start(), task(outputs=("Piagam",)), task("Menyerahkan piagam"), end())) == ()


def test_the_last_outputs_before_an_end_are_the_product() -> None:
    assert findings(sop(start(), end(outputs=("Piagam",)))) == ()
    assert [name for name, _ in warnings(sop(start(), task(outputs=("Piagam",)), end(outputs=())))] == ["no_output"]


def test_it_is_silent_where_the_next_row_does_not_say_what_it_needs() -> None:
    written = sop(start(), task(outputs=("Piagam",)), task(needs=()), end())
    assert warnings(written) == [("no_needs", 3)]
