"""The same file as evidence in two cases of one person, and of nobody else: does it show both?"""

from collections.abc import Iterable, Iterator

from alur.core.integrity.act import Act, Question

SIGNAL = "bukti-ganda"


def file_twice(acts: Iterable[Act]) -> Iterator[Question]:
    """A file that several people give is a common paper, such as a circular, and says nothing."""
    given: dict[str, list[Act]] = {}
    for act in acts:
        for file in act.files:
            given.setdefault(file, []).append(act)
    for _file, uses in sorted(given.items()):
        persons, roots = {act.person for act in uses}, {act.root for act in uses}
        if len(persons) == 1 and len(roots) > 1:
            yield Question(persons.pop(), SIGNAL, tuple(sorted(act.visit for act in uses)))
