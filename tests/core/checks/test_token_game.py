"""What passes the checks of structure is safe and can end; what only the checks of branches refuse breaks DESIGN §3.

Both ways are held against a plain token game that shares no code with `core.sop.flow`.
"""

from collections import Counter

from tests.core.checks.random_graph import random_graph
from tests.core.checks.token_game import Game
from tests.core.checks.written import end, errors, sop, start, task

OF_BRANCHES = {"join_without_split", "meeting_without_join", "arrow_out_of_branch", "branch_ends_before_join"}


def test_checks_and_token_game_agree_on_arbitrary_graphs() -> None:
    verdicts: Counter[str] = Counter()
    for seed in range(500):
        graph = random_graph(seed)
        found = {name for name, _ in errors(graph)}
        if found <= OF_BRANCHES:
            breaches = Game(graph).play()
            assert bool(found) == bool(breaches), f"seed {seed}: checks say {found}, the game says {breaches}"
            verdicts["refused" if found else "sound"] += 1
    assert min(verdicts["refused"], verdicts["sound"]) > 20


def test_the_game_knows_a_deadlock_a_double_and_a_stray() -> None:
    deadlock = sop(start(to=(2, 3)), end(), task(), task(joins=True), end())
    double = sop(start(to=(2, 3)), task(to=4), task(), task(), end())
    stray = sop(start(), task(joins=True), end())
    assert "a case that cannot end" in Game(deadlock).play()
    assert "two tokens in one row" in Game(double).play()
    assert "a join without split" in Game(stray).play()


def test_the_game_lets_a_split_with_its_join_pass() -> None:
    assert Game(sop(start(to=(2, 3)), task(to=4), task(), task(joins=True), end())).play() == set()
