from tests.core.checks.written import decision, end, errors, only_finding, sop, start


def test_two_exits_of_one_label_are_named_whatever_their_letters() -> None:
    written = sop(start(), decision(exits={"Ya": 3, "ya ": 1}), end())
    assert errors(written) == [("exits_with_one_label", 2)]


def test_two_exits_without_label_cannot_be_told_apart() -> None:
    written = sop(start(), decision(exits={"": 3, " ": 1}), end())
    assert "tidak berlabel" in only_finding(written).message


def test_complementary_labels_are_sound() -> None:
    assert errors(sop(start(), decision(exits={"Lengkap": 3, "Tidak lengkap": 1}), end())) == []
