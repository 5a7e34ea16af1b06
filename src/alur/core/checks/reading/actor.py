"""Whether the words of a kegiatan name its pelaksana, and how they read without the name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from alur.core.checks.reading.verb import is_active, past_numbering, with_active_verb
from alur.core.sop.model import Lane, Row, Sop

Words = tuple[str, ...]

_WORD = re.compile(r"\w[\w-]*")
_BETWEEN_ROLES = re.compile(r"[/,()&]|\bdan\b|\batau\b", re.IGNORECASE)
_OFFICIALS = frozenset(
    [
        *("admin", "analis", "anggota", "arsiparis", "asisten", "atasan", "bendahara", "bupati", "camat", "direktur"),
        *("gubernur", "kabag", "kabid", "kadis", "kasi", "kasubbag", "kepala", "ketua", "koordinator", "lurah"),
        *("manajer", "operator", "panitia", "pegawai", "pejabat", "pelapor", "pemohon", "pengawas", "petugas"),
        *("pimpinan", "sekretaris", "staf", "staff", "tim", "verifikator", "wakil", "walikota"),
    ]
)
_FARTHEST_VERB = 5


@dataclass(frozen=True, slots=True)
class Named:
    """``rest`` is the kegiatan without its actor and with the verb in front, or None where that would be a guess."""

    actor: str
    rest: str | None


@dataclass(frozen=True, slots=True)
class Actors:
    """The names by which the pelaksana of an SOP are called: per lane key, and the first words of all of them."""

    names: Mapping[str, tuple[Words, ...]]
    first_words: frozenset[str]

    def named_in(self, row: Row) -> Named | None:
        text = past_numbering(row.text)
        words = [(match.group().lower(), match.start(), match.end()) for match in _WORD.finditer(text)]
        plain = tuple(word for word, _, _ in words)
        if count := self._leading(plain, row.lane):
            return Named(text[words[0][1] : words[count - 1][2]], with_active_verb(text[words[count][1] :]))
        if (place := self._by_whom(plain, row.lane)) is not None:
            first, last = place
            rest = text[: words[first][1]] + text[words[last][2] :]
            return Named(text[words[first + 1][1] : words[last][2]], with_active_verb(rest))
        return None

    def _leading(self, words: Words, lane: str) -> int:
        """How many words before the verb are the actor."""
        if not words or is_active(words[0]):
            return 0
        verb = next((place for place, word in enumerate(words[:_FARTHEST_VERB]) if is_active(word)), 0)
        if words[0] in self.first_words | _OFFICIALS and verb:
            return verb
        own = max((len(name) for name in self.names.get(lane, ()) if words[: len(name)] == name), default=0)
        return own if own < len(words) else 0

    def _by_whom(self, words: Words, lane: str) -> tuple[int, int] | None:
        """Places of "oleh" and of the last word of the row's own pelaksana behind it; not within "yang … oleh …"."""
        if "oleh" not in words or "yang" in words[: words.index("oleh")]:
            return None
        first = words.index("oleh")
        own = [len(name) for name in self.names.get(lane, ()) if words[first + 1 : first + 1 + len(name)] == name]
        return (first, first + max(own)) if own and first else None


def actors_of(sop: Sop) -> Actors:
    names = {lane.key: _names(lane) for lane in sop.lanes}
    return Actors(names, frozenset(name[0] for each in names.values() for name in each))


def _names(lane: Lane) -> tuple[Words, ...]:
    """The label, its parts ("Operator / Editor" goes by both) and the key."""
    spoken = (lane.label, *_BETWEEN_ROLES.split(lane.label), lane.key.replace("_", " ").replace("-", " "))
    found = (tuple(_WORD.findall(each.lower())) for each in spoken)
    return tuple(dict.fromkeys(name for name in found if name))
