"""The n-th call to the database or the disk fails, for each n: the act is done wholly or not at all."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.db import OperationalError
from django.db.backends.utils import CursorWrapper
from tests.web.case.running import Running

from alur.core.case.commands import AddEvidence, Command, Complete, Correct, Pause, Undo
from alur.web.case import evidence
from alur.web.case.actions.anchor import anchor
from alur.web.case.actions.refold import differences
from alur.web.case.models import Anchor, Case, CaseEvent
from alur.web.case.statements import Cursor

MOST_CALLS = 40


@contextmanager
def failing(owner: Any, name: str, at: int, failure: Exception) -> Iterator[list[int]]:
    """The ``at``-th call of the function raises instead of working; the list counts the calls."""
    calls, whole = [0], getattr(owner, name)

    def counted(*args: Any, **kwargs: Any) -> Any:
        calls[0] += 1
        if calls[0] == at:
            raise failure
        return whole(*args, **kwargs)

    with patch.object(owner, name, counted):
        yield calls


def each_call(act: Callable[[], Any], check: Callable[[bool], None], *, through: type = Cursor) -> int:
    """Runs ``act`` with the first call failing, then the second … until it gets through; returns how many failed."""
    for at in range(1, MOST_CALLS):
        with failing(through, "execute", at, OperationalError("disk I/O error")) as calls:
            try:
                act()
            except OperationalError:
                check(False)
                continue
        check(True)
        assert calls[0] < at
        return at - 1
    raise AssertionError("The act never got through.")


def whole(case: int, seq: int) -> None:
    row = Case.objects.select_related("unit").get(pk=case)
    assert (row.seq, CaseEvent.objects.filter(case=case).count()) == (seq, seq)
    assert differences(row) == []


ACTS: dict[str, tuple[Command, ...]] = {
    "complete": (Complete(visit=1, given=(0,), note="Selesai"),),
    "pause": (Pause(1, "kahar"),),
    "undo": (Complete(visit=1, given=(0,)), Undo(1)),
    "correct": (Complete(visit=1, given=(0,)), Correct(visit=1, given=(), missing=(0,))),
}


@pytest.mark.parametrize("name", ACTS)
def test_an_act_is_done_wholly_or_not_at_all(running: Running, name: str):
    *before, command = ACTS[name]
    case = running.open().case
    for one in before:
        running.act(case, one)
    seq, key, moment = 1 + len(before), uuid4(), running.now

    def act() -> None:
        running.now = moment
        running.act(case, command, key=key)

    assert each_call(act, lambda done: whole(case, seq + done)) >= 4


def test_a_case_is_opened_wholly_or_not_at_all(running: Running):
    key = uuid4()

    def check(done: bool) -> None:
        assert [row.number for row in Case.objects.all()] == ["PCG-2026-001"] * done

    assert each_call(lambda: running.open(key=key), check) >= 5


def test_an_anchor_is_made_wholly_or_not_at_all(running: Running, settings, tmp_path: Path):
    settings.VAR = tmp_path
    case = running.open().case

    def check(done: bool) -> None:
        made = Anchor.objects.exists()
        assert Case.objects.get(pk=case).anchored == (1 if made else 0)
        assert not done or (tmp_path / "anchors" / "000001.txt").exists()

    assert each_call(lambda: anchor(running.now), check, through=CursorWrapper) >= 4


@pytest.mark.parametrize("call", ["fsync", "replace", "open"])
def test_a_file_that_could_not_be_kept_has_no_row(running: Running, settings, tmp_path: Path, call: str):
    settings.VAR = tmp_path
    case = running.open().case
    for at in range(1, 6):
        with failing(os, call, at, OSError(28, "No space left on device")):
            try:
                stored = evidence.store([b"izin publikasi"])
            except OSError:
                assert CaseEvent.objects.filter(case=case).count() == 1
                assert not list(evidence.root().glob("new-*"))
                continue
        break
    command = AddEvidence(visit=1, sha256=stored.sha256, size=stored.size, media="text/plain", name="izin.txt")
    running.act(case, command)
    assert evidence.is_whole(stored.sha256)
