"""The one door of a file: a command becomes an event or is refused with a sentence. Pure: time and person come in.

A decision takes four things, and no command goes round them: a named human who is neither the person nor the examiner,
a rule with a reason of fifty letters, each piece of evidence opened, and the person heard or the time for it over.
"""

from typing import assert_never

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
    FollowStep,
    LockEvidence,
    Object,
    Plan,
    ReadItem,
    RemoveItem,
    Reply,
    SendBack,
    SignMinutes,
    Summon,
    WriteMinutes,
)
from alur.core.conduct.events import (
    Closed,
    ContestAnswered,
    Contested,
    Decided,
    Event,
    EvidenceAdded,
    EvidenceLocked,
    EvidenceRead,
    EvidenceRemoved,
    Examined,
    FileOpened,
    MinutesSigned,
    MinutesWritten,
    Objected,
    ObjectionAnswered,
    PersonId,
    Planned,
    Replied,
    SentBack,
    StepFollowed,
    Summoned,
)
from alur.core.conduct.file import File
from alur.core.conduct.terms import NOTHING, FileKind, check_terms, until
from alur.core.instant import Instant
from alur.core.refused import Refused
from alur.core.worktime.calendar import Calendar

LEAST_REASON = 50
LEAST_WORDS = 20


def open_file(opened: FileOpened) -> FileOpened:
    """Raises Refused where one person would stand on two sides."""
    check_terms(opened.terms)
    _long_enough(opened.reason, LEAST_WORDS)
    if opened.person in (opened.nominator, opened.examiner, opened.decider, opened.appeal):
        raise Refused("Berkas tentang seseorang tidak dipegang oleh orang itu sendiri. Pilih orang lain.")
    if len({opened.examiner, opened.decider, opened.appeal}) < 3:
        raise Refused("Pemeriksa, pejabat yang memutuskan, dan penerima keberatan adalah tiga orang yang berbeda.")
    if opened.wish:
        opened.terms.measure(opened.wish)
    return opened


def decide(file: File, command: Command, *, calendar: Calendar, act: Act) -> Event:
    """What the command means here and now. Raises Refused."""
    if file.closed is not None:
        raise Refused("Berkas ini sudah ditutup. Isinya tetap dapat dibaca.")
    match command:  # one line a command: the list is the table of contents
        case AddItem() | RemoveItem() | LockEvidence():
            return _gather(file, command, calendar=calendar, act=act)
        case ReadItem() | Examine() | SendBack() | Decide():
            return _weigh(file, command, calendar=calendar, act=act)
        case Contest() | AnswerContest() | Reply() | Summon() | WriteMinutes() | SignMinutes():
            return _hear(file, command, calendar=calendar, act=act)
        case Plan() | FollowStep() | Object() | AnswerObjection() | Close():
            return _follow(file, command, act=act)
        case _:
            assert_never(command)


def is_heard(file: File, now: Instant) -> bool:
    """The person has replied or the time for it is over; where a hearing is due, its minutes bind or nobody came."""
    replied = file.reply is not None or (file.reply_until is not None and now > file.reply_until)
    terms, passed = file.opened.terms, [summons for summons in file.summonses if now > summons.when]
    stayed_away = file.minutes is None and len(passed) == len(file.summonses) >= terms.summonses
    return replied and (not terms.hearing or file.both_signed or stayed_away)


def why_not_decided(file: File, act: Act) -> Refused | None:
    """What still stands between the file and a decision; None: nothing does."""
    if file.decision is not None:
        return Refused("Berkas ini sudah diputuskan. Keputusan tidak diubah; keberatan diajukan terhadapnya.")
    if file.locked is None or not file.items:
        return Refused("Bukti belum dikunci. Pemeriksa mengunci bukti dahulu, lalu yang bersangkutan diberi tahu.")
    if file.contested:
        return Refused("Ada bukti yang dikeberatankan dan belum dijawab. Jawab dahulu keberatannya.")
    if act.blocked:
        return Refused(act.blocked)
    if not is_heard(file, act.now):
        return Refused("Yang bersangkutan belum didengar. Tunggu jawabannya, atau sampai tenggatnya lewat.")
    if file.examined is None:
        return Refused("Pemeriksa belum menandatangani bukti. Mintalah ia memeriksanya.")
    if unread := len(file.numbers - file.read):
        return Refused("Masih ada {count} bukti yang belum Anda buka. Buka setiap bukti dahulu.", count=unread)
    return None


def _gather(
    file: File, command: AddItem | RemoveItem | LockEvidence, *, calendar: Calendar, act: Act
) -> EvidenceAdded | EvidenceRemoved | EvidenceLocked:
    _only(act, file.opened.examiner)
    if file.locked is not None:
        raise Refused("Bukti sudah dikunci. Yang kurang ditambahkan setelah berkas dikembalikan oleh pejabat.")
    match command:
        case AddItem(item=item):
            if not item.title.strip() or not (item.facts or item.sha256):
                raise Refused("Bukti menyebut apa yang terjadi. Tulis faktanya atau lampirkan berkasnya.")
            return EvidenceAdded(item)
        case RemoveItem(item=item, reason=reason):
            _known(file, item)
            return EvidenceRemoved(item, _long_enough(reason, LEAST_WORDS))
        case LockEvidence():
            if not file.items:
                raise Refused("Belum ada bukti. Tambahkan sedikitnya satu, lalu kunci.")
            if act.blocked:
                raise Refused(act.blocked)
            return EvidenceLocked(until(calendar, act.now, file.opened.terms.reply))
        case _:
            assert_never(command)


def _hear(
    file: File,
    command: Contest | AnswerContest | Reply | Summon | WriteMinutes | SignMinutes,
    *,
    calendar: Calendar,
    act: Act,
) -> Contested | ContestAnswered | Replied | Summoned | MinutesWritten | MinutesSigned:
    """Between the lock and the decision. A late reply is still a reply, as long as nothing is decided."""
    named = file.opened
    if file.locked is None or file.decision is not None:
        raise Refused("Hak jawab terbuka setelah bukti dikunci dan sebelum keputusan.")
    match command:
        case Contest(item=item, reason=reason):
            _only(act, named.person)
            _known(file, item)
            return Contested(item, _long_enough(reason, LEAST_WORDS))
        case AnswerContest(item=item, upheld=upheld, reason=reason):
            _only(act, named.appeal)
            if item not in file.contested:
                raise Refused("Tidak ada keberatan terbuka atas bukti ini.")
            return ContestAnswered(item, upheld, _long_enough(reason, LEAST_WORDS))
        case Reply(words=words, sha256=sha256, name=name):
            _only(act, named.person)
            if not words.strip():
                raise Refused("Jawaban masih kosong. Tulis jawaban Anda, boleh singkat.")
            return Replied(words.strip(), sha256, name)
        case Summon(when=when, place=place):
            _only(act, named.examiner)
            if when <= until(calendar, act.now, named.terms.summons):
                days = named.terms.summons.days
                raise Refused("Panggilan diberi jarak {days} hari. Pilih waktu yang lebih kemudian.", days=days)
            return Summoned(when, place.strip())
        case WriteMinutes(words=words):
            _only(act, named.examiner)
            if not any(act.now >= summons.when for summons in file.summonses):
                raise Refused("Belum ada panggilan yang waktunya tiba. Panggil dahulu, lalu tulis berita acaranya.")
            return MinutesWritten(_long_enough(words, LEAST_WORDS))
        case SignMinutes(note=note):
            _only(act, named.examiner, named.person)
            if file.minutes is None or act.by in file.signed:
                raise Refused("Tidak ada berita acara yang menunggu tanda tangan Anda.")
            return MinutesSigned(note.strip())
        case _:
            assert_never(command)


def _weigh(
    file: File, command: ReadItem | Examine | SendBack | Decide, *, calendar: Calendar, act: Act
) -> EvidenceRead | Examined | SentBack | Decided:
    named = file.opened
    if file.locked is None:
        raise Refused("Bukti belum dikunci. Pemeriksa mengunci bukti dahulu, lalu yang bersangkutan diberi tahu.")
    if file.decision is not None:
        raise Refused("Berkas ini sudah diputuskan. Keputusan tidak diubah; keberatan diajukan terhadapnya.")
    match command:
        case ReadItem(item=item):
            _only(act, named.decider)
            _known(file, item)
            return EvidenceRead(item)
        case Examine(note=note):
            _only(act, named.examiner)
            if not is_heard(file, act.now):
                raise Refused("Yang bersangkutan belum didengar. Tunggu jawabannya, atau sampai tenggatnya lewat.")
            return Examined(_long_enough(note, LEAST_WORDS))
        case SendBack(reason=reason):
            _only(act, named.decider)
            return SentBack(_long_enough(reason, LEAST_WORDS))
        case Decide():
            return _decided(file, command, calendar=calendar, act=act)
        case _:
            assert_never(command)


def _decided(file: File, command: Decide, *, calendar: Calendar, act: Act) -> Decided:
    terms = file.opened.terms
    _only(act, file.opened.decider)
    if refused := why_not_decided(file, act):
        raise refused
    measure = terms.measure(command.measure)
    if not command.basis.strip():
        raise Refused("Aturan yang menjadi dasar belum disebut. Tulis pasal atau kriterianya.")
    reason = _long_enough(command.reason, LEAST_REASON)
    return Decided(measure.key, command.basis.strip(), reason, until(calendar, act.now, terms.objection))


def _follow(
    file: File, command: Plan | FollowStep | Object | AnswerObjection | Close, *, act: Act
) -> Planned | StepFollowed | Objected | ObjectionAnswered | Closed:
    named, decision = file.opened, file.decision
    if decision is None:
        raise Refused("Berkas ini belum diputuskan.")
    match command:
        case Plan(steps=steps):
            _only(act, named.examiner)
            if named.kind is FileKind.THANKS or decision.measure == NOTHING.key or not steps:
                raise Refused("Rencana pembinaan menyebut sedikitnya satu langkah, setelah keputusan pembinaan.")
            return Planned(steps)
        case FollowStep(step=step, note=note):
            _only(act, named.examiner, named.person)
            if not 0 <= step < len(file.plan) or step in file.followed:
                raise Refused("Langkah rencana ini tidak ada atau sudah selesai.")
            return StepFollowed(step, _long_enough(note, LEAST_WORDS))
        case Object(words=words):
            _only(act, named.person)
            if file.objection is not None or act.now > decision.objection_until:
                raise Refused("Tenggat keberatan sudah lewat, atau keberatan Anda sudah ada.")
            return Objected(_long_enough(words, LEAST_WORDS))
        case AnswerObjection(upheld=upheld, reason=reason):
            _only(act, named.appeal)
            if file.objection is None or file.answer is not None:
                raise Refused("Tidak ada keberatan yang menunggu jawaban.")
            return ObjectionAnswered(upheld, _long_enough(reason, LEAST_REASON))
        case Close(note=note):
            _only(act, named.examiner)
            if refused := why_not_closed(file, act.now):
                raise refused
            return Closed(note.strip())
        case _:
            assert_never(command)


def why_not_closed(file: File, now: Instant) -> Refused | None:
    """What still stands between a decided file and its end; None: nothing does."""
    decision = file.decision
    if file.objection is not None and file.answer is None:
        return Refused("Keberatan atas keputusan belum dijawab. Tunggu jawabannya.")
    if decision is not None and file.objection is None and now <= decision.objection_until:
        return Refused("Tenggat keberatan belum lewat. Tutup berkas setelah itu.")
    if len(file.followed) < len(file.plan) and not (file.answer and file.answer.upheld):
        return Refused("Rencana pembinaan belum selesai. Selesaikan tindak lanjutnya dahulu.")
    return None


def _only(act: Act, *persons: PersonId) -> None:
    if act.by not in persons:
        raise Refused("Tindakan ini bukan bagian Anda dalam berkas ini. Sampaikan kepada yang ditunjuk.")


def _known(file: File, item: int) -> None:
    if item not in file.numbers:
        raise Refused("Bukti ini tidak ada lagi dalam berkas. Muat ulang halaman.")


def _long_enough(words: str, least: int) -> str:
    """Spaces do not make a reason longer."""
    said = words.strip()
    if len(" ".join(said.split())) < least:
        raise Refused("Tulis sedikitnya {least} huruf, agar yang membacanya mengerti.", least=least)
    return said
