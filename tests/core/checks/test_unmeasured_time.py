from tests.core.checks.written import end, errors, only_finding, sop, start, task


def test_each_row_whose_waktu_has_no_measure_is_named() -> None:
    written = sop(start(time="segera"), task(time="secukupnya"), end(time="1 jam"))
    assert errors(written) == [("unmeasured_time", 1), ("unmeasured_time", 2)]


def test_a_number_without_unit_and_a_unit_without_number_are_no_measure() -> None:
    written = sop(start(time="3"), task(time="hari kerja"), task(time="-"), end(time="0 menit"))
    assert errors(written) == [("unmeasured_time", row) for row in (1, 2, 3, 4)]


def test_every_form_of_the_interface_is_a_measure() -> None:
    for time in (
        "5 menit",
        "2-3 hari kerja",
        "30 menit - 3 jam",
        "2 x 24 jam",
        "2 menit/berkas",
        "1 bulan",
        "1 minggu",
    ):
        assert errors(sop(start(time=time), end())) == []


def test_the_measure_hidden_in_the_words_is_proposed() -> None:
    finding = only_finding(sop(start(), task(time="paling lama 5 (lima) hari kerja"), end()))
    assert finding.message == "Waktu baris 2, “paling lama 5 (lima) hari kerja”, tidak dapat diukur."
    assert finding.mend == "Tulis angka dan satuan, misalnya 5 hari kerja."
