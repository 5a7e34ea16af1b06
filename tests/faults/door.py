"""The door over HTTP and nothing else: what several officers race for in the fault tests.

`POST /` takes {case, act: take|complete, visit, by, key} and answers 200 {seq}, 409 with the sentence, 422 where the
key was used for something else.
"""

import json
from typing import Any
from uuid import UUID

from django.http import HttpRequest, JsonResponse
from django.urls import path
from django.utils import timezone

from alur.core.case.commands import Complete, TakeStep
from alur.core.instant import instant_of
from alur.core.refused import Refused
from alur.web.case.record import KeyReused, record
from alur.web.shell.policy import ANYONE, policy

COMMANDS: dict[str, Any] = {"take": TakeStep, "complete": lambda visit: Complete(visit=visit, given=(0,))}


@policy(ANYONE)
def act(request: HttpRequest) -> JsonResponse:
    said = json.loads(request.body)
    command = COMMANDS[said["act"]](said["visit"])
    now = instant_of(timezone.now())
    try:
        done = record(said["case"], command, by=said["by"], key=UUID(said["key"]), now=now)
    except KeyReused as refused:
        return JsonResponse({"sentence": str(refused)}, status=422)
    except Refused as refused:
        return JsonResponse({"sentence": str(refused)}, status=409)
    return JsonResponse({"seq": done.seq})


urlpatterns = [path("", act)]
