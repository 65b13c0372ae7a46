"""What households hold: their awards in force, beside their own rows."""

from datetime import date

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from cases.models import Award
from households.models import Household, Membership
from households.querysets import HouseholdQuerySet


def with_holdings(households: HouseholdQuerySet, on: date) -> "QuerySet[Household]":
    """Households with `benefit`, `mode`, `monthly` (yuan) of the award in force, and `people`."""
    award = Award.objects.filter(household=OuterRef("pk"), period__contains=on).order_by("-pk")
    people = (
        Membership.objects.filter(household=OuterRef("pk"), period__contains=on)
        .order_by()
        .values("household")
        .annotate(n=Count("pk"))
        .values("n")
    )
    return households.annotate(
        benefit=Subquery(award.values("benefit")[:1]),
        mode=Subquery(award.values("mode")[:1]),
        monthly=Subquery(award.values("monthly")[:1]),
        people=Coalesce(Subquery(people, output_field=IntegerField()), 0),
    )


def holding(households: HouseholdQuerySet, on: date, *, mode: str = "") -> HouseholdQuerySet:
    """Households with an award in force, of one mode if one is named."""
    awards = Award.objects.filter(period__contains=on)
    if mode:
        awards = awards.filter(mode=mode)
    return households.filter(pk__in=awards.values("household"))


def without_award(households: HouseholdQuerySet, on: date) -> HouseholdQuerySet:
    """Households that hold nothing on a day."""
    awards = Award.objects.filter(period__contains=on)
    return households.exclude(pk__in=awards.values("household"))
