"""What a letter says, in the order in which it is read. Words only: where they stand is the template's."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Signature:
    """``signed`` is when and how, "" while nobody has."""

    role: str
    name: str
    signed: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with paragraphs, pairs (label, text) or numbered points; any of them may be missing."""

    heading: str = ""
    paragraphs: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """``office`` from the large to the small. ``private`` prints RAHASIA at the head."""

    office: tuple[str, ...]
    title: str
    number: str
    place_and_day: str
    parts: tuple[Part, ...]
    to: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()
    private: bool = True
    foot: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piagam:
    """A certificate of thanks: for whom, for what, by whom."""

    office: tuple[str, ...]
    number: str
    name: str
    position: str
    reason: str
    place_and_day: str
    signature: Signature
