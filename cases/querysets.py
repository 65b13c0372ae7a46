"""Questions about applications and awards."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db.models import Case, Count, F, OuterRef, Q, Subquery, Sum, When
from django.db.models.fields.json import KeyTextTransform
from django.utils import timezone

from accounts.models import Delegation
from accounts.querysets import ScopedQuerySet
from accounts.roles import LEVEL_OF, Right, Role
from cases.procedure import DUTIES, OPEN, State

if TYPE_CHECKING:
    from accounts.models import Officer
    from cases.models import (  # noqa: F401
        Application,
        Award,
        AwardMember,
        Clock,
        Objection,
        PaymentHold,
        PaymentLine,
        PaymentRun,
        Publication,
        Recovery,
    )


# What may still be owed when a case is decided: kinds of clocks.
OWED_AFTER = ("papers", "follow_up", "dibao_test")


def deciding_places(officer: "Officer") -> list[tuple[int, int]]:
    """Code intervals in which the officer may decide today: the county's, and what is delegated."""
    places = []
    for post in officer.posts_today:
        if Right.CONFIRM not in post.rights:
            continue
        if LEVEL_OF.get(Role(post.role)) == "county":
            places.append((post.region.code, post.region.until))
            continue
        given = Delegation.objects.in_force(timezone.localdate()).filter(
            township__code__gte=post.region.code, township__until__lte=post.region.until
        )
        places += given.values_list("township__code", "township__until").distinct()
    return places


def duty_places(officer: "Officer", right: Right) -> list[tuple[int, int]]:
    """Code intervals in which the steps of a right wait for the officer today.

    The county may verify and visit too, but the case is the township's to do (乡镇经办).
    """
    if right is Right.CONFIRM:
        return deciding_places(officer)
    if right is not Right.VERIFY:
        return officer.intervals_with(right)
    return [
        (post.region.code, post.region.until)
        for post in officer.posts_today
        if right in post.rights and LEVEL_OF.get(Role(post.role)) != "county"
    ]


class ApplicationQuerySet(ScopedQuerySet["Application"]):
    def open(self) -> Self:
        """Applications not yet decided, withdrawn or terminated."""
        return self.filter(state__in=OPEN)

    def for_list(self) -> Self:
        """Everything a row of a list shows, in one query; newest first."""
        return self.select_related("region", "household__head").order_by("-created_at", "-pk")

    def waiting_for(self, officer: "Officer") -> Self:
        """Cases whose next step is the officer's: by right and state, where the right holds."""
        wanted = Q(pk__in=[])
        for right, states in DUTIES.items():
            for start, until in duty_places(officer, right):
                wanted |= Q(state__in=states, region_id__gte=start, region_id__lt=until)
        if officer.may(Right.ENTER):
            wanted |= Q(state=State.DRAFT, entered_by=officer)
        return self.filter(wanted | self._owed_after(officer))

    def _owed_after(self, officer: "Officer") -> Q:
        """Decided cases of which papers, a visit or a test are still owed, for who handles them there."""
        clocks = self.model._meta.get_field("clocks").related_model._default_manager
        owed = clocks.filter(stopped_on=None, kind__in=OWED_AFTER).values("application")
        places = Q(pk__in=[])
        for start, until in duty_places(officer, Right.SUBMIT):
            places |= Q(region_id__gte=start, region_id__lt=until)
        return Q(state=State.CONFIRMED, pk__in=owed) & places

    def acted_on_by(self, officer: "Officer") -> Self:
        """Cases in which the officer has taken a step."""
        return self.filter(pk__in=officer.events.values("application"))

    def with_deadline(self) -> Self:
        """`due_on`: the next day on which a clock of the case runs out; none while all are paused."""
        # A subquery for each row, not a join: a page of a long list must not group all of it.
        clocks = self.model._meta.get_field("clocks").related_model._default_manager
        running = clocks.filter(application=OuterRef("pk"), stopped_on=None, paused_on=None)
        return self.annotate(due_on=Subquery(running.order_by("due_on").values("due_on")[:1]))

    def deadlines(self) -> "list[date | None]":
        """The next deadline of each case."""
        due_on = self.with_deadline().query.annotations["due_on"]
        return list(self.order_by().values_list(due_on, flat=True))

    def late(self, on: date) -> Self:
        """Open cases whose clock has run out; ask for the deadlines first."""
        return self.open().filter(Q(due_on__lt=on))

    def with_amounts(self) -> Self:
        """`per_capita` and `standard`: yuan a month of the last assessment, as text."""
        return self.annotate(
            per_capita=KeyTextTransform("per_capita_monthly", "assessment__sheet"),
            standard=KeyTextTransform("standard_monthly", "assessment__sheet"),
        )

    def by_deadline(self) -> Self:
        """Whom the green channel is for first, then the most urgent, those without a deadline last."""
        first = Case(When(priority="", then=1), default=0)
        return self.order_by(first, F("due_on").asc(nulls_last=True), "pk")


class AwardQuerySet(ScopedQuerySet["Award"]):
    def lasting(self, on: date) -> Self:
        """Awards in force on a day, or about to start."""
        endless = Q(period__endswith=None, period__isempty=False)
        return self.filter(endless | Q(period__endswith__gt=on))

    def in_force(self, on: date) -> Self:
        """Awards that pay for the month of that day."""
        return self.filter(period__contains=on)


class AwardMemberQuerySet(ScopedQuerySet["AwardMember"]):
    def in_force(self, on: date) -> Self:
        return self.filter(period__contains=on)


class ClockQuerySet(ScopedQuerySet["Clock"]):
    def running(self) -> Self:
        return self.filter(stopped_on=None)


class PaymentRunQuerySet(ScopedQuerySet["PaymentRun"]):
    def with_sums(self) -> Self:
        """Adds `amount` (yuan) and `households`: what a row of the list shows."""
        counted = Q(lines__void=False)
        return self.annotate(
            amount=Sum("lines__amount", filter=counted),
            households=Count("lines__household", filter=counted, distinct=True),
        )


class PaymentHoldQuerySet(ScopedQuerySet["PaymentHold"]):
    def open(self) -> Self:
        """Holds nobody has released."""
        return self.filter(released_on=None)


class PaymentLineQuerySet(ScopedQuerySet["PaymentLine"]):
    def locked(self) -> Self:
        """Lines of runs that three people signed: money that was or is being paid."""
        return self.filter(run__state__in=["locked", "exported", "returned", "closed"], void=False)

    def failed(self) -> Self:
        """Lines the bank could not pay."""
        return self.filter(bank_return__paid=False)

    def unrepaired(self) -> Self:
        """Lines no other run that counts pays again."""
        return self.exclude(repeats__void=False)


class RecoveryQuerySet(ScopedQuerySet["Recovery"]):
    def open(self) -> Self:
        return self.filter(state="open")


class ObjectionQuerySet(ScopedQuerySet["Objection"]):
    def visible_to(self, officer: "Officer") -> Self:
        """Objections of the officer's places, but none that names the officer, under any account."""
        seen = super().visible_to(officer)
        return seen.exclude(targets__officer__natural_person=officer.natural_person)

    def sent_in(self) -> Self:
        """From the public pages: answered one level up, by two people."""
        return self.filter(receipt__isnull=False)

    def open(self) -> Self:
        return self.filter(settled_on=None)


class PublicationQuerySet(ScopedQuerySet["Publication"]):
    def hanging(self) -> Self:
        """Published and not yet taken down."""
        return self.filter(published_on__isnull=False, taken_down_on=None)
