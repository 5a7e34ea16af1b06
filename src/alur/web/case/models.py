"""The tables of `case`. The events are the truth; `Case`, `OpenVisit` and `Fact` are derived from them in the same
transaction, and `manage.py refold` proves it. Instants and durations are integer microseconds (ADR 3).
"""

from django.db import models
from django.db.models import F, Q

from alur.web.people.models import Unit
from alur.web.sop.models import Sop, SopVersion


class Case(models.Model):
    """Where a case stands. ``seq`` and ``head`` are those of its last event.

    ``state`` is the core's State as JSON, so that an act need not read what came before; an ended case keeps none.

    ``agency`` is the name that its chain was begun under: it stays, also when the office is renamed.
    ``subject`` repeats the personal part of CaseOpened for lists, and is erased with it.
    ``anchored`` is the last event an anchor vouches for. ``last_at`` finds cases that sleep.
    """

    class Outcome(models.TextChoices):
        OPEN = "open"
        DONE = "done"
        CANCELLED = "cancelled"

    number = models.CharField(max_length=40, unique=True)
    agency = models.CharField(max_length=301)
    sop = models.ForeignKey(Sop, models.PROTECT, related_name="cases", db_index=False)
    version = models.ForeignKey(SopVersion, models.PROTECT, related_name="cases", db_index=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="cases", db_index=False)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    subject = models.CharField(max_length=250, blank=True)
    outcome = models.CharField(max_length=9, choices=Outcome.choices, default=Outcome.OPEN)
    opened = models.BigIntegerField()
    due = models.BigIntegerField(null=True)
    closed = models.BigIntegerField(null=True)
    last_at = models.BigIntegerField()
    seq = models.PositiveIntegerField()
    head = models.BinaryField(max_length=32)
    anchored = models.PositiveIntegerField(default=0)
    state = models.TextField()

    class Meta:
        indexes = [
            models.Index(fields=["unit", "-opened"], name="case_of_unit"),
            models.Index(fields=["sop", "-opened"], name="case_of_sop"),
            models.Index(fields=["due"], condition=Q(outcome="open"), name="case_open_by_due"),
            models.Index(fields=["id"], condition=Q(anchored__lt=F("seq")), name="case_not_anchored"),
        ]

    def __str__(self) -> str:
        return self.number


class CaseEvent(models.Model):
    """One act. Rows are only added: triggers refuse anything else (`append_only`).

    ``key`` is the idempotency key of the request, ``request`` the digest of what was asked with it. ``payload`` is the
    commitment to the personal part, which stands in `EventPayload` and may be erased.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="events", db_index=False)
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    version = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=8)
    actor = models.BigIntegerField()
    recorded_at = models.BigIntegerField()
    key = models.BinaryField(max_length=16)
    request = models.BinaryField(max_length=16)
    body = models.TextField()
    payload = models.BinaryField(max_length=32, null=True)
    head = models.BinaryField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "seq"], name="event_once"),
            models.UniqueConstraint(fields=["key", "actor"], name="request_once"),
        ]


class EventPayload(models.Model):
    """The words that people wrote in an act, and the salt of their commitment. Erasing the row erases both."""

    event = models.OneToOneField(CaseEvent, models.PROTECT, primary_key=True, related_name="words")
    salt = models.BinaryField(max_length=16)
    text = models.TextField()


class OpenVisit(models.Model):
    """One open step, for the inbox. ``holder`` is 0 where it waits in the queue of its lane.

    ``stands`` says that its clock does not run: paused, or the applicant has the work.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="open_visits", db_index=False)
    visit = models.PositiveIntegerField()
    sop = models.ForeignKey(Sop, models.PROTECT, related_name="+", db_index=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", db_index=False)
    row = models.TextField()
    lane = models.TextField()
    holder = models.BigIntegerField()
    opened = models.BigIntegerField()
    taken = models.BigIntegerField(null=True)
    due = models.BigIntegerField(null=True)
    waits = models.BooleanField()
    pause = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "visit"], name="visit_open_once")]
        indexes = [
            models.Index(fields=["holder", "due"], name="open_of_person"),
            models.Index(fields=["unit", "due"], name="open_of_unit"),
            models.Index(fields=["sop", "lane", "due"], condition=Q(holder=0), name="open_in_queue"),
        ]


class Fact(models.Model):
    """One ended visit, measured when it ended: the core's Fact, column by column (DESIGN §3 *Facts*).

    ``revision`` is the number of the event that made the row, so every figure opens down to it. Of one visit only the
    highest is ``current``; one that was undone has no ``ending`` and does not count.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="facts", db_index=False)
    visit = models.PositiveIntegerField()
    revision = models.PositiveIntegerField()
    current = models.BooleanField(default=True)
    sop = models.ForeignKey(Sop, models.PROTECT, related_name="+", db_index=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", db_index=False)
    version = models.CharField(max_length=10)
    row = models.TextField()
    lane = models.TextField()
    person = models.BigIntegerField()
    ending = models.CharField(max_length=9, null=True)
    opened = models.BigIntegerField()
    taken = models.BigIntegerField(null=True)
    ended = models.BigIntegerField()
    recorded = models.BigIntegerField()
    queue = models.BigIntegerField()
    service = models.BigIntegerField()
    held = models.BigIntegerField()
    paused = models.BigIntegerField()
    absent = models.BigIntegerField()
    standard = models.TextField()
    items = models.PositiveIntegerField()
    due = models.BigIntegerField(null=True)
    on_time = models.CharField(max_length=7)
    outputs_due = models.PositiveIntegerField()
    outputs_given = models.PositiveIntegerField()
    exit = models.TextField()
    nth = models.PositiveIntegerField()
    holders = models.PositiveSmallIntegerField()
    time_source = models.CharField(max_length=8)
    calendar = models.CharField(max_length=40)
    waits = models.BooleanField()
    usable = models.BooleanField()
    formula = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "visit", "revision"], name="fact_once")]
        indexes = [
            models.Index(fields=["sop", "due"], name="fact_of_sop"),
            models.Index(fields=["person", "due"], name="fact_of_person"),
        ]


class StepDraft(models.Model):
    """What somebody has prepared on an open step and not yet sent: ticks with their time, words to outputs, a note.

    Not part of the record: it goes when the step ends, and nothing is judged by it.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="+", db_index=False)
    visit = models.PositiveIntegerField()
    ticked = models.JSONField(default=dict)
    results = models.JSONField(default=dict)
    note = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "visit"], name="one_draft_per_visit")]


class Evidence(models.Model):
    """A file kept by the hash of its content (`evidence`). The row comes with the event that names it."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    size = models.BigIntegerField()
    media = models.CharField(max_length=100)
    recorded_at = models.BigIntegerField()


class CaseNumber(models.Model):
    """The last number given to a case, by prefix and year: counted in the transaction that opens it, without gaps."""

    prefix = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["prefix", "year"], name="one_count_a_year")]


class Anchor(models.Model):
    """A signed statement about all heads, as it was mailed and printed. Rows are only added."""

    number = models.PositiveIntegerField(primary_key=True)
    at = models.BigIntegerField()
    statement = models.TextField()
    signature = models.BinaryField(max_length=64)
    heads = models.TextField()


class Erasure(models.Model):
    """That words were erased, which and why: of the words themselves nothing is left, of their erasure this row.

    ``seqs`` are the events of the case whose words went, ``files`` the hashes of evidence that went with them.
    ``swept_at`` is when their bytes were gone from the disk as well.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="erasures")
    seqs = models.JSONField()
    files = models.JSONField(default=list)
    by = models.BigIntegerField()
    at = models.BigIntegerField()
    reason = models.CharField(max_length=500)
    swept_at = models.BigIntegerField(null=True)
