"""The questions about what fell due, in plain loops."""

from datetime import timedelta

from cases.models import Award, AwardMember, Clock, Notice
from eligibility.models import Assessment
from households.models import Circumstances
from monitoring.models import BookEntry
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
        (
            "review_due",
            "L1",
            subject(a.person or a.household.head),
            f"{a.benefit} {a.review_due_on}",
        )
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


def children_growing(_seen: Seen) -> set[Hit]:
    hits = set()
    for a in _awards():
        if a.benefit not in ("orphan", "unsupported_child"):
            continue
        assert a.person is not None
        born, known = a.person.birth_date, Circumstances.objects.get(person=a.person)
        grown_on = born.replace(year=born.year + LAW.child_age)
        soon = grown_on - timedelta(30) <= AS_OF < grown_on
        if soon or (grown_on <= AS_OF and known.schooling in LAW.child_kept_in_school):
            hits.add(("child_grown", "L1", subject(a.person), a.benefit))
    return hits


def jobs_refused(_seen: Seen) -> set[Hit]:
    hits = set()
    for entry in BookEntry.objects.filter(book="job_help", closed_on=None):
        said = [deed.data["answer"] for deed in entry.deeds.order_by("-pk")]
        running = next((n for n, each in enumerate(said) if each != "refused"), len(said))
        shares = AwardMember.objects.filter(
            person=entry.person, period__contains=AS_OF, award__benefit="dibao"
        )
        if running >= 3 and shares.exists():
            hits.add(("jobs_refused", "L1", subject(entry.person), ""))
    return hits


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
