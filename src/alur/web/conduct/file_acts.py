"""Which acts a file offers to a reader now: the label, the form, and the command that comes of it.

Whether it is offered is `core.conduct.offers`'s to say, and whether it is allowed `core.conduct.decide`'s.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alur.core.conduct import commands, offers
from alur.core.conduct.commands import Act, Command
from alur.core.conduct.events import PlanStep
from alur.core.conduct.file import File
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


def _replied(said: Said, _number: int) -> Command:
    kept = said.get("kept")
    return commands.Reply(said["words"], kept.stored.sha256 if kept else "", kept.name if kept else "")


def _summoned(said: Said, _number: int) -> Command:
    when: datetime = said["when"]
    return commands.Summon(instant_of(when), said["place"])


def _planned(said: Said, _number: int) -> Command:
    lines = [line.strip() for line in said["words"].splitlines() if line.strip()]
    return commands.Plan(tuple(PlanStep(line, said["by"].isoformat()) for line in lines))


def _words(kind: Callable[[str], Command]) -> Callable[[Said, int], Command]:
    return lambda said, _number: kind(said["words"])


ACTS: tuple[Doing, ...] = (
    Doing(
        "kunci",
        "bukti",
        _("Kunci bukti"),
        None,
        offers.may_gather,
        lambda said, n: commands.LockEvidence(),
        _("Setelah dikunci yang bersangkutan diberi tahu, membaca semuanya, dan dapat menjawab."),
    ),
    Doing("jawab", "hak", _("Kirim jawaban"), ReplyForm, offers.may_reply, _replied, main=True),
    Doing("panggil", "hak", _("Buat panggilan"), SummonForm, offers.may_summon, _summoned),
    Doing("berita-acara", "hak", _("Simpan berita acara"), WordsOnly, offers.may_minute, _words(commands.WriteMinutes)),
    Doing(
        "tanda-tangan",
        "hak",
        _("Tanda tangani berita acara"),
        SignForm,
        offers.may_sign,
        _words(commands.SignMinutes),
        main=True,
    ),
    Doing(
        "periksa",
        "keputusan",
        _("Tandatangani pemeriksaan"),
        WordsOnly,
        offers.may_examine,
        _words(commands.Examine),
        _("Anda menyatakan bukti ini sesuai dengan catatannya. Sedikitnya 20 huruf."),
        main=True,
    ),
    Doing(
        "putuskan",
        "keputusan",
        _("Putuskan dan tanda tangan"),
        DecideForm,
        offers.may_decide,
        lambda said, n: commands.Decide(said["measure"], said["basis"], said["words"]),
        main=True,
    ),
    Doing(
        "kembalikan",
        "keputusan",
        _("Kembalikan ke pemeriksa"),
        WordsOnly,
        offers.may_return,
        _words(commands.SendBack),
        _("Bukti dikumpulkan dan didengar ulang. Sebutkan apa yang kurang."),
    ),
    Doing("rencana", "lanjut", _("Simpan rencana"), PlanForm, offers.may_plan, _planned, main=True),
    Doing("keberatan", "lanjut", _("Ajukan keberatan"), WordsOnly, offers.may_object, _words(commands.Object)),
    Doing(
        "jawab-keberatan",
        "lanjut",
        _("Jawab keberatan"),
        AnswerYesNo,
        offers.may_answer_objection,
        lambda said, n: commands.AnswerObjection(said["upheld"], said["words"]),
        _("Diterima berarti keputusan tidak berlaku lagi. Sedikitnya 50 huruf."),
        main=True,
    ),
    Doing("tutup", "lanjut", _("Tutup berkas"), None, offers.may_close, lambda said, n: commands.Close()),
    Doing(
        "buka-bukti",
        "butir",
        _("Buka bukti ini"),
        None,
        offers.may_return,
        lambda said, n: commands.ReadItem(n),
        numbered=True,
    ),
    Doing(
        "keluarkan",
        "butir",
        _("Keluarkan"),
        WordsOnly,
        offers.may_gather,
        lambda said, n: commands.RemoveItem(n, said["words"]),
        numbered=True,
    ),
    Doing(
        "gugat",
        "butir",
        _("Ajukan keberatan atas bukti"),
        WordsOnly,
        offers.may_contest,
        lambda said, n: commands.Contest(n, said["words"]),
        numbered=True,
    ),
    Doing(
        "jawab-gugat",
        "butir",
        _("Jawab keberatan ini"),
        AnswerYesNo,
        offers.may_answer_contest,
        lambda said, n: commands.AnswerContest(n, said["upheld"], said["words"]),
        numbered=True,
    ),
    Doing(
        "tindak-lanjut",
        "rencana",
        _("Catat selesai"),
        WordsOnly,
        offers.may_follow,
        lambda said, n: commands.FollowStep(n, said["words"]),
        numbered=True,
    ),
)
BY_SLUG = {doing.slug: doing for doing in ACTS}


def offered(file: File, act: Act) -> list[Doing]:
    """In the order of the page; nothing once the file is closed."""
    return [] if file.closed else [doing for doing in ACTS if doing.offered(file, act)]
