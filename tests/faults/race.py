"""Eight processes race for the same steps over real HTTP: each step is taken by one and completed once.

What each client was told is kept outside the system, by the ledger rule: who got 200 must be in the record exactly
once, who got 409 must not be, and must have been told who was first and when.
"""

import http.client
import json
import multiprocessing
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from multiprocessing.synchronize import Barrier
from uuid import uuid4

FIRST = re.compile(r"sudah (diambil|diselesaikan) oleh Petugas 10[1-8] pada \d+ \w+ \d{4} \d\d\.\d\d")


@dataclass(frozen=True, slots=True)
class Answer:
    """One line of the ledger."""

    case: int
    act: str
    by: int
    status: int
    said: str


def race(port: int, cases: Iterable[int], *, processes: int) -> list[Answer]:
    """All processes ask for the same case at the same moment, then all go to the next."""
    listed = list(cases)
    barrier = multiprocessing.Barrier(processes)
    with multiprocessing.Manager() as manager:
        ledger = manager.list()
        runners = [
            multiprocessing.Process(target=_run, args=(port, listed, 101 + place, barrier, ledger))
            for place in range(processes)
        ]
        for runner in runners:
            runner.start()
        for runner in runners:
            runner.join()
        assert all(runner.exitcode == 0 for runner in runners)
        return [answer for answers in ledger for answer in answers]


def _run(port: int, cases: list[int], person: int, barrier: Barrier, ledger: list[list[Answer]]) -> None:
    """All try to take; then all press `Selesai` in the name of who holds it: one person, many windows."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    answers = []
    for case in cases:
        barrier.wait()
        taken = _ask(connection, case, "take", person)
        answers.append(taken)
        barrier.wait()
        answers.append(_ask(connection, case, "complete", _holder(taken)))
    ledger.append(answers)


def _holder(taken: Answer) -> int:
    if taken.status == 200:
        return taken.by
    return int(re.findall(r"Petugas (\d+)", taken.said)[0])


def _ask(connection: http.client.HTTPConnection, case: int, act: str, by: int) -> Answer:
    body = json.dumps({"case": case, "act": act, "visit": 1, "by": by, "key": str(uuid4())})
    connection.request("POST", "/", body, {"Content-Type": "application/json"})
    response = connection.getresponse()
    return Answer(case, act, by, response.status, response.read().decode())


def check(answers: list[Answer], cases: Iterable[int], *, processes: int) -> None:
    """Each act done once; every loser told who was first and when; nothing else was ever answered."""
    won = Counter((answer.case, answer.act) for answer in answers if answer.status == 200)
    assert won == Counter({(case, act): 1 for case in cases for act in ("take", "complete")})
    lost = [answer for answer in answers if answer.status == 409]
    assert len(lost) == (processes - 1) * len(won)
    assert len(lost) + len(won) == len(answers)
    assert all(FIRST.search(json.loads(answer.said)["sentence"]) for answer in lost)
