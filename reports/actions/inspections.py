"""Inspections: planned, drawn by lot once, each household checked once; what is wrong is put right."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, Q
from django.utils.translation import gettext as _

from accounts.models import Officer, Region
from accounts.models.region import ancestor
from accounts.roles import Right
from cases.models import Award
from cases.procedure import StepRefused
from households.models import Household
from households.numbers import next_number
from monitoring.actions.rectification import open_problem
from monitoring.models import Rectification
from reports.models import Directive, Inspection, InspectionCheck
from reports.models.inspection import MATTERS
from reports.sampling import drawn

MOST = 500  # households of one inspection: what people can visit
SHORTEST = 5


@dataclass(frozen=True)
class Verdict:
    """What was found in a household: whether object, measure and amount are right, the amount in yuan a
    month that would be, and words; for what is wrong, who puts it right how and until when."""

    object_right: bool
    measure_right: bool
    amount_right: bool
    found: str
    amount_found: Decimal | None = None
    measure: str = ""
    owner_id: int | None = None
    due_on: date | None = None

    @property
    def all_right(self) -> bool:
        return self.object_right and self.measure_right and self.amount_right


@transaction.atomic
def plan(
    kind: str,
    *,
    region_id: int,
    place_id: int,
    about: str,
    inspectors: str,
    starts_on: date,
    ends_on: date,
    by: Officer,
    on: date,
    unannounced: bool = False,
    third_party: str = "",
    benefit: str = "",
    size: int = 0,
    programme_id: int | None = None,
) -> Inspection:
    """A unit plans an inspection of a place inside its area.

    Raises PermissionDenied, StepRefused for a place elsewhere, days in the wrong order or no size of a draw.
    """
    region = Region.objects.visible_to(by).get(pk=region_id)
    by.forget_posts()
    if not by.may(Right.DIRECT, region.code):
        raise PermissionDenied(_("你的岗位不能在这个地区部署检查"))
    if not region.code <= place_id < region.until:
        raise StepRefused(_("被检查地区不在本单位管辖范围内"))
    if ends_on < starts_on:
        raise StepRefused(_("结束日期早于开始日期"))
    if kind != Inspection.Kind.DIRECT and not 0 < size <= MOST:
        raise StepRefused(_("抽取户数写 1 到 %(most)d") % {"most": MOST})
    if (kind == Inspection.Kind.THIRD_PARTY) != bool(third_party.strip()):
        raise StepRefused(_("第三方抽查要写明第三方机构，其他方式不写"))
    if programme_id is not None:
        Directive.objects.visible_to(by).exclude(template="").get(pk=programme_id)
    return Inspection.objects.create(
        number=next_number(Inspection.objects.all(), f"JC{region.code // 10**6}-{on.year}-", width=4),
        region=region, kind=kind, unannounced=unannounced, place_id=place_id, about=about.strip(),
        inspectors=inspectors.strip(), third_party=third_party.strip(), starts_on=starts_on,
        ends_on=ends_on, benefit=benefit, size=0 if kind == Inspection.Kind.DIRECT else size,
        programme_id=programme_id, made_by=by, made_on=on,
    )  # fmt: skip


@transaction.atomic
def draw(inspection_id: int, *, seed: str, by: Officer, on: date) -> Inspection:
    """Households are drawn from the rolls of the day, once: list, seed and result are frozen.

    Raises StepRefused for a direct investigation, a second draw, or rolls without a household.
    """
    found = _locked(inspection_id, by)
    if not found.drawn_at_random or found.drawn_on is not None:
        raise StepRefused(_("这次检查不能抽取，或者已经抽取过"))
    frame = list(
        _rolls(found, on).order_by("household__number").values_list("household__number", flat=True)
    )
    frame = list(dict.fromkeys(frame))
    if not frame:
        raise StepRefused(_("这个地区当日没有在享家庭"))
    found.seed, found.frame, found.drawn_on = seed, frame, on
    found.save(update_fields=["seed", "frame", "drawn_on"])
    for number in drawn(seed, frame, found.size):
        _take_in(found, Household.objects.get(number=number), on)
    return found


def drawn_again(found: Inspection) -> bool:
    """Whether the frozen list, drawn anew with the kept seed, gives the households that are there."""
    kept = list(found.checks.values_list("household__number", flat=True))
    return kept == drawn(found.seed, found.frame, found.size)


@transaction.atomic
def add_household(inspection_id: int, *, number: str, by: Officer, on: date) -> InspectionCheck:
    """A household that a clue speaks of belongs to a direct investigation. Raises StepRefused."""
    found = _locked(inspection_id, by)
    if found.drawn_at_random:
        raise StepRefused(_("只有直接调查能指定家庭，其他方式由系统抽取"))
    home = Household.objects.inside(found.place_id, found.place.until).filter(number=number.strip())
    if not home.exists():
        raise StepRefused(_("被检查地区没有这个户号"))
    if found.checks.filter(household=home.get()).exists():
        raise StepRefused(_("这户已经在名单上"))
    return _take_in(found, home.get(), on)


@transaction.atomic
def record(check_id: int, verdict: Verdict, *, by: Officer, on: date) -> InspectionCheck:
    """A household was looked at. Whatever is wrong becomes a problem of its township at once.

    Raises StepRefused when it was recorded before, words are wanting, or nobody is named to put it right.
    """
    row = InspectionCheck.objects.select_for_update().get(pk=check_id)
    found = _locked(row.inspection_id, by)
    if row.checked_on is not None:
        raise StepRefused(_("这户的核查结果已经登记"))
    if len(verdict.found.strip()) < SHORTEST:
        raise StepRefused(_("写明核查情况，至少 5 个字"))
    row.checked_on, row.checked_by, row.found = on, by, verdict.found.strip()
    for name in MATTERS:
        setattr(row, name, getattr(verdict, name))
    row.amount_found = None if verdict.amount_right else verdict.amount_found
    row.problem = None if verdict.all_right else _problem(found, row, verdict, by, on)
    row.save()
    return row


@transaction.atomic
def close(inspection_id: int, *, conclusion: str, by: Officer, on: date) -> Inspection:
    """It is over, with a conclusion. Raises StepRefused while a household was not looked at."""
    found = _locked(inspection_id, by)
    if not found.checks.exists() or found.checks.filter(checked_on=None).exists():
        raise StepRefused(_("还有没核查的家庭，不能结束"))
    if len(conclusion.strip()) < SHORTEST:
        raise StepRefused(_("写明检查结论，至少 5 个字"))
    found.conclusion, found.closed_by, found.closed_on = conclusion.strip(), by, on
    found.save(update_fields=["conclusion", "closed_by", "closed_on"])
    return found


def _problem(
    found: Inspection, row: InspectionCheck, verdict: Verdict, by: Officer, on: date
) -> Rectification:
    if verdict.owner_id is None or verdict.due_on is None or not verdict.measure.strip():
        raise StepRefused(_("有错误的要写明整改措施、责任人和时限"))
    wrong = "、".join(row.wrong)
    number = row.household.number
    words = _("%(inspection)s 户号 %(household)s：%(wrong)s不准确。%(found)s") % {
        "inspection": found.number, "household": number, "wrong": wrong, "found": row.found,
    }  # fmt: skip
    kinds = Rectification.Kind
    kind = kinds.TEKUN if row.benefits == ["tekun"] else kinds.DIBAO
    return open_problem(
        region_id=ancestor(row.region_id, "township"), owner_id=verdict.owner_id,
        source=Rectification.Source.INSPECTION, kind=kind, problem=words, measure=verdict.measure,
        due_on=verdict.due_on, by=by, on=on,
    )  # fmt: skip


def _rolls(found: Inspection, on: date) -> Any:
    """Awards in force at the place on a day, of the benefit it asks for."""
    awards = Award.objects.inside(found.place_id, found.place.until).in_force(on)
    return awards.filter(benefit=found.benefit) if found.benefit else awards


def _take_in(found: Inspection, home: Household, on: date) -> InspectionCheck:
    """A household with what the rolls say of it that day."""
    awards = Award.objects.filter(household=home).in_force(on)
    people = home.memberships.filter(period__contains=on)
    counted = people.aggregate(n=Count("pk", Q(lives_with=True)))
    return InspectionCheck.objects.create(
        inspection=found, region_id=home.region_id, household=home,
        rank=found.checks.count() + 1,
        benefits=sorted(set(awards.values_list("benefit", flat=True))),
        monthly=sum((each.monthly for each in awards), Decimal(0)), members=counted["n"],
    )  # fmt: skip


def _locked(inspection_id: int, by: Officer) -> Inspection:
    rows = Inspection.objects.visible_to(by).select_for_update(of=("self",))
    found = rows.select_related("place").get(pk=inspection_id)
    by.forget_posts()
    if not by.may(Right.DIRECT, found.region_id):
        raise PermissionDenied(_("你的岗位不能办理这次检查"))
    if found.closed_on is not None:
        raise StepRefused(_("这次检查已经结束"))
    return found
