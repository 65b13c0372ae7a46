"""The on-time board (按时发放): whom the month's runs pay, who had the money by the day the law names."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Region
from cases.actions.payment.price_link import day_of
from cases.actions.payment.runs import days_of
from cases.benefits import BENEFITS, DIBAO, PRICE_SUBSIDY, law_in
from cases.models import Award, PaymentRun
from cases.models.payment import RunState
from households.choices import Area
from reports.catalogue.form import Column, Line, Section

LAST_OF_MONTH = 31
_PERSONS = _("人")


def due_days(region: int, month: date) -> dict[str, date]:
    """By when a month is paid: the day of the law of a place, or the last of the month."""
    law = law_in(region, Area.RURAL, month)
    return {
        name: day_of(month, benefit.term("payment_day", law)) or _last_of(month)
        for name, benefit in (("paid_by", DIBAO), ("subsidy_paid_by", PRICE_SUBSIDY))
    }


def _as_written(region: int, month: date) -> dict[str, str]:
    return {name: day.isoformat() for name, day in due_days(region, month).items()}


ONTIME = Section(
    code="ontime",
    question="board_ontime",
    key="place",
    keys=(),
    unit="line",
    terms=_as_written,
    shown=(
        Column("due_on", _("应发放到位"), "day"),
        Column("locked_on", _("锁定日期"), "day"),
        Column("paid_on", _("到账日期"), "day"),
        Column("amount", _("金额"), "money"),
    ),
    lines=(
        Line("due", _("应发"), _PERSONS, _("当月批次里的人，每项待遇算一次"), "due"),
        Line("locked", _("已锁定"), _PERSONS, _("三人签署完成的批次里的"), "locked"),
        Line("in_time", _("按时到账"), _PERSONS, _("银行在期限当天或以前付成的"), "in_time"),
        Line("late", _("逾期到账"), _PERSONS, _("过了期限才付成的"), "late"),
        Line("unpaid", _("未到账"), _PERSONS, _("还没有付成的"), "unpaid"),
        Line("failed", _("银行退回"), _PERSONS, _("第一次没有付成的"), "failed"),
        Line("repaired", _("已补发到账"), _PERSONS, _("退回以后重新付成的"), "repaired"),
    ),
)  # fmt: skip


@dataclass(frozen=True)
class RunDay:
    """One county and benefit of the month: its run, if there is one, and by when it is to be paid."""

    county: str
    benefit: Any
    run: PaymentRun | None
    due_on: date

    def is_late(self, today: date) -> bool:
        """The day has passed, and the run was locked after it or is not locked."""
        at = self.run.locked_at if self.run else None
        return (timezone.localdate(at) if at else today) > self.due_on


def runs_of(region: Region, month: date) -> list[RunDay]:
    """Every county and benefit that has a run of the month, or awards in force and none."""
    runs = PaymentRun.objects.inside(region.code, region.until)
    runs = runs.filter(month=month, kind=PaymentRun.Kind.REGULAR)
    found = {
        (run.region_id, run.benefit): run
        for run in runs.exclude(state=RunState.CANCELLED).order_by("pk")
    }
    awards = Award.objects.inside(region.code, region.until).in_force(month)
    monthly = [code for code, benefit in BENEFITS.items() if "payment_day" in benefit.terms]
    held = awards.filter(benefit__in=monthly).values_list("county_code", "benefit").distinct()
    asked = sorted({*found, *held})
    names = dict(
        Region.objects.filter(code__in={county for county, _benefit in asked}).values_list(
            "code", "name"
        )
    )
    rows = []
    for county, benefit in asked:
        run = found.get((county, benefit))
        paid_by = days_of(run).paid_by if run else None
        due = paid_by or _last_of(month)
        rows.append(RunDay(names[county], BENEFITS[benefit].label, run, due))
    return rows


def _last_of(month: date) -> date:
    last = day_of(month, LAST_OF_MONTH)
    assert last is not None
    return last
