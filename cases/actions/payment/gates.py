"""Gates of a run (发放关口): what must be true before anybody signs. Read anew at each signature."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Sum
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.models import Job
from cases import sql
from cases.actions.payment.bridge import bridge_of, totals_of
from cases.actions.payment.price_link import price_month
from cases.actions.payment.runs import previous_run, terms_of
from cases.benefits import BENEFITS
from cases.models import PaymentReview, PaymentRun
from cases.procedure import StepRefused

DEATHS_KIND = "compare_deaths"
DEATHS_MAX_AGE = timedelta(days=35)


@dataclass(frozen=True)
class Gate:
    """One gate: open or not, and why, in words."""

    name: str
    label: str | Promise
    is_open: bool
    words: str


@dataclass(frozen=True)
class StandsOut:
    """What stands out for one household, and what somebody said of it."""

    question: PaymentReview.Question
    fact: str
    household_id: int
    account_id: int | None
    number: str
    head: str
    place: str
    amount: Any
    verdict: str | None
    reason: str | None
    reviewer: str | None
    answered: bool


def exceptions_of(run: PaymentRun) -> list[StandsOut]:
    """All that stands out in a run, unanswered first."""
    last = previous_run(run) if run.kind == PaymentRun.Kind.REGULAR else None
    found = sql.rows(
        "payment_exceptions",
        run=run.pk,
        cut_off_on=run.cut_off_on,
        previous=last.pk if last else None,
    )
    return [
        StandsOut(**row | {"question": PaymentReview.Question(row["question"])}) for row in found
    ]


def gates_of(run: PaymentRun, *, on: date, exceptions: list[StandsOut]) -> list[Gate]:
    """The gates of a run on a day, in the order people work them off."""
    exact = (
        [_complete(run), _bridge(run)] if run.kind == PaymentRun.Kind.REGULAR else [_repairs(run)]
    )
    if BENEFITS[run.benefit].on_top:
        exact.append(_same_terms(run))
    return [_deaths(run, on), *exact, _overtaken(run), *_looked_at(exceptions)]


def require_open(run: PaymentRun, *, on: date) -> None:
    """Raise StepRefused with the words of the first gate that is shut."""
    for gate in gates_of(run, on=on, exceptions=exceptions_of(run)):
        if not gate.is_open:
            raise StepRefused(f"{gate.label}：{gate.words}")


def _deaths(run: PaymentRun, on: date) -> Gate:
    checks = Job.objects.filter(
        kind=DEATHS_KIND,
        state=Job.State.DONE,
        region__code=run.region_id,
        finished_at__isnull=False,
    )
    finished = checks.order_by("-finished_at").values_list("finished_at", flat=True).first()
    label = _("死亡比对")
    if finished is None:
        return Gate("deaths", label, False, _("还没有做过死亡比对，比对完成后再发放"))
    day = timezone.localdate(finished)
    if on - day > DEATHS_MAX_AGE:
        words = _("最近一次是 %(day)s，已超过 35 天，重新比对后再发放")
        return Gate("deaths", label, False, words % {"day": day})
    return Gate("deaths", label, True, _("%(day)s 已完成") % {"day": day})


def _complete(run: PaymentRun) -> Gate:
    totals = totals_of(run)
    words = _(
        "在享 %(shares)s 人 %(share_yuan)s 元 = 发放 %(lines)s 人 %(line_yuan)s 元"
        " + 未发放 %(exclusions)s 人 %(exclusion_yuan)s 元"
    )
    if not totals.is_exact:
        words = _("计算后待遇有变动：") + words.replace(" = ", " ≠ ") + _("，重新计算")
    shown = {
        name: f"{value:,.2f}" if isinstance(value, Decimal) else f"{value:,}"
        for name, value in vars(totals).items()
    }
    return Gate("complete", _("逐人核对"), totals.is_exact, words % shown)


def _bridge(run: PaymentRun) -> Gate:
    bridge = bridge_of(run)
    words = _("与上月勾稽，差额 %(yuan)s 元") % {"yuan": f"{bridge.difference.yuan:,.2f}"}
    return Gate("bridge", _("月度勾稽"), bridge.is_exact, words)


def _repairs(run: PaymentRun) -> Gate:
    lines = run.lines.filter(void=False)
    paid = lines.aggregate(now=Sum("amount"), before=Sum("repairs__amount"))
    words = _("失败 %(before)s 元 = 补发 %(now)s 元")
    return Gate("repairs", _("逐笔核对"), paid["now"] == paid["before"], words % paid)


def _same_terms(run: PaymentRun) -> Gate:
    """What the run was computed with is what the law says now."""
    then = terms_of(run.supplements or run)
    priced = price_month(run.region_id, run.month)
    same = priced.is_payable and priced.asked == then
    words = _("每人城市 %(urban)s 元、农村 %(rural)s 元") % then
    if not same:
        words += _("；指数或标准已有变动，重新计算")
    return Gate("terms", _("指数与标准"), same, words)


def _overtaken(run: PaymentRun) -> Gate:
    counts = Counter(
        row["reason"]
        for row in sql.rows("payment_overtaken", run=run.pk, cut_off_on=run.cut_off_on)
    )
    if not counts:
        return Gate("overtaken", _("计算后的变动"), True, _("没有变动"))
    words = _("计算后新增死亡 %(died)s 人、暂缓 %(held)s 人、账户变更 %(account)s 人，重新计算")
    shown = {reason: counts[reason] for reason in ("died", "held", "account")}
    return Gate("overtaken", _("计算后的变动"), False, words % shown)


def _looked_at(exceptions: list[StandsOut]) -> list[Gate]:
    gates = []
    for question in PaymentReview.Question:
        asked = [one for one in exceptions if one.question == question]
        left = sum(not one.answered for one in asked)
        if not asked:
            words = _("没有")
        elif left:
            words = _("%(count)s 户，待核 %(left)s 户") % {"count": len(asked), "left": left}
        else:
            words = _("%(count)s 户，已全部核查") % {"count": len(asked)}
        gates.append(Gate(question.value, question.label, not left, words))
    return gates
