"""Several processes race for the same steps through the site's own step page: each step is taken and completed once.

What each was told is kept outside the system, by the ledger rule: who was sent on (302) must be in the record exactly
once, who got 409 must not be, and must have been told who was first and when.
"""

import http.client
import json
import multiprocessing
import re
from collections import Counter
from dataclasses import dataclass
from multiprocessing.synchronize import Barrier
from urllib.parse import urlencode
from uuid import uuid4

from tests.faults.installation import Installation
from tests.faults.server import Server

YEAR = 2026
WON, LOST = 302, 409
CSRF = "c" * 32
FIRST = re.compile(r"sudah (diambil|diselesaikan) oleh Petugas 10[1-8] pada \d+ \w+ \d{4} \d\d\.\d\d")


@dataclass(frozen=True, slots=True)
class Answer:
    """One line of the ledger."""

    case: str
    act: str
    by: int
    status: int
    said: str


def raced(office: Installation, steps: int, *, processes: int) -> int:
    """Starts the site, lets them race for all open steps, checks what each was told; returns how many asked."""
    cookies = {
        int(person): cookie
        for person, cookie in json.loads(office.run("-m", "tests.faults.work", "sessions").stdout).items()
    }
    numbers = [f"PCG-{YEAR}-{count:03}" for count in range(1, steps + 1)]
    server = Server(office)
    server.start()
    try:
        answers = race(server.port, cookies, numbers, processes=processes)
    finally:
        server.kill()
    check(answers, numbers, processes=processes)
    return len(answers)


def race(port: int, cookies: dict[int, str], numbers: list[str], *, processes: int) -> list[Answer]:
    """All processes ask for the same step at the same moment, then all go to the next."""
    barrier = multiprocessing.Barrier(processes, timeout=120)
    with multiprocessing.Manager() as manager:
        ledger = manager.list()
        runners = [
            multiprocessing.Process(target=_run, args=(port, cookies, person, numbers, barrier, ledger))
            for person in sorted(cookies)[:processes]
        ]
        for runner in runners:
            runner.start()
        for runner in runners:
            runner.join()
        assert all(runner.exitcode == 0 for runner in runners)
        return [answer for answers in ledger for answer in answers]


def _run(
    port: int, cookies: dict[int, str], person: int, numbers: list[str], barrier: Barrier, ledger: list[list[Answer]]
) -> None:
    """All press `Ambil`; then all press `Selesai` in the name of who holds it: one person, many windows."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    answers = []
    for number in numbers:
        barrier.wait()
        taken = _press(connection, number, "take", person, cookies)
        answers.append(taken)
        barrier.wait()
        answers.append(_press(connection, number, "finish", _holder(taken), cookies))
    ledger.append(answers)


def _holder(taken: Answer) -> int:
    if taken.status == WON:
        return taken.by
    first = FIRST.search(taken.said)
    assert first, taken
    return int(re.findall(r"\d+", first[0])[0])


def _press(
    connection: http.client.HTTPConnection, number: str, button: str, by: int, cookies: dict[int, str]
) -> Answer:
    """The form of the step page as a browser sends it, with a key of its own."""
    fields = {"do": button, "result": "done", "output-0": "1", "key": str(uuid4()), "csrfmiddlewaretoken": CSRF}
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": f"sesi={cookies[by]}; csrf={CSRF}",
    }
    address, body = f"/kasus/{number}/langkah/1/", urlencode(fields)
    try:
        connection.request("POST", address, body, headers)
        response = connection.getresponse()
    except ConnectionError:  # an idle connection was closed meanwhile; a browser asks again, and the key is the same
        connection.close()
        connection.request("POST", address, body, headers)
        response = connection.getresponse()
    page = re.sub(r"(<[^>]*>|\s)+", " ", response.read().decode())
    said = FIRST.search(page)
    return Answer(number, button, by, response.status, said[0] if said else page)


def check(answers: list[Answer], numbers: list[str], *, processes: int) -> None:
    """Each act done once; every loser told who was first and when; nothing else was ever answered."""
    others = [answer for answer in answers if answer.status not in (WON, LOST)]
    assert not others, f"{len(others)} other answers, the first: {others[0]}"
    won = Counter((answer.case, answer.act) for answer in answers if answer.status == WON)
    assert won == Counter({(number, act): 1 for number in numbers for act in ("take", "finish")})
    lost = [answer for answer in answers if answer.status == LOST]
    assert len(lost) == (processes - 1) * len(won)
    assert all(FIRST.fullmatch(answer.said) for answer in lost)
