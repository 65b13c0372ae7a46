"""Comparisons and chores that fall due: one job for each county and period, by a unique key.

Beat asks every day, so a missed day is caught up by the next; the key keeps a period from being done twice.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from accounts.actions.jobs import hasten, open_job
from accounts.models import Job, Officer, Region
from accounts.models.region import ancestor
from accounts.roles import Right
from cases.benefits import law_in
from cases.models import Award
from cases.periods import Period
from households.choices import Area
from monitoring.actions.chores import CHORES, Chore
from monitoring.comparisons import COMPARISONS, DAILY, ON_IMPORT, Declaration, comparing
from monitoring.models import RegisterImport

OFTEN = {DAILY: 1, "monthly": 1, "quarterly": 3, ON_IMPORT: 3}


@dataclass(frozen=True)
class Duty:
    """A comparison or a chore and its periods: how often, and by which day."""

    declared: Declaration | Chore

    @property
    def kind(self) -> str:
        return self.declared.kind

    @property
    def job(self) -> str:
        return self.declared.job

    @property
    def regular(self) -> bool:
        """Whether it falls due by itself; others are done when rows arrive."""
        return self.declared.frequency != ON_IMPORT

    def months(self, region: int, day: date) -> int:
        """1 or 3: the months of a period, by the law of the place on that day, alike in town and country."""
        often = self.declared.frequency
        if often not in OFTEN:
            often = getattr(law_in(region, Area.RURAL, day), often)
        return OFTEN[often]

    def period_of(self, day: date, region: int) -> Period:
        quarterly = self.months(region, day) == 3
        return Period.quarter_of(day) if quarterly else Period.month_of(day)

    def due_on(self, period: Period) -> date:
        return period.start + timedelta(days=DUE_DAY[period.months])


DUE_DAY = {1: 9, 3: 45}  # days after the first day of a period, by its months
DUTIES: dict[str, Duty] = {
    kind: Duty(declared) for kind, declared in (COMPARISONS | CHORES).items()
}


def counties_with_awards(officer: Officer, on: date) -> list[Region]:
    """Counties that pay somebody on a day, inside the officer's posts."""
    awards = Award.objects.visible_to(officer).filter(
        Q(period__endswith=None) | Q(period__endswith__gt=on)
    )
    codes = awards.order_by().values_list("county_code", flat=True).distinct()
    return list(Region.objects.filter(code__in=codes).order_by("code"))


@transaction.atomic
def start(kind: str, *, region_id: int, period: Period, by: Officer, on: date) -> Job:
    """A worker is asked to do a duty now; of a period that is done, once more a day.

    Raises PermissionDenied without the right to compare there.
    """
    region = Region.objects.visible_to(by).get(pk=region_id)
    by.forget_posts()
    if not by.may(Right.COMPARE, region.code):
        raise PermissionDenied(_("你的岗位不能在这个地区做信息比对"))
    job = open_duty(kind, region=region, period=period, by=by, because=f"{on:%Y%m%d}")
    hasten(job)
    return job


@transaction.atomic
def open_due(kind: str, *, by: Officer, on: date) -> list[Job]:
    """Every county with awards has the job of the period of `on`, whether it is done or not; of a kind that
    falls due by itself."""
    if not DUTIES[kind].regular:
        return []
    because = f"{on:%Y%m%d}" if DUTIES[kind].declared.frequency == DAILY else ""
    return [
        open_duty(
            kind,
            region=county,
            period=DUTIES[kind].period_of(on, county.code),
            by=by,
            because=because,
        )
        for county in counties_with_awards(by, on)
    ]


def open_duty(kind: str, *, region: Region, period: Period, by: Officer, because: str = "") -> Job:
    """The job of a county and period; `because` names new inputs, which want another run."""
    duty = DUTIES[kind]
    key = f"{duty.job}:{region.code}:{period.text}"
    if because and Job.objects.filter(key=key, state=Job.State.DONE).exists():
        key = f"{key}:{because}"
    return open_job(
        duty.job,
        key=key,
        region_id=region.code,
        by=by,
        period=period.text,
        parts=duty.declared.parts,
    )


def open_after_import(found: RegisterImport, *, by: Officer, on: date) -> list[Job]:
    """New rows are compared at once, in each county with awards that they concern."""
    concerned = [
        county
        for county in counties_with_awards(by, on)
        if found.region.covers(county.code) or county.covers(found.region_id)
    ]
    jobs = [
        open_duty(
            each.kind,
            region=county,
            period=DUTIES[each.kind].period_of(on, county.code),
            by=by,
            because=found.file_sha256[:12],
        )
        for each in comparing(found.kind)
        for county in concerned
    ]
    for job in jobs:
        hasten(job)
    return jobs


@dataclass(frozen=True)
class Standing:
    """How one duty of one county stands: last done, next due, the periods it missed, and which of
    them were skipped, that is after it had been done once."""

    duty: Duty
    region: Region
    last: Job | None
    period: Period
    due_on: date
    done: bool
    missed: list[str]
    skipped: list[str]
    waiting: Job | None

    @property
    def label(self) -> str:
        return str(self.duty.declared.label)

    @property
    def next_on(self) -> date:
        """The first day of the next period when this one is done, else the day it is due."""
        return self.period.until if self.done else self.due_on


LOOK_BACK = 3


def standings(officer: Officer, on: date) -> list[Standing]:
    """All regular duties of all counties with awards that the officer sees."""
    return _standings(officer, on, [duty for duty in DUTIES.values() if duty.regular])


def standings_on_import(officer: Officer, on: date) -> list[Standing]:
    """The comparisons that are done when rows arrive, of all counties with awards that the officer sees."""
    return _standings(officer, on, [duty for duty in DUTIES.values() if not duty.regular])


def _standings(officer: Officer, on: date, duties: list[Duty]) -> list[Standing]:
    counties = counties_with_awards(officer, on)
    since = _first_months(officer, counties)
    return [
        _standing(duty, county, since[county.code], on) for duty in duties for county in counties
    ]


def _first_months(officer: Officer, counties: Iterable[Region]) -> dict[int, date]:
    """From when on each county has paid anybody: nothing was missed before."""
    first: dict[int, date] = {}
    awards = Award.objects.visible_to(officer).filter(
        county_code__in=[county.code for county in counties]
    )
    for code, start in awards.order_by("period").values_list(
        "county_code", F("period__startswith")
    ):
        first.setdefault(ancestor(code, "county"), start)
    return first


def _standing(duty: Duty, county: Region, since: date, on: date) -> Standing:
    jobs = Job.objects.filter(kind=duty.job, region=county)
    done = jobs.filter(state=Job.State.DONE).order_by("-finished_at")
    periods = set(done.values_list("period", flat=True))
    period = duty.period_of(on, county.code)
    looked_at = [period]
    for _step in range(LOOK_BACK):
        looked_at.append(looked_at[-1].previous())
    undone = [
        p
        for p in reversed(looked_at)
        if duty.regular and p.text not in periods and duty.due_on(p) < on and p.until > since
    ]
    first = min((Period.parse(text).start for text in periods if text), default=on)
    return Standing(
        duty=duty,
        region=county,
        last=done.first(),
        period=period,
        due_on=duty.due_on(period),
        done=period.text in periods,
        missed=[p.text for p in undone],
        skipped=[p.text for p in undone if p.start > first],
        waiting=jobs.exclude(state__in=Job.ENDED).order_by("-created_at").first(),
    )
