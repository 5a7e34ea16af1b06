"""Which acts stand open to whom in a file now: what a page may show. `decide` says what is allowed.

What is offered here is never refused for who asks, or for where the file stands; its words may still be.
"""

from alur.core.conduct.commands import Act
from alur.core.conduct.decide import is_heard, why_not_closed, why_not_decided
from alur.core.conduct.file import File
from alur.core.conduct.terms import NOTHING, FileKind


def may_gather(file: File, act: Act) -> bool:
    return act.by == file.opened.examiner and file.locked is None


def may_reply(file: File, act: Act) -> bool:
    return may_contest(file, act) and file.reply is None


def may_contest(file: File, act: Act) -> bool:
    return act.by == file.opened.person and _is_open(file)


def may_summon(file: File, act: Act) -> bool:
    wants = file.opened.kind is not FileKind.THANKS
    return act.by == file.opened.examiner and _is_open(file) and wants and file.minutes is None


def may_minute(file: File, act: Act) -> bool:
    came = any(act.now >= summons.when for summons in file.summonses)
    return act.by == file.opened.examiner and _is_open(file) and came and not file.signed


def may_sign(file: File, act: Act) -> bool:
    signs = act.by in (file.opened.examiner, file.opened.person)
    return signs and _is_open(file) and file.minutes is not None and act.by not in file.signed


def may_examine(file: File, act: Act) -> bool:
    heard = file.examined is None and is_heard(file, act.now)
    return act.by == file.opened.examiner and _is_open(file) and heard


def may_decide(file: File, act: Act) -> bool:
    return act.by == file.opened.decider and why_not_decided(file, act) is None


def may_return(file: File, act: Act) -> bool:
    """Also: open the evidence, which only who decides has to."""
    return act.by == file.opened.decider and _is_open(file)


def may_answer_contest(file: File, act: Act) -> bool:
    return act.by == file.opened.appeal and bool(file.contested)


def may_plan(file: File, act: Act) -> bool:
    decision = file.decision
    coached = file.opened.kind is not FileKind.THANKS and decision is not None and decision.measure != NOTHING.key
    return act.by == file.opened.examiner and coached and not file.plan


def may_follow(file: File, act: Act) -> bool:
    return act.by in (file.opened.examiner, file.opened.person) and bool(file.plan)


def may_object(file: File, act: Act) -> bool:
    decision = file.decision
    in_time = decision is not None and act.now <= decision.objection_until
    return act.by == file.opened.person and in_time and file.objection is None


def may_answer_objection(file: File, act: Act) -> bool:
    return act.by == file.opened.appeal and file.objection is not None and file.answer is None


def may_close(file: File, act: Act) -> bool:
    decided = file.decision is not None
    return act.by == file.opened.examiner and decided and why_not_closed(file, act.now) is None


def _is_open(file: File) -> bool:
    """Locked, and not yet decided."""
    return file.locked is not None and file.decision is None
