"""The county draws (抽查) which of the cases that wait for its decision it visits itself."""

import secrets
from collections import defaultdict
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Officer
from accounts.models.region import ancestor
from accounts.roles import Right
from cases.benefits import BENEFITS, law_in
from cases.models import Application, SpotCheck
from cases.models.spot_check import lot_of
from cases.procedure import State, StepRefused
from cases.querysets import ApplicationQuerySet
from eligibility.rules.money import WHOLE

DRAWN = ("tekun",)  # benefits of which the law has a share drawn


def waiting(by: Officer) -> ApplicationQuerySet:
    """Cases that wait for the decision, of which a share is drawn, and that were in no draw yet."""
    mine = Application.objects.visible_to(by).within(by.intervals_with(Right.EXAMINE))
    return mine.filter(state=State.REPORTED, benefit__in=DRAWN, spot_check=None)


@transaction.atomic
def draw(*, by: Officer, on: date) -> list[SpotCheck]:
    """In each county at least the share of the law is drawn among the waiting cases, by a seed that nobody
    chooses and everybody may read.

    Raises StepRefused where none waits, PermissionDenied without the right.
    """
    by.forget_posts()
    if not by.may(Right.EXAMINE):
        raise PermissionDenied(_("你的岗位不能抽查"))
    cases = list(waiting(by).select_for_update(of=("self",)).order_by("number"))
    if not cases:
        raise StepRefused(_("没有等待抽取的申请"))
    found: defaultdict[tuple[int, str], list[Application]] = defaultdict(list)
    for case in cases:
        found[ancestor(case.region_id, "county"), case.benefit].append(case)
    return [lot for group in found.values() for lot in _draw(group, by=by, on=on)]


def _draw(cases: list[Application], *, by: Officer, on: date) -> list[SpotCheck]:
    law = law_in(cases[0].region_id, cases[0].area, on)
    ratio = BENEFITS[cases[0].benefit].term("spot_check", law)
    seed = secrets.token_hex(8)
    cases.sort(key=lambda case: lot_of(seed, case.number))
    many = -(-len(cases) * ratio // WHOLE)  # never less than the share
    return SpotCheck.objects.bulk_create(
        SpotCheck(
            application=case, region_id=case.region_id, seed=seed, ratio=ratio,
            chosen=place < many, drawn_on=on, drawn_by=by,
        )
        for place, case in enumerate(cases)
    )  # fmt: skip
