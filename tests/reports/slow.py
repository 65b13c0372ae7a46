"""The rows behind every section once more, by loops in plain Python, far too slow for a province."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils import timezone

from cases.discovery import ROUTE_OF
from cases.models import (
    Application,
    Award,
    AwardMember,
    Instalment,
    Objection,
    OverpaidLine,
    PaymentLine,
    VerificationResult,
    Workday,
)
from cases.periods import Period, add_months
from eligibility.models import Assessment
from households.models import BankAccount, Circumstances, Membership
from monitoring.models import (
    ComparedPerson,
    Comparison,
    Disposal,
    Finding,
    Rectification,
    Reply,
    RoundDuty,
    Screening,
)
from reports.catalogue import Line

Row = dict[str, Any]
LOCKED = ("locked", "exported", "returned", "closed")


def value(line: Line, rows: list[Row]) -> Decimal | None:
    """What a line makes of its rows."""
    mine = [row for row in rows if row[line.flag]]
    if line.measure == "rows":
        return Decimal(len(mine))
    if line.measure == "households":
        return Decimal(len({row["household"] for row in mine}))
    if line.measure == "rate":
        whole = [row for row in rows if row[line.of]]
        return _cents(Decimal(100 * len(mine)) / len(whole)) if whole else None
    amounts = [Decimal(row[line.amount]) for row in mine if row[line.amount] is not None]
    if line.measure == "sum":
        return sum(amounts, Decimal())
    return _cents(sum(amounts, Decimal()) / len(amounts)) if amounts else Decimal(0)


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"), ROUND_HALF_UP)


def paid_lines() -> list[PaymentLine]:
    return [
        line
        for line in PaymentLine.objects.select_related("run", "award__decision")
        if line.run.state in LOCKED and not line.void
    ]


def failed(line: PaymentLine) -> bool:
    answer = getattr(line, "bank_return", None)
    return answer is not None and not answer.paid


def locked_on(line: PaymentLine) -> date:
    assert line.run.locked_at is not None
    return timezone.localdate(line.run.locked_at)


def screenings(p: Period) -> Iterator[Row]:
    for each in Screening.objects.all():
        now = inside(each.disposed_on, p)
        fits = now and each.disposition in ("covered", "applies", "temporary_aid")
        awards = Award.objects.filter(household=each.household)
        yield {
            "screenings": True, each.source: True, "household": each.household_id,
            "received": inside(each.entered_on, p), "verified": inside(each.visited_on, p),
            "closed": now, "aided": now and each.disposition in ("applies", "temporary_aid"),
            "referred": now and each.disposition == "referred",
            "open": each.entered_on < p.until and (each.disposed_on is None or each.disposed_on >= p.until),
            "eligible": fits, "covered": fits and any(holds(a.period, p.last_day) for a in awards),
        }  # fmt: skip


def holds(period: Any, day: date) -> bool:
    return period.lower <= day and (period.upper is None or day < period.upper)


def inside(day: date | None, p: Period) -> bool:
    return day is not None and p.start <= day < p.until


def township_months(p: Period) -> Iterator[Row]:
    lines = [line for line in paid_lines() if line.kind == "regular" and line.run.kind == "regular"]
    month = p.start
    while month < p.until:
        due = {(a.benefit, a.township_code) for a in Award.objects.all() if holds(a.period, month)}
        for benefit, township in due:
            days = [
                locked_on(line)
                for line in lines
                if line.benefit == benefit and line.month == month
                and line.region_id // 1000 * 1000 == township
            ]  # fmt: skip
            in_time = bool(days) and min(days) < add_months(month, 1)
            yield {"townships": True, "household": None, "due": True, "in_time": in_time}
        month = add_months(month, 1)


def applications(p: Period) -> Iterator[Row]:
    days = {each.day: each.is_working for each in Workday.objects.all()}
    for case in Application.objects.filter(purpose="new").exclude(accepted_on=None):
        paid = [
            locked_on(line)
            for line in paid_lines()
            if line.award.decision.application_id == case.pk and line.amount > 0
        ]
        first = min(paid, default=None)
        assert case.accepted_on is not None
        since = [case.accepted_on + timedelta(days=n) for n in range(1, 2000)]
        working = [d for d in since if first and d <= first and days.get(d, d.weekday() < 5)]
        decided = inside(case.decided_on, p) and case.state in ("confirmed", "refused")
        known = case.accepted_on < p.until
        yield {
            "applications": True, case.benefit: True, "household": case.household_id,
            "accepted": inside(case.accepted_on, p), "decided": decided and known,
            "refused": decided and known and case.state == "refused",
            "first_paid": known and inside(first, p),
            "days": (first - case.accepted_on).days if first else None,
            ROUTE_OF.get(Application.Channel(case.channel), "self"): True,
            "days_to_answer": _days(case.discovered_on, case.accepted_on),
            "days_to_aid": _days(case.discovered_on, first),
            "prompt": inside(case.accepted_on, p) and first is not None and len(working) <= 5,
        }  # fmt: skip


def _days(since: date | None, until: date | None) -> int | None:
    return (until - since).days if since and until else None


def register_answers(p: Period) -> Iterator[Row]:
    for each in VerificationResult.objects.select_related("verification"):
        ended = inside(each.verification.finished_on, p)
        yield {
            "register_answers": True, "household": None, "answered": ended,
            "hit": ended and each.answer == "conflict",
        }  # fmt: skip


def objections(p: Period) -> Iterator[Row]:
    for each in Objection.objects.all():
        received, settled = inside(each.received_on, p), inside(each.settled_on, p)
        yield {
            "objections": True, "household": None, "received": received,
            "answered": received and each.settled_on is not None and each.settled_on < p.until,
            "settled": settled, "upheld": settled and each.outcome == "upheld",
            "days": (each.settled_on - each.received_on).days if each.settled_on else None,
        }  # fmt: skip


def poverty_entries(p: Period) -> Iterator[Row]:
    for s in Screening.objects.exclude(cause=""):
        if not inside(s.entered_on, p):
            continue
        found = Award.objects.filter(household=s.household_id, benefit="dibao")
        days = [a.decision.decided_on for a in found.exclude(period__isempty=True)]
        after = [day for day in days if s.entered_on <= day < p.until]
        kind = "returned" if s.category in ("lifted", "unstable") else "newly"
        yield {
            "epidemic_" * (s.cause == "epidemic") + kind: True, "household": s.household_id,
            "flagged": True, "entered": bool(after),
            "days": (min(after) - s.entered_on).days if after else None,
        }  # fmt: skip


def findings(p: Period) -> Iterator[Row]:
    for each in Finding.objects.all():
        open_ = each.closed_on is None or each.closed_on >= p.until
        known = each.found_on < p.until
        yield {
            "findings": True, each.rule: True, "household": each.household_id,
            "found": inside(each.found_on, p), "settled": inside(each.closed_on, p),
            "open": known and open_, "at_hand": known and (open_ or inside(each.closed_on, p)),
            "days": (each.closed_on - each.found_on).days if each.closed_on else None,
        }  # fmt: skip


def subsidy_coverage(p: Period) -> Iterator[Row]:
    paid = {(x.benefit, x.person_id) for x in paid_lines() if x.month == p.last_month}
    for each in Circumstances.objects.exclude(disability_grade=None).select_related("person"):
        until, died = each.disability_until, each.person.died_on
        if until and until < p.last_day or died and died <= p.last_day:
            continue
        for benefit in ("disability_living", "disability_nursing"):
            grade = each.disability_grade or 9
            due = grade <= 2 if benefit.endswith("nursing") else ("dibao", each.person_id) in paid
            if due:
                got = (benefit, each.person_id) in paid
                yield {benefit: True, "household": None, "eligible": True, "paid": got}


def visits_due(p: Period) -> Iterator[Row]:
    for each in RoundDuty.objects.all():
        due, done = inside(each.due_on, p), each.done_on
        yield {
            "visits": True, "household": None, "due": due,
            "done": due and done is not None and done < p.until,
            "in_time": due and done is not None and done <= each.due_on,
        }  # fmt: skip


def temporary_aid(p: Period) -> Iterator[Row]:
    last = Period(p.text, add_months(p.start, -12), add_months(p.until, -12))
    for line in paid_lines():
        if line.benefit == "temporary_aid" and not failed(line):
            yield {
                "temporary_aid": True, "household": line.household_id, "amount": line.amount,
                "now": inside(line.month, p), "last_year": inside(line.month, last),
            }  # fmt: skip


def comparisons(p: Period) -> Iterator[Row]:
    for each in Comparison.objects.exclude(finished_at=None):
        assert each.finished_at is not None
        yield {
            "comparisons": True, each.kind: True, "household": None, "matched": each.matched,
            "new_findings": each.new, "run": inside(timezone.localdate(each.finished_at), p),
        }  # fmt: skip


def settling(finding: Finding, p: Period) -> Disposal | None:
    """The disposal that stands at the end of the period."""
    done = [
        each
        for each in finding.disposals.order_by("pk")
        if each.confirmed_at
        and not each.rejected
        and timezone.localdate(each.confirmed_at) < p.until
    ]
    return done[-1] if done else None


def death_matching(p: Period) -> Iterator[Row]:
    wanted = ("deceased_on_roll", "cancelled_for_death")
    for each in Finding.objects.filter(rule__in=wanted, found_on__lt=p.until):
        last = settling(each, p)
        on = timezone.localdate(last.confirmed_at) if last and last.confirmed_at else None
        dead = last is not None and last.code == "1" and on is not None and on >= p.start
        lines = [
            line
            for line in OverpaidLine.objects.filter(line__person=each.person)
            if line.recovery.opened_on < p.until
        ]
        back = [
            paid.amount
            for paid in Instalment.objects.filter(recovery__person=each.person)
            if inside(paid.paid_on, p)
        ]
        yield {
            "death_findings": True, "household": each.household_id, "hit": inside(each.found_on, p),
            "confirmed": dead, "dated": dead and last is not None and last.event_on is not None,
            "not_so": last is not None and last.code != "1" and on is not None and on >= p.start,
            "open": each.closed_on is None or each.closed_on >= p.until,
            "days": (on - last.event_on).days if on and last and last.event_on else None,
            "months": len(lines), "overpaid": sum((r.amount for r in lines), Decimal()),
            "overpaid_now": dead and bool(lines), "recovered": sum(back, Decimal()),
            "recovered_now": sum(back) != 0,
        }  # fmt: skip


def poverty_office_lists(p: Period) -> Iterator[Row]:
    made = [
        each
        for each in Comparison.objects.filter(kind="poverty_office").exclude(finished_at=None)
        if each.finished_at and inside(timezone.localdate(each.finished_at), p)
    ]
    last = max(made, key=lambda each: (each.finished_at, each.pk), default=None)
    for each in ComparedPerson.objects.filter(comparison=last) if last else ():
        yield {
            "lists": True, "household": each.household_id, "ours": each.group != "only_theirs",
            "theirs": each.group != "only_ours", "both_lists": each.group in ("both", "differ"),
            "only_theirs": each.group == "only_theirs", "only_ours": each.group == "only_ours",
            "differing": each.group == "differ",
        }  # fmt: skip


CODES = {
    "stopped_or_changed": "1 2", "explained": "3", "data_error": "4 5", "aided": "6 7",
    "handed_over": "8 10 11", "watched": "9 12",
}  # fmt: skip


def poverty_office_findings(p: Period) -> Iterator[Row]:
    for each in Finding.objects.filter(rule__in=("only_theirs", "only_ours", "both_differ")):
        closed = inside(each.closed_on, p)
        codes = [d.code for d in each.disposals.order_by("pk") if d.confirmed_by_id]
        code = codes[-1] if codes and each.state == "settled" else ""
        yield {
            each.rule: True, "household": each.household_id, "found": inside(each.found_on, p),
            "vanished": closed and not code,
            "open": each.found_on < p.until and (each.closed_on is None or each.closed_on >= p.until),
            **{flag: closed and code in wanted.split() for flag, wanted in CODES.items()},
        }  # fmt: skip


def rectifications(p: Period) -> Iterator[Row]:
    for each in Rectification.objects.all():
        open_ = each.opened_on < p.until and (each.closed_on is None or each.closed_on >= p.until)
        yield {
            each.kind: True, "household": None, "found": inside(each.opened_on, p),
            "rectified": inside(each.closed_on, p), "open": open_, "recovered": each.recovered,
            "late": open_ and each.due_on < p.until,
        }  # fmt: skip


def accountability(p: Period) -> Iterator[Row]:
    for each in Reply.objects.select_related("disposal"):
        ended = inside(each.replied_on, p) and each.disposal.code == "11" and bool(each.discipline)
        staff = ended and each.disposal.concerns.exists()
        yield {"cases": True, "household": None, "concluded": ended, "names_staff": staff}


def people_on_file(p: Period) -> Iterator[Row]:
    for each in Membership.objects.select_related("household", "person"):
        home, person = each.household, each.person
        if not holds(each.period, p.last_day) or person.died_on and person.died_on <= p.last_day:
            continue
        known = Circumstances.objects.filter(person=person).first()
        held = any(holds(m.period, p.last_day) for m in AwardMember.objects.filter(person=person))
        sheets = Assessment.objects.filter(household=home, on__lte=p.last_day).order_by("on", "pk")
        last = sheets.last()
        accounts = BankAccount.objects.filter(household=home)
        status = home.poverty_status
        yield {
            "on_file": True, "household": home.pk, "held": held,
            "edge": not held and last is not None and last.outcome == "edge_family",
            **{name: status == name for name in ("unstable", "marginal", "sudden_hardship")},
            "monitored_held": held and status in ("unstable", "marginal", "sudden_hardship"),
            "disabled": known is not None and known.disability_grade is not None,
            "seriously_ill": known is not None and bool(known.serious_illness),
            "student": known is not None and (known.schooling or "none") != "none",
            "without_number": person.id_token is None and person.id_kind == "resident",
            "without_phone": person.phone is None and person.pk == home.head_id,
            "without_account": held and not any(holds(a.period, p.last_day) for a in accounts),
        }  # fmt: skip


ROWS: dict[str, Callable[[Period], Iterator[Row]]] = {
    each.__name__: each
    for each in (
        screenings, township_months, applications, register_answers, objections, findings,
        subsidy_coverage, poverty_entries, visits_due, temporary_aid, comparisons, death_matching,
        poverty_office_lists, poverty_office_findings, rectifications, accountability, people_on_file,
    )
}  # fmt: skip
