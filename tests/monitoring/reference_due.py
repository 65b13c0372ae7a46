"""The questions about what fell due, in plain loops."""

from datetime import timedelta

from cases.models import Award, Clock, Notice
from eligibility.models import Assessment
from tests.monitoring.files import AS_OF
from tests.monitoring.reference import Hit, Seen, subject
from tests.monitoring.reference_people import LAW


def _awards() -> list[Award]:
    every = Award.objects.select_related("household__head")
    return [
        a
        for a in every
        if a.period.lower <= AS_OF and (a.period.upper is None or a.period.upper > AS_OF)
    ]


def reviews_due(_seen: Seen) -> set[Hit]:
    return {
        ("review_due", "L1", subject(a.household.head), f"{a.benefit} {a.review_due_on}")
        for a in _awards()
        if a.mode != "gradual_exit" and a.review_due_on and a.review_due_on <= AS_OF
    }


def exits_ending(_seen: Seen) -> set[Hit]:
    days = timedelta(LAW.gradual_exit_reminder_days)
    return {
        ("exit_ending", "L1", subject(a.household.head), str(a.period.upper))
        for a in _awards()
        if a.mode == "gradual_exit" and a.period.upper and a.period.upper - days <= AS_OF
    }


def waivers_ended(_seen: Seen) -> set[Hit]:
    hits = set()
    for home in {a.household for a in _awards()}:
        if home.waiver_until and home.waiver_until < AS_OF:
            tested = Assessment.objects.filter(household=home, on__gt=home.waiver_until)
            if not tested.exists():
                hits.add(("waiver_ended", "L1", subject(home.head), str(home.waiver_until)))
    return hits


def notices_over(_seen: Seen) -> set[Hit]:
    return {
        ("notice_over", "L1", f"{n.application.applicant_name}/{n.region_id}", n.application.number)
        for n in Notice.objects.select_related("application")
        if n.closed_on is None and n.ends_on < AS_OF
    }


def clocks_overdue(_seen: Seen) -> set[Hit]:
    return {
        (
            "clock_overdue",
            "L1",
            f"{c.application.applicant_name}/{c.region_id}",
            c.application.number,
        )
        for c in Clock.objects.select_related("application")
        if c.stopped_on is None and c.paused_on is None and c.due_on < AS_OF
    }
