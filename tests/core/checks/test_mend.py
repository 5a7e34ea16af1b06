from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.checks.planted import PLANTS
from tests.core.checks.written import (
    DAY,
    decision,
    end,
    errors,
    findings,
    only_finding,
    sop,
    start,
    task,
)
from tests.random_sop import random_sop

from alur.core.checks.catalogue import check
from alur.core.checks.mend import mend, offer
from alur.core.sop.model import Sop


def offered(written: Sop) -> str:
    """The label of the only finding's link, after seeing that the repair leaves nothing to find."""
    found = offer(written, only_finding(written))
    assert found is not None
    assert findings(found.sop) == ()
    return found.label


def test_words_without_measure_get_the_usual_time_of_this_sop() -> None:
    assert (
        offered(sop(start(time="3 hari kerja"), task(time="segera"), end(time="3 hari kerja"))) == "Pakai 3 hari kerja"
    )


def test_the_actor_is_taken_out_of_the_text() -> None:
    written = sop(start(), task("Host merekam naskah"), end())
    assert offered(written) == "Ganti teks"
    mended = mend(written, only_finding(written))
    assert mended is not None
    assert mended.rows[1].text == "Merekam naskah"
    assert mended.rows[1].id == written.rows[1].id


def test_a_noun_becomes_its_verb() -> None:
    assert offered(sop(start("Penyusunan naskah"), end())) == "Ganti teks"


def test_columns_are_put_in_the_order_of_work() -> None:
    assert offered(sop(start(lane="kepala"), end())) == "Urutkan kolom"


def test_the_kind_follows_the_pelaksana() -> None:
    assert offered(sop(start(), end(), kind="administratif")) == "Jadikan teknis"
    assert offered(sop(start(), end(lane="kepala"), kind="teknis")) == "Jadikan administratif"


def test_a_slip_in_a_pelaksana_is_put_right_in_oleh_and_bersama() -> None:
    assert offered(sop(start(), end(shared=("kepela", "host")))) == "Pakai “kepala”"
    assert offered(sop(start(lane="hots"), end())) == "Pakai “host”"


def test_symbols_and_arrows_that_are_plainly_missing_are_set() -> None:
    assert offered(sop(task(), end())) == "Jadikan mulai"
    assert offered(sop(start(), task())) == "Jadikan selesai"
    assert offered(sop(start(), decision(yes=3, no=4), end(), task())) == "Jadikan selesai"
    assert offered(sop(start(), end(to=1))) == "Hapus lanjutan"
    assert offered(sop(start(), task(to=2), end())) == "Lanjut ke baris 3"
    assert offered(sop(start(), decision(exits={"Ya": 3, "ya": 1}), end())) == "Pakai Ya dan Tidak"


def test_gabung_is_set_and_taken_away() -> None:
    assert offered(sop(start(to=(2, 3)), task(to=4), task(), end())) == "Tambahkan gabung"
    assert offered(sop(start(), task(joins=True), end())) == "Hapus gabung"


def test_a_promise_is_measured_by_its_own_words() -> None:
    assert offered(sop(start(), end(), promise="14 (empat belas) hari kerja")) == "Pakai 14 hari kerja"


@pytest.mark.parametrize(
    "written",
    [
        sop(start(), task("Rapat naskah"), end()),
        sop(start(), end(), promise="secepatnya"),
        sop(start(), task(to=9), end()),
        sop(start(), decision(exits={" ": 3, "": 1, "  ": 4}), task(), end()),
        sop(),
    ],
)
def test_nothing_is_offered_where_a_person_must_decide(written: Sop) -> None:
    assert all(offer(written, finding) is None for finding in findings(written) if finding.level == "error")


def test_a_finding_of_an_older_text_is_not_mended_twice() -> None:
    written = sop(start(), task("Host merekam naskah"), end())
    finding = only_finding(written)
    mended = mend(written, finding)
    assert mended is not None
    assert mend(mended, finding) is None
    assert mend(sop(start()), finding) is None


@pytest.mark.parametrize("name", PLANTS)
@given(st.integers(0, 5_000))
@settings(max_examples=10, deadline=None)
def test_a_repair_takes_its_finding_away_and_brings_no_error(name: str, seed: int) -> None:
    planted = PLANTS[name](random_sop(seed, rows=14, lanes=3), Random(seed))
    broken = planted[0] if planted is not None else random_sop(seed)
    for finding in check(broken, today=DAY):
        mended = mend(broken, finding)
        if mended is not None:
            assert (finding.check, finding.step) not in [(each.check, each.step) for each in findings(mended)]
            assert set(errors(mended)) <= set(errors(broken))
