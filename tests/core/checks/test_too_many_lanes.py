from tests.core.checks.written import end, findings, sop, start, task, warnings


def test_sixteen_columns_are_told() -> None:
    lanes = tuple((f"p{number}", f"Peran {number}") for number in range(16))
    rows = [task(lane=key) for key, _ in lanes]
    assert warnings(sop(start(lane="p0"), *rows, end(lane="p0"), lanes=lanes)) == [("too_many_lanes", None)]


def test_fifteen_columns_are_sound() -> None:
    lanes = tuple((f"p{number}", f"Peran {number}") for number in range(15))
    rows = [task(lane=key) for key, _ in lanes]
    assert findings(sop(start(lane="p0"), *rows, end(lane="p0"), lanes=lanes)) == ()
