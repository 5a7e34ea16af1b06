"""All signals of integrity. Each makes questions; what the person answers is kept beside them, and nothing follows."""

from collections.abc import Sequence

from alur.core.integrity import back_dated, bunched, file_twice, seconds_apart, split
from alur.core.integrity.act import Act, Opening, Question

SIGNALS = tuple(one.SIGNAL for one in (seconds_apart, file_twice, back_dated, bunched, split))


def questions(acts: Sequence[Act], openings: Sequence[Opening]) -> tuple[Question, ...]:
    """In no order that says anything."""
    return (
        *seconds_apart.seconds_apart(acts),
        *file_twice.file_twice(acts),
        *back_dated.back_dated(acts),
        *bunched.bunched(acts),
        *split.split(openings),
    )
