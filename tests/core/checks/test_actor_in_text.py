from tests.core.checks.written import end, findings, only_finding, sop, start, task, warnings


def test_the_pelaksana_in_front_of_the_verb_is_named() -> None:
    finding = only_finding(sop(start(), task("Host merekam naskah"), end()))
    assert (finding.check, finding.step, finding.level) == ("actor_in_text", 2, "warning")
    assert finding.mend == "Mulai dengan kata kerja: “Merekam naskah”."


def test_part_of_a_label_and_another_official_are_actors_too() -> None:
    written = sop(start("Kepala menyetujui naskah"), task("Petugas layanan menerima naskah"), end())
    assert warnings(written) == [("actor_in_text", 1), ("actor_in_text", 2)]


def test_oleh_with_the_own_pelaksana_is_an_actor() -> None:
    finding = only_finding(sop(start(), task("Naskah direkam oleh Host"), end()))
    assert finding.mend == "Mulai dengan kata kerja: “Merekam naskah”."


def test_a_role_that_receives_is_none() -> None:
    written = sop(
        start("Menyampaikan naskah kepada Kepala Perwakilan"), task("Memeriksa naskah yang dibuat oleh Host"), end()
    )
    assert findings(written) == ()
