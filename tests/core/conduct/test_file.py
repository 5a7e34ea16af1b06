"""What a file refuses, and what it lets happen, one rule a test."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from tests.core.conduct.files import (
    BIMA,
    CALENDAR,
    CITRA,
    DECISION,
    EKA,
    ITEM,
    MONDAY,
    PUTRI,
    REASON,
    WARNING,
    WORDS,
    Story,
    opening,
)

from alur.core.conduct.codec import read_event, write_event
from alur.core.conduct.commands import (
    AddItem,
    AnswerContest,
    AnswerObjection,
    Close,
    Contest,
    Decide,
    Examine,
    FollowStep,
    LockEvidence,
    Object,
    Plan,
    ReadItem,
    Reply,
    SendBack,
    SignMinutes,
    Summon,
    WriteMinutes,
)
from alur.core.conduct.decide import is_heard, open_file
from alur.core.conduct.events import Decided, PlanStep
from alur.core.conduct.terms import FileKind, Period, check_terms, until
from alur.core.instant import DAY, HOUR, instant_of
from alur.core.refused import Refused


@pytest.fixture
def story() -> Story:
    return Story().begin(opening())


def test_a_decision_names_measure_rule_and_reason_and_opens_the_time_for_objection(story: Story) -> None:
    event = story.until_decidable().act(CITRA, DECISION)
    # Monday 23 November and 14 calendar days: to the end of Monday 7 December, 16.00 UTC in WITA.
    ends = instant_of(datetime(2026, 12, 7, 16, tzinfo=UTC)) - 1
    assert event == Decided("teguran-lisan", WARNING.basis, REASON, ends)


def test_five_working_days_to_reply_end_with_the_next_monday() -> None:
    assert until(CALENDAR, MONDAY, Period(5)) == instant_of(datetime(2026, 11, 30, 16, tzinfo=UTC)) - 1


@pytest.mark.parametrize("reason", ["", "Setuju.", "x" + " " * 80 + "y"])
def test_a_short_reason_decides_nothing(story: Story, reason: str) -> None:
    with pytest.raises(Refused, match="sedikitnya 50 huruf"):
        story.until_decidable().act(CITRA, replace(DECISION, reason=reason))


def test_evidence_that_the_decider_has_not_opened_stands_in_the_way(story: Story) -> None:
    story.act(EKA, AddItem(ITEM))
    story.act(EKA, AddItem(ITEM))
    story.act(EKA, LockEvidence())
    story.act(BIMA, Reply("Benar."))
    story.act(EKA, Examine(WORDS))
    story.act(CITRA, ReadItem(2))
    with pytest.raises(Refused, match="1 bukti yang belum Anda buka"):
        story.act(CITRA, DECISION)


def test_nobody_is_decided_about_unheard_before_the_time_is_over(story: Story) -> None:
    story.act(EKA, AddItem(ITEM))
    story.act(EKA, LockEvidence())
    story.act(CITRA, ReadItem(1))
    with pytest.raises(Refused, match="belum didengar"):
        story.act(EKA, Examine(WORDS))
    with pytest.raises(Refused, match="belum didengar"):
        story.act(CITRA, DECISION)
    story.wait(8)
    story.act(EKA, Examine(WORDS))
    story.act(CITRA, DECISION)


def test_an_open_objection_to_evidence_blocks_until_another_answers(story: Story) -> None:
    story.until_decidable()
    story.act(BIMA, Contest(1, "Sistem padam dua jam hari itu."))
    with pytest.raises(Refused, match="dikeberatankan"):
        story.act(CITRA, DECISION)
    with pytest.raises(Refused, match="bukan bagian Anda"):
        story.act(CITRA, AnswerContest(1, False, WORDS))
    story.act(PUTRI, AnswerContest(1, False, WORDS))
    story.act(CITRA, DECISION)


def test_evidence_objected_to_with_success_leaves_the_file(story: Story) -> None:
    story.until_decidable()
    story.act(BIMA, Contest(1, "Sistem padam dua jam hari itu."))
    story.act(PUTRI, AnswerContest(1, True, WORDS))
    assert story.file.items == ()
    with pytest.raises(Refused, match="Bukti belum dikunci"):
        story.act(CITRA, DECISION)


def test_what_may_not_be_used_is_not_decided_on(story: Story) -> None:
    story.until_decidable().blocked = "Dapat dipakai mulai 1 Des 2026."
    with pytest.raises(Refused, match="Dapat dipakai mulai"):
        story.act(CITRA, DECISION)


@pytest.mark.parametrize("by", [BIMA, EKA, PUTRI, 0])
def test_only_the_named_official_decides(story: Story, by: int) -> None:
    with pytest.raises(Refused, match="bukan bagian Anda"):
        story.until_decidable().act(by, DECISION)


def test_discipline_needs_minutes_signed_by_both() -> None:
    story = Story().begin(opening(FileKind.DISCIPLINE, hearing=True))
    story.act(EKA, AddItem(ITEM))
    story.act(EKA, LockEvidence())
    story.act(BIMA, Reply("Saya hadir pada pemeriksaan."))
    with pytest.raises(Refused, match="jarak 3 hari"):
        story.act(EKA, Summon(MONDAY + DAY, "Ruang rapat"))
    story.act(EKA, Summon(MONDAY + 7 * DAY, "Ruang rapat"))
    with pytest.raises(Refused, match="belum didengar"):
        story.act(EKA, Examine(WORDS))
    story.wait(7)
    story.act(EKA, WriteMinutes("Bima menerangkan bahwa data datang terlambat."))
    story.act(EKA, SignMinutes())
    assert not is_heard(story.file, story.now)
    story.act(BIMA, SignMinutes("Jam dua, bukan jam tiga."))
    assert is_heard(story.file, story.now)


def test_who_stays_away_from_two_summonses_is_decided_about_unheard() -> None:
    story = Story().begin(opening(FileKind.DISCIPLINE, hearing=True))
    story.act(EKA, AddItem(ITEM))
    story.act(EKA, LockEvidence())
    story.act(EKA, Summon(MONDAY + 7 * DAY, "Ruang rapat"))
    story.wait(8)
    assert not is_heard(story.file, story.now)
    story.act(EKA, Summon(story.now + 7 * DAY, "Ruang rapat"))
    assert not is_heard(story.file, story.now)
    story.now += 7 * DAY + HOUR
    assert is_heard(story.file, story.now)


def test_sent_back_the_person_is_heard_anew(story: Story) -> None:
    story.until_decidable()
    story.act(CITRA, SendBack("Lampirkan catatan pemadaman listrik."))
    assert (story.file.locked, story.file.reply, story.file.read) == (None, None, frozenset())
    story.act(EKA, LockEvidence())
    with pytest.raises(Refused, match="belum didengar"):
        story.act(CITRA, DECISION)


def test_after_the_decision_the_person_objects_in_time_and_a_third_answers(story: Story) -> None:
    story.decided()
    with pytest.raises(Refused, match="Tenggat keberatan belum lewat"):
        story.act(EKA, Close())
    story.act(BIMA, Object("Jawaban unit lain baru datang hari Jumat."))
    with pytest.raises(Refused, match="belum dijawab"):
        story.act(EKA, Close())
    story.act(PUTRI, AnswerObjection(True, REASON))
    story.act(EKA, Close())
    with pytest.raises(Refused, match="sudah ditutup"):
        story.act(EKA, Close())


def test_an_objection_out_of_time_is_refused(story: Story) -> None:
    story.decided().wait(15)
    with pytest.raises(Refused, match="Tenggat keberatan sudah lewat"):
        story.act(BIMA, Object("Jawaban unit lain baru datang hari Jumat."))


def test_a_coaching_plan_is_followed_before_the_file_closes(story: Story) -> None:
    story.decided()
    story.act(EKA, Plan((PlanStep("Didampingi Gita menata antrean", "2026-12-18"),)))
    story.wait(20)
    with pytest.raises(Refused, match="Rencana pembinaan belum selesai"):
        story.act(EKA, Close())
    story.act(EKA, FollowStep(0, "Antrean tertata; dua pekan tanpa lewat."))
    story.act(EKA, Close())


def test_nobody_holds_a_file_about_themselves_or_on_two_sides() -> None:
    with pytest.raises(Refused, match="orang itu sendiri"):
        open_file(replace(opening(), person=CITRA))
    with pytest.raises(Refused, match="tiga orang"):
        open_file(replace(opening(), examiner=CITRA))


def test_rules_without_a_time_to_reply_are_refused() -> None:
    with pytest.raises(Refused, match="sedikitnya satu hari"):
        check_terms(replace(opening().terms, reply=Period(0)))


def test_every_measure_stays_the_deciders_and_nothing_is_always_one_of_them(story: Story) -> None:
    story.until_decidable()
    with pytest.raises(Refused, match="tidak ada dalam aturan"):
        story.act(CITRA, Decide("pecat", "x", REASON))
    story.act(CITRA, Decide("tanpa-tindakan", "Bukti tidak mencukupi", REASON))


def test_events_are_written_and_read_back_as_they_were(story: Story) -> None:
    story.decided().act(EKA, Plan((PlanStep("Didampingi Gita", "2026-12-18"),)))
    for recorded in story.history:
        kind, said = write_event(recorded.event)
        assert read_event(kind, json.loads(json.dumps(said))) == recorded.event
