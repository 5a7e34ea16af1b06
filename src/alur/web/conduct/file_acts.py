"""Which acts a file offers to a reader now: the label, the form, and the command that comes of it.

What is offered is a convenience of the page; what is allowed is `core.conduct.decide`'s to say.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alur.core.conduct import commands
from alur.core.conduct.commands import Act, Command
from alur.core.conduct.decide import is_heard, why_not_decided
from alur.core.conduct.events import PlanStep
from alur.core.conduct.file import File
from alur.core.conduct.terms import NOTHING, FileKind
from alur.core.instant import instant_of
from alur.web.conduct.file_forms import AnswerYesNo, DecideForm, PlanForm, ReplyForm, SignForm, SummonForm, WordsOnly

Said = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Doing:
    """``part`` is the part of the page it stands in; ``numbered`` acts on one item or step."""

    slug: str
    part: str
    label: Any
    form: type[forms.Form] | None
    offered: Callable[[File, Act], bool]
    command: Callable[[Said, int], Command]
    help: Any = ""
    main: bool = False
    numbered: bool = False


def _between(file: File) -> bool:
    return file.locked is not None and file.decision is None


def _by(role: str) -> Callable[[File, Act], bool]:
    return lambda file, act: act.by == getattr(file.opened, role)


def _is_coached(file: File) -> bool:
    return (
        file.opened.kind is not FileKind.THANKS and file.decision is not None and file.decision.measure != NOTHING.key
    )


def _replied(said: Said, _number: int) -> Command:
    kept = said.get("kept")
    return commands.Reply(said["words"], kept.stored.sha256 if kept else "", kept.name if kept else "")


def _summoned(said: Said, _number: int) -> Command:
    when: datetime = said["when"]
    return commands.Summon(instant_of(when), said["place"])


def _planned(said: Said, _number: int) -> Command:
    lines = [line.strip() for line in said["words"].splitlines() if line.strip()]
    return commands.Plan(tuple(PlanStep(line, said["by"].isoformat()) for line in lines))


def _gathering(file: File, act: Act) -> bool:
    return _by("examiner")(file, act) and file.locked is None


def _may_reply(file: File, act: Act) -> bool:
    return _by("person")(file, act) and _between(file) and file.reply is None


def _may_contest(file: File, act: Act) -> bool:
    return _by("person")(file, act) and _between(file)


def _may_summon(file: File, act: Act) -> bool:
    wants = file.opened.kind is not FileKind.THANKS
    return _by("examiner")(file, act) and _between(file) and wants and file.minutes is None


def _may_minute(file: File, act: Act) -> bool:
    came = any(act.now >= summons.when for summons in file.summonses)
    return _by("examiner")(file, act) and _between(file) and came and not file.signed


def _may_sign(file: File, act: Act) -> bool:
    who = act.by in (file.opened.examiner, file.opened.person)
    return who and _between(file) and file.minutes is not None and act.by not in file.signed


def _may_examine(file: File, act: Act) -> bool:
    heard = file.examined is None and is_heard(file, act.now)
    return _by("examiner")(file, act) and _between(file) and heard


def _may_decide(file: File, act: Act) -> bool:
    return _by("decider")(file, act) and why_not_decided(file, act) is None


def _may_return(file: File, act: Act) -> bool:
    return _by("decider")(file, act) and _between(file)


def _may_plan(file: File, act: Act) -> bool:
    return _by("examiner")(file, act) and _is_coached(file) and not file.plan


def _may_object(file: File, act: Act) -> bool:
    decision = file.decision
    in_time = decision is not None and act.now <= decision.objection_until
    return _by("person")(file, act) and in_time and file.objection is None


def _may_answer(file: File, act: Act) -> bool:
    return _by("appeal")(file, act) and file.objection is not None and file.answer is None


def _may_close(file: File, act: Act) -> bool:
    return _by("examiner")(file, act) and file.decision is not None


def _words(kind: Callable[[str], Command]) -> Callable[[Said, int], Command]:
    return lambda said, _number: kind(said["words"])


ACTS: tuple[Doing, ...] = (
    Doing(
        "kunci",
        "bukti",
        _("Kunci bukti"),
        None,
        _gathering,
        lambda said, n: commands.LockEvidence(),
        _("Setelah dikunci yang bersangkutan diberi tahu, membaca semuanya, dan dapat menjawab."),
    ),
    Doing("jawab", "hak", _("Kirim jawaban"), ReplyForm, _may_reply, _replied, main=True),
    Doing("panggil", "hak", _("Buat panggilan"), SummonForm, _may_summon, _summoned),
    Doing("berita-acara", "hak", _("Simpan berita acara"), WordsOnly, _may_minute, _words(commands.WriteMinutes)),
    Doing(
        "tanda-tangan",
        "hak",
        _("Tanda tangani berita acara"),
        SignForm,
        _may_sign,
        _words(commands.SignMinutes),
        main=True,
    ),
    Doing(
        "periksa",
        "keputusan",
        _("Tandatangani pemeriksaan"),
        WordsOnly,
        _may_examine,
        _words(commands.Examine),
        _("Anda menyatakan bukti ini sesuai dengan catatannya. Sedikitnya 20 huruf."),
        main=True,
    ),
    Doing(
        "putuskan",
        "keputusan",
        _("Putuskan dan tanda tangan"),
        DecideForm,
        _may_decide,
        lambda said, n: commands.Decide(said["measure"], said["basis"], said["words"]),
        main=True,
    ),
    Doing(
        "kembalikan",
        "keputusan",
        _("Kembalikan ke pemeriksa"),
        WordsOnly,
        _may_return,
        _words(commands.SendBack),
        _("Bukti dikumpulkan dan didengar ulang. Sebutkan apa yang kurang."),
    ),
    Doing("rencana", "lanjut", _("Simpan rencana"), PlanForm, _may_plan, _planned, main=True),
    Doing("keberatan", "lanjut", _("Ajukan keberatan"), WordsOnly, _may_object, _words(commands.Object)),
    Doing(
        "jawab-keberatan",
        "lanjut",
        _("Jawab keberatan"),
        AnswerYesNo,
        _may_answer,
        lambda said, n: commands.AnswerObjection(said["upheld"], said["words"]),
        _("Diterima berarti keputusan tidak berlaku lagi. Sedikitnya 50 huruf."),
        main=True,
    ),
    Doing("tutup", "lanjut", _("Tutup berkas"), None, _may_close, lambda said, n: commands.Close()),
    Doing(
        "buka-bukti",
        "butir",
        _("Buka bukti ini"),
        None,
        _may_return,
        lambda said, n: commands.ReadItem(n),
        numbered=True,
    ),
    Doing(
        "keluarkan",
        "butir",
        _("Keluarkan"),
        WordsOnly,
        _gathering,
        lambda said, n: commands.RemoveItem(n, said["words"]),
        numbered=True,
    ),
    Doing(
        "gugat",
        "butir",
        _("Ajukan keberatan atas bukti"),
        WordsOnly,
        _may_contest,
        lambda said, n: commands.Contest(n, said["words"]),
        numbered=True,
    ),
    Doing(
        "jawab-gugat",
        "butir",
        _("Jawab keberatan ini"),
        AnswerYesNo,
        lambda file, act: _by("appeal")(file, act) and bool(file.contested),
        lambda said, n: commands.AnswerContest(n, said["upheld"], said["words"]),
        numbered=True,
    ),
    Doing(
        "tindak-lanjut",
        "rencana",
        _("Catat selesai"),
        WordsOnly,
        lambda file, act: act.by in (file.opened.examiner, file.opened.person) and bool(file.plan),
        lambda said, n: commands.FollowStep(n, said["words"]),
        numbered=True,
    ),
)
BY_SLUG = {doing.slug: doing for doing in ACTS}


def offered(file: File, act: Act) -> list[Doing]:
    """In the order of the page; nothing once the file is closed."""
    return [] if file.closed else [doing for doing in ACTS if doing.offered(file, act)]
