"""Plants one word wherever the site keeps what people write about a case: `python -m tests.faults.planted`.

Prints the number of the case. Words of other people stand beside, to be still there afterwards.
"""

import sys
from dataclasses import replace
from uuid import uuid4

WORD = "Kasturi7Rahasia"
OTHER = "Cempaka8Tetap"


def plant() -> str:
    from tests.formats.feed.sound import wav
    from tests.web.office import build_office
    from tests.web.public.studio import open_studio

    from alur.core.case.commands import AddEvidence, Complete
    from alur.web.case import evidence
    from alur.web.case.models import Case, StepDraft
    from alur.web.public.actions import make

    studio = open_studio(build_office())
    running, bima = studio.running, studio.running.office.bima
    case = Case.objects.get(pk=running.open(subject=f"Laporan {WORD}").case)
    Case.objects.get(pk=running.open(subject=f"Laporan {OTHER}").case)
    written = make.Written(
        title=f"Bersama {WORD}", guest=WORD, script=f"Tanya {WORD}", notes=WORD * 40,
        transcript=f"Host: {WORD}. " * 900,
        audio=wav(seconds=1) + WORD.encode(),
    )  # fmt: skip
    studio.case = case
    studio.episode = make.make(case, studio.podcast, written, by=bima.pk, key=uuid4(), now=running.now)
    make.make(case, studio.podcast, replace(written, audio=b""), by=bima.pk, key=uuid4(), now=running.now)
    studio.consent()
    StepDraft.objects.create(case=case, visit=1, results={"0": {"text": WORD}}, note=f"Nanti {WORD}")
    kept = evidence.store([f"Surat {WORD}".encode()])
    file = AddEvidence(visit=1, sha256=kept.sha256, size=kept.size, media="text/plain", name=f"{WORD}.txt")
    running.act(case.pk, file)
    running.act(case.pk, Complete(visit=1, given=(0,), results=(f"Kerangka {WORD}",), note=f"Menurut {WORD}"))
    return case.number


if __name__ == "__main__":
    import django

    django.setup()
    sys.stdout.write(plant())
