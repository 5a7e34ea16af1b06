"""No way to a decision without a human, a reason, opened evidence and a hearing: random walks over a file's states.

What must be true is read off the bare history here, by rules written apart from `decide`.
"""

from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from tests.core.conduct.files import BIMA, CALENDAR, CITRA, EKA, GITA, ITEM, PUTRI, REASON, WORDS, Story, opening

from alur.core.conduct import offers
from alur.core.conduct.commands import (
    Act,
    AddItem,
    AnswerContest,
    AnswerObjection,
    Close,
    Command,
    Contest,
    Decide,
    Examine,
    LockEvidence,
    Object,
    ReadItem,
    RemoveItem,
    Reply,
    SendBack,
    SignMinutes,
    Summon,
    WriteMinutes,
)
from alur.core.conduct.decide import decide
from alur.core.conduct.events import (
    ContestAnswered,
    Contested,
    Decided,
    EvidenceAdded,
    EvidenceLocked,
    EvidenceRead,
    EvidenceRemoved,
    Examined,
    MinutesSigned,
    MinutesWritten,
    Recorded,
    Replied,
    SentBack,
    Summoned,
)
from alur.core.conduct.file import File
from alur.core.conduct.terms import FileKind
from alur.core.instant import DAY
from alur.core.refused import Refused

OFFERED: tuple[tuple[Callable[[File, Act], bool], int, Command], ...] = (
    (offers.may_reply, BIMA, Reply(WORDS)),
    (offers.may_minute, EKA, WriteMinutes(WORDS)),
    (offers.may_sign, EKA, SignMinutes()),
    (offers.may_sign, BIMA, SignMinutes()),
    (offers.may_examine, EKA, Examine(WORDS)),
    (offers.may_decide, CITRA, Decide("teguran-lisan", "Pasal 8", REASON)),
    (offers.may_return, CITRA, SendBack(WORDS)),
    (offers.may_object, BIMA, Object(WORDS)),
    (offers.may_answer_objection, PUTRI, AnswerObjection(True, REASON)),
    (offers.may_close, EKA, Close()),
)
REACHED: Counter[str] = Counter()


class AnyFile(RuleBasedStateMachine):
    """Everybody tries everything, in any order, at any time. Half of the tries are by whom they belong to."""

    @initialize(kind=st.sampled_from(list(FileKind)), hearing=st.booleans())
    def begin(self, kind: FileKind, hearing: bool) -> None:
        self.story = Story().begin(opening(kind, hearing=hearing))

    def tried(self, by: int, command: Command) -> None:
        try:
            event = self.story.act(by, command)
        except Refused:
            return
        if isinstance(event, Decided):
            REACHED["heard" if self.story.file.opened.terms.hearing else "replied"] += 1

    @rule(left_out=st.sampled_from(["", "", "reply", "summons", "sign", "examine", "read", "contest"]))
    def hurry(self, left_out: str) -> None:
        """What a careful office would do, all of it or all but one thing, and then the decision."""
        self.gather_and_lock()
        if left_out != "reply":
            self.reply()
        if left_out == "contest":
            for number in self.story.file.numbers:
                self.tried(BIMA, Contest(number, WORDS))
        if left_out != "summons" and self.story.file.opened.terms.hearing:
            self.tried(EKA, Summon(self.story.now + 7 * DAY, "Ruang rapat"))
            self.story.wait(8)
            self.write_minutes()
        for by in () if left_out == "sign" else (EKA, BIMA):
            self.tried(by, SignMinutes())
        if left_out != "examine":
            self.examine()
        if left_out != "read":
            self.read_all()
        self.decide_well()

    @rule()
    def gather_and_lock(self) -> None:
        self.tried(EKA, AddItem(ITEM))
        self.tried(EKA, LockEvidence())

    @rule(item=st.integers(1, 3), by=st.sampled_from([BIMA, CITRA, EKA]))
    def touch_evidence(self, item: int, by: int) -> None:
        command = {BIMA: Contest(item, WORDS), CITRA: ReadItem(item), EKA: RemoveItem(item, WORDS)}[by]
        self.tried(by, command)

    @rule()
    def read_all(self) -> None:
        for number in self.story.file.numbers:
            self.tried(CITRA, ReadItem(number))

    @rule(item=st.integers(1, 3), upheld=st.booleans())
    def answer_contest(self, item: int, upheld: bool) -> None:
        self.tried(PUTRI, AnswerContest(item, upheld, WORDS))

    @rule()
    def reply(self) -> None:
        self.tried(BIMA, Reply("Saya menunggu data."))

    @rule(days=st.integers(1, 9))
    def summon(self, days: int) -> None:
        self.tried(EKA, Summon(self.story.now + days * DAY, "Ruang rapat"))

    @rule()
    def write_minutes(self) -> None:
        self.tried(EKA, WriteMinutes(WORDS))

    @rule(by=st.sampled_from([BIMA, EKA]))
    def sign(self, by: int) -> None:
        self.tried(by, SignMinutes())

    @rule()
    def examine(self) -> None:
        self.tried(EKA, Examine(WORDS))

    @rule()
    def send_back(self) -> None:
        self.tried(CITRA, SendBack(WORDS))

    @rule(reason=st.sampled_from([REASON, "Setuju.", " " * 60]), basis=st.sampled_from(["Pasal 8", " "]))
    def decide(self, reason: str, basis: str) -> None:
        self.tried(CITRA, Decide("teguran-lisan", basis, reason))

    @rule()
    def decide_well(self) -> None:
        self.tried(CITRA, Decide("teguran-lisan", "Pasal 8", REASON))

    @rule(by=st.sampled_from([0, BIMA, EKA, PUTRI, GITA]))
    def others_decide(self, by: int) -> None:
        self.tried(by, Decide("teguran-lisan", "Pasal 8", REASON))

    @rule(command=st.sampled_from([Object(WORDS), AnswerObjection(True, REASON), Close()]))
    def afterwards(self, command: Command) -> None:
        for by in (BIMA, PUTRI, EKA):
            self.tried(by, command)

    @rule(days=st.integers(1, 8))
    def wait(self, days: int) -> None:
        self.story.wait(days)

    @rule(blocked=st.sampled_from(["", "Ada keberatan."]))
    def block(self, blocked: str) -> None:
        self.story.blocked = blocked

    @invariant()
    def every_decision_had_all_four(self) -> None:
        if not hasattr(self, "story"):
            return
        history = self.story.history
        for place, recorded in enumerate(history):
            if isinstance(recorded.event, Decided):
                _check(history[:place], recorded)
                REACHED[(self.story.file.opened.terms.hearing and "heard") or "replied"] += 1

    @invariant()
    def what_is_offered_is_allowed(self) -> None:
        file = self.story.file if hasattr(self, "story") else None
        if file is None or file.closed:
            return
        for may, by, command in OFFERED:
            act = Act(by, self.story.now, self.story.blocked)
            if may(file, act):
                REACHED[may.__name__] += 1
                decide(file, command, calendar=CALENDAR, act=act)


def _check(before: list[Recorded], decision: Recorded) -> None:
    """By the history alone."""
    assert isinstance(decision.event, Decided)
    assert not any(isinstance(each.event, Decided) for each in before), "decided twice"
    assert decision.by == CITRA, "a human, and the named one"
    assert len(" ".join(decision.event.reason.split())) >= 50, "a reason"
    assert decision.event.basis.strip(), "a rule"
    since = max(place for place, each in enumerate(before) if isinstance(each.event, EvidenceLocked))
    after = before[since:]
    assert not any(isinstance(each.event, SentBack) for each in after), "sent back and decided"
    kept = _kept(before)
    read = {each.event.item for each in after if isinstance(each.event, EvidenceRead) and each.by == CITRA}
    assert kept, "no evidence"
    assert kept <= read, "evidence unopened"
    assert not _open_contests(after), "an open objection"
    assert any(isinstance(each.event, Examined) and each.by == EKA for each in after), "unexamined"
    assert _was_heard(before[0], after, decision), "unheard"


def _open_contests(after: list[Recorded]) -> set[int]:
    found: set[int] = set()
    for each in after:
        match each.event:
            case Contested(item=item):
                found.add(item)
            case ContestAnswered(item=item):
                found.discard(item)
    return found


def _kept(before: list[Recorded]) -> set[int]:
    added = sum(isinstance(each.event, EvidenceAdded) for each in before)
    gone = {each.event.item for each in before if isinstance(each.event, EvidenceRemoved)}
    gone |= {each.event.item for each in before if isinstance(each.event, ContestAnswered) and each.event.upheld}
    return set(range(1, added + 1)) - gone


def _was_heard(opened: Recorded, after: list[Recorded], decision: Recorded) -> bool:
    locked = after[0].event
    assert isinstance(locked, EvidenceLocked)
    replied = any(isinstance(each.event, Replied) and each.by == BIMA for each in after)
    if not replied and decision.at <= locked.reply_until:
        return False
    if not opened.event.terms.hearing:  # type: ignore[union-attr]
        return True
    written = [place for place, each in enumerate(after) if isinstance(each.event, MinutesWritten)]
    if written:
        signers = {each.by for each in after[written[-1] :] if isinstance(each.event, MinutesSigned)}
        return signers >= {BIMA, EKA}
    summonses = [each.event.when for each in after if isinstance(each.event, Summoned)]
    return len(summonses) >= 2 and max(summonses) < decision.at


@pytest.mark.slow
def test_no_way_leads_to_a_decision_without_the_four() -> None:
    limits = settings(
        max_examples=300,
        stateful_step_count=40,
        derandomize=True,  # what the walks must reach, they reach each time
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )
    run_state_machine_as_test(AnyFile, settings=limits)
    assert REACHED["replied"] > 20, "the walks reach decisions"
    assert REACHED["heard"] > 0, "also those after a hearing"
    assert {may.__name__ for may, _, _ in OFFERED} <= REACHED.keys(), "each offer was tried"
