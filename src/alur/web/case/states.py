"""The state of a case as `Case.state` keeps it: text, and the values it was read into.

To read it is a tenth of an act, and nearly every state was written or shown by this very process a moment ago.
"""

import json

from alur.core.case import codec
from alur.core.case.state import State

_MOST = 1_000
_kept: dict[str, State] = {}
_encode = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode


def stored_state(text: str | None) -> State | None:
    """The state as stored; None before the case is opened, after it has ended, and where another release wrote it."""
    if not text:
        return None
    state = _kept.get(text) or codec.read_state(json.loads(text))
    if state is not None:
        _keep(text, state)
    return state


def state_text(state: State) -> str:
    """The state to be stored. Of an ended case none is kept: who asks folds its events, which is rare."""
    if not state.is_open:
        return ""
    text = _encode(codec.write_state(state))
    _keep(text, state)
    return text


def _keep(text: str, state: State) -> None:
    """By the very text that the database holds: the same text means the same state."""
    if len(_kept) >= _MOST:
        _kept.clear()
    _kept[text] = state
