"""A press that goes out many times at once, over four processes: one quiz, one answer, one reading, one attendance."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.live_site import live_site

TIMES = 12
BEGIN = """
import json
from django.utils import timezone
from tests.journeys.lessons import CHANGED, change_an_sop, session
from tests.journeys.seeded import draft_of
from tests.web.office import build_office
from alur.web.learn import checkin
from alur.web.people.demo_links import demo_path
from alur.web.sop.models import SopVersion
office = build_office()
draft_of(CHANGED)
change_an_sop(SopVersion.objects.select_related("sop__unit").get(sop__kode=CHANGED))
meeting = session([SopVersion.objects.first().sop], office.citra)
token = checkin.token(meeting, now=timezone.now())
print(json.dumps({"door": demo_path(office.bima), "meeting": meeting.pk, "token": token}))
"""
END = """
import json
from alur.web.learn.models import AskedQuestion, Attempt, Attendance, Reading
found = [
    Attempt.objects.count(),
    AskedQuestion.objects.filter(chosen__isnull=False).count(),
    Reading.objects.filter(version__number=2).count(),
    Attendance.objects.count(),
]
print(json.dumps(found))
"""


@pytest.mark.slow
def test_many_presses_at_once_are_one(tmp_path: Path) -> None:
    with live_site(tmp_path, workers=4) as site:
        known = json.loads(site.run(BEGIN))
        bima = site.browser()
        bima.get(known["door"])
        sop = "penataan-arsip"
        presses = {
            f"/internalisasi/baca/{sop}/": {"version": "2"},
            f"/internalisasi/kuis/{sop}/": {},
            "/internalisasi/soal/1/1/": {"chosen": "0"},
            f"/internalisasi/sesi/{known['meeting']}/hadir/": {"code": known["token"]},
        }
        for path, form in presses.items():
            bima.get(path)
            with ThreadPoolExecutor(TIMES) as pool:
                answers = list(pool.map(lambda _n, path=path, form=form: bima.post(path, form).status, range(TIMES)))
            assert set(answers) <= {200, 302}, (path, answers)
        assert json.loads(site.run(END)) == [1, 1, 1, 1]
