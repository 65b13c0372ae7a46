"""What somebody can do for themselves has changed (自理能力变化): the award is reviewed in its own limit."""

from datetime import date

from django.db import transaction

from accounts.models import Officer
from cases.actions.calendar import start_clock
from cases.actions.intake.drafts import AlreadyOpen, open_review
from cases.benefits import TEKUN
from cases.models import Application, Award, Clock
from cases.querysets import ApplicationQuerySet
from households.models import Person

CHANNEL = Application.Channel.DISCOVERY


@transaction.atomic
def open_reassessment(person_id: int, *, by: Officer, on: date) -> Application | None:
    """The six items are assessed again (重新评估) for somebody who holds tekun: a review opens, or the one in
    hand goes on, and has its working days from the report. None for somebody who holds none."""
    awards = Award.objects.visible_to(by).lasting(on)
    award = awards.filter(benefit=TEKUN.code, person=person_id).order_by("pk").last()
    if award is None:
        return None
    try:
        review = open_review(
            award.household_id, by=by, on=on, channel=CHANNEL, benefit=TEKUN.code,
            person_id=person_id,
        )  # fmt: skip
    except AlreadyOpen as known:
        review = known.application
    if not review.clocks.running().filter(kind=Clock.Kind.REASSESSMENT).exists():
        start_clock(review, Clock.Kind.REASSESSMENT, on=on)
    return review


def reviews_of(person: Person) -> ApplicationQuerySet:
    """Reviews in hand of what one person gets."""
    reviews = Application.objects.filter(person=person, purpose=Application.Purpose.REVIEW)
    return reviews.open()
