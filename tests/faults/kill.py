"""`python -m tests.faults.kill CYCLES SEED [DATA]`: writers killed in the middle of their writes, again and again.

This process only forks and kills; it opens no database before the last writer is dead. What was acknowledged to it
came through a pipe, outside the system. With a third argument, the folder of a PostgreSQL server that is not running,
the server dies with its writers each time and is started again.
"""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from uuid import UUID, uuid4

import django

django.setup()

from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402
from tests.faults.postgres import Server  # noqa: E402

from alur.core.case.commands import Complete, OpenCase, TakeStep  # noqa: E402
from alur.core.instant import instant_of  # noqa: E402
from alur.formats.record.verifier import check  # noqa: E402
from alur.web.case import evidence  # noqa: E402
from alur.web.case.actions.export_record import record_lines  # noqa: E402
from alur.web.case.actions.refold import differences  # noqa: E402
from alur.web.case.models import Case, CaseEvent  # noqa: E402
from alur.web.case.record import open_case, record  # noqa: E402
from alur.web.sop.models import Sop  # noqa: E402

WRITERS = 3
_SIZE = 16 + 8 + 8


def write(person: int, pipe: int) -> None:
    """Until killed: opens a case and goes through it, and says what was done only after it was."""
    sop = Sop.objects.get(kode="antrean")
    opening = OpenCase(unit=str(sop.unit_id), subject="Antrean")
    for _ in count():
        key = uuid4()
        case = open_case(sop, opening, by=person, key=key, now=_now())
        _acknowledge(pipe, key, case.case, case.seq)
        for command in (TakeStep(1), Complete(visit=1, given=(0,)), TakeStep(2), Complete(visit=2, given=(0,))):
            key = uuid4()
            done = record(case.case, command, by=person, key=key, now=_now())
            _acknowledge(pipe, key, done.case, done.seq)


def _now() -> int:
    return instant_of(timezone.now())


def _acknowledge(pipe: int, key: UUID, case: int, seq: int) -> None:
    """Small enough for a pipe to take whole or not at all."""
    os.write(pipe, key.bytes + case.to_bytes(8, "big") + seq.to_bytes(8, "big"))


def cycle(chance: random.Random, server: Server | None) -> list[tuple[bytes, int, int]]:
    """Some writers for a moment, then SIGKILL to all of them at once; what they had acknowledged."""
    pipes = [os.pipe() for _ in range(WRITERS)]
    writers = [_fork(101 + place, pipe) for place, (_read, pipe) in enumerate(pipes)]
    for _read, pipe in pipes:
        os.close(pipe)
    time.sleep(chance.uniform(0.15, 0.6))
    if server is not None:
        server.kill()
    for writer in writers:
        os.kill(writer, signal.SIGKILL)
    for writer in writers:
        os.waitpid(writer, 0)
    return [ack for read, _pipe in pipes for ack in _acks(read)]


def _fork(person: int, pipe: int) -> int:
    writer = os.fork()
    if writer == 0:
        try:
            write(person, pipe)
        finally:
            os._exit(1)
    return writer


def _acks(read: int) -> Iterator[tuple[bytes, int, int]]:
    with os.fdopen(read, "rb") as pipe:
        while len(line := pipe.read(_SIZE)) == _SIZE:
            yield line[:16], int.from_bytes(line[16:24], "big"), int.from_bytes(line[24:], "big")


def found(acks: list[tuple[bytes, int, int]]) -> dict[str, object]:
    """The ledger against what the database holds now."""
    kept = {bytes(key): (case, seq) for key, case, seq in CaseEvent.objects.values_list("key", "case_id", "seq")}
    verdict = check(record_lines(with_words=True, now=_now()))
    unlike = [case.number for case in Case.objects.select_related("unit") if differences(case)]
    return {
        "acknowledged": len(acks),
        "lost": sum(kept.get(key) != (case, seq) for key, case, seq in acks),
        "events": len(kept),
        "first_bad": verdict.first_bad,
        "unlike": unlike,
        "database": _integrity(),
    }


def _integrity() -> str:
    if connection.vendor != "sqlite":
        return "ok"
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        return str(cursor.fetchone()[0])


def main(cycles: int, seed: int, server: Server | None) -> None:
    chance = random.Random(seed)
    acks: list[tuple[bytes, int, int]] = []
    slowest = server.start() if server else 0.0
    for _ in range(cycles):
        acks += cycle(chance, server)
        slowest = max(slowest, server.start() if server else 0.0)
    print(json.dumps({"cycles": cycles, "slowest_start": round(slowest, 2), **found(acks)}))
    if server is not None:
        connection.close()
        server.stop()


if __name__ == "__main__":
    evidence.root().mkdir(parents=True, exist_ok=True)
    main(int(sys.argv[1]), int(sys.argv[2]), Server(Path(sys.argv[3])) if sys.argv[3:] else None)
