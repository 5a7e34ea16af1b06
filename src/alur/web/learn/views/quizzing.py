"""The quiz: one question at a time, and after each answer what the SOP says."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from alur.core.refused import Refused
from alur.web.learn import access
from alur.web.learn.actions import quizzing
from alur.web.learn.models import AskedQuestion
from alur.web.learn.queries import assigned, quizzes
from alur.web.people.access import self_of
from alur.web.people.queries import today
from alur.web.shell import refusals
from alur.web.shell.asked import whole_number
from alur.web.shell.policy import SIGNED_IN, policy
from alur.web.sop.queries import value_of


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, kode: str) -> HttpResponse:
    """What the quiz is about, and the button that begins or continues it."""
    person = self_of(request)
    version = access.version_to_learn(person, kode)
    found = assigned.assignment_of(person, version.sop, on=today())
    lanes = found.lanes if found else tuple(lane.key for lane in value_of(version).lanes)
    if request.method == "POST":
        attempt = quizzing.begin_quiz(version, lanes, by=person, now=timezone.now())
        following = quizzes.next_question(attempt)
        return redirect("learn:question", attempt.pk, following.place if following else 1)
    context = {"version": version, "assignment": found, "begun": quizzes.open_attempt(person, version)}
    return render(request, "learn/quiz.html", context)


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, attempt: int, place: int) -> HttpResponse:
    """One question; answered, it shows the right answer and leads on."""
    asked = access.question_for(self_of(request), attempt, place)
    refused = ""
    if request.method == "POST":
        try:
            chosen = whole_number(request.POST.get("chosen", ""))
            quizzing.answer(asked, -1 if chosen is None else chosen, now=timezone.now())
            return redirect("learn:question", attempt, place)
        except Refused as why:
            refused = refusals.sentence(why)
    return render(request, "learn/question_page.html", _context(asked) | {"refused": refused})


def _context(asked: AskedQuestion) -> dict[str, object]:
    all_asked = list(asked.attempt.questions.all())
    number = next((n for n, row in enumerate(value_of(asked.attempt.version).rows, 1) if row.id == asked.row), None)
    return {
        "question": asked,
        "attempt": asked.attempt,
        "asked": len(all_asked),
        "right": sum(each.is_right for each in all_asked),
        "row_number": number,
        "following": next((each for each in all_asked if each.chosen is None), None),
    }
