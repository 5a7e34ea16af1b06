"""One line of the table of figures: our figure beside that of a peer, measured in the same run."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """``ours`` and ``peer`` are figures in ``unit`` as text, ``peer`` with its name; ``met``: whether ``aim`` is."""

    work: str
    ours: str
    peer: str
    unit: str
    aim: str
    met: bool
